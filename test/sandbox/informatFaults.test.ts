/** Faults that only Informat has: tokens and rights that end in the middle of a run, other keys, new fields, "null", waiting and resets. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { control, informat, token, type Answer } from './calls';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
});
afterEach(async () => void (await control(school, 'DELETE /faults')));
afterAll(async () => await school.stop());

const faults = async (...list: object[]): Promise<void> => expect((await control(school, 'PUT /faults', list)).status).toBe(200) as void;
const bearer = async (): Promise<string> => String((await token(school)).body.access_token);
const STUDENTS = 'GET /1/students?schoolYear=2026-27';
const REGISTRATIONS = 'GET /1/registrations?schoolYear=2026-27';
const STAFF = 'GET /employees?schoolyear=2026-27';
const read = async (line: string, options: { token?: string } = {}): Promise<Answer> => await informat(school, line, { ...(line.startsWith('GET /employees') ? { base: school.informatPersonnel } : {}), ...options });

test('a token ends in the middle of a run; a new one opens again', async () => {
	const old = await bearer();
	await faults({ name: 'token-expired', on: 'GET /1/', after: 1, times: 1 });
	expect((await read(STUDENTS, { token: old })).status).toBe(200);
	expect((await read(REGISTRATIONS, { token: old })).status).toBe(401);
	expect((await read(REGISTRATIONS, { token: old })).status).toBe(401);
	expect((await read(REGISTRATIONS, { token: await bearer() })).status).toBe(200);
});

test('rights are taken away in the middle of a run: 200 with nothing, on every service', async () => {
	await faults({ name: 'rights-revoked', after: 2 });
	const one = await bearer();
	expect((await read(STUDENTS, { token: one })).body.students.length).toBeGreaterThan(0);
	expect(await read(REGISTRATIONS, { token: one })).toMatchObject({ status: 200, body: { registrations: [] } });
	expect(await read(STUDENTS, { token: one })).toMatchObject({ status: 200, body: { students: [] } });
	expect(await read(STAFF, { token: one })).toMatchObject({ status: 200, body: [] });
	const [persoonId] = [...school.school.informat.photos.keys()];
	expect((await read(`GET /1/students/${persoonId}/photo`, { token: one })).body).toEqual({ photo: null });
	const query = new URLSearchParams({ login: school.xmlLogin, paswoord: school.xmlPassword, schooljaar: '2026-27', instelnr: '099999', hoofdstructuur: '', gewijzigdSinds: '' });
	expect(await (await fetch(`${school.informatXml}/wsInfSoft/wsInformat.asmx/Relaties?${query}`)).text()).toMatch(/<ArrayOfWsRelaties [^>]* \/>$/);
});

test('keys in the other case, on all levels', async () => {
	const { students } = (await read(STUDENTS)).body;
	await faults({ name: 'key-case', on: 'GET /1/students' });
	const { body } = await read(STUDENTS);
	expect(Object.keys(body)).toEqual(['Students']);
	expect(body.Students[0].PersoonId).toBe(students[0].persoonId);
	expect(body.Students[0].Relaties[0].RelatieId).toBe(students[0].relaties[0].relatieId);
	expect(JSON.stringify(body)).not.toContain('"persoonId"');
});

test('new fields, and the text "null" for null', async () => {
	const plain = (await read(STUDENTS)).body.students[0];
	await faults({ name: 'new-fields', on: 'GET /1/' }, { name: 'null-text', on: 'GET /1/' });
	const [student] = (await read(STUDENTS)).body.students;
	expect(student).toMatchObject({ persoonId: plain.persoonId, nieuwVeld: 'onbekend', fietsNummer: 'null', adressen: [{ nieuwVeld: 'onbekend' }] });
	expect(plain.fietsNummer).toBeNull();
	// Nothing of it stays in the school.
	await control(school, 'DELETE /faults');
	expect((await read(STUDENTS)).body.students[0]).toEqual(plain);
});

test.each<[object, number, string | null]>([[{ name: 'busy-429' }, 429, '1'], [{ name: 'busy-429', value: 7 }, 429, '7'], [{ name: 'busy-503', value: 3 }, 503, '3'], [{ name: 'busy-503' }, 503, null]])('%j asks to come back later', async (fault, status, seconds) => {
	await faults({ on: 'GET /1/students', ...fault });
	const response = await fetch(`${school.informat}/1/students?schoolYear=2026-27`);
	expect([response.status, response.headers.get('retry-after')]).toEqual([status, seconds]);
});

test('a connection is reset before anything was done', async () => {
	const one = await bearer();
	await faults({ name: 'connection-reset', on: 'GET /1/students', times: 1 });
	await expect(read(STUDENTS, { token: one })).rejects.toThrow();
	expect((await read(STUDENTS, { token: one })).status).toBe(200);
});

test('half a document, and a web page with 200, on all services', async () => {
	const one = await bearer();
	for (const [line, base] of [[STUDENTS, school.informat], [STAFF, school.informatPersonnel], ['PUT /students/x/absences', school.informatPush], ['GET /wsInfSoft/wsInformat.asmx/Lln', school.informatXml]] as const) {
		await faults({ name: 'html-200' });
		expect(await informat(school, line, { base, token: one })).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
		await faults({ name: 'truncated-body' });
		const half = (await informat(school, line, { base, token: one })).text;
		await control(school, 'DELETE /faults');
		const whole = (await informat(school, line, { base, token: one })).text;
		expect(half.length).toBeGreaterThan(0);
		expect(half.length).toBeLessThan(whole.length);
	}
});

test('an absence that was written although its answer was lost', async () => {
	const one = await bearer();
	const own = school.school.informat.registrations.find(({ status, begindatum, einddatum, inschrKlassen }) => status === 0 && begindatum === '2026-09-01' && einddatum === null && inschrKlassen.length === 1 && inschrKlassen[0]!.groepType === 0 && inschrKlassen[0]!.einddatum === null)!;
	const put = async (partOfDay: string): Promise<Answer> => await informat(school, `PUT /students/${own.persoonId}/absences`, { base: school.informatPush, token: one, body: { schoolYear: '2026-27', absenceCode: 'B', date: '2026-11-20', partOfDay, locationIdDiscimus: 12345, timestamp: '2026-11-20T08:41:00' } });
	await faults({ name: 'timeout-before-effect', on: '/absences', times: 1 });
	await expect(put('VM')).rejects.toThrow();
	await faults({ name: 'timeout-after-effect', on: '/absences', times: 1, value: 150 });
	const start = performance.now();
	await expect(put('NM')).rejects.toThrow();
	expect(performance.now() - start).toBeGreaterThan(140);
	expect([(await put('VM')).status, (await put('NM')).status]).toEqual([200, 204]);
	await faults({ name: 'unauthorized-401', on: '/absences', times: 1 });
	expect(await put('VM')).toMatchObject({ status: 401, type: expect.stringContaining('problem+json') });
});
