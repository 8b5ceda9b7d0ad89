/** Informat's token server and Leerlingen Web API. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isDay, schoolYearOf } from '../calendar';
import type { FaultBoard } from '../faults';
import { bodyOf, breakOff, json, later, webPage } from '../http';
import type { CallLog } from '../log';
import { isSchoolYear, NO_GROUP, problemsOf, type Problem } from './preregistrations';
import type { InformatState, Registration, Student } from './store';

export interface InformatWorld {
	informat: InformatState;
	faults: FaultBoard;
	log: CallLog;
	today(): string;
	now(): Date;
	client: { id: string; secret: string };
	/** Institutes for which the client has rights. */
	institutes: string[];
	tokens: Map<string, Token>;
}

/** Lives by the clock of the machine, so that another day in the school does not end it. */
export interface Token { scopes: Set<string>; until: number }

type Send = (status: number, value: unknown) => void;
interface Call { world: InformatWorld; method: string; path: string; query: Map<string, string>; institute: string; body: string; send: Send }

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

export function informatServer(world: InformatWorld): Server {
	return createServer((request, response) => {
		bodyOf(request).then(async (body) => await answer(world, request, body, response)).catch(() => breakOff(response));
	});
}

async function answer(world: InformatWorld, request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://informat');
	const method = request.method ?? 'GET';
	const call = `${method} ${url.pathname.replace(/^(\/1\/(?:students|preregistrations))\/(?!save$)[^/]+/i, '$1/{id}')}`;
	const key = ID.exec(url.pathname)?.[0] ?? (url.pathname.endsWith('/save') ? (ID.exec(/"preRegistrationId"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '')?.[0] ?? '') : '');
	const strike = world.faults.strike('informat', `${method} ${url.pathname}`);
	let applied = false;
	const log = (result: number | string): void => world.log.add({ service: 'informat', call, key, result: String(result), applied, at: world.now().toISOString() });
	if (strike.delay > 0) await later(strike.delay);
	if (strike.has('timeout-before-effect')) return log('lost'), breakOff(response);

	let outcome: { status: number; value: unknown } = { status: 404, value: null };
	const work = (): void => {
		applied = true;
		handle(world, request, url, body, (status, value) => void (outcome = { status, value }));
	};
	if (strike.worksFirst) work();
	if (strike.has('html-200')) return log('html'), webPage(response, 200);
	if (strike.has('unauthorized-401')) return log(401), denied((status, value) => json(response, status, value));
	if (strike.has('busy-503')) return log(503), webPage(response, 503);
	if (strike.has('server-error-500')) return log(500), json(response, 500, { message: 'An error has occurred.', errors: [] });
	if (strike.has('timeout-after-effect')) return log('lost'), breakOff(response);
	if (!strike.worksFirst) work();

	const { status } = outcome;
	let { value } = outcome;
	if (status === 200 && call === 'GET /1/students') {
		const { students } = value as { students: Student[] };
		if (strike.has('empty-students')) value = { students: [] };
		else if (strike.has('truncated-list')) value = { students: students.slice(0, Math.floor(students.length / 2)) };
	}
	if (status === 200 && call === 'GET /1/registrations' && strike.has('empty-registrations')) value = { registrations: [] };
	log(status);
	if (!strike.has('truncated-body')) return json(response, status, value);
	const text = JSON.stringify(value);
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(text.slice(0, Math.floor(text.length / 2)));
}

const denied = (send: Send): void => send(401, { message: 'Authorization has been denied for this request.' });

let turn = 0;

/** 400 and 405 come with capitals as well as without; a client has to take both. */
function refuse(send: Send, status: number, message: string, problems: readonly Problem[]): void {
	const capitals = (status === 400 || status === 405) && turn++ % 2 === 0;
	send(status, capitals ? { Message: message, Errors: problems.map((each) => ({ Code: each.code, Message: each.message })) } : { message, errors: problems });
}

