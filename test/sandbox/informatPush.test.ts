/** The push API: what it does, and every documented refusal with its code and its problem document. */
import { randomUUID } from 'node:crypto';
import writes from './samples/writes.json';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import type { Registration, Student } from '../../sandbox/informat/store';
import { control, informat, token, type Answer } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 300, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

type Body = Record<string, unknown>;
const push = async (line: string, body: Body, options: { token?: string; headers?: Record<string, string> } = {}): Promise<Answer> => await informat(school, line, { base: school.informatPush, body, ...options });
const codesOf = ({ body }: Answer): (string | null)[] => body.validationErrors.map(({ code }: { code: string | null }) => code);

/** A realised registration that runs all year in one official class of an upper year. */
const running = ({ status, begindatum, einddatum, leerjaar, inschrKlassen }: Registration): boolean => status === 0 && begindatum === '2026-09-01' && einddatum === null && leerjaar > 2 && inschrKlassen.filter(({ groepType }) => groepType === 0).length === 1;
const registrations = (): Registration[] => school.school.informat.registrations.filter(running);
const studentOf = ({ persoonId }: Registration): Student => school.school.informat.students.find((each) => each.persoonId === persoonId)!;

function expectProblem(answer: Answer, status: number, code: string | null): void {
	expect(answer.status).toBe(status);
	expect(answer.type).toContain('application/problem+json');
	expect(answer.body).toEqual({ type: expect.any(String), title: expect.any(String), status, detail: expect.any(String), instance: expect.stringMatching(/^\/api\/v1\//), traceId: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/), validationErrors: expect.anything() });
	for (const each of answer.body.validationErrors) expect(each).toEqual({ name: expect.any(String), reason: expect.any(String), code: each.code === null ? null : expect.any(String) });
	expect(codesOf(answer)).toContain(code);
}

describe('enrolments', () => {
	const [first, second] = [0, 1];
	/** Into another group of the same year. */
	function enrolment(change: Body = {}, at = first): Body {
		const from = registrations()[at]!;
		const other = school.school.informat.departments.find((each) => each.leerjaar === from.leerjaar && each.nrAdmgrp !== from.nrAdmgrp && each.nrAdmgrp !== '012799')!;
		return { schoolYear: '2026-27', mainStructure: '311', personId: from.persoonId, admgrpNo: other.nrAdmgrp, startDate: '2026-11-24', nameExternalProvider: 'Rehearsal', ...change };
	}
	const create = async (change: Body = {}, at = first): Promise<Answer> => await push('POST /enrollments/create', enrolment(change, at));

	test.each<[string | null, Body]>([
		['BR034A', { schoolYear: undefined }], ['BR034B', { schoolYear: '2026-28' }], ['BR043A', { mainStructure: null }], ['BR043B', { mainStructure: '111' }], ['BR044', { personId: undefined }], ['BR044', { personId: 'nobody' }], ['BR038A', { admgrpNo: '' }], ['BR038B', { admgrpNo: '1234' }],
		['BR045', { admgrpNo: '043905' }], ['BR045', { admgrpNo: '006246' }], ['BR045', { admgrpNo: '006247' }], ['BR046A', { startDate: undefined }], ['BR046A', { startDate: '24/11/2026' }], ['BR046B', { startDate: '2027-07-01' }], ['BR046C', { startDate: '2026-11-28' }], ['BR017', { religionCode: 5 }],
		['BR047A', { nameExternalProvider: undefined }], ['BR047B', { nameExternalProvider: 'x'.repeat(51) }], [null, { locationIdDiscimus: 'twelve' }], [null, { isReturningStudent: 'yes' }],
	])('400 %s for %j', async (code, change) => expectProblem(await create(change), 400, code));

	test('several problems come together', async () => {
		expect(codesOf(await create({ schoolYear: undefined, admgrpNo: undefined, startDate: '2026-11-28' }))).toEqual(['BR034A', 'BR038A', 'BR046C']);
	});

	test('409 for what does not fit the data', async () => {
		const { informat: state } = school.school;
		expectProblem(await create({ personId: randomUUID() }), 409, 'DNF002');
		const child = studentOf(registrations()[second]!);
		const birth = child.geboortedatum;
		for (const [born, code] of [['2015-12-31', 'DNF005'], ['2016-01-01', 'DNF003'], ['2001-12-31', 'DNF005'], ['2000-12-31', 'DNF003']]) {
			child.geboortedatum = born!;
			// With the right age the next rule speaks.
			expectProblem(await create({ admgrpNo: '099998' }, second), 409, code!);
		}
		child.geboortedatum = birth;
		expectProblem(await create({ schoolYear: '2029-30', startDate: '2029-09-03' }), 409, 'DNF004');
		expectProblem(await create({ admgrpNo: registrations()[first]!.nrAdmgrp }), 409, 'MNA006');
		expectProblem(await create({ admgrpNo: '012799' }), 409, 'DNF005');
		expectProblem(await create({ classCode: 'NERGENS' }), 409, 'DNF006');
		const [one] = state.classes;
		expectProblem(await create({ classCode: one!.klasCode.toLowerCase() }), 409, 'DNF006');
	});

	test('200 with the key of the enrolment, which the next read shows', async () => {
		const { informat: state } = school.school;
		const body = enrolment();
		const klas = state.classes.find(({ nrAdmgrp }) => nrAdmgrp === body.admgrpNo)!;
		const answer = await push('POST /enrollments/create', { ...body, classCode: klas.klasCode, locationIdDiscimus: 12345, religionCode: 135 });
		expect([answer.status, typeof answer.body]).toEqual([200, typeof writes.find(({ name }) => name === 'enrollment-create')!.response.json]);
		const read = (await informat(school, 'GET /1/registrations?schoolYear=2026-27&changedSince=2026-11-22')).body.registrations;
		expect(read).toMatchObject([{ inschrijvingsId: answer.body, persoonId: body.personId, nrAdmgrp: body.admgrpNo, begindatum: '2026-11-24', einddatum: null, status: 0, levensbeschouwingCode: '0135', stamnr: registrations()[first]!.stamnr, inschrKlassen: [{ klasCode: klas.klasCode, groepType: 0, begindatum: '2026-11-24' }] }]);
		expectProblem(await push('POST /enrollments/create', body), 409, 'MNA006');
		// The number of two campuses becomes one by the location.
		const twice = await create({ admgrpNo: '012799', locationIdDiscimus: 12346 });
		expect(state.registrations.find(({ inschrijvingsId }) => inschrijvingsId === twice.body)!).toMatchObject({ vestCode: '002', levensbeschouwingCode: '0135' });
	});

	test('as a setting an enrolment waits for the school, without stamnummer', async () => {
		await control(school, 'PUT /settings', { newEnrollmentStatus: 1 });
		const { body } = await create({ isReturningStudent: false }, second);
		expect(school.school.informat.registrations.find(({ inschrijvingsId }) => inschrijvingsId === body)!).toMatchObject({ status: 1, stamnr: null, levensbeschouwingCode: '9999' });
		await control(school, 'PUT /settings', { newEnrollmentStatus: 0 });
	});
});

describe('the class of an enrolment', () => {
	/** An enrolment whose group has two classes. */
	function pick(): { own: Registration; other: string } {
		const { classes } = school.school.informat;
		for (const own of registrations()) {
			const other = classes.find(({ nrAdmgrp, klasCode }) => nrAdmgrp === own.nrAdmgrp && klasCode !== own.inschrKlassen[0]!.klasCode.trim());
			if (other) return { own, other: other.klasCode };
		}
		throw new Error('No group has two classes');
	}
	const link = async (id: string, body: Body): Promise<Answer> => await push(`PUT /enrollments/${id}/link-class`, body);

	beforeAll(() => {
		// Small schools have one class per group; this adds a second one to each.
		const { informat: state } = school.school;
		state.classes.push(...state.classes.map((each, index) => ({ ...each, klasId: randomUUID(), pKlas: 310_000 + index, klasCode: `${each.klasCode}z`, klas: `${each.klas} z` })));
	});

	test.each<[string, string | undefined, Body]>([
		['BR048', 'none', { classCode: 'A', startDate: '2026-11-24' }], ['BR049A', undefined, { startDate: '2026-11-24' }], ['BR046A', undefined, { classCode: 'A' }], ['BR046A', undefined, { classCode: 'A', startDate: 'morgen' }], ['BR046C', undefined, { classCode: 'A', startDate: '2026-11-28' }],
	])('400 %s', async (code, id, body) => expectProblem(await link(id ?? pick().own.inschrijvingsId, body), 400, code));

	test('409 for an unknown enrolment, a day outside it and a class that is not there', async () => {
		const { own, other } = pick();
		expectProblem(await link(randomUUID(), { classCode: other, startDate: '2026-11-24' }), 409, 'DNF007');
		expectProblem(await link(own.inschrijvingsId, { classCode: other, startDate: '2026-08-31' }), 409, 'BR046D');
		expectProblem(await link(own.inschrijvingsId, { classCode: 'NERGENS', startDate: '2026-11-24' }), 409, 'DNF006');
	});

	test('closes the old line, adds the new one, and changes the line of the same day', async () => {
		const { own, other } = pick();
		const [line] = own.inschrKlassen;
		const was = line!.klasCode.trim();
		expect(await link(own.inschrijvingsId, { classCode: was, startDate: '2026-11-24' })).toMatchObject({ status: 204, text: '' });
		const moved = await link(own.inschrijvingsId, { classCode: other, startDate: '2026-11-24' });
		expect(moved.status).toBe(200);
		const lines = own.inschrKlassen.filter(({ groepType }) => groepType === 0);
		expect(lines).toMatchObject([{ klasCode: line!.klasCode, einddatum: '2026-11-23' }, { inschrKlasId: moved.body, klasCode: other, begindatum: '2026-11-24', einddatum: null }]);
		expect((await link(own.inschrijvingsId, { classCode: was, startDate: '2026-11-23' })).status).toBe(204);
		expect(await link(own.inschrijvingsId, { classCode: was, startDate: '2026-11-24' })).toMatchObject({ status: 200, body: moved.body });
		expect(own.inschrKlassen.filter(({ groepType }) => groepType === 0)).toMatchObject([{ einddatum: '2026-11-23' }, { klasCode: was }]);
	});
});

describe('absences', () => {
	const absence = (change: Body = {}): Body => ({ schoolYear: '2026-27', absenceCode: 'B', date: '2026-11-20', partOfDay: 'VM', locationIdDiscimus: 12345, timestamp: '2026-11-20T08:41:00', ...change });
	const put = async (persoonId: string, change: Body = {}): Promise<Answer> => await push(`PUT /students/${persoonId}/absences`, absence(change));
	const pupil = (at = 0): string => registrations()[at]!.persoonId;

	test.each<[string | null, Body]>([
		['BR034A', { schoolYear: undefined }], ['BR034B', { schoolYear: '26-27' }], ['BR050', { absenceCode: '' }], ['BR051A', { date: undefined }], ['BR051A', { date: '20-11-2026' }], ['BR051B', { date: '2027-07-02' }], ['BR052', { partOfDay: undefined }], ['BR052B', { partOfDay: 'AM' }], ['BR053A', { timestamp: undefined }], ['BR053A', { timestamp: 'now' }],
		['BR053B', { timestamp: '2026-11-25T08:41:00' }], [null, { locationIdDiscimus: undefined }], [null, { locationIdDiscimus: '12345' }],
	])('400 %s for %j', async (code, change) => expectProblem(await put(pupil(), change), 400, code));

	test.each<[string, Body]>([
		['DNF009', { date: '2026-11-21' }], ['DNF009', { date: '2026-11-11' }], ['DNF009', { date: '2026-11-03' }], ['DNF009', { date: '2026-11-18', partOfDay: 'NM' }], ['DNF008', { locationIdDiscimus: 99 }], ['DNF011', { locationIdDiscimus: 12346 }], ['DNF010', { absenceCode: '|' }], ['DNF010', { absenceCode: 'R03' }],
	])('409 %s for %j', async (code, change) => expectProblem(await put(pupil(), change), 409, code));

	test('409 for nobody, for who has no class, and for Z of an adult', async () => {
		expectProblem(await put(randomUUID()), 409, 'DNF002');
		const without = school.school.informat.registrations.find(({ status, inschrKlassen, begindatum, einddatum }) => status === 0 && begindatum !== einddatum && begindatum < '2026-11-20' && einddatum === null && !inschrKlassen.some(({ groepType }) => groepType === 0))!;
		expectProblem(await put(without.persoonId), 409, 'DNF011');
		const adult = studentOf(registrations()[3]!);
		adult.geboortedatum = '2008-11-20';
		expectProblem(await put(adult.persoonId, { absenceCode: 'Z' }), 409, 'DNF010');
		adult.geboortedatum = '2008-11-21';
		expect((await put(adult.persoonId, { absenceCode: 'Z' })).status).toBe(200);
	});

	test('a free day of the school', async () => {
		await control(school, 'PUT /settings', { freeDays: ['2026-11-20'] });
		expectProblem(await put(pupil()), 409, 'DNF009');
		await control(school, 'PUT /settings', { freeDays: [] });
	});

	test('new, the same again, another code, and Wednesday morning', async () => {
		const made = await put(pupil(1));
		expect(made).toMatchObject({ status: 200, body: expect.stringMatching(/^[0-9a-f-]{36}$/) });
		expect(await put(pupil(1))).toMatchObject({ status: 204, text: '' });
		expect(await put(pupil(1), { absenceCode: 'D' })).toMatchObject({ status: 200, body: '00000000-0000-0000-0000-000000000000' });
		expect((await put(pupil(1), { date: '2026-11-18' })).status).toBe(200);
		expect((await control(school, 'GET /informat/absences')).body).toEqual(expect.arrayContaining([expect.objectContaining({ absenceId: made.body, persoonId: pupil(1), absenceCode: 'D', byApi: true })]));
	});

	test('a newer one of the school stays; what the API made may always be changed', async () => {
		const { pPersoon, persoonId } = studentOf(registrations()[2]!);
		const sample = writes.find(({ name }) => name === 'absence-newer-exists')!.response.json as { validationErrors: unknown[] };
		await control(school, `PUT /informat/students/${pPersoon}/absences`, { date: '2026-11-20', partOfDay: 'VM', absenceCode: 'Z', timestamp: '2026-11-20T09:00:00' });
		const refused = await put(persoonId);
		expectProblem(refused, 409, 'MNA007');
		expect(refused.body.validationErrors).toEqual(sample.validationErrors);
		// 09:01 in Brussels is 08:01 in UTC.
		expect((await put(persoonId, { timestamp: '2026-11-20T08:01:00Z' })).status).toBe(200);
		expect((await put(persoonId, { absenceCode: 'P', timestamp: '2026-11-20T07:00:00' })).status).toBe(200);
		expect((await control(school, `PUT /informat/students/${pPersoon}/absences`, { date: 'x' })).status).toBe(400);
	});
});

describe('who is let in', () => {
	const line = (): string => `PUT /students/${registrations()[0]!.persoonId}/absences`;
	test('401 without token, 403 without the scope of the institute, 400 without an institute', async () => {
		expect(await push(line(), {}, { token: 'none' })).toMatchObject({ status: 401, type: expect.stringContaining('problem+json'), body: { status: 401 } });
		expect(await push(line(), {}, { headers: { InstituteNo: '011111' } })).toMatchObject({ status: 403, body: { status: 403, title: 'Forbidden' } });
		const other = String((await token(school, { scope: `api_informat_sas_personeel.personeel.${school.institute}` })).body.access_token);
		expect((await push(line(), {}, { token: other })).status).toBe(403);
		expectProblem(await push(line(), {}, { headers: { InstituteNo: '99999' } }), 400, null);
	});

	test('404, 405 and no JSON', async () => {
		expect((await push('PUT /students/absences', {})).status).toBe(404);
		expect((await push('DELETE /enrollments/create', {})).status).toBe(405);
		const headers = { Authorization: `Bearer ${String((await token(school)).body.access_token)}`, instituteNo: school.institute };
		const create = async (more: Record<string, string>): Promise<number> => (await fetch(`${school.informatPush}/enrollments/create`, { method: 'POST', headers: { ...headers, ...more }, body: '[1' })).status;
		expect(await create({ 'Content-Type': 'application/json' })).toBe(400);
		expect(await create({})).toBe(415);
	});
});
