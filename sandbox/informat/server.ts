/** Informat's token server and Leerlingen Web API. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CallLog, FaultBoard } from '../faults';
import { bodyOf, breakOff, json, later, webPage } from '../http';
import { problemsOf } from './preregistrations';
import type { InformatState, Registration } from './store';

export interface InformatWorld {
	informat: InformatState;
	faults: FaultBoard;
	log: CallLog;
	now(): Date;
	client: { id: string; secret: string };
	/** Institutes for which the client has rights. */
	institutes: string[];
	tokenSeconds: number;
}

interface Token { scopes: Set<string>; until: number }
const tokens = new Map<string, Token>();

export function informatServer(world: () => InformatWorld): Server {
	return createServer((request, response) => {
		void bodyOf(request).then(async (body) => await answer(world(), request, body, response));
	});
}

async function answer(world: InformatWorld, request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://informat');
	const line = `${request.method} ${url.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/i, '{id}')}`;
	const about = /[0-9a-f]{8}-[0-9a-f-]{27}/i.exec(url.pathname)?.[0] ?? '';
	const log = (result: number | string) => world.log.add('informat', line, about, String(result));
	const fault = world.faults.strike('informat', line);
	if (fault?.name === 'slow') await later(fault.value ?? 1000);
	if (fault?.name === 'lost-before') return log('lost'), breakOff(response);
	if (fault?.name === 'html') return log('html'), webPage(response, 200);
	if (fault?.name === 'unauthorized') return log(401), void response.writeHead(401).end();
	if (fault?.name === 'busy') return log(503), webPage(response, 503);
	if (fault?.name === 'server-error') return log(500), json(response, 500, { Message: 'An error has occurred.' });
	const send = (status: number, value: unknown) => {
		log(status);
		if (fault?.name === 'lost-after') return breakOff(response);
		if (fault?.name !== 'truncated') return json(response, status, value);
		const text = JSON.stringify(value);
		response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text.slice(0, Math.floor(text.length / 2)));
	};

	if (url.pathname === '/connect/token') return giveToken(world, request, body, send);
	const token = tokens.get(/^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
	const institute = request.headers.instituteno;
	const kind = url.pathname.startsWith('/1/preregistrations') ? 'voorinschrijvingen' : 'leerlingen';
	if (!token || token.until < world.now().getTime() || typeof institute !== 'string' || !/^\d{6}$/.test(institute) || !token.scopes.has(`api_informat_sas_leerlingen.${kind}.${institute}`)) {
		return send(401, { Message: 'Authorization has been denied for this request.' });
	}
	const query = new Map([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
	const year = query.get('schoolyear');
	if (year !== undefined && (!/^\d{4}-\d{2}$/.test(year) || (Number(year.slice(0, 4)) + 1) % 100 !== Number(year.slice(5)))) {
		return send(400, { Message: 'Bad request', Errors: [{ Code: 'BR034B', Message: 'schoolYear is not valid' }] });
	}
	const registrations = world.informat.registrations.filter((each) => each.instelnr === institute && (year === undefined || schoolYearOf(each) === year));
	const people = new Set(registrations.map(({ persoonId }) => persoonId));
	const [, resource, id, part] = url.pathname.slice(1).split('/');
	const { preregistrations } = world.informat;

	if (request.method === 'GET' && url.pathname === '/1/students') {
		const day = query.get('refdate');
		const present = day === undefined ? people : new Set(registrations.filter(({ begindatum, einddatum }) => begindatum <= clamp(day, year) && (einddatum === null || einddatum >= clamp(day, year))).map(({ persoonId }) => persoonId));
		let students = world.informat.students.filter(({ persoonId }) => present.has(persoonId));
		if (fault?.name === 'empty-students') students = [];
		if (fault?.name === 'half-students') students = students.slice(0, Math.floor(students.length / 2));
		return send(200, { students });
	}
	if (request.method === 'GET' && url.pathname === '/1/registrations') {
		if (year === undefined) return send(400, { message: 'Bad request', errors: [{ code: 'BR034A', message: 'schoolYear is mandatory' }] });
		return send(200, { registrations: fault?.name === 'empty-registrations' ? [] : registrations });
	}
	if (request.method === 'GET' && resource === 'students' && id !== undefined) {
		const student = world.informat.students.find(({ persoonId }) => persoonId === id && people.has(persoonId));
		if (!student) return send(404, { message: 'Not found' });
		if (part === 'photo') return send(200, { photo: null });
		if (part === undefined) return send(200, { student });
	}
	if (request.method === 'POST' && url.pathname === '/1/preregistrations/save') {
		let sent: Record<string, unknown>;
		try {
			sent = JSON.parse(body) as Record<string, unknown>;
		} catch {
			return send(400, { Message: 'Bad request', Errors: [{ Code: 'BR000', Message: 'no JSON' }] });
		}
		const problems = problemsOf(sent);
		if (problems.length > 0) return send(400, { message: 'Bad request', errors: problems });
		const preRegistrationId = String(sent.preRegistrationId);
		const old = preregistrations.get(preRegistrationId);
		if (old?.status === 'geaccepteerd') return send(405, { Message: 'Not allowed', Errors: [{ Code: 'MNA001', Message: 'already accepted' }] });
		if (old?.status === 'geweigerd') return send(405, { Message: 'Not allowed', Errors: [{ Code: 'MNA002', Message: 'already refused' }] });
		preregistrations.set(preRegistrationId, { status: 'open', body: sent, saves: (old?.saves ?? 0) + 1 });
		return send(200, { preRegistrationStatus: { preRegistrationId, status: 'open' } });
	}
	if (resource === 'preregistrations' && id !== undefined) {
		const pre = preregistrations.get(id);
		if (!pre) return send(404, { message: 'Not found', errors: [{ code: 'DNF001', message: 'no preregistration with this id' }] });
		if (request.method === 'GET' && part === 'status') return send(200, { preRegistrationStatus: { preRegistrationId: id, status: pre.status } });
		if (request.method === 'DELETE' && part === undefined) {
			if (pre.status !== 'open') return send(405, { message: 'Not allowed', errors: [{ code: pre.status === 'geaccepteerd' ? 'MNA003' : 'MNA004', message: 'cannot be removed' }] });
			preregistrations.delete(id);
			return send(200, null);
		}
	}
	send(404, { message: 'Not found' });
}

function giveToken(world: InformatWorld, request: IncomingMessage, body: string, send: (status: number, value: unknown) => void): void {
	const form = new URLSearchParams(body);
	if (request.method !== 'POST' || form.get('grant_type') !== 'client_credentials') return send(400, { error: 'unsupported_grant_type' });
	if (form.get('client_id') !== world.client.id || form.get('client_secret') !== world.client.secret) return send(400, { error: 'invalid_client' });
	const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
	const known = scopes.every((scope) => world.institutes.some((institute) => ['leerlingen', 'voorinschrijvingen'].some((kind) => scope === `api_informat_sas_leerlingen.${kind}.${institute}`)));
	if (!known) return send(400, { error: 'invalid_scope' });
	const token = randomBytes(24).toString('base64url');
	tokens.set(token, { scopes: new Set(scopes), until: world.now().getTime() + world.tokenSeconds * 1000 });
	send(200, { access_token: token, expires_in: world.tokenSeconds, token_type: 'Bearer' });
}

/** 1 September to 31 August. */
export function schoolYearOf({ begindatum }: Pick<Registration, 'begindatum'>): string {
	const start = Number(begindatum.slice(0, 4)) - (begindatum.slice(5) < '09-01' ? 1 : 0);
	return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}

/** A date outside the year counts as its first or last day. */
function clamp(day: string, year: string | undefined): string {
	if (year === undefined) return day;
	const start = `${year.slice(0, 4)}-09-01`;
	const end = `${Number(year.slice(0, 4)) + 1}-06-30`;
	return day < start ? start : day > end ? end : day;
}
