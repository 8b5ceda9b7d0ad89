/** Student API (Public), the push API: new enrolments, the class of an enrolment, absences. Errors are problem documents (RFC 7807). */
import { randomBytes, randomUUID } from 'node:crypto';
import { addDays } from '../calendar';
import { classLine, enrol } from './enrol';
import { ABSENCE, ENROLLMENT, LINK_CLASS, inForce, type Body, type Case, type FieldType, type Rules } from './pushRules';
import { objectOf, saysJson } from './rest';
import { momentOf } from './schoolDays';
import type { Asked, InformatWorld, Reply, ServiceKind } from './service';
import { entry } from './tokens';

const BASE = '/api/v1';
const NONE = '00000000-0000-0000-0000-000000000000';
const TITLES: Readonly<Record<number, string>> = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 409: 'Conflict', 415: 'Unsupported Media Type', 500: 'Internal Server Error' };

interface ValidationError { name: string; reason: string; code: string | null }

function problem({ path }: Asked, status: number, detail: string, validationErrors: readonly ValidationError[] = []): Reply {
	const traceId = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
	return { status, type: 'application/problem+json; charset=utf-8', value: { type: `https://httpstatuses.io/${status}`, title: TITLES[status], status, detail, instance: path, traceId, ...(validationErrors.length > 0 ? { validationErrors } : {}) } };
}

type Work = (each: Case) => Reply;
interface Operation { method: string; path: RegExp; rules: Rules; work: Work }

const OPERATIONS: readonly Operation[] = [
	{ method: 'POST', path: /^\/enrollments\/(create)$/i, rules: ENROLLMENT, work: enroll },
	{ method: 'PUT', path: /^\/enrollments\/([^/]+)\/link-class$/i, rules: LINK_CLASS, work: linkClass },
	{ method: 'PUT', path: /^\/students\/([^/]+)\/absences$/i, rules: ABSENCE, work: setAbsence },
];

export const push: ServiceKind = {
	line: ({ method, path }) => `${method} ${path}`,
	refusal: (status, asked) => problem(asked, status, status === 401 ? 'No valid token' : 'An unexpected error has occurred'),
	handle,
};

function handle(world: InformatWorld, asked: Asked): Reply {
	const allowed = entry(world, asked, 'leerlingen.leerlingen');
	if (allowed === 'no token') return problem(asked, 401, 'No valid token');
	if (allowed === 'no institute') return problem(asked, 400, 'Validation failed', [{ name: 'instituteNo', reason: 'The header instituteNo is mandatory and has six digits', code: null }]);
	if (allowed === 'no scope') return problem(asked, 403, 'The scope for this institute is missing');
	const part = asked.path.toLowerCase().startsWith(BASE) ? asked.path.slice(BASE.length) : '';
	const known = OPERATIONS.filter(({ path }) => path.test(part));
	const operation = known.find(({ method }) => method === asked.method);
	if (!operation) return problem(asked, known.length > 0 ? 405 : 404, known.length > 0 ? 'This method is not allowed here' : 'Unknown address');
	if (!saysJson(world, asked)) return problem(asked, 415, 'The text is not announced as application/json');
	const { rules } = operation;
	const body = objectOf(asked.body);
	if (!body) return problem(asked, 400, 'Validation failed', [{ name: '$', reason: 'The text is no JSON object', code: null }]);
	const strange = Object.entries(rules.types).filter(([name, type]) => !isOf(body[name], type));
	if (strange.length > 0) return problem(asked, 400, 'Validation failed', strange.map(([name]) => ({ name, reason: `${name} cannot be converted`, code: null })));
	const each = caseOf(world, allowed.institute, operation.path.exec(part)![1]!.toLowerCase(), body);
	const wrong = rules.fields.filter(({ broken }) => broken(each));
	if (wrong.length > 0) return problem(asked, 400, 'Validation failed', wrong.map(({ name, reason, code }) => ({ name, reason, code })));
	const conflict = rules.data.find(({ broken }) => broken(each));
	if (conflict) return problem(asked, 409, conflict.reason, [{ name: conflict.name, reason: conflict.reason, code: conflict.code }]);
	return operation.work(each);
}

