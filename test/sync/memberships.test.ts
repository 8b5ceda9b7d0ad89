/** Groups of a pupil: what of Smartschool's list is the sync's business, and how it looks after the run (rows 26, 29, 30; R29, R40). */
import { MEMBER, MEMBERSHIPS } from '../../sync/fields/groups';
import { goTo, leaving, membersAfter, toldElements } from '../../sync/plan/memberships';
import type { PlannedWrite } from '../../sync/plan/record';
import type { Read } from '../../sync/records/types';
import type { ListElement, ReadReport, SyncRecord } from '../../sync/types';
import { STANDARD } from '../../sync/fields/standard';

const elements = (...codes: string[]): ListElement[] => codes.map((code) => ({ key: code.toLowerCase(), values: { klasCode: code, naam: `Groep ${code}` } }));
const record = (lists?: Record<string, ListElement[]>, over: Partial<SyncRecord> = {}): SyncRecord => ({ soort: 'leerling', keys: {}, label: '', fields: {}, ...(lists ? { lists } : {}), handle: {}, ...over });
const inGroups = (...codes: string[]) => record({ [MEMBER]: elements(...codes) });
const write = (element: string, over: Partial<PlannedWrite> = {}, unit = MEMBERSHIPS): PlannedWrite => ({ to: 'smartschool', unit, shown: { informat: '', smartschool: '' }, because: 'changed', overwrites: false, clears: false, write: { unit: `${unit.id}/${element}`, element, direction: 'toSmartschool', values: { klasCode: element.toUpperCase() }, was: { klasCode: '' }, changed: ['klasCode'], after: {} }, ...over });

describe('what makes a pupil look changed', () => {
	test('of Smartschool’s groups only those that Informat tells as well', () => {
		expect(toldElements(inGroups('WIS', 'LO'), inGroups('EIGEN', 'WIS'), MEMBER)).toEqual(elements('WIS'));
		expect(toldElements(inGroups(), inGroups('EIGEN'), MEMBER)).toEqual([]);
	});
	test('what one side does not tell is not told', () => {
		expect(toldElements(inGroups('WIS'), record(), MEMBER)).toBeUndefined();
		expect(toldElements(record(), inGroups('WIS'), MEMBER)).toBeUndefined();
		expect(toldElements(record({}), record({ telefoons: elements('a') }), MEMBER)).toBeUndefined();
	});
	test('of other lists everything', () => expect(toldElements(record(), record({ telefoons: elements('a', 'b') }), 'telefoons')).toEqual(elements('a', 'b')));
});

describe('the account once the writes are made', () => {
	test('with the groups that are joined, beside those that it had and all else that it holds', () => {
		const b = { ...inGroups('EIGEN', 'WIS'), lists: { ...inGroups('EIGEN', 'WIS').lists, telefoons: elements('a') }, fields: { naam: 'x' } };
		expect(membersAfter(b, false, [write('lo'), write('wis')])).toEqual({ ...b, lists: { telefoons: elements('a'), [MEMBER]: [...elements('EIGEN'), { key: 'lo', values: { klasCode: 'LO' } }, { key: 'wis', values: { klasCode: 'WIS' } }] } });
	});
	test('as it is when nothing is joined: a group that is left stays told until the next read', () => {
		const b = inGroups('WIS');
		expect(membersAfter(b, false, [])).toBe(b);
		expect(membersAfter(b, false, [write('wis', { clears: true }), write('gsm', {}, STANDARD.find(({ id }) => id === 'gsm')!)])).toBe(b);
	});
	test('a new account tells its groups, also when it has none', () => {
		expect(membersAfter(record(), true, []).lists).toEqual({ [MEMBER]: [] });
		expect(membersAfter(record(), true, [write('wis')]).lists).toEqual({ [MEMBER]: [{ key: 'wis', values: { klasCode: 'WIS' } }] });
	});
});

test('a removal says the group’s name too, by which some platforms want to hear it (R40)', () => {
	expect(leaving(write('wis'), inGroups('LO', 'WIS')).write).toEqual({ ...write('wis').write, was: { klasCode: '', naam: 'Groep WIS' } });
	expect([leaving(write('wis'), inGroups('LO')), leaving(write('wis'), record()), leaving(write('wis'), record({ [MEMBER]: [{ key: 'wis', values: {} }] }))].map(({ write: { was } }) => was)).toEqual(Array(3).fill({ klasCode: '', naam: '' }));
});

describe('where the pupils of a class go (R29)', () => {
	const report = {} as ReadReport;
	const a = (klascode: string | undefined, keys: SyncRecord['keys'], over: Partial<SyncRecord> = {}): SyncRecord => ({ ...record(), keys, fields: klascode === undefined ? {} : { klascode }, ...over });
	const b = (klascode: string | undefined, keys: SyncRecord['keys'], over: Partial<SyncRecord> = {}): SyncRecord => ({ ...record(), keys: { ...keys, klascode }, ...over });
	const klas = (klascode?: string): SyncRecord => ({ ...record(), soort: 'klas', keys: { klascode } });
	const from = (as: SyncRecord[], bs: SyncRecord[]) => {
		const ask = goTo({ informat: { report, records: as }, smartschool: { report, records: bs } as Read });
		return (code?: string) => [...ask(klas(code))].sort();
	};
	test('known by number, or by institute and stamnummer; codes whatever their capitals', () => {
		const ask = from([a('3B ', { leerlingnummer: '1' }), a('3c', { leerlingnummer: '2', instelnr: '030593', stamnummer: '26' }), a('3D', { leerlingnummer: '3' }), a('3E', { leerlingnummer: '9' })], [b('3a', { leerlingnummer: '1' }), b('3A', { instelnr: '030593', stamnummer: '26' }), b('3F', { leerlingnummer: '3' })]);
		expect([ask('3A'), ask(' 3a'), ask('3F'), ask('3B'), ask()]).toEqual([['3b', '3c'], ['3b', '3c'], ['3d'], [], []]);
	});
	test('a stamnummer of another institute, half a key, or an empty one says nothing (R12)', () => {
		const ask = from([a('3B', { instelnr: '030594', stamnummer: '26' }), a('3C', { instelnr: '030593' }), a('3D', { stamnummer: '26' }), a('3E', { leerlingnummer: '' })], [b('3A', { instelnr: '030593', stamnummer: '26' }), b('3A', { leerlingnummer: '', instelnr: '030593' }), b('3A', { stamnummer: '26' })]);
		expect(ask('3A')).toEqual([]);
	});
	test('who has no class on one of both sides goes nowhere; classes and groups are no pupils', () => {
		const ask = from([a(undefined, { leerlingnummer: '1' }), a('', { leerlingnummer: '2' }), a('3B', { leerlingnummer: '3' }), a('3C', { leerlingnummer: '4' }, { soort: 'klas' }), a('3D', { leerlingnummer: '5' })], [b('3A', { leerlingnummer: '1' }), b('3A', { leerlingnummer: '2' }), b(undefined, { leerlingnummer: '3' }), b('3A', { leerlingnummer: '4' }), b('3A', { leerlingnummer: '5' }, { soort: 'groep' })]);
		expect([ask('3A'), ask('')]).toEqual([[], []]);
	});
	test('one who is known in two ways goes where the number says', () => expect(from([a('3X', { leerlingnummer: '1', instelnr: '030593', stamnummer: '26' })], [b('3B', { instelnr: '030593', stamnummer: '26' }), b('3A', { leerlingnummer: '1' })])('3A')).toEqual(['3x']));
});
