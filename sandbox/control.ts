/** The control interface: look at the school, change it as a secretary or a parent would, switch faults, set the clock. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { isDay, schoolYearOf } from './calendar';
import { FAULTS, type Fault } from './faults';
import { bodyOf, json } from './http';
import { accept } from './informat/acceptance';
import { newRegistration as register, newStudent as addStudent } from './informat/byHand';
import { momentOf } from './informat/schoolDays';
import type { InformatState } from './informat/store';
import { confirmPending } from './smartschool/members';
import type { Account, Group } from './smartschool/store';
import type { School } from './world';

type Body = Record<string, unknown>;

class Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export function controlServer(school: School): Server {
	return createServer((request, response) => {
		void bodyOf(request).then((text) => {
			try {
				const { pathname } = new URL(request.url ?? '/', 'http://control');
				json(response, 200, answer(school, request.method ?? 'GET', pathname, text === '' ? {} : (JSON.parse(text) as Body)));
			} catch (error) {
				json(response, error instanceof Refusal ? error.status : 400, { error: (error as Error).message });
			}
		});
	});
}

function answer(school: School, method: string, pathname: string, body: Body): unknown {
	const { informat, platform, faults, log } = school;
	const parts = pathname.split('/').slice(1).map(decodeURIComponent);
	const [first = '', second = '', id = '', action = ''] = parts;
	if (id !== '') {
		if (first === 'informat') return onInformat(school, method, second, id, action, body);
		if (first === 'smartschool') return onSmartschool(school, method, second, id, action, body);
	}
	switch (`${method} ${parts.join('/')}`) {
		case 'GET state':
			return stateOf(school);
		case 'GET made':
		case 'GET state/summary':
			return school.summary;
		case 'GET smartschool/messages':
		case 'GET smartschool/notifications':
		case 'GET smartschool/courses':
		case 'GET smartschool/tickets':
			return modulesOf(platform)[second];
		case 'GET calls':
			return log.lines;
		case 'GET calls/summary':
			return log.counts();
		case 'DELETE calls':
			log.clear();
			return {};
		case 'POST reset':
			school.reset({ pupils: numberIn(body, 'pupils'), seed: numberIn(body, 'seed') });
			return school.summary;
		case 'POST informat/students':
			return newStudent(informat, body, school.now());
		case 'POST informat/registrations':
			return newRegistration(school, body);
		case 'GET informat/absences':
			return [...informat.absences.values()];
		case 'GET clock':
			return clock(school);
		case 'PUT clock':
			school.setToday(String(body.date));
			return clock(school);
		case 'GET faults':
			return { active: faults.list(), known: Object.fromEntries(Object.entries(FAULTS).map(([name, { text }]) => [name, text])) };
		case 'PUT faults':
			if (!Array.isArray(body)) throw new Refusal(400, 'Faults are a list: [{"name": "slow", "value": 500}]');
			faults.set(body as Fault[]);
			return faults.list();
		case 'DELETE faults':
			faults.set([]);
			return [];
		case 'GET settings':
			return { ...informat.settings, ...platform.settings };
		case 'PUT settings':
			return settings(school, body);
		case 'DELETE tokens':
			school.tokens.clear();
			return {};
		default:
			throw new Refusal(404, 'Unknown; sandbox/README.md lists what there is');
	}
}

const clock = (school: School): object => ({ date: school.today(), schoolYear: schoolYearOf(school.today()) });

function numberIn(body: Body, key: string): number | undefined {
	const value = body[key];
	if (value === undefined) return undefined;
	if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Refusal(400, `${key} is a whole number`);
	return value;
}

function settings({ informat, platform }: School, body: Body): unknown {
	for (const [key, value] of Object.entries(body)) {
		const owner = [informat.settings, platform.settings].find((each) => Object.hasOwn(each, key));
		if (!owner) throw new Refusal(400, `There is no setting "${key}"`);
		Object.assign(owner, { [key]: value });
	}
	return { ...informat.settings, ...platform.settings };
}

/** Both sides. */
export function stateOf({ informat, platform }: School): unknown {
	const groups = [...platform.groups.values()];
	const shown = (group: Group): unknown => ({ ...group, members: platform.membersOf(group.code).length });
	return {
		informat: { students: informat.students, registrations: informat.registrations, preregistrations: [...informat.preregistrations].map(([preRegistrationId, pre]) => ({ preRegistrationId, ...pre })) },
		smartschool: {
			accounts: platform.accounts.map((account) => accountState(account, platform.officialClass(account)?.code)),
			deleted: platform.deleted,
			classes: groups.filter(({ type }) => type === 'K').map(shown),
			groups: groups.filter(({ type }) => type === 'G').map(shown),
			...modulesOf(platform),
		},
	};
}

/** Beside accounts and groups; each also has an address of its own. */
const modulesOf = ({ messages, notifications, courses, tickets, skoreJobs }: School['platform']): Record<string, unknown[]> => ({ messages, notifications, courses, tickets, skoreJobs });