function handle(world: InformatWorld, request: IncomingMessage, url: URL, body: string, send: Send): void {
	const method = request.method ?? 'GET';
	if (url.pathname === '/connect/token') return giveToken(world, method, body, send);
	const path = url.pathname.toLowerCase().replace(/\/$/, '');
	const token = world.tokens.get(/^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '');
	// Two headers of the same name arrive joined by a comma, and fit no institute either.
	const institute = request.headers.instituteno;
	const kind = path.startsWith('/1/preregistrations') ? 'voorinschrijvingen' : 'leerlingen';
	if (!token || token.until < Date.now() || typeof institute !== 'string' || !/^\d{6}$/.test(institute) || !token.scopes.has(`api_informat_sas_leerlingen.${kind}.${institute}`)) return denied(send);
	const query = new Map([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
	const year = query.get('schoolyear');
	if (year !== undefined && !isSchoolYear(year)) return refuse(send, 400, 'Bad request', [{ code: 'BR034B', message: 'schoolYear is not valid' }]);
	const day = query.get('refdate');
	if (day !== undefined && !isDay(day)) return refuse(send, 400, 'Bad request', [{ code: 'BR000', message: 'refdate cannot be converted' }]);
	const since = query.get('changedsince');
	if (since !== undefined && Number.isNaN(Date.parse(since))) return refuse(send, 400, 'Bad request', [{ code: 'BR000', message: 'changedSince cannot be converted' }]);

	const call: Call = { world, method, path, query, institute, body, send };
	const [, resource, id, part, more] = path.slice(1).split('/');
	if (!path.startsWith('/1/') || more !== undefined) return notFound(send);
	if (method === 'GET' && path === '/1/students') return students(call);
	if (method === 'GET' && path === '/1/registrations') return registrations(call);
	if (method === 'GET' && resource === 'students' && id !== undefined) return student(call, id, part);
	if (method === 'POST' && path === '/1/preregistrations/save') return save(call);
	if (resource === 'preregistrations' && id !== undefined && ((method === 'GET' && part === 'status') || (method === 'DELETE' && part === undefined))) return preregistration(call, id);
	notFound(send);
}

const notFound = (send: Send, problems: Problem[] = []): void => refuse(send, 404, 'Not found', problems);

const spans = ({ begindatum, einddatum }: Registration, day: string): boolean => begindatum <= day && (einddatum === null || einddatum >= day);

/** A date outside the year counts as its first or last day. */
function clamp(day: string, year: string | undefined): string {
	if (year === undefined) return day;
	const start = `${year.slice(0, 4)}-09-01`;
	const end = `${Number(year.slice(0, 4)) + 1}-06-30`;
	return day < start ? start : day > end ? end : day;
}

/** Registrations of the asked institute and school year, by student. */
function byStudent({ world, query, institute }: Call): Map<string, Registration[]> {
	const year = query.get('schoolyear');
	const found = new Map<string, Registration[]>();
	for (const each of world.informat.registrations) {
		if (each.instelnr !== institute || (year !== undefined && schoolYearOf(each.begindatum) !== year)) continue;
		const list = found.get(each.persoonId);
		if (list) list.push(each);
		else found.set(each.persoonId, [each]);
	}
	return found;
}

/** The registration that counts on the reference date: realised, and around that date. */
function withCurrent(student: Student, own: readonly Registration[], day: string): Student {
	const current = own.find((each) => each.status === 0 && each.begindatum !== each.einddatum && spans(each, day));
	return { ...student, inschrijvingsId: current?.inschrijvingsId ?? null };
}

function students(call: Call): void {
	const { world, query, send } = call;
	const year = query.get('schoolyear');
	const asked = query.get('refdate');
	const day = clamp(asked ?? world.today(), year);
	const since = query.get('changedsince');
	const owners = byStudent(call);
	send(200, {
		students: world.informat.students.flatMap((each) => {
			const own = owners.get(each.persoonId);
			if (!own || (asked !== undefined && !own.some((registration) => spans(registration, day)))) return [];
			if (since !== undefined && !world.informat.changedSince(each.persoonId, new Date(since))) return [];
			return [withCurrent(each, own, day)];
		}),
	});
}

/** The school year picks the current registration here, it filters nobody out. */
function student(call: Call, id: string, part: string | undefined): void {
	const { world, query, institute, send } = call;
	const found = world.informat.students.find(({ persoonId }) => persoonId === id);
	if (!found || !world.informat.registrations.some((each) => each.persoonId === id && each.instelnr === institute)) return notFound(send);
	if (part === 'photo') return send(200, { photo: world.informat.photos.get(id) ?? null });
	if (part !== undefined) return notFound(send);
	const day = clamp(query.get('refdate') ?? world.today(), query.get('schoolyear'));
	send(200, { student: withCurrent(found, byStudent(call).get(id) ?? [], day) });
}

function registrations(call: Call): void {
	const { world, query, send } = call;
	if (!query.has('schoolyear')) return refuse(send, 400, 'Bad request', [{ code: 'BR034A', message: 'schoolYear is mandatory' }]);
	const since = query.get('changedsince');
	const list = [...byStudent(call).values()].flat();
	send(200, { registrations: since === undefined ? list : list.filter(({ inschrijvingsId }) => world.informat.changedSince(inschrijvingsId, new Date(since))) });
}

function save({ world, institute, body, send }: Call): void {
	const { preregistrations, settings } = world.informat;
	let sent: Record<string, unknown>;
	try {
		sent = JSON.parse(body) as Record<string, unknown>;
	} catch {
		return refuse(send, 400, 'Bad request', [{ code: 'BR000', message: 'The text is no JSON' }]);
	}
	const problems = problemsOf(sent, institute, settings.locations);
	if (problems.length > 0) return refuse(send, 400, 'Bad request', problems);
	const preRegistrationId = String(sent.preRegistrationId).toLowerCase();
	const isUpdate = sent.admgrpId === NO_GROUP;
	const old = preregistrations.get(preRegistrationId);
	const refused = (code: string, message: string): void => refuse(send, 405, 'Not allowed', [{ code, message }]);
	if (isUpdate && settings.personalDetailsUpdates === 'refused') return refused('MNA005', 'changing the personal details is not allowed');
	if (old && isUpdate && !old.isUpdate) {
		// Only what was accepted has a pupil whose details can be updated.
		if (old.status !== 'geaccepteerd') return refused('MNA005', 'changing the personal details is not allowed');
	} else if (old?.status === 'geaccepteerd') return refused('MNA001', 'cannot be changed: already accepted');
	else if (old?.status === 'geweigerd') return refused('MNA002', 'cannot be changed: already refused');
	preregistrations.set(preRegistrationId, { status: 'open', isUpdate, body: sent, saves: (old?.saves ?? 0) + 1 });
	send(200, { preRegistrationStatus: { preRegistrationId, status: 'open' } });
}

function preregistration({ world, method, send }: Call, id: string): void {
	const { preregistrations } = world.informat;
	const pre = preregistrations.get(id);
	if (!pre) return notFound(send, [{ code: 'DNF001', message: 'no preregistration with this id' }]);
	if (method === 'GET') return send(200, { preRegistrationStatus: { preRegistrationId: id, status: pre.status } });
	if (pre.status !== 'open') return refuse(send, 405, 'Not allowed', [{ code: pre.status === 'geaccepteerd' ? 'MNA003' : 'MNA004', message: 'cannot be removed' }]);
	preregistrations.delete(id);
	send(200, null);
}

function giveToken(world: InformatWorld, method: string, body: string, send: Send): void {
	if (method !== 'POST') return send(405, { error: 'invalid_request' });
	const form = new URLSearchParams(body);
	if (form.get('grant_type') !== 'client_credentials') return send(400, { error: 'unsupported_grant_type' });
	if (form.get('client_id') !== world.client.id || form.get('client_secret') !== world.client.secret) return send(400, { error: 'invalid_client' });
	// Without a scope a token is given, but it opens nothing here.
	const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
	const known = world.institutes.flatMap((institute) => ['leerlingen.leerlingen', 'leerlingen.voorinschrijvingen', 'personeel.personeel'].map((kind) => `api_informat_sas_${kind}.${institute}`));
	if (!scopes.every((scope) => known.includes(scope))) return send(400, { error: 'invalid_scope' });
	const token = randomBytes(24).toString('base64url');
	const { tokenSeconds } = world.informat.settings;
	world.tokens.set(token, { scopes: new Set(scopes), until: Date.now() + tokenSeconds * 1000 });
	send(200, { access_token: token, expires_in: tokenSeconds, token_type: 'Bearer', scope: scopes.join(' ') });
}
