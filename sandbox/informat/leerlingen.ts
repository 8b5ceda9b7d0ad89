/** Leerlingen Web API: students, photos, registrations and preregistrations; the token server answers beside it. */
import { schoolYearOf } from '../calendar';
import { isSchoolYear, NO_GROUP, problemsOf } from './preregistrations';
import { denied, notFound, notJson, objectOf, ok, queryOf, queryProblems, refuse, saysJson } from './rest';
import type { Asked, InformatWorld, Reply, ServiceKind } from './service';
import type { Registration, Student } from './store';
import { entry, giveToken } from './tokens';

interface Call { world: InformatWorld; query: Map<string, string>; institute: string; body: string }

export const leerlingen: ServiceKind = {
	line: ({ method, path }) => `${method} ${path.replace(/^(\/1\/(?:students|preregistrations))\/(?!save$)[^/]+/i, '$1/{id}')}`,
	refusal: (status) => (status === 401 ? denied() : { status, value: { message: 'An error has occurred.', errors: [] } }),
	handle,
};

function handle(world: InformatWorld, asked: Asked): Reply {
	if (asked.path === '/connect/token') return giveToken(world, asked);
	const { method, body, headers } = asked;
	const path = asked.path.toLowerCase();
	const allowed = entry(world, asked, path.startsWith('/1/preregistrations') ? 'leerlingen.voorinschrijvingen' : 'leerlingen.leerlingen');
	if (typeof allowed === 'string') return denied();
	if (!saysJson(world, asked)) return notJson();
	const lists = queryOf(asked);
	const problems = queryProblems(lists);
	if (world.informat.settings.timestamp === 'required' && Number.isNaN(Date.parse(String(headers.timestamp)))) problems.push({ code: 'BR000', message: 'The header Timestamp is mandatory' });
	if (problems.length > 0) return refuse(400, problems);

	const call: Call = { world, query: new Map([...lists].map(([name, values]) => [name, values.at(-1)!])), institute: allowed.institute, body };
	const [, resource, id, part, more] = path.slice(1).split('/');
	if (!path.startsWith('/1/') || more !== undefined) return notFound();
	if (method === 'GET' && path === '/1/students') return students(call);
	if (method === 'GET' && path === '/1/registrations') return registrations(call);
	if (method === 'GET' && resource === 'students' && id !== undefined) return student(call, id, part);
	if (method === 'POST' && path === '/1/preregistrations/save') return save(call);
	if (resource === 'preregistrations' && id !== undefined && ((method === 'GET' && part === 'status') || (method === 'DELETE' && part === undefined))) return preregistration(call, id, method);
	return notFound();
}

const spans = ({ begindatum, einddatum }: Registration, day: string): boolean => begindatum <= day && (einddatum === null || einddatum >= day);

/** A date outside the year counts as its first or last day. */
function clamp(day: string, year: string | undefined): string {
	if (year === undefined || !isSchoolYear(year)) return day;
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

function students(call: Call): Reply {
	const { world, query } = call;
	const asked = query.get('refdate');
	const day = clamp(asked ?? world.today(), query.get('schoolyear'));
	const since = query.get('changedsince');
	const owners = byStudent(call);
	return ok({
		students: world.informat.students.flatMap((each) => {
			const own = owners.get(each.persoonId);
			if (!own || (asked !== undefined && !own.some((registration) => spans(registration, day)))) return [];
			// Changes of all levels count, so a registration counts for its student.
			if (since !== undefined && ![each.persoonId, ...own.map(({ inschrijvingsId }) => inschrijvingsId)].some((id) => world.informat.changedSince(id, new Date(since)))) return [];
			return [withCurrent(each, own, day)];
		}),
	});
}

/** The school year picks the current registration here, it filters nobody out. */
function student(call: Call, id: string, part: string | undefined): Reply {
	const { world, query, institute } = call;
	const found = world.informat.students.find(({ persoonId }) => persoonId === id);
	if (!found || !world.informat.registrations.some((each) => each.persoonId === id && each.instelnr === institute)) return notFound();
	if (part === 'photo') return ok({ photo: world.informat.photos.get(id) ?? null });
	if (part !== undefined) return notFound();
	const day = clamp(query.get('refdate') ?? world.today(), query.get('schoolyear'));
	return ok({ student: withCurrent(found, byStudent(call).get(id) ?? [], day) });
}

function registrations(call: Call): Reply {
	const { world, query } = call;
	if (!query.has('schoolyear')) return refuse(400, [{ code: 'BR034A', message: 'schoolYear is mandatory' }]);
	const since = query.get('changedsince');
	const list = [...byStudent(call).values()].flat();
	return ok({ registrations: since === undefined ? list : list.filter(({ inschrijvingsId }) => world.informat.changedSince(inschrijvingsId, new Date(since))) });
}

function save({ world, institute, body }: Call): Reply {
	const { preregistrations, settings } = world.informat;
	const sent = objectOf(body);
	if (!sent) return refuse(400, [{ code: 'BR000', message: 'The text is no JSON object' }]);
	const problems = problemsOf(sent, institute, settings.locations);
	if (problems.length > 0) return refuse(400, problems);
	const preRegistrationId = String(sent.preRegistrationId).toLowerCase();
	const isUpdate = sent.admgrpId === NO_GROUP;
	const old = preregistrations.get(preRegistrationId);
	const refused = (code: string, message: string): Reply => refuse(405, [{ code, message }]);
	if (isUpdate && settings.personalDetailsUpdates === 'refused') return refused('MNA005', 'changing the personal details is not allowed');
	if (old && isUpdate && !old.isUpdate) {
		// Only what was accepted has a pupil whose details can be updated.
		if (old.status !== 'geaccepteerd') return refused('MNA005', 'changing the personal details is not allowed');
	} else if (old?.status === 'geaccepteerd') return refused('MNA001', 'cannot be changed: already accepted');
	else if (old?.status === 'geweigerd') return refused('MNA002', 'cannot be changed: already refused');
	preregistrations.set(preRegistrationId, { status: 'open', isUpdate, institute, body: sent, saves: (old?.saves ?? 0) + 1 });
	return ok({ preRegistrationStatus: { preRegistrationId, status: 'open' } });
}

function preregistration({ world, institute }: Call, id: string, method: string): Reply {
	const { preregistrations } = world.informat;
	const pre = preregistrations.get(id);
	if (!pre || pre.institute !== institute) return notFound([{ code: 'DNF001', message: 'no preregistration with this id' }]);
	if (method === 'GET') return ok({ preRegistrationStatus: { preRegistrationId: id, status: pre.status } });
	if (pre.status !== 'open') return refuse(405, [{ code: pre.status === 'geaccepteerd' ? 'MNA003' : 'MNA004', message: 'cannot be removed' }]);
	preregistrations.delete(id);
	return ok(null);
}
