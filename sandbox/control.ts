/** The control interface: look at the school, change it as a secretary or a parent would, switch faults, set the clock. */
import { createServer, type Server } from 'node:http';
import { FAULTS, type Fault } from './faults';
import { bodyOf, json } from './http';
import { accept } from './informat/store';
import type { School } from './world';

export function controlServer(school: School): Server {
	return createServer((request, response) => {
		void bodyOf(request).then((text) => {
			try {
				const result = handle(school, `${request.method} ${request.url}`, text === '' ? {} : (JSON.parse(text) as Record<string, unknown>));
				if (result === undefined) json(response, 404, { error: 'Unknown; see sandbox/README.md' });
				else json(response, 200, result);
			} catch (error) {
				json(response, 400, { error: (error as Error).message });
			}
		});
	});
}

function handle(school: School, line: string, body: Record<string, unknown>): unknown {
	const { informat, platform, faults, log } = school;
	const [, method = '', path = ''] = /^(\w+) ([^?]*)/.exec(line) ?? [];
	const [area, part, id = '', action] = path.slice(1).split('/').map(decodeURIComponent);
	const entry = [method, area, part].filter((each) => each !== undefined && each !== '').join(' ');
	switch (entry) {
		case 'GET state':
			return {
				informat: { students: informat.students, registrations: informat.registrations, preregistrations: Object.fromEntries(informat.preregistrations) },
				smartschool: { accounts: platform.accounts, groups: [...platform.groups.values()] },
			};
		case 'GET made':
			return school.made;
		case 'GET calls':
			return log.lines;
		case 'GET calls summary':
			return log.counts();
		case 'DELETE calls':
			log.lines = [];
			return {};
		case 'POST reset':
			school.reset(body);
			return school.made;
		case 'GET clock':
			return { date: school.today() };
		case 'PUT clock':
			school.setToday(String(body.date));
			return { date: school.today() };
		case 'GET faults':
			return { active: faults.list(), known: FAULTS };
		case 'PUT faults':
			faults.set(body as unknown as Fault[]);
			return faults.list();
		case 'DELETE faults':
			faults.set([]);
			return [];
		case 'PUT settings':
			Object.assign(platform.settings, body);
			return platform.settings;
		case 'PATCH informat students':
			return merge(informat.students.find(({ pPersoon }) => String(pPersoon) === id), body);
		case 'PATCH informat registrations':
			return merge(informat.registrations.find(({ pInschr }) => String(pInschr) === id), body);
		case 'PATCH smartschool accounts':
			return merge(platform.byInternNumber(id)?.profile, body);
		case 'DELETE smartschool accounts': {
			const account = platform.byInternNumber(id);
			if (account) platform.remove(account);
			return account && {};
		}
		case 'POST informat preregistrations': {
			if (action === 'accept') return { accepted: accept(informat, id) };
			const pre = informat.preregistrations.get(id);
			if (action === 'refuse' && pre) pre.status = 'geweigerd';
			return pre;
		}
		default:
			return undefined;
	}
}

/** Lists are merged by position, objects by key; everything else is replaced. */
function merge(target: unknown, change: unknown): unknown {
	if (target === undefined) return undefined;
	for (const [key, value] of Object.entries(change as object)) {
		if (['__proto__', 'constructor', 'prototype'].includes(key)) continue;
		const old = (target as Record<string, unknown>)[key];
		if (typeof value === 'object' && value !== null && typeof old === 'object' && old !== null) merge(old, value);
		else (target as Record<string, unknown>)[key] = value;
	}
	return target;
}
