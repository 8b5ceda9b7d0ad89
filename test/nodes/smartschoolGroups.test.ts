/** Groups through the node Smartschool: Apply Changes, against the double; and what the merge's screen says about them. */
import { groupSettings } from '../../nodes/FieldDirectionMerge/groups';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { unpackState } from '../../sync/plan/state';
import type { ChangeItem, SmartschoolJob, UnitWrite } from '../../sync/types';
import { change, messagesOf, resultsOf, unitsOf, write } from './items';
import { credentialOf } from './informatSchool';
import { run, runInputs, type Outcome } from './run';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());
beforeEach(() => school.school.reset({}));

const apply = async (items: object[], leaveBy: 'code' | 'name' = 'code'): Promise<Outcome> => await run('smartschool', { operation: 'applyChanges', atOnce: 2, leaveBy }, items, { smartschoolApi: { platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true } });
const operations = () => school.school.log.lines.map(({ call }) => call);
const platform = () => school.school.platform;
/** A pupil with an account and an official class. */
const pupil = () => platform().accounts.find((account) => account.profile.basisrol === '1' && account.profile.internnummer && platform().officialClass(account))!;

const member = (element: string, klasCode: string, was: Record<string, string> = {}): UnitWrite => ({ ...write(`groepen/${element}`, { klasCode }, 'toSmartschool'), element, was, after: { o: klasCode === '' ? '' : 'fp' } });
const updateOf = (writes: UnitWrite[]): SmartschoolJob => {
	const { internnummer, gebruikersnaam, naam, voornaam } = pupil().profile;
	return { action: 'updateAccount', internnummer: String(internnummer), gebruikersnaam: String(gebruikersnaam), naam: String(naam), voornaam: String(voornaam), writes };
};
const newGroup = (groepcode: string, groeptype = 'groep', parent = 'lln') => change({ smartschool: { action: 'createGroup', parent, writes: [write('groepaanmaak', { groepcode, groepnaam: `Groep ${groepcode}`, groeptype }, 'once')] } }, { recordKind: 'groep', label: `groep ${groepcode}` });

test('groups are made first; who joins them keeps the class and other groups', async () => {
	const account = pupil();
	const before = [...account.groups];
	const job = updateOf([member('wis', 'WIS'), member('rob', 'ROB')]);
	const { items, error } = await apply([change({ smartschool: job }, { needs: [{ code: 'WIS', units: ['groepen/wis'] }, { code: 'ROB', units: ['groepen/rob'] }] }), newGroup('WIS'), newGroup('ROB', 'klas')]);
	expect(error).toBeUndefined();
	expect(operations().filter((call) => call.startsWith('save'))).toEqual(['saveGroup', 'saveClass', 'saveUserToClassesAndGroups']);
	expect(platform().groups.get('WIS')).toMatchObject({ type: 'G', parent: 'lln', name: 'Groep WIS', isOfficial: false });
	expect(platform().groups.get('ROB')).toMatchObject({ type: 'K', parent: 'lln', isOfficial: false, instituteNumber: '' });
	expect(account.groups).toEqual([...before, 'WIS', 'ROB']);
	expect(items.flatMap(({ json }) => resultsOf(json)).every(([, ok]) => ok)).toBe(true);
	expect(unitsOf(items[0]!.json)).toEqual(['groepen/rob', 'groepen/wis']);
});

test('a group that could not be made holds who joins it, not the rest of the pupil', async () => {
	school.school.faults.set([{ name: 'code-11', on: 'saveGroup' }]);
	const job = updateOf([write('huisdokter', { huisdokter: 'dr. Peeters' }), member('koor', 'KOOR'), member('wis', 'WIS')]);
	const { items } = await apply([change({ smartschool: job }, { needs: [{ code: 'WIS', units: ['groepen/wis'] }] }), newGroup('WIS')]);
	expect(resultsOf(items[0]!.json)).toEqual([['huisdokter', true], ['groepen/koor', true], ['groepen/wis', false]]);
	expect(messagesOf(items[0]!.json)).toMatch(/Groepen met begin- en einddatum.*“WIS” could not be made in Smartschool, so this waits/);
	expect(pupil().groups).toContain('KOOR');
});

test.each(['code', 'name'] as const)('a group is left by its %s; nothing of it is remembered', async (leaveBy) => {
	platform().settings.leaveGroupBy = leaveBy;
	const account = pupil();
	account.groups.push('KOOR');
	const item = change({ smartschool: updateOf([member('koor', '', { klasCode: 'KOOR', naam: 'Koor' })]) });
	const { items } = await apply([item], leaveBy);
	expect(resultsOf(items[0]!.json)).toEqual([['groepen/koor', true]]);
	expect([account.groups.includes('KOOR'), unitsOf(items[0]!.json)]).toEqual([false, []]);
	// By the other way the platform does not know the group, and the pupil stays in it.
	account.groups.push('KOOR');
	const other = await apply([item], leaveBy === 'code' ? 'name' : 'code');
	expect(resultsOf(other.items[0]!.json)).toEqual([['groepen/koor', false]]);
});

test('a refused list of groups is a sentence with the platform’s lines', async () => {
	const { items, error } = await apply([change({ smartschool: updateOf([member('weg', 'WEG'), member('koor', 'KOOR')]) })]);
	expect(error).toBeUndefined();
	expect(resultsOf(items[0]!.json)).toEqual([['groepen/weg', false], ['groepen/koor', false]]);
	expect(messagesOf(items[0]!.json)).toMatch(/Smartschool code 13.*Smartschool’s list: WEG;13/);
});

