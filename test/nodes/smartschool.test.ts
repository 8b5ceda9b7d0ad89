import { startSchool, type RunningSchool } from '../../sandbox/school';
import type { SmartschoolJob } from '../../sync/types';
import { change, messagesOf, resultsOf, unitsOf, write } from './items';
import { run, type Outcome } from './run';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const credentials = (accessCode = school.accessCode) => ({ smartschoolApi: { platform: school.smartschool, accessCode, allowOtherHost: true } });
const get = async (change: object = {}, settings: object = {}): Promise<Outcome> => await run('smartschool', { operation: 'getSyncRecords', rootGroups: '', schoolYear: '2026-27', referenceDate: '2026-11-23', ...change }, [{}], credentials(), settings);
const apply = async (items: object[], settings: object = {}): Promise<Outcome> => await run('smartschool', { operation: 'applyChanges', atOnce: 2, leaveBy: 'code' }, items, credentials(), settings);
const operations = () => school.school.log.lines.map(({ call }) => call);
const platform = () => school.school.platform;
const pupils = () => platform().accounts.filter(({ profile }) => profile.basisrol === '1');

const updateOf = (index: number, writes = [write('huisdokter', { huisdokter: 'dr. Peeters' }), write('gsm', { gsm: '+32470112233' })]): SmartschoolJob => {
	const { internnummer, gebruikersnaam, naam, voornaam } = pupils()[index]!.profile;
	return { action: 'updateAccount', internnummer: String(internnummer), gebruikersnaam: String(gebruikersnaam), naam: String(naam), voornaam: String(voornaam), writes };
};
const newPupil = (gebruikersnaam: string, leerlingnummer = '990001'): SmartschoolJob => ({
	action: 'createAccount',
	gebruikersnaam,
	leerlingnummer,
	writes: [write('leerlingnummer', { leerlingnummer }, 'toSmartschool'), write('naam', { naam: 'Vandevoorbeeld' }, 'toSmartschool'), write('voornaam', { voornaam: 'Noor' }, 'toSmartschool'), write('levensbeschouwing', { levensbeschouwing: 'CAT' }, 'toSmartschool')],
});

test('reads: first the report, then one item per class and pupil', async () => {
	const { items, error } = await get();
	expect(error).toBeUndefined();
	expect(items[0]!.json).toMatchObject({ soort: 'lezing', bron: 'smartschool', schooljaar: '2026-27', aantallen: { leerlingen: pupils().length } });
	expect(items.filter(({ json }) => json.soort === 'leerling')).toHaveLength(pupils().length);
	expect(operations()).toEqual(['getAllGroupsAndClasses', 'getAllAccountsExtended']);
});

test.each([
	[{ schoolYear: '2026-28' }, /“2026-28” is not a school year/],
	[{ referenceDate: '23/11/2026' }, /is not a date/],
	[{ referenceDate: '2025-11-23' }, /not in school year 2026-27/],
	[{ rootGroups: 'does-not-exist' }, /“does-not-exist”.*Root Groups/],
])('parameters that cannot be right: %j', async (parameters, message) => {
	const { error } = await get(parameters);
	expect(error?.message).toMatch(message);
	expect(error?.description ?? '').not.toMatch(/undefined/);
});

test('updates one account; base fields, then parameters; confirmed units move in the baseline', async () => {
	const { items, error } = await apply([change({ smartschool: updateOf(0) })]);
	expect(error).toBeUndefined();
	expect(operations()).toEqual(['getReferenceField', 'saveUser', 'saveUserParameter']);
	expect(pupils()[0]!.profile).toMatchObject({ informat_dokter: 'dr. Peeters', mobielnummer: '+32470112233' });
	expect(items[0]!.pairedItem).toEqual({ item: 0 });
	expect(unitsOf(items[0]!.json)).toEqual(['gsm', 'huisdokter']);
});

test('an update never writes a password', async () => {
	const before = JSON.stringify(pupils()[0]!.passwords);
	await apply([change({ smartschool: updateOf(0) })]);
	expect(JSON.stringify(pupils()[0]!.passwords)).toBe(before);
});

test('one field that is refused leaves its unit open, names pupil and field, and the rest goes on', async () => {
	school.school.faults.set([{ name: 'code-17', on: 'saveUserParameter', times: 1 }]);
	const { items, error } = await apply([change({ smartschool: updateOf(0) }), change({ smartschool: updateOf(1) })]);
	expect(error).toBeUndefined();
	const all = items.flatMap(({ json }) => resultsOf(json));
	expect(all.filter(([, ok]) => !ok)).toEqual([['huisdokter', false]]);
	const failed = items.find(({ json }) => messagesOf(json).trim() !== '')!;
	expect(messagesOf(failed.json)).toMatch(/Noor Vandevoorbeeld, 3NWa, Huisdokter \(family doctor\): .*Smartschool code 17/);
	expect(unitsOf(failed.json)).toEqual(['gsm']);
});