function accountState(account: Account, officialClass: string | undefined): unknown {
	const bySlot = <T>(pick: (slot: Account['passwords'][number]) => T): Record<string, T> => Object.fromEntries(Object.entries(account.passwords).map(([slot, each]) => [slot, pick(each)]));
	return {
		id: account.id,
		profile: account.profile,
		groups: account.groups,
		officialClass: officialClass ?? null,
		career: account.career,
		pendingMoves: account.pendingMoves,
		passwordWrites: bySlot(({ writes }) => writes),
		mustChange: bySlot(({ mustChange }) => mustChange),
		photo: account.photo !== '',
		signatures: account.signatures,
		unread: account.unread,
	};
}

function onInformat(school: School, method: string, kind: string, id: string, action: string, body: Body): unknown {
	const { informat } = school;
	const now = school.now();
	if (kind === 'preregistrations') {
		const pre = informat.preregistrations.get(id.toLowerCase());
		if (!pre) throw new Refusal(404, 'No such preregistration');
		if (method === 'GET' && action === '') return { preRegistrationId: id, ...pre };
		if (method !== 'POST' || !['accept', 'refuse'].includes(action)) throw new Refusal(404, 'Preregistrations know accept and refuse');
		if (pre.status !== 'open') throw new Refusal(409, `Already ${pre.status}`);
		if (action === 'refuse') pre.status = 'geweigerd';
		else {
			const student = accept(informat, id.toLowerCase(), school.today(), now, numberIn(body, 'pPersoon'));
			if (!student) throw new Refusal(409, 'No pupil, or more than one, fits this name and birth date; say which one: {"pPersoon": 900000}');
			return { preRegistrationId: id, status: pre.status, pPersoon: student.pPersoon };
		}
		return { preRegistrationId: id, status: pre.status };
	}
	if (kind === 'logins') return onLogin(school, method, id, body);
	const [found, changed] = (Object.hasOwn(RECORDS, kind) ? RECORDS[kind]!(informat, id) : undefined) ?? [undefined, ''];
	if (!found) throw new Refusal(404, 'Not found');
	if (kind === 'students' && action === 'absences' && method === 'PUT') return ownAbsence(school, changed, body);
	if (method === 'PATCH') {
		merge(found, body);
		informat.touch(changed, now);
	} else if (method !== 'GET') throw new Refusal(404, 'Only GET and PATCH');
	return found;
}

function newStudent(informat: InformatState, body: Body, now: Date): unknown {
	if (!['naam', 'voornaam', 'geboortedatum'].every((key) => typeof body[key] === 'string' && body[key] !== '')) throw new Refusal(400, 'A pupil needs naam, voornaam and geboortedatum');
	const student = addStudent(informat, body);
	informat.touch(student.persoonId, now);
	return student;
}

function newRegistration(school: School, body: Body): unknown {
	const { informat, institutes } = school;
	const student = informat.students.find(({ pPersoon }) => pPersoon === body.pPersoon);
	if (!student) throw new Refusal(404, 'No such pupil');
	if (!isDay(String(body.begindatum))) throw new Refusal(400, 'A registration is written as {"pPersoon": 900000, "begindatum": "2026-11-23", "klasCode": "3NWa"}');
	const made = register(informat, student, institutes[0]!, body);
	informat.touch(made.inschrijvingsId, school.now());
	return made;
}

type Found = [record: object, changed: string] | undefined;
const known = <T extends object>(record: T | undefined, changed: (record: T) => string): Found => (record ? [record, changed(record)] : undefined);

/** What can be looked at and edited, by its key in Informat; the second part is what `changedSince` goes by. */
const RECORDS: Readonly<Record<string, (informat: InformatState, id: string) => Found>> = {
	students: ({ students }, id) => known(students.find(({ pPersoon }) => String(pPersoon) === id), ({ persoonId }) => persoonId),
	registrations: ({ registrations }, id) => known(registrations.find(({ pInschr }) => String(pInschr) === id), ({ inschrijvingsId }) => inschrijvingsId),
	employees: ({ staff }, id) => known(staff.employees.find(({ pPersoon }) => String(pPersoon) === id), ({ personId }) => personId),
	interruptions: ({ staff }, id) => known(staff.interruptions.find(({ row }) => row.doId === id.toLowerCase()), ({ row }) => row.personId),
	documents: ({ staff }, id) => known(staff.documents.find(({ row }) => String(row.documentId) === id), ({ row }) => row.personId),
};

