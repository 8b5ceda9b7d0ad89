/** Personeel Web API: the staff lists, each for all or for one person, and the writes on interruptions and documents. */
import { schoolYearOf } from '../calendar';
import { documentPdf, documents, findDocument, signedDocument } from './documents';
import { caseOf, deleteAttachment, deleteInterruption, putAttachment, putInterruption } from './interruptions';
import { denied, notFound, notJson, ok, queryOf, queryProblems, refuse, saysJson } from './rest';
import type { Asked, InformatWorld, Reply, ServiceKind } from './service';
import type { Employee } from './staff';
import type { InformatState } from './store';
import { entry } from './tokens';

interface Call { state: InformatState; institute: string; today: string; query: Map<string, string[]>; year: string; structure: string | undefined; asked: Asked }

export const personeel: ServiceKind = {
	line: ({ method, path }) => `${method} ${path}`,
	refusal: (status) => (status === 401 ? denied() : { status, value: { message: 'An error has occurred.', errors: [] } }),
	handle,
};

/** Each list by the last word of its address. */
const LISTS: Readonly<Record<string, (call: Call) => { personId: string }[]>> = {
	assignments: (call) => assignments(call),
	ownfields: ({ state }) => state.staff.ownFields,
	photos: ({ state }) => state.staff.photos,
	diplomas: ({ state }) => state.staff.diplomas,
	interruptions: ({ state, institute, year, structure }) => state.staff.interruptions.filter(({ place, row }) => place.instelnr === institute && place.schoolYear === year && (structure === undefined || row.hfd === structure)).map(({ row }) => row),
};

const ONE = '([^/]+)';
type Work = (call: Call, ids: string[]) => Reply | Promise<Reply>;
const withBody = (call: Call, ids: { personId?: string; interruptionId: string; attachmentId?: string }, work: (each: NonNullable<ReturnType<typeof caseOf>>) => Reply): Reply => {
	const each = caseOf(call.state, call.institute, call.today, ids, call.asked.body);
	return each ? work(each) : refuse(400, [{ code: 'BR000', message: 'The text is no JSON object' }]);
};
const document = ({ state, institute }: Call, personId: string, documentId: string) => findDocument(state, institute, personId, documentId);

const ROUTES: readonly (readonly [method: string, path: string, work: Work])[] = [
	['GET', '/employees', (call) => ok(employees(call))],
	['GET', '/employees/documents', ({ state, institute, query }) => documents(state, institute, query)],
	['GET', `/employees/(${Object.keys(LISTS).join('|')})`, (call, [list]) => ok(ofStaff(call, LISTS[list!]!(call)))],
	['GET', `/employees/${ONE}`, (call, [id]) => one(call, id!)],
	['GET', `/employees/${ONE}/(ownfields|photos|diplomas|interruptions)`, (call, [id, list]) => (known(call, id!) ? ok(ofStaff(call, LISTS[list!]!(call)).filter(({ personId }) => personId === id)) : notFound())],
	['PUT', `/employees/${ONE}/interruptions/${ONE}`, (call, [personId, interruptionId]) => withBody(call, { personId, interruptionId: interruptionId! }, putInterruption)],
	['DELETE', `/employees/interruptions/${ONE}`, (call, [interruptionId]) => withBody(call, { interruptionId: interruptionId! }, deleteInterruption)],
	['PUT', `/employees/interruptions/${ONE}/attachments/${ONE}`, (call, [interruptionId, attachmentId]) => withBody(call, { interruptionId: interruptionId!, attachmentId }, putAttachment)],
	['DELETE', `/employees/interruptions/${ONE}/attachments/${ONE}`, (call, [interruptionId, attachmentId]) => withBody(call, { interruptionId: interruptionId!, attachmentId }, deleteAttachment)],
	['GET', `/employees/${ONE}/documents/${ONE}/pdf`, (call, [personId, documentId]) => documentPdf(call.state, document(call, personId!, documentId!))],
	['POST', `/employees/${ONE}/documents/${ONE}/signeddocument`, async (call, [personId, documentId]) => await signedDocument(document(call, personId!, documentId!), call.asked)],
];

function handle(world: InformatWorld, asked: Asked): Reply | Promise<Reply> {
	const allowed = entry(world, asked, 'personeel.personeel');
	if (typeof allowed === 'string') return denied();
	if (!asked.path.toLowerCase().endsWith('/signeddocument') && !saysJson(world, asked)) return notJson();
	const query = queryOf(asked);
	const problems = queryProblems(query);
	const version = asked.headers['api-version'];
	if (version !== undefined && !['1', '2'].includes(String(version))) problems.push({ code: 'BR000', message: 'Api-Version is 1 or 2' });
	if (problems.length > 0) return refuse(400, problems);
	const path = asked.path.toLowerCase();
	const structure = query.get('structure')?.at(-1);
	const call: Call = { state: world.informat, institute: allowed.institute, today: world.today(), query, year: query.get('schoolyear')?.at(-1) ?? schoolYearOf(world.today()), structure: structure === '' ? undefined : structure, asked };
	for (const [method, pattern, work] of ROUTES) {
		const found = method === asked.method ? new RegExp(`^${pattern}$`).exec(path) : null;
		if (found) return work(call, found.slice(1));
	}
	return notFound();
}

const assignments = ({ state, institute, year, structure }: Call) => state.staff.assignments.filter(({ place }) => place.instelnr === institute && place.schoolYear === year && (structure === undefined || place.hfd === structure)).map(({ row }) => row);

/** Running or future year: an assignment there, or marked active. Past year: an assignment. */
function employees(call: Call): Employee[] {
	const busy = new Set(assignments(call).map(({ personId }) => personId));
	const past = call.year < schoolYearOf(call.today);
	// An active person without any assignment is seen by the institutes where an assignment was once.
	const here = new Set(call.state.staff.assignments.filter(({ place }) => place.instelnr === call.institute).map(({ row }) => row.personId));
	const since = call.query.get('changedsince')?.at(-1);
	return call.state.staff.employees.filter(({ personId, isActive }) => (busy.has(personId) || (!past && isActive && here.has(personId) && call.structure === undefined)) && (since === undefined || call.state.changedSince(personId, new Date(since))));
}

const known = (call: Call, personId: string): Employee | undefined => (call.state.staff.assignments.some(({ place, row }) => place.instelnr === call.institute && row.personId === personId) ? call.state.staff.employees.find((each) => each.personId === personId) : undefined);

function one(call: Call, personId: string): Reply {
	const found = known(call, personId);
	return found ? ok(found) : notFound();
}

/** Rows of people whom the list of employees shows. */
function ofStaff<T extends { personId: string }>(call: Call, rows: readonly T[]): T[] {
	const shown = new Set(employees(call).map(({ personId }) => personId));
	return rows.filter(({ personId }) => shown.has(personId));
}
