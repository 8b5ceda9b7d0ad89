import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { code, control, details, informat, soap } from './calls';

let school: RunningSchool;
beforeEach(async () => {
	school = await startSchool({ pupils: 80, seed: 9, clock: '2026-11-23' });
});
afterEach(async () => await school.stop());

test('state, summary and another start of the same school', async () => {
	const state = await control(school, 'GET /state');
	expect(Object.keys(state.body)).toEqual(['informat', 'smartschool']);
	expect(Object.keys(state.body.informat)).toEqual(['students', 'registrations', 'preregistrations']);
	expect(Object.keys(state.body.smartschool)).toEqual(['accounts', 'deleted', 'classes', 'groups', 'messages', 'notifications', 'courses', 'tickets', 'skoreJobs']);
	expect(state.text).not.toMatch(/digest|Begin-2026/);
	expect((await control(school, 'POST /reset')).status).toBe(200);
	expect((await control(school, 'GET /state')).text).toBe(state.text);
	expect((await control(school, 'POST /reset', { pupils: 20, seed: 1 })).body.pupils).toBe(20);
	expect((await control(school, 'POST /reset', { pupils: 'veel' })).status).toBe(400);
});

test('a secretary and a parent change things', async () => {
	const { pInschr } = school.school.informat.registrations[0]!;
	await control(school, 'PATCH /informat/students/900001', { naam: 'Peeters-Maes', adressen: [{ straat: 'Nieuwe Weg' }], emails: [] });
	expect((await control(school, 'GET /informat/students/900001')).body).toMatchObject({ naam: 'Peeters-Maes', voornaam: 'Emma', emails: [], adressen: [{ straat: 'Nieuwe Weg', landCode: expect.anything() }] });
	expect((await control(school, `PATCH /informat/registrations/${pInschr}`, { einddatum: '2026-11-20' })).body.einddatum).toBe('2026-11-20');
	await control(school, 'PATCH /smartschool/accounts/900001', { mobielnummer: '0470 00 00 55', Middagpauze: 'eet thuis' });
	expect(await details(school, '900001')).toMatchObject({ mobielnummer: '0470 00 00 55', Middagpauze: 'eet thuis' });
	expect((await control(school, 'PATCH /smartschool/accounts/900001', { mobilephone: 'x' })).status).toBe(400);
	await control(school, 'PATCH /smartschool/accounts/900001', { internnummer: null });
	expect((await soap(school, 'getUserDetailsByNumber', { number: '900001' })).value).toBe('12');
	expect((await control(school, 'DELETE /smartschool/accounts/emma.peeters')).status).toBe(200);
	expect((await control(school, 'GET /smartschool/accounts/emma.peeters')).status).toBe(404);
});

test('calls are counted without what was sent', async () => {
	await informat(school, 'GET /1/students?schoolYear=2026-27');
	await code(school, 'saveUserParameter', { userIdentifier: '900001', paramName: 'email', paramValue: 'geheim@example.org' });
	await code(school, 'savePassword', { userIdentifier: '900001', password: 'Geheim-2026', accountType: '0' });
	const calls = await control(school, 'GET /calls');
	expect(calls.body).toMatchObject([{ seq: 1, service: 'informat', call: 'POST /connect/token', result: '200' }, { call: 'GET /1/students' }, { service: 'smartschool', call: 'saveUserParameter', key: '900001', field: 'email', result: '0', applied: true }, { call: 'savePassword', field: '0' }]);
	expect(calls.text).not.toMatch(/geheim|rehearsal-/i);
	expect((await control(school, 'GET /calls/summary')).body).toEqual({ informat: { 'POST /connect/token': 1, 'GET /1/students': 1 }, smartschool: { saveUserParameter: 1, savePassword: 1 } });
	await control(school, 'DELETE /calls');
	expect((await control(school, 'GET /calls')).body).toEqual([]);
});

test('the clock, settings and what does not exist', async () => {
	expect((await control(school, 'PUT /clock', { date: '2027-09-02' })).body).toEqual({ date: '2027-09-02', schoolYear: '2027-28' });
	expect((await control(school, 'PUT /clock', { date: 'morgen' })).status).toBe(400);
	expect((await control(school, 'PUT /settings', { uniqueFields: 'x' })).status).toBe(400);
	expect((await control(school, 'GET /settings')).body).toMatchObject({ uniqueField: 'number', mergeRules: 'lenient' });
	for (const line of ['GET /', 'POST /state', 'PATCH /informat/students/1', 'GET /informat/parents/1']) expect((await control(school, line)).status).toBe(404);
});

test('the command line gives one line of JSON, and help', async () => {
	const root = path.join(__dirname, '../..');
	const tsx = path.join(root, 'node_modules/.bin/tsx');
	const { stdout } = await promisify(execFile)(tsx, ['sandbox/school.ts', '--help'], { cwd: root });
	expect(stdout).toContain('timeout-after-effect');
	const child = execFile(tsx, ['sandbox/school.ts', '--pupils', '10', '--institutes', '099999,088888', '--clock', '2026-11-23', '--informat-port', '0', '--smartschool-port', '0', '--control-port', '0', '--fault', 'slow:value=1']);
	try {
		const line = await new Promise<string>((resolve) => child.stdout!.once('data', (text: string) => resolve(String(text))));
		expect(line.trim().split('\n').length).toBe(1);
		const ready = JSON.parse(line) as Record<string, string>;
		expect(ready).toMatchObject({ institute: '099999', institutes: ['099999', '088888'], schoolYear: '2026-27', accessCode: expect.any(String), clientId: expect.any(String), clientSecret: expect.any(String) });
		for (const name of ['informat', 'informatPersonnel', 'informatXml', 'smartschool', 'control']) expect(ready[name]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(ready.informatPush).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
		expect(await (await fetch(`${ready.control}/clock`)).json()).toEqual({ date: '2026-11-23', schoolYear: '2026-27' });
	} finally {
		child.kill();
	}
}, 20000);

test('the user name that Informat keeps is looked at and changed, without its passwords', async () => {
	expect((await control(school, 'PATCH /informat/logins/900001', { gebruikersnaam: 'emma.anders' })).body).toEqual({ gebruikersnaam: 'emma.anders', status: 1 });
	expect((await control(school, 'GET /informat/logins/900001')).text).not.toContain('Oefening');
	expect((await control(school, 'PATCH /informat/logins/900001', { gebruikersnaam: 5 })).status).toBe(400);
	expect((await control(school, 'GET /informat/logins/1')).status).toBe(404);
});
