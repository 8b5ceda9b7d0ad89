import { emptyState, packState, unpackState } from '../../sync/plan/state';
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

test('reads: first the report, then classes, groups and pupils; institute numbers get their six digits', async () => {
	const { items, error } = await get();
	expect(error).toBeUndefined();
	expect(items[0]!.json).toMatchObject({ soort: 'lezing', bron: 'informat', instellingen: ['099999'] });
	const { leerlingen, klassen, groepen } = items[0]!.json.aantallen as Record<string, number>;
	expect(items).toHaveLength(1 + leerlingen! + klassen! + groepen!);
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

describe('a run that goes wrong half-way', () => {
	const records = (items: Outcome['items']) => items.slice(1).map(({ json }) => json);
	const tokens = () => school.school.log.lines.filter(({ call }) => call.includes('/connect/token')).length;

	test('a token that ends in the middle is asked anew once, and nothing is lost', async () => {
		const before = records((await get()).items);
		school.school.log.clear();
		school.school.faults.set([{ name: 'token-expired', on: 'GET /1/registrations', times: 1 }]);
		expect(records((await get()).items)).toEqual(before);
		expect(tokens()).toBe(1);
	});

	test.each(['GET /1/students', 'GET /1/registrations'])('rights that go in the middle (200 with nothing at %s) stop the run', async (on) => {
		school.school.faults.set([{ name: 'rights-revoked', on }]);
		const { items, error } = await get();
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/no \w+ at all for institute 099999.*rights of the client/);
	});

	test('a slow server is waited for', async () => {
		school.school.faults.set([{ name: 'slow', service: 'informat', on: '/1/', value: 400 }]);
		expect((await get()).error).toBeUndefined();
	});

	test.each(['key-case', 'new-fields', 'null-text'])('%s: every record is the same', async (name) => {
		const before = records((await get()).items);
		school.school.faults.set([{ name, service: 'informat', on: '/1/' }]);
		expect(records((await get()).items)).toEqual(before);
	});

	test('busy for a moment: the read is repeated after as long as Informat asks', async () => {
		school.school.faults.set([{ name: 'busy-429', on: 'GET /1/students', times: 1, value: 1 }]);
		expect((await get()).error).toBeUndefined();
	});
});

describe('only what changed', () => {
	const changes = (more: object = {}) => ({ reading: 'changes', changedSince: '2026-11-20T00:00:00', lastFullRead: '={{ $now.minus({ hours: 2 }).toISO() }}', ...more });
	const lines = () => school.school.log.lines.map(({ call }) => call).filter((call) => call.startsWith('GET'));
	const pupilsOf = (items: Outcome['items']) => items.filter(({ json }) => json.soort === 'leerling');
	/** Changed today on the clock of the school. */
	const change = (pPersoon: string) => {
		const student = school.school.informat.students.find((each) => String(each.pPersoon) === pPersoon)!;
		student.naam = 'Anders';
		school.school.informat.touch(student.persoonId, school.school.now());
		return student;
	};

	test('gives the pupils who changed with all their classes, and says that it is partial', async () => {
		const changed = change((pupil as unknown as { keys: { leerlingnummer: string } }).keys.leerlingnummer);
		school.school.log.clear();
		const { items, error } = await get(changes());
		expect(error).toBeUndefined();
		expect(items[0]!.json).toMatchObject({ volledig: false });
		expect(pupilsOf(items).map(({ json }) => (json.fields as { naam: string }).naam)).toEqual([changed.naam]);
		expect(lines()).toEqual(['GET /1/students', 'GET /1/registrations', 'GET /1/registrations']);
	});

	test('a leaver is not told before a full read', async () => {
		const registration = school.school.informat.registrations.find((each) => each.persoonId === pupil.handle.persoonId && each.status === 0)!;
		registration.einddatum = '2026-11-20';
		school.school.informat.touch(registration.inschrijvingsId, school.school.now());
		const partial = await get(changes());
		expect(pupilsOf(partial.items)).toEqual([]);
		expect(partial.items[0]!.json.overgeslagen).toMatchObject({ 'uitgeschreven: wacht op een volledige lezing': 1 });
		const full = await get(changes({ lastFullRead: '={{ $now.minus({ hours: 30 }).toISO() }}' }));
		expect(full.items[0]!.json).toMatchObject({ volledig: true });
		expect(pupilsOf(full.items).filter(({ json }) => (json.fields as Record<string, string>).einddatumInschrijving === '2026-11-20').length).toBeGreaterThan(0);
	});

	test.each([{ changedSince: '' }, { lastFullRead: '' }])('without %p everything is read', async (more) => {
		expect((await get(changes(more))).items[0]!.json).toMatchObject({ volledig: true });
	});

	test('a moment that is none is explained', async () => expect((await get(changes({ changedSince: 'gisteren' }))).error?.message).toMatch(/“Changed Since \(Gewijzigd Sinds\)” is not a moment/));
});

describe('a proposal to Informat, from sending to seeing it back', () => {
	const gsm = async (): Promise<string> => {
		const { items } = await get();
		return (items.find(({ json }) => (json.handle as { persoonId?: string } | undefined)?.persoonId === pupil.handle.persoonId)!.json.fields as Record<string, string>).gsm!;
	};
	const control = async (action: string): Promise<number> => (await fetch(`${school.control}/informat/preregistrations/${job().preRegistrationId}/${action}`, { method: 'POST' })).status;
	const saves = () => sent().map((each) => (each as { saves: number }).saves);

	test('accepted by the secretary, it is seen back at the next read', async () => {
		expect(await gsm()).not.toBe('+32470112233');
		const { items } = await apply([change({ informat: job() })]);
		expect(resultsOf(items[0]!.json)).toEqual([['gsm', true]]);
		expect(await gsm()).not.toBe('+32470112233');
		expect(await control('accept')).toBe(200);
		expect(await gsm()).toBe('+32470112233');
	});

	test('while it is open, nothing is sent twice', async () => {
		for (const _run of [1, 2, 3]) expect(resultsOf((await apply([change({ informat: job() })])).items[0]!.json)).toEqual([['gsm', true]]);
		expect(saves()).toEqual([1]);
	});

	test('refused by the secretary, a repeat is no success: it names the field, and goes to the review list', async () => {
		await apply([change({ informat: job() })]);
		expect(await control('refuse')).toBe(200);
		const { items, error } = await apply([change({ informat: job() })]);
		expect(error).toBeUndefined();
		expect(resultsOf(items[0]!.json)).toEqual([['gsm', false]]);
		expect(messagesOf(items[0]!.json)).toMatch(/^Noor Vandevoorbeeld, 3NWa, .*refused in Informat before \(MNA002\)/);
		expect(saves()).toEqual([1]);
	});

	test('what became of an update that waits is asked: open changes nothing, refused comes to a person and is never sent again', async () => {
		await apply([change({ informat: job() })]);
		const row = { key: 'row-1', state: packState({ ...emptyState(), u: { gsm: { o: 'was', p: 'sent', i: job().preRegistrationId } } }) };
		const waits = change({}, { row, rowChanged: false, open: [{ preRegistrationId: job().preRegistrationId, instelnr: job().handle.instelnr, refused: { gsm: { o: 'was', r: 'sent' } } }] });
		const [open] = (await apply([waits])).items;
		expect(open!.json).toMatchObject({ row, rowChanged: false, results: [] });
		expect(await control('refuse')).toBe(200);
		const [refused] = (await apply([waits])).items;
		expect(refused!.json).toMatchObject({ rowChanged: true, results: [{ side: 'informat', unit: 'gsm', ok: false, message: 'Noor Vandevoorbeeld, 3NWa, Eigen gsm (own mobile): this proposal was refused in Informat before (MNA002). Correct the value in Smartschool, or type it in Informat by hand. The same value is not sent again.' }] });
		expect(unpackState((refused!.json.row as { state: string }).state).u.gsm).toEqual({ o: 'was', r: 'sent' });
		expect(saves()).toEqual([1]);
	});

	test('once accepted, the same proposal is not made again', async () => {
		await apply([change({ informat: job() })]);
		await control('accept');
		const { items } = await apply([change({ informat: job() })]);
		expect(messagesOf(items[0]!.json)).toMatch(/MNA001/);
		expect(saves()).toEqual([1]);
	});
});
