/** A school of several institutes: who is where, what a token opens, and a large one that answers fast. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import type { Registration } from '../../sandbox/informat/store';
import { control, informat, scopesOf, token } from './calls';

const [A, B] = ['099999', '088888'];
let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 200, seed: 5, clock: '2026-11-23', institutes: [A, B] });
});
afterAll(async () => await school.stop());

type Rows = Record<string, any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any
const both = async (): Promise<string> => String((await token(school, { scope: `${scopesOf(A)} ${scopesOf(B)}` })).body.access_token);
const read = async (institute: string, list: string): Promise<Rows> => (await informat(school, `GET /1/${list}?schoolYear=2026-27`, { token: await both(), headers: { InstituteNo: institute } })).body[list];

test('each institute has its own pupils and registrations; one token opens both', async () => {
	const [registrationsA, registrationsB] = [await read(A, 'registrations'), await read(B, 'registrations')];
	expect(new Set(registrationsA.map(({ instelnr }) => instelnr))).toEqual(new Set([A]));
	expect(new Set(registrationsB.map(({ instelnr, school: name }) => `${instelnr} ${name}`))).toEqual(new Set([`${B} Voorbeeldlyceum`]));
	expect(registrationsA.length + registrationsB.length).toBe(school.school.informat.registrations.length);
	const single = String((await token(school, { scope: scopesOf(A) })).body.access_token);
	expect((await informat(school, 'GET /1/students?schoolYear=2026-27', { token: single, headers: { InstituteNo: B } })).status).toBe(401);
	expect((await token(school, { scope: `${scopesOf(A)} ${scopesOf('011111')}` })).body).toEqual({ error: 'invalid_scope' });
});

test('one pupil is in both, another went from one to the other', async () => {
	const [studentsA, studentsB] = [await read(A, 'students'), await read(B, 'students')];
	const inB = new Map(studentsB.map((each) => [each.persoonId, each]));
	const shared = studentsA.filter(({ persoonId }) => inB.has(persoonId));
	expect(shared.length).toBeGreaterThanOrEqual(2);
	const own = (persoonId: string): Registration[] => school.school.informat.registrations.filter((each) => each.persoonId === persoonId);
	const [twice, moved] = [shared.find(({ pPersoon }) => pPersoon === 900012)!, shared.find(({ pPersoon }) => pPersoon === 900013)!];
	expect(new Set(own(twice.persoonId).map(({ instelnr, einddatum }) => `${instelnr} ${einddatum}`))).toEqual(new Set([`${A} null`, `${B} null`]));
	expect(own(moved.persoonId)).toMatchObject([{ instelnr: A, einddatum: expect.any(String) }, { instelnr: B, einddatum: null }].sort((one) => (one.instelnr === own(moved.persoonId)[0]!.instelnr ? -1 : 1)));
	const [first, second] = own(moved.persoonId);
	expect(Date.parse(second!.begindatum) - Date.parse(first!.einddatum!)).toBe(86_400_000);
	// The same person, with a registration and a stamnummer of each institute (R12).
	for (const each of [twice, moved]) {
		expect({ ...inB.get(each.persoonId), inschrijvingsId: '' }).toEqual({ ...each, inschrijvingsId: '' });
		expect(inB.get(each.persoonId)!.inschrijvingsId).not.toBe(each.inschrijvingsId);
		expect(new Set(own(each.persoonId).map(({ stamnr }) => stamnr)).size).toBe(2);
	}
	expect(school.school.summary.registrations).toMatchObject({ tweeInstellingen: expect.any(Number), andereInstelling: expect.any(Number) });
});

test('one Smartschool platform holds both, and knows both numbers', async () => {
	const { platform } = school.school;
	expect(platform.settings.instituteNumbers).toEqual([A, B]);
	expect(new Set([...platform.groups.values()].filter(({ isOfficial }) => isOfficial).map(({ instituteNumber }) => instituteNumber))).toEqual(new Set([A, B]));
});

test('staff by institute', async () => {
	const ids = async (institute: string): Promise<string[]> => (await informat(school, 'GET /employees?schoolyear=2026-27', { base: school.informatPersonnel, token: await both(), headers: { InstituteNo: institute } })).body.map(({ personId }: { personId: string }) => personId);
	const [inA, inB] = [await ids(A), await ids(B)];
	expect(inA.length).toBeGreaterThan(0);
	expect(inB.length).toBeGreaterThan(0);
	expect(new Set([...inA, ...inB]).size).toBeGreaterThan(Math.max(inA.length, inB.length));
});

test('scopes can be taken from the client', async () => {
	await control(school, 'PUT /settings', { scopes: ['leerlingen.leerlingen'] });
	expect((await token(school)).body).toEqual({ error: 'invalid_scope' });
	expect((await token(school, { scope: `api_informat_sas_leerlingen.leerlingen.${A}` })).status).toBe(200);
	await control(school, 'PUT /settings', { scopes: ['leerlingen.leerlingen', 'leerlingen.voorinschrijvingen', 'personeel.personeel'] });
});

test('relations have a stable GUID and at most two responsible parents', () => {
	for (const { relaties, adressen, comnrs, emails } of school.school.informat.students) {
		const keys = [...relaties.map(({ relatieId }) => relatieId), ...adressen.map(({ adresId }) => adresId), ...comnrs.map(({ comnrId }) => comnrId), ...emails.map(({ emailId }) => emailId)];
		expect(keys.every((key) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key))).toBe(true);
		for (const lpv of [1, 2]) expect(relaties.filter((each) => each.lpv === lpv).length).toBeLessThanOrEqual(1);
	}
});

test.each([[[]], [['9999']], [[A, A]]])('institutes %j are refused', async (institutes) => {
	await expect(startSchool({ pupils: 1, institutes })).rejects.toThrow('institutes are different numbers of six digits');
});

test('a school five times as large takes about five times the work to start and to list', async () => {
	// Time of this process, so that other work of the machine does not count; one beside the other, so that its speed does not either.
	const seconds = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
	const work = async (pupils: number): Promise<number> => {
		const start = seconds();
		const school = await startSchool({ pupils, clock: '2026-11-23', institutes: [A, B] });
		try {
			const bearer = String((await token(school, { scope: `${scopesOf(A)} ${scopesOf(B)}` })).body.access_token);
			let found = 0;
			for (const InstituteNo of [A, B]) {
				for (const list of ['students', 'registrations']) {
					const { body } = await informat(school, `GET /1/${list}?schoolYear=2026-27`, { token: bearer, headers: { InstituteNo } });
					if (list === 'students') found += body.students.length;
				}
			}
			expect(found).toBeGreaterThanOrEqual(pupils);
			return seconds() - start;
		} finally {
			await school.stop();
		}
	};
	await work(500);
	const small = await work(2000);
	// Quadratic work would be 25 times as much.
	expect((await work(10_000)) / small).toBeLessThan(12);
}, 120_000);