describe('an old read (L26)', () => {
	const old = (writes: ReturnType<typeof write>[], freshUntil = '2026-01-01') => [change({ smartschool: updateOf(0, writes) }, { freshUntil })];
	const held = (unit: string, key: string, wrong?: string) => ({ ...write(unit, { [unit]: 'dr. Peeters' }), was: { [unit]: wrong ?? String(pupils()[0]!.profile[key] ?? '') } });

	test('what is still as it was read is written, after one look', async () => {
		const { items } = await apply(old([held('huisdokter', 'informat_dokter')]));
		expect(operations()).toEqual(['getReferenceField', 'getUserDetailsByNumber', 'saveUserParameter']);
		expect(resultsOf(items[0]!.json)).toEqual([['huisdokter', true]]);
	});
	test('what a parent changed in the meantime is not overwritten; the rest goes on', async () => {
		const before = pupils()[0]!.profile.informat_dokter;
		const { items } = await apply(old([held('huisdokter', '', 'dr. Vroeger'), write('extraVoornamen', { extraVoornamen: 'An' }, 'toSmartschool')]));
		expect(pupils()[0]!.profile).toMatchObject({ informat_dokter: before, extravoornamen: 'An' });
		expect(resultsOf(items[0]!.json)).toEqual([['huisdokter', false], ['extraVoornamen', true]]);
		expect(messagesOf(items[0]!.json)).toMatch(/Noor Vandevoorbeeld, 3NWa, Huisdokter \(family doctor\): somebody changed it in Smartschool since it was read/);
		expect(unitsOf(items[0]!.json)).toEqual(['extraVoornamen']);
	});
	test('one-way fields and fresh reads need no look', async () => {
		await apply([...old([write('extraVoornamen', { extraVoornamen: 'An' }, 'toSmartschool')]), ...old([held('huisdokter', '', 'dr. Vroeger')], '9999')]);
		expect(operations().filter((each) => each.startsWith('getUser'))).toEqual([]);
	});
});

test('a new account gets one password, at its creation, and its fields', async () => {
	const { items, error, stored } = await apply([change({ smartschool: newPupil('noor.vandevoorbeeld') })]);
	expect(error).toBeUndefined();
	const account = platform().byInternNumber('990001')!;
	expect(account.profile).toMatchObject({ gebruikersnaam: 'noor.vandevoorbeeld', naam: 'Vandevoorbeeld', voornaam: 'Noor' });
	expect(account.passwords[0]).toMatchObject({ writes: 1, mustChange: true });
	expect(resultsOf(items[0]!.json).every(([, ok]) => ok)).toBe(true);
	expect(stored).not.toMatch(/passw/i);
});

test('a taken user name gets the next number; the account of the other stays as it is', async () => {
	const other = pupils()[3]!;
	const before = JSON.stringify(other);
	await apply([change({ smartschool: newPupil(String(other.profile.gebruikersnaam)) })]);
	expect(platform().byInternNumber('990001')!.profile.gebruikersnaam).toBe(`${other.profile.gebruikersnaam}2`);
	expect(JSON.stringify(other)).toBe(before);
});

test('where users go by their name, a taken name is not overwritten either', async () => {
	platform().settings.uniqueField = 'username';
	const other = pupils()[3]!;
	const before = JSON.stringify(other);
	await apply([change({ smartschool: newPupil(String(other.profile.gebruikersnaam)) })]);
	expect(JSON.stringify(other)).toBe(before);
	expect(platform().byInternNumber('990001')!.profile).toMatchObject({ gebruikersnaam: `${other.profile.gebruikersnaam}2`, godsdienstkeuze: expect.stringMatching(/./) });
});

test('a pupil who turns out to exist is updated without a password', async () => {
	const old = pupils()[3]!;
	const before = JSON.stringify(old.passwords);
	const { items } = await apply([change({ smartschool: newPupil('another.name', String(old.profile.internnummer)) })]);
	expect(JSON.stringify(old.passwords)).toBe(before);
	expect(old.profile.naam).toBe('Vandevoorbeeld');
	expect(resultsOf(items[0]!.json).every(([, ok]) => ok)).toBe(true);
});

