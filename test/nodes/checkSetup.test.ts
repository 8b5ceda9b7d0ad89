/** The set-up check node by node against the doubles: what was tried, and that nothing stops it. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import type { Probe, SetupLine } from '../../sync/check/setup';
import { credentialOf } from './informatSchool';
import { run, runInputs, type Credentials, type Outcome } from './run';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const smartschoolApi = (accessCode = school.accessCode): Credentials => ({ smartschoolApi: { platform: school.smartschool, accessCode, allowOtherHost: true } });
const SCOPE = () => ({ operation: 'checkSetup', schoolYear: school.schoolYear, referenceDate: school.today });
const informat = async (instituteNumbers = school.institute, change: object = {}): Promise<Outcome> => await run('informat', { ...SCOPE(), instituteNumbers }, [{}], credentialOf(school, change as never));
const smartschool = async (code?: string): Promise<Outcome> => await run('smartschool', { ...SCOPE(), rootGroups: '' }, [{}], smartschoolApi(code));
const jsons = ({ items }: Outcome) => items.map(({ json }) => json);
const probes = (outcome: Outcome) => jsons(outcome).filter(({ soort }) => soort === 'proef') as unknown as Probe[];
const failed = (outcome: Outcome) => probes(outcome).filter(({ gelukt }) => !gelukt).map(({ wat }) => wat);
const writes = () => school.school.log.lines.filter(({ call }) => !/^(get|return|GET|POST \/connect)/.test(call));

test('all rights: everything is tried and read, nothing is written', async () => {
	const [a, b] = [await informat(), await smartschool()];
	expect([a.error, b.error, failed(a), failed(b)]).toEqual([undefined, undefined, [], []]);
	expect(probes(b).map(({ wat }) => wat)).toEqual(['platform', 'toegangscode', 'uniekVeld', 'lezenAccounts', 'lezenKlassen', 'lezenNummer', 'lezenNaam', 'lezenLoopbaan', 'lezenFoto', 'lezenAfwezigheden', 'lezenAliassen', 'klassenboom', 'profielvelden', 'lezenSmartschool']);
	expect(writes()).toEqual([]);
});

test('a code that may not do everything: the functions are told one by one', async () => {
	expect(failed(await smartschool('absences-only-code'))).toEqual(expect.arrayContaining(['lezenAccounts', 'lezenKlassen', 'uniekVeld']));
	expect(failed(await smartschool('absences-only-code'))).not.toContain('lezenAfwezigheden');
});

test('a wrong code is one line, not ten', async () => {
	expect(failed(await smartschool('not the code'))).toEqual(['toegangscode']);
});

test('a platform that does not answer, a wrong secret, a right that is missing: told, and the check goes on', async () => {
	school.school.faults.set([{ name: 'html-200', service: 'smartschool' }]);
	const down = await smartschool();
	expect([down.error, probes(down)[0]]).toEqual([undefined, expect.objectContaining({ wat: 'platform', gelukt: false, melding: expect.stringMatching(/.+/) })]);
	school.school.faults.set([]);
	expect(failed(await informat(undefined, { clientSecret: 'wrong' }))).toContain('aanmelden');
	school.school.informat.settings.scopes = ['leerlingen.leerlingen'];
	expect(failed(await informat())).toEqual(['voorinschrijvingen']);
	expect(failed(await informat(`${school.institute}, 000001`))).toEqual(expect.arrayContaining(['leerlingen']));
});

test('the preset makes lines and a page of it, also with a short key and without tables', async () => {
	const parameters = { preset: 'setupCheck' };
	const check = async (key: string, a: object[], b: object[], tables: object[]) => await runInputs('fieldDirectionMerge', parameters, [a, b, tables], { syncKeyApi: { key } });
	const { outputs, error } = await check('a key of the tests, more than thirty-two characters', jsons(await informat()), jsons(await smartschool()), [{ id: 'x', name: 'informat_smartschool_basis' }]);
	expect(error).toBeUndefined();
	expect([outputs[0], outputs[1]]).toEqual([[], []]);
	const summary = outputs[3]![0]!.json as unknown as { regels: SetupLine[]; pagina: string; rapport: string };
	expect(summary.pagina).toMatch(/^<!doctype html>/);
	// The rehearsal school has its differences on purpose.
	expect(outputs[2]!.map(({ json }) => (json as unknown as SetupLine).deel)).toEqual(expect.arrayContaining(['Klassen']));
	const bare = await check('short', [{ error: 'Informat is down' }], [{}], [{ error: 'no tables' }]);
	const todo = bare.outputs[2]!.map(({ json }) => (json as unknown as SetupLine).tekst).join('\n');
	for (const text of ['Informat is down', 'Er is niets geprobeerd', '5 tekens', 'konden niet gelezen worden']) expect(todo).toContain(text);
});

test('no name of a pupil and no secret stands in the page', async () => {
	const { outputs } = await runInputs('fieldDirectionMerge', { preset: 'setupCheck' }, [jsons(await informat()), jsons(await smartschool()), [{}]], { syncKeyApi: { key: 'a key of the tests, more than thirty-two characters' } });
	const page = JSON.stringify(outputs[3]);
	for (const { naam } of school.school.informat.students) if (naam.length > 4) expect(page).not.toContain(naam);
	for (const secret of [school.accessCode, school.clientSecret]) expect(page).not.toContain(secret);
});