/** The user name in Smartschool that Informat keeps; its passwords are not shown and stay as they are. */
function onLogin({ informat }: School, method: string, id: string, body: Body): unknown {
	const login = informat.logins.get(informat.students.find(({ pPersoon }) => String(pPersoon) === id)?.persoonId ?? '');
	if (!login) throw new Refusal(404, 'Not found');
	if (method === 'PATCH') {
		const { gebruikersnaam } = body;
		if (gebruikersnaam !== null && typeof gebruikersnaam !== 'string') throw new Refusal(400, 'A user name is a text, or null');
		login.gebruikersnaam = gebruikersnaam;
	} else if (method !== 'GET') throw new Refusal(404, 'Only GET and PATCH');
	return { gebruikersnaam: login.gebruikersnaam, status: login.status };
}

/** An absence that the school itself has written in Informat. */
function ownAbsence(school: School, persoonId: string, body: Body): unknown {
	const { informat } = school;
	const { date, partOfDay, absenceCode, timestamp } = body;
	if (!isDay(String(date)) || !['VM', 'NM'].includes(String(partOfDay)) || typeof absenceCode !== 'string') throw new Refusal(400, 'An absence is written as {"date": "2026-11-23", "partOfDay": "VM", "absenceCode": "Z", "timestamp": "2026-11-23T08:41:00"}');
	const absence = { absenceId: randomUUID(), persoonId, instelnr: school.institutes[0]!, date: String(date), partOfDay: String(partOfDay), absenceCode, locationIdDiscimus: informat.settings.discimusLocations[0]!.id, at: timestamp === undefined ? school.now().getTime() : momentOf(String(timestamp)), byApi: false };
	informat.absences.set(`${persoonId} ${absence.date} ${absence.partOfDay}`, absence);
	return absence;
}

function onSmartschool(school: School, method: string, kind: string, id: string, action: string, body: Body): unknown {
	const { platform } = school;
	if (kind === 'classes') return onClass(platform, method, id, body);
	if (kind !== 'accounts') throw new Refusal(404, 'Only accounts and classes');
	// Accounts without internal number are found by user name.
	const account = platform.byInternNumber(id) ?? platform.byUsername(id);
	if (!account) throw new Refusal(404, 'No such account');
	switch (`${method} ${action}`) {
		case 'GET ':
			break;
		case 'PATCH ': {
			const known = (key: string): boolean => Object.hasOwn(account.profile, key) || platform.settings.ownFields.includes(key) || platform.settings.informatFields.includes(key);
			const strange = Object.keys(body).find((key) => !known(key));
			if (strange !== undefined) throw new Refusal(400, `An account has no "${strange}"`);
			const { gebruikersnaam, internnummer, ...rest } = body;
			Object.assign(account.profile, rest);
			if (gebruikersnaam !== undefined) platform.rename(account, { gebruikersnaam: String(gebruikersnaam) });
			if (internnummer !== undefined) platform.rename(account, { internnummer: String(internnummer ?? '') });
			break;
		}
		case 'PUT absences':
			if (!Object.keys(body).every(isDay)) throw new Refusal(400, 'Absences are written as {"2026-11-23": {"am": "Z", "pm": null}}');
			Object.assign(account.absences, body);
			break;
		case 'PUT groups': {
			const codes = body as unknown;
			if (!Array.isArray(codes)) throw new Refusal(400, 'Groups are written as ["KOOR"]');
			const strange = codes.find((code) => platform.groups.get(String(code))?.isOfficial !== false);
			if (strange !== undefined) throw new Refusal(400, `There is no group "${String(strange)}"`);
			account.groups = [...account.groups.filter((code) => platform.groups.get(code)?.isOfficial === true), ...codes.map(String)];
			break;
		}
		case 'POST confirm':
			confirmPending(platform, account);
			break;
		case 'DELETE ':
			platform.remove(account, school.now());
			return {};
		default:
			throw new Refusal(404, 'Accounts know GET, PATCH, DELETE, PUT absences, PUT groups and POST confirm');
	}
	return accountState(account, platform.officialClass(account)?.code);
}

/** The administrative group of a class in the school year of today. */
function onClass(platform: School['platform'], method: string, code: string, { administratieveGroep }: Body): unknown {
	const group = platform.groups.get(code);
	if (!group?.isOfficial) throw new Refusal(404, 'No such class');
	if (method !== 'PATCH' || typeof administratieveGroep !== 'string') throw new Refusal(400, 'A class is written as {"administratieveGroep": "000312"}');
	platform.setYear(group, platform.today, { administrativeGroupNumber: administratieveGroep });
	return group;
}

/** Objects are merged by key and lists by position; an empty list empties, null in a list takes the item out. */
function merge(target: object, change: object): void {
	for (const [key, value] of Object.entries(change)) {
		if (['__proto__', 'constructor', 'prototype'].includes(key)) continue;
		const old = (target as Record<string, unknown>)[key];
		const emptied = Array.isArray(value) && value.length === 0;
		if (!emptied && typeof value === 'object' && value !== null && typeof old === 'object' && old !== null) {
			merge(old, value);
			if (Array.isArray(old)) (target as Record<string, unknown>)[key] = old.filter((each) => each !== null);
		} else (target as Record<string, unknown>)[key] = value;
	}
}
