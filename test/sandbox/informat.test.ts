import { startSchool, type RunningSchool } from '../../sandbox/school';
import { control, informat, token } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 150, seed: 5, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

const year = 'schoolYear=2026-27';

describe('tokens', () => {
	test('wrong secret, unknown scope and another grant are refused', async () => {
		expect(await token(school, { client_secret: 'other' })).toEqual({ status: 400, body: { error: 'invalid_client' } });
		expect(await token(school, { scope: 'api_informat_sas_leerlingen.leerlingen.011111' })).toEqual({ status: 400, body: { error: 'invalid_scope' } });
		expect(await token(school, { grant_type: 'password' })).toEqual({ status: 400, body: { error: 'unsupported_grant_type' } });
	});

	test('expire by themselves and by the control interface', async () => {
		await control(school, 'PUT /settings', { tokenSeconds: 0 });
		const short = await token(school);
		expect(short.body.expires_in).toBe(0);
		await new Promise((resolve) => setTimeout(resolve, 5));
		expect((await informat(school, `GET /1/students?${year}`, { token: String(short.body.access_token) })).status).toBe(401);
		await control(school, 'PUT /settings', { tokenSeconds: 3600 });
		const long = String((await token(school)).body.access_token);
		expect((await informat(school, `GET /1/students?${year}`, { token: long })).status).toBe(200);
		await control(school, 'DELETE /tokens');
		expect((await informat(school, `GET /1/students?${year}`, { token: long })).status).toBe(401);
	});

	test('open only what their scope names', async () => {
		const students = String((await token(school, { scope: `api_informat_sas_leerlingen.leerlingen.${school.institute}` })).body.access_token);
		const id = '00000000-0000-4000-8000-000000000000';
		expect((await informat(school, `GET /1/students?${year}`, { token: students })).status).toBe(200);
		expect((await informat(school, `GET /1/preregistrations/${id}/status`, { token: students })).status).toBe(401);
		expect((await informat(school, `GET /1/students?${year}`, { token: String((await token(school, { scope: '' })).body.access_token) })).status).toBe(401);
	});
});

describe('calls', () => {
	test.each([['', 401], ['99999', 401], ['011111', 401], ['099999, 099999', 401], ['099999', 200]])('institute header "%s" gives %d', async (InstituteNo, status) => {
		expect((await informat(school, `GET /1/students?${year}`, { headers: { InstituteNo } })).status).toBe(status);
	});

	test('query names know no case, school years are checked', async () => {
		const lower = await informat(school, 'GET /1/students?schoolyear=2026-27');
		expect(lower.body.students.length).toBe((await informat(school, 'GET /1/students?SCHOOLYEAR=2026-27')).body.students.length);
		for (const wrong of ['2026-28', '2026', '26-27']) expect((await informat(school, `GET /1/students?schoolYear=${wrong}`)).status).toBe(400);
		expect((await informat(school, 'GET /1/students?schoolYear=2025-26')).body.students).toEqual([]);
		expect((await informat(school, 'GET /1/registrations')).status).toBe(400);
	});

	test('error bodies come in both cases', async () => {
		const seen = new Set<string>();
		for (let index = 0; index < 2; index++) seen.add(Object.keys((await informat(school, 'GET /1/registrations')).body).join());
		expect([...seen].sort()).toEqual(['Message,Errors', 'message,errors']);
	});

	test('the header Timestamp can be asked for', async () => {
		await control(school, 'PUT /settings', { timestamp: 'required' });
		expect((await informat(school, `GET /1/students?${year}`)).status).toBe(400);
		expect((await informat(school, `GET /1/students?${year}`, { headers: { Timestamp: '2026-11-23T08:15:30.000' } })).status).toBe(200);
		await control(school, 'PUT /settings', { timestamp: 'optional' });
	});

	test('unknown paths are not found', async () => {
		for (const path of ['/1/students/registrations', '/2/students', '/1/classes', '/1/students/x/y/z']) expect((await informat(school, `GET ${path}`)).status).toBe(404);
		expect((await informat(school, 'POST /1/students')).status).toBe(404);
	});

	test('a reference date keeps only registrations around it, and is pulled into the year', async () => {
		const all = (await informat(school, `GET /1/students?${year}`)).body.students.length;
		const now = (await informat(school, `GET /1/students?${year}&refdate=2026-11-23`)).body.students.length;
		expect(now).toBeLessThan(all);
		const first = (await informat(school, `GET /1/students?${year}&refdate=2026-09-01`)).body.students.length;
		expect((await informat(school, `GET /1/students?${year}&refdate=2020-01-01`)).body.students.length).toBe(first);
		expect((await informat(school, `GET /1/students?${year}&refdate=2026-02-30`)).status).toBe(400);
	});

	test('one student and the photo', async () => {
		const { students } = (await informat(school, `GET /1/students?${year}`)).body;
		const one = await informat(school, `GET /1/students/${students[0].persoonId}?${year}`);
		expect(one.body).toEqual({ student: students[0] });
		expect(one.body.student.inschrijvingsId).not.toBeNull();
		// Another year picks no registration, and filters nobody out.
		expect((await informat(school, `GET /1/students/${students[0].persoonId}?schoolYear=2024-25`)).body.student.inschrijvingsId).toBeNull();
		const photos = await Promise.all(students.slice(0, 20).map(async (each: { persoonId: string }) => (await informat(school, `GET /1/students/${each.persoonId}/photo`)).body.photo));
		expect(photos.some((photo) => photo === null)).toBe(true);
		expect(photos.find((photo) => photo?.foto)?.foto).toMatch(/^\/9j\//);
		expect((await informat(school, 'GET /1/students/00000000-0000-4000-8000-000000000000')).status).toBe(404);
	});

	test('changedSince shows who was changed since', async () => {
		expect((await informat(school, `GET /1/students?${year}&changedSince=2026-11-01`)).body.students).toEqual([]);
		await control(school, 'PATCH /informat/students/900004', { comnrs: [{ nr: '0470 00 99 99' }] });
		const changed = (await informat(school, `GET /1/students?${year}&changedSince=2026-11-01T00:00:00.000`)).body.students;
		expect(changed.map((each: { pPersoon: number }) => each.pPersoon)).toEqual([900004]);
		expect((await informat(school, `GET /1/students?${year}&changedSince=2026-12-01`)).body.students).toEqual([]);
		const { pInschr } = school.school.informat.registrations[3]!;
		await control(school, `PATCH /informat/registrations/${pInschr}`, { finCode: '03' });
		const registrations = (await informat(school, `GET /1/registrations?${year}&changedSince=2026-11-22`)).body.registrations;
		expect(registrations.map((each: { pInschr: number }) => each.pInschr)).toEqual([pInschr]);
	});

	test('quirks of the real data are there', async () => {
		const { students, registrations } = { ...(await informat(school, `GET /1/students?${year}`)).body, ...(await informat(school, `GET /1/registrations?${year}`)).body };
		const text = JSON.stringify(students);
		expect(text).toContain('"null"');
		expect(students.some((each: { nationaliteitCode: unknown }) => each.nationaliteitCode === null)).toBe(true);
		const codes = registrations.flatMap((each: { inschrKlassen: { klasCode: string }[] }) => each.inschrKlassen.map(({ klasCode }) => klasCode));
		expect(codes.some((klasCode: string) => klasCode !== klasCode.trim())).toBe(true);
		expect(new Set(registrations.map((each: { status: number }) => each.status)).size).toBeGreaterThan(1);
	});
});