describe('the administrative group of a class that exists', () => {
	const update = (administratieveGroep: string) => {
		const { code, name, desc, untis, parent, instituteNumber } = platform().officialClass(pupil())!;
		const klas = { klascode: code, klasnaam: name, omschrijving: desc, koppelingsveld: untis, bovenliggend: parent, instellingsnummer: instituteNumber };
		return change({ smartschool: { action: 'updateClass', klas, writes: [{ ...write('administratieveGroep', { administratieveGroep }, 'toSmartschool'), after: { o: ['van-informat', 'van-smartschool'] } }] } }, { recordKind: 'klas', label: `klas ${code}` });
	};

	test('is written for the school year; name, description and parent stay', async () => {
		const before = { ...platform().officialClass(pupil())! };
		const { items } = await apply([update('012345')]);
		expect(resultsOf(items[0]!.json)).toEqual([['administratieveGroep', true]]);
		expect(platform().officialClass(pupil())).toMatchObject({ name: before.name, desc: before.desc, parent: before.parent, adminNumber: '012345' });
	});
	test('refused for good (code 41): remembered, so that the same is not sent again', async () => {
		platform().settings.classNumbersFixed = true;
		const { items } = await apply([update('012345')]);
		expect(messagesOf(items[0]!.json)).toMatch(/Smartschool code 41/);
		const { row } = items[0]!.json as unknown as ChangeItem;
		expect({ ...unpackState(row.state).u }).toEqual({ administratieveGroep: { r: 'van-informat' } });
	});
	test('any other refusal is tried again', async () => {
		school.school.faults.set([{ name: 'code-11', on: 'saveClass' }]);
		const { items } = await apply([update('012345')]);
		expect(unitsOf(items[0]!.json)).toEqual([]);
	});
});

describe('table “Classes and Groups”', () => {
	const year = { schoolYear: '2026-27', referenceDate: '2026-11-23' };
	const smartschoolApi = () => ({ platform: school.smartschool, accessCode: school.accessCode, allowOtherHost: true });
	const rows = new Map<string, object>();
	beforeEach(() => rows.clear());
	/** Both reads, and the merge with the rows so far. */
	const merge = async (parameters: Record<string, unknown> = {}) => {
		const informat = await run('informat', { operation: 'getSyncRecords', instituteNumbers: school.institute, ...year }, [{}], credentialOf(school));
		const smartschool = await run('smartschool', { operation: 'getSyncRecords', rootGroups: '', ...year }, [{}], { smartschoolApi: smartschoolApi() });
		const inputs = [informat.items.map(({ json }) => json), smartschool.items.map(({ json }) => json), [...rows.values()]];
		return await runInputs('fieldDirectionMerge', { preset: 'groups', mode: 'apply', classParent: 'lln', groupParent: 'lln', limits: { createClass: 100, createGroup: 100, updateClass: 100 }, ...parameters } as never, inputs, { syncKeyApi: { key: 'a key of more than thirty-two characters, for tests' } });
	};
	const keep = (items: readonly { json: object }[]) => items.forEach(({ json }) => rows.set((json as ChangeItem).row.key, (json as ChangeItem).row));

	test('makes what is missing and nothing else; a second run has nothing to do, and nothing about people is stored', async () => {
		const people = JSON.stringify(platform().accounts);
		const first = await merge();
		expect(first.error).toBeUndefined();
		expect([...new Set(first.outputs[0]!.map(({ json }) => json.recordKind))].sort()).toEqual(['groep', 'klas']);
		school.school.log.clear();
		const applied = await apply(first.items.map(({ json }) => json));
		expect(applied.items.flatMap(({ json }) => resultsOf(json)).every(([, ok]) => ok)).toBe(true);
		expect([...new Set(operations().filter((call) => call.startsWith('save')))].sort()).toEqual(['saveClass', 'saveGroup']);
		for (const code of school.school.summary.classesMissing) expect(platform().groups.get(code)).toMatchObject({ isOfficial: true, parent: 'lln', years: { '2026-2027': expect.anything() } });
		expect(JSON.stringify(platform().accounts)).toBe(people);
		keep([...applied.items, ...first.outputs[1]!]);
		const second = await merge();
		expect(second.outputs.slice(0, 3)).toEqual([[], [], []]);
		expect(String(second.outputs[3]![0]!.json.rapport)).toContain('- Te wijzigen: 0');
	});
	test('a preview gives nothing to write; what is left to a person is told and not made', async () => {
		const preview = await merge({ mode: 'preview' });
		expect([preview.outputs[0], preview.outputs[1]]).toEqual([[], []]);
		const left = await merge({ groupsOff: ['klasaanmaak', 'groepaanmaak'] });
		expect(left.items).toEqual([]);
		expect(left.outputs[2]!.filter(({ json }) => json.soort === 'classes' && String(json.uitleg).includes('het aanmaken staat uit')).length).toBeGreaterThanOrEqual(school.school.summary.classesMissing.length);
	});
});

describe('what the screen says', () => {
	const of = (rows: { informat: string; smartschool: string }[], klas = '', groep = '') => groupSettings(klas, groep, rows);
	test('parents, and other names without stray spaces; codes of Informat whatever their capitals', () => {
		expect(of([{ informat: ' 3 A ', smartschool: ' 3A ' }], 'LLN', 'GRP')).toEqual({ parents: { klas: 'LLN', groep: 'GRP' }, aliases: { '3 a': '3A' } });
	});
	test.each([[[{ informat: '3A', smartschool: ' ' }], /row that is not filled in/], [[{ informat: '3A', smartschool: 'x' }, { informat: '3a', smartschool: 'y' }], /“3a” twice/]])('what cannot be: %j', (rows, message) => {
		expect(() => of(rows)).toThrow(message);
	});
});