function isOf(value: unknown, type: FieldType): boolean {
	if (value === undefined || value === null) return true;
	return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

const absenceKey = (persoonId: string, body: Body): string => `${persoonId} ${String(body.date)} ${String(body.partOfDay)}`;

function caseOf(world: InformatWorld, institute: string, id: string, body: Body): Case {
	const { informat: state } = world;
	const enrollment = state.registrations.find((each) => each.inschrijvingsId === id && each.instelnr === institute);
	const personId = typeof body.personId === 'string' ? body.personId.toLowerCase() : id;
	const student = state.students.find(({ persoonId }) => persoonId === personId);
	const vestCode = state.settings.discimusLocations.find((each) => each.institute === institute && each.id === body.locationIdDiscimus)?.vestCode;
	const admgrp = enrollment?.nrAdmgrp ?? body.admgrpNo;
	const place = enrollment?.vestCode ?? vestCode;
	const here = (each: { instelnr: string; nrAdmgrp: string; vestCode: string }): boolean => each.instelnr === institute && each.nrAdmgrp === admgrp && (place === undefined ? body.locationIdDiscimus === undefined || body.locationIdDiscimus === null : each.vestCode === place);
	return { state, institute, body, id, now: world.now().getTime(), today: world.today(), student, enrollment, vestCode, departments: state.departments.filter(here), classes: state.classes.filter((each) => here(each) && each.klasCode === body.classCode), absence: state.absences.get(absenceKey(id, body)) };
}

function enroll({ state, institute, body, student, departments: [department], classes: [klas], now }: Case): Reply {
	const before = state.registrations.filter((each) => each.persoonId === student!.persoonId && each.instelnr === institute);
	const earlier = body.isReturningStudent === false ? undefined : before.at(-1)?.levensbeschouwingCode;
	const religion = typeof body.religionCode === 'number' ? String(body.religionCode).padStart(4, '0') : (earlier ?? state.settings.defaultReligion);
	const made = enrol(state, student!, { institute, vestCode: department!.vestCode, begindatum: String(body.startDate), status: state.settings.newEnrollmentStatus, religion, structure: '311', preRegistrationId: null, department, klas });
	state.touch(made.inschrijvingsId, new Date(now));
	return { status: 200, value: made.inschrijvingsId };
}

function linkClass({ state, body, enrollment, classes: [klas], now }: Case): Reply {
	const begindatum = String(body.startDate);
	const lines = enrollment!.inschrKlassen.filter(({ groepType }) => groepType === 0).sort((a, b) => a.begindatum.localeCompare(b.begindatum));
	const latest = lines.at(-1);
	const current = lines.find((line) => inForce(line, begindatum));
	if (current?.klasId === klas!.klasId || (latest && begindatum < latest.begindatum)) return { status: 204 };
	const { klasId, pKlas, klasCode, klas: name } = klas!;
	let line = lines.find((each) => each.begindatum === begindatum);
	if (line) Object.assign(line, { klasId, pKlas, klasCode, klas: name });
	else {
		if (latest && inForce(latest, begindatum)) latest.einddatum = addDays(begindatum, -1);
		line = classLine(state, klas!, begindatum);
		enrollment!.inschrKlassen.push(line);
	}
	state.touch(enrollment!.inschrijvingsId, new Date(now));
	return { status: 200, value: line.inschrKlasId };
}

/** The new key, or the empty one when there was an absence of this half day already. */
function setAbsence({ state, institute, body, id, absence }: Case): Reply {
	const absenceCode = String(body.absenceCode);
	if (absence?.absenceCode === absenceCode) return { status: 204 };
	const absenceId = absence?.absenceId ?? randomUUID();
	state.absences.set(absenceKey(id, body), {
		absenceId, persoonId: id, instelnr: institute, date: String(body.date), partOfDay: String(body.partOfDay), absenceCode, locationIdDiscimus: Number(body.locationIdDiscimus), at: momentOf(String(body.timestamp)), byApi: true,
	});
	return { status: 200, value: absence ? NONE : absenceId };
}