test('a creation whose answer was lost is found back, not repeated', async () => {
	school.school.faults.set([{ name: 'timeout-after-effect', on: 'saveUser', times: 1 }]);
	const { items, error } = await apply([change({ smartschool: newPupil('noor.vandevoorbeeld') })]);
	expect(error).toBeUndefined();
	expect(operations().filter((call) => call === 'saveUser')).toHaveLength(1);
	expect(platform().byInternNumber('990001')!.passwords[0]).toMatchObject({ writes: 1 });
	expect(resultsOf(items[0]!.json).every(([, ok]) => ok)).toBe(true);
});

describe('classes', () => {
	const newClass: SmartschoolJob = { action: 'createClass', parent: '', administratieveGroep: '312', writes: [write('klasaanmaak', { klascode: '9ZZ', klasnaam: '9ZZ', instellingsnummer: '099999' }, 'once')] };
	const klas = change({ smartschool: newClass }, { recordKind: 'klas', label: 'klas 9ZZ' });

	test('are made first, whatever the order of the items', async () => {
		const { items, error } = await apply([change({ smartschool: updateOf(0) }, { needs: [{ code: '9ZZ', units: ['huisdokter', 'gsm'] }] }), klas]);
		expect(error).toBeUndefined();
		expect(operations().filter((call) => call.startsWith('save'))[0]).toBe('saveClass');
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(platform().groups.get('9ZZ')).toMatchObject({ isOfficial: true });
	});

	test('that failed hold back the pupils who need them', async () => {
		school.school.faults.set([{ name: 'code-11', on: 'saveClass' }]);
		const { items, error } = await apply([change({ smartschool: newPupil('noor') }, { needs: [{ code: '9zz', units: newPupil('noor').writes.map(({ unit }) => unit) }] }), klas]);
		expect(error).toBeUndefined();
		expect(operations()).not.toContain('saveUser');
		expect(messagesOf(items[0]!.json)).toMatch(/“9zz” could not be made/);
		expect(unitsOf(items[0]!.json)).toEqual([]);
	});
});

describe('stops the run', () => {
	test('a wrong access code, with its cause and remedy and no secret', async () => {
		const { error, stored } = await run('smartschool', { operation: 'applyChanges' }, [change({ smartschool: updateOf(0) })], credentials('canary-wrong-code'));
		expect(error?.message).toMatch(/access code is wrong.*Smartschool code 8/);
		expect(error?.description).toMatch(/next run/);
		expect(stored).not.toContain('canary-wrong-code');
	});

	test.each([['html-200', /web page/], ['busy-503', /503/], ['truncated-body', /cut off/]] as const)('fault %s', async (name, message) => {
		school.school.faults.set([{ name, service: 'smartschool', on: 'saveUser' }]);
		const { error, stored } = await apply([change({ smartschool: updateOf(0) })]);
		expect(error?.message).toMatch(message);
		expect(stored).not.toContain(school.accessCode);
	});

	test('three SOAP faults in a row, not one', async () => {
		const items = Array.from({ length: 6 }, (_, index) => change({ smartschool: updateOf(index, [write('gsm', { gsm: '1' })]) }));
		school.school.faults.set([{ name: 'soap-fault', on: 'saveUser', times: 1 }]);
		expect((await apply(items)).error).toBeUndefined();
		school.school.faults.set([{ name: 'soap-fault', on: 'saveUser' }]);
		const { error } = await apply(items);
		expect(error?.message).toMatch(/3 times in a row/);
	});

	test('unless the node may continue: then every item says it', async () => {
		school.school.faults.set([{ name: 'wrong-access-code' }]);
		const { items, error } = await apply([change({ smartschool: updateOf(0) }), change({ smartschool: updateOf(1) })], { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.error)).toEqual([expect.stringMatching(/access code/), expect.stringMatching(/access code/)]);
	});
});

describe('refuses', () => {
	test.each([
		['a preview', { ...change({}), mode: 'preview' }, /not planned by a real run/],
		['another node’s item', { name: 'x' }, /not planned by a real run/],
	])('%s', async (_name, item, message) => {
		const { error } = await apply([change({ smartschool: updateOf(0) }), item]);
		expect(error?.message).toMatch(message);
		expect(operations()).toEqual([]);
	});

	test('a write whose direction leads to the other side', async () => {
		const { error } = await apply([change({ smartschool: updateOf(0, [write('gsm', { gsm: '1' }, 'toInformat')]) })]);
		expect(error?.message).toMatch(/may not be written to Smartschool/);
		expect(operations()).toEqual([]);
	});
});

test('items without work for Smartschool pass unchanged, without any call', async () => {
	const item = change({});
	const { items } = await apply([item]);
	expect(items[0]!.json).toEqual(item);
	expect(operations()).toEqual([]);
});
