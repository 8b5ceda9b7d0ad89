import { startSchool, type RunningSchool } from '../../sandbox/school';
import type { InformatJob } from '../../sync/types';
import { change, messagesOf, resultsOf, unitsOf, write } from './items';
import { run, type Outcome } from './run';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const credentials = (clientSecret = school.clientSecret) => ({ informatApi: { clientId: school.clientId, clientSecret, tokenUrl: `${school.informat}/connect/token`, studentsUrl: school.informat, allowOtherHost: true } });
const get = async (change: object = {}): Promise<Outcome> => await run('informat', { operation: 'getSyncRecords', instituteNumbers: '99999', schoolYear: '2026-27', referenceDate: '2026-11-23', ...change }, [{}], credentials());
const apply = async (items: object[]): Promise<Outcome> => await run('informat', { operation: 'applyChanges', locationId: '1' }, items, credentials());
const sent = () => [...school.school.informat.preregistrations.values()];

let pupil: { fields: Record<string, string>; handle: InformatJob['handle'] };
beforeAll(async () => {
	const found = (await get()).items.find(({ json }) => json.soort === 'leerling' && (json.fields as Record<string, string>).einddatumInschrijving === '')!;
	pupil = found.json as unknown as typeof pupil;
});

const job = (writes = [write('gsm', { gsm: '+32470112233' })]): InformatJob => ({ action: 'personalDetailsUpdate', preRegistrationId: '0b9f3b0e-1111-4000-8000-000000000001', person: pupil.fields, handle: pupil.handle, writes });

test('reads: first the report, then classes and pupils; institute numbers get their six digits', async () => {
	const { items, error } = await get();
	expect(error).toBeUndefined();
	expect(items[0]!.json).toMatchObject({ soort: 'lezing', bron: 'informat', instellingen: ['099999'] });
	const { leerlingen, klassen } = items[0]!.json.aantallen as Record<string, number>;
	expect(items).toHaveLength(1 + leerlingen! + klassen!);
	expect(leerlingen).toBeGreaterThan(40);
});

test.each([
	['empty-students', /no pupils at all.*Nothing was changed/],
	['empty-registrations', /no registrations at all/],
	['html-200', /web page instead of data/],
	['truncated-body', /not understood/],
	['unauthorized-401', /401/],
	['server-error-500', /500/],
] as const)('fault %s stops the run before anything looks absent', async (name, message) => {
	school.school.faults.set([{ name, service: 'informat', on: '/1/' }]);
	const { items, error, stored } = await get();
	expect(items).toHaveLength(0);
	expect(error?.message).toMatch(message);
	expect(stored).not.toContain(school.clientSecret);
});

test('a wrong secret is explained and not shown', async () => {
	const { error, stored } = await run('informat', { operation: 'getSyncRecords', instituteNumbers: '99999', schoolYear: '2026-27', referenceDate: '2026-11-23' }, [{}], credentials('canary-wrong-secret'));
	expect(error?.message).toMatch(/client id and secret/);
	expect(stored).not.toContain('canary-wrong-secret');
});

test.each([[' , ', /at least one institute number/], ['1234567', /“1234567” is not an institute number/], ['099999, 011111', /011111.*invalid_scope/]])('institute numbers “%s”', async (instituteNumbers, message) => {
	expect((await get({ instituteNumbers })).error?.message).toMatch(message);
});

test('sends one personal-details update per pupil; a repeat makes no second one', async () => {
	const { items, error } = await apply([change({ informat: job() }), change({})]);
	expect(error).toBeUndefined();
	await apply([change({ informat: job() })]);
	expect(sent()).toHaveLength(1);
	expect(resultsOf(items[0]!.json)).toEqual([['gsm', true]]);
	expect(unitsOf(items[0]!.json)).toEqual(['gsm']);
	expect(items[1]!.json).toEqual(change({}));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

test('an update that Informat refuses names pupil, field and remedy, and confirms nothing', async () => {
	const { items, error } = await apply([change({ informat: job([write('gsm', { gsm: '0'.repeat(30) })]) })]);
	expect(error).toBeUndefined();
	expect(resultsOf(items[0]!.json)).toEqual([['gsm', false]]);
	expect(messagesOf(items[0]!.json)).toMatch(/^Noor Vandevoorbeeld, 3NWa, .*“gsm”.*BR012/);
	expect(unitsOf(items[0]!.json)).toEqual([]);
});

test('a lost answer is cleared up by asking the status', async () => {
	school.school.faults.set([{ name: 'timeout-after-effect', service: 'informat', on: 'save', times: 1 }]);
	const { items, error } = await apply([change({ informat: job() })]);
	expect(error).toBeUndefined();
	expect(resultsOf(items[0]!.json)).toEqual([['gsm', true]]);
	expect(sent()).toHaveLength(1);
});

test('a write whose direction leads to Smartschool is refused', async () => {
	const { error } = await apply([change({ informat: job([write('gsm', { gsm: '1' }, 'toSmartschool')]) })]);
	expect(error?.message).toMatch(/may not be written to Informat/);
	expect(sent()).toHaveLength(0);
});
