/** Which limits a write counts for, what may go while a part waits, and the job that is left. */
import type { UnitDef } from '../../sync/fields/types';
import { allowed, emptyDraft, needsOf, scopesOf, smartschoolJob, tally, type Draft, type Waiting } from '../../sync/plan/draft';
import { LEAVING } from '../../sync/plan/enrolment';
import type { PlannedWrite } from '../../sync/plan/record';
import { emptyState } from '../../sync/plan/state';
import type { RowState, Side, SyncRecord } from '../../sync/types';

const GROUPS = { parents: { klas: 'LLN', groep: 'GRP' }, aliases: {} };
const planned = (id: string, over: { to?: Side; clears?: boolean } = {}): PlannedWrite => ({
	to: over.to ?? 'smartschool', unit: { id } as UnitDef, shown: { informat: '', smartschool: '' }, because: 'changed', overwrites: false, clears: over.clears ?? false,
	write: { unit: id, direction: 'both', values: {}, was: {}, changed: [], after: {} },
});
/** A group that is joined, or left when there is no code. */
const member = (element: string, klasCode: string): PlannedWrite => {
	const each = planned('groepen', { clears: klasCode === '' });
	return { ...each, write: { ...each.write, unit: `groepen/${element}`, element, values: { klasCode } } };
};
const pupil = (over: Partial<SyncRecord> = {}): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: '900', klascode: '3A' }, label: 'Noor', fields: {}, handle: {}, ...over });
const account: SyncRecord = { soort: 'leerling', keys: {}, label: '', fields: { naam: 'Peeters', voornaam: 'Noor' }, handle: { internnummer: '899', gebruikersnaam: 'noor.peeters', status: 'actief' } };
const row = (t: string): RowState => ({ ...emptyState(), t });
const draft = (writes: PlannedWrite[], over: Partial<Draft> = {}): Draft => ({ ...emptyDraft('k', pupil(), undefined, undefined, 'tab'), b: account, writes, ...over });
const leaving = (...writes: PlannedWrite[]) => draft([planned(LEAVING), ...writes], { a: pupil({ fields: { [LEAVING]: '2026-10-31' } }) });

test('a fresh draft: the stored row, without the mark that it was missing', () => {
	const old: RowState = { t: 'tab', q: 'q', l: 'n.u', m: '2026-11-01.2', u: { gsm: { o: 'x' } } };
	const fresh = emptyDraft('k', pupil(), 'text', old, 'tab');
	expect(fresh).toEqual({ key: 'k', kind: 'leerling', table: 'tab', label: 'Noor', a: pupil(), b: null, school: '', elsewhere: false, gebruikersnaam: '', writes: [], settled: {}, oldText: 'text', old, state: { ...old, m: '' }, reviewed: false, quiet: '' });
	fresh.state.u.gsm = { o: 'y' };
	expect(old.u.gsm).toEqual({ o: 'x' });
	expect(emptyDraft('k', pupil(), undefined, undefined, 'tab').state).toEqual(emptyState());
});

describe('the limits that a write counts for', () => {
	test.each<[string, Draft, PlannedWrite, string[]]>([
		['a changed field', draft([]), planned('gsm'), ['updateAccount', 'field:gsm']],
		['a field that becomes empty', draft([]), planned('gsm', { clears: true }), ['updateAccount', 'field:gsm', 'clear']],
		['another class', draft([]), planned('klas'), ['updateAccount', 'classMove']],
		['a change for Informat', draft([]), planned('gsm', { to: 'informat' }), ['toInformat']],
		['… that empties', draft([]), planned('gsm', { to: 'informat', clears: true }), ['toInformat', 'clear']],
		['a new account', draft([], { b: null }), planned('gsm', { clears: true }), ['createAccount']],
		['a new class', draft([], { b: null, kind: 'klas' }), planned('klasaanmaak'), ['createClass']],
		['a class that changes', draft([], { kind: 'klas' }), planned('administratieveGroep'), ['updateClass']],
		['a new group', draft([], { b: null, kind: 'groep' }), planned('groepaanmaak'), ['createGroup']],
		['who joins a group', draft([]), member('wis1', 'WIS1'), ['field:groepen']],
		['who leaves a group', draft([]), member('wis1', ''), ['leaveGroup']],
		['who leaves', leaving(), planned(LEAVING), ['unregister']],
		['whatever else changes of who leaves', leaving(), planned('gsm'), ['unregister']],
		['an end date of an account that is still to be made', { ...leaving(), b: null }, planned(LEAVING), ['createAccount']],
	])('%s', (_name, each, write, scopes) => expect(scopesOf(each, write)).toEqual(scopes));

	test('a table that changed since then counts as well, whatever the write', () => {
		for (const [each, write, scope] of [[draft([]), planned('gsm'), 'updateAccount'], [draft([]), planned('gsm', { to: 'informat' }), 'toInformat'], [draft([], { b: null }), planned('gsm'), 'createAccount'], [leaving(), planned(LEAVING), 'unregister']] as const) {
			expect(scopesOf({ ...each, old: row('oud') }, write)).toEqual(expect.arrayContaining([scope, 'tabel']));
			for (const old of [row('tab'), row(''), undefined]) expect(scopesOf({ ...each, old }, write)).not.toContain('tabel');
		}
	});

	test('of several institutes each counts its own, and who is in a class of one that was not read waits', () => {
		const [gsm, klas] = [planned('gsm'), planned('klas')];
		expect(scopesOf({ ...draft([]), school: '099999' }, gsm)).toEqual(['updateAccount@099999', 'field:gsm@099999']);
		expect(scopesOf({ ...draft([]), school: '099999', elsewhere: true }, klas)).toEqual(['updateAccount@099999', 'classMove@099999', 'andereInstelling@099999']);
		expect(scopesOf({ ...draft([]), elsewhere: true }, gsm)).not.toContain('andereInstelling');
		expect(scopesOf({ ...leaving(), elsewhere: true }, planned(LEAVING))).toContain('andereInstelling');
	});

	test('records are counted, not writes, each kind against its own number', () => {
		const counted = tally([draft([planned('gsm'), planned('email')]), draft([planned('gsm')]), draft([planned('naam')], { b: null }), draft([planned('klasaanmaak')], { b: null, kind: 'klas' }), draft([planned('administratieveGroep')], { kind: 'klas' }), draft([planned('groepaanmaak')], { b: null, kind: 'groep' }), draft([member('wis1', 'WIS1')]), draft([])], () => ({ pupils: 40, classes: 7, groups: 9, pairs: 30 }));
		expect([...counted]).toEqual([
			['updateAccount', { count: 2, population: 30 }], ['field:gsm', { count: 2, population: 30 }], ['field:email', { count: 1, population: 30 }], ['createAccount', { count: 1, population: 40 }], ['createClass', { count: 1, population: 7 }],
			['updateClass', { count: 1, population: 7 }], ['createGroup', { count: 1, population: 9 }], ['field:groepen', { count: 1, population: 30 }],
		]);
	});
});

describe('what may go while a part waits', () => {
	const waiting = (over: { scopes?: string[]; newClasses?: string[]; newGroups?: string[]; doubtful?: string[] } = {}): Waiting => ({ scopes: new Set(over.scopes), made: new Map([...(over.newClasses ?? []).map((code) => [code, 'createClass'] as const), ...(over.newGroups ?? []).map((code) => [code, 'createGroup'] as const)]), doubtful: new Set(over.doubtful) });
	const go = (each: Draft, wait: Waiting) => allowed(each, wait).map(({ unit }) => unit.id);
	const all = draft(['naam', 'klas', 'stamnummer'].map((id) => planned(id)).concat(planned('gsm', { to: 'informat' })));

	test('nothing waits: everything goes', () => expect(go(all, waiting())).toEqual(['naam', 'klas', 'stamnummer', 'gsm']));
	test('a limit holds its own writes, the others go on', () => {
		expect(go(all, waiting({ scopes: ['field:naam'] }))).toEqual(['klas', 'stamnummer', 'gsm']);
		expect(go(all, waiting({ scopes: ['toInformat'] }))).toEqual(['naam', 'klas', 'stamnummer']);
		expect(go(all, waiting({ scopes: ['updateAccount'] }))).toEqual(['gsm']);
	});
	test('the register number waits for its class move; without a move it goes', () => {
		expect(go(all, waiting({ scopes: ['classMove'] }))).toEqual(['naam', 'gsm']);
		expect(go(draft([planned('stamnummer'), planned('naam')]), waiting({ scopes: ['classMove'] }))).toEqual(['stamnummer', 'naam']);
		expect(go(draft([planned('stamnummer', { to: 'informat' }), planned('klas')]), waiting({ scopes: ['classMove'] }))).toEqual(['stamnummer']);
	});
	test('a new class that waits holds the move of its own pupils, and their new accounts (L23)', () => {
		const held = { scopes: ['createClass'], newClasses: ['3a'] };
		expect(go(all, waiting(held))).toEqual(['naam', 'gsm']);
		expect(go({ ...all, b: null }, waiting(held))).toEqual([]);
		expect(go(all, waiting({ ...held, newClasses: ['3b'] }))).toEqual(['naam', 'klas', 'stamnummer', 'gsm']);
		expect(go(all, waiting({ newClasses: ['3a'] }))).toEqual(['naam', 'klas', 'stamnummer', 'gsm']);
		expect(go({ ...all, b: null }, waiting({ newClasses: ['3a'] }))).toEqual(['naam', 'klas', 'stamnummer', 'gsm']);
	});
	test('so does a class that a person must look at first', () => {
		expect(go(all, waiting({ doubtful: ['3a'] }))).toEqual(['naam', 'gsm']);
		expect(go({ ...all, b: null }, waiting({ doubtful: ['3a'] }))).toEqual([]);
		expect(go({ ...all, a: pupil({ keys: {} }) }, waiting({ doubtful: ['3a'] }))).toEqual(['naam', 'klas', 'stamnummer', 'gsm']);
	});
	test('a group that waits holds who would join it, and nothing else', () => {
		const members = draft([planned('naam'), member('wis1', 'WIS1'), member('koor', 'KOOR'), member('oud', '')]);
		const joins = (wait: Waiting) => allowed(members, wait).map(({ write }) => write.unit);
		expect(joins(waiting({ newGroups: ['wis1'] }))).toEqual(['naam', 'groepen/wis1', 'groepen/koor', 'groepen/oud']);
		expect(joins(waiting({ newGroups: ['wis1'], scopes: ['createGroup'] }))).toEqual(['naam', 'groepen/koor', 'groepen/oud']);
		expect(joins(waiting({ doubtful: ['koor'] }))).toEqual(['naam', 'groepen/wis1', 'groepen/oud']);
		expect(joins(waiting({ scopes: ['leaveGroup'] }))).toEqual(['naam', 'groepen/wis1', 'groepen/koor']);
	});
	test('a class does not wait for itself', () => {
		const klas = draft([planned('klasaanmaak')], { b: null, kind: 'klas' });
		expect(go(klas, waiting({ newClasses: ['3a'], doubtful: ['3a'] }))).toEqual(['klasaanmaak']);
		expect(go(klas, waiting({ scopes: ['createClass'], newClasses: ['3a'] }))).toEqual([]);
	});
});

describe('the job for Smartschool', () => {
	const [naam, gsm] = [planned('naam'), planned('gsm', { to: 'informat' })];
	test('none when nothing of it is for Smartschool', () => {
		expect(smartschoolJob(draft([gsm]), [gsm], GROUPS)).toBeNull();
		expect(smartschoolJob(draft([naam]), [], GROUPS)).toBeNull();
	});
	test('a new account gets the pupil number of Informat and a user name', () => expect(smartschoolJob(draft([naam, gsm], { b: null, gebruikersnaam: 'noor.peeters' }), [naam, gsm], GROUPS)).toEqual({ action: 'createAccount', gebruikersnaam: 'noor.peeters', leerlingnummer: '900', writes: [naam.write] }));
	test('a changed account is known by what Smartschool calls it', () => {
		expect(smartschoolJob(draft([naam, gsm]), [naam, gsm], GROUPS)).toEqual({ action: 'updateAccount', internnummer: '899', gebruikersnaam: 'noor.peeters', naam: 'Peeters', voornaam: 'Noor', writes: [naam.write] });
		expect(smartschoolJob(draft([naam], { b: { ...account, fields: {} } }), [naam], GROUPS)).toMatchObject({ naam: '', voornaam: '' });
	});
	test('who leaves gets nothing but that', () => {
		const each = leaving(naam);
		expect(smartschoolJob(each, each.writes, GROUPS)).toEqual({ action: 'unregister', internnummer: '899', leerlingnummer: '900', gebruikersnaam: 'noor.peeters', officialDate: '2026-10-31', writes: [each.writes[0]!.write] });
	});
	test('a class and a group, new ones under their parents', () => {
		const [klas, group] = [draft([planned('klasaanmaak')], { b: null, kind: 'klas', a: pupil({ soort: 'klas', fields: { administratieveGroep: '312' } }) }), draft([planned('groepaanmaak')], { b: null, kind: 'groep' })];
		expect(smartschoolJob(klas, klas.writes, GROUPS)).toEqual({ action: 'createClass', parent: 'LLN', administratieveGroep: '312', writes: [planned('klasaanmaak').write] });
		expect(smartschoolJob(group, group.writes, GROUPS)).toEqual({ action: 'createGroup', parent: 'GRP', writes: [planned('groepaanmaak').write] });
	});
	test('a class that exists goes by what Smartschool tells of it', () => {
		const handle = { omschrijving: 'Klas van juf An', koppelingsveld: '', bovenliggend: 'jaar3' };
		const each = draft([planned('administratieveGroep')], { kind: 'klas', b: { ...account, handle, fields: { klascode: '3A', klasnaam: 'Derde', instellingsnummer: '30593' } } });
		expect(smartschoolJob(each, each.writes, GROUPS)).toEqual({ action: 'updateClass', klas: { ...handle, klascode: '3A', klasnaam: 'Derde', instellingsnummer: '30593' }, writes: [each.writes[0]!.write] });
	});
	test('what must be there first: the class for all of it, a group for who joins it', () => {
		const made = { scopes: new Set<string>(), made: new Map([['3a', 'createClass'], ['wis1', 'createGroup']]), doubtful: new Set<string>() };
		const move = planned('klas');
		move.write.values.klascode = '3A';
		const each = draft([naam, move, member('wis1', 'WIS1'), member('koor', 'KOOR')]);
		expect(needsOf(smartschoolJob(each, each.writes, GROUPS), made)).toEqual([{ code: '3A', units: ['naam', 'klas', 'groepen/wis1', 'groepen/koor'] }, { code: 'WIS1', units: ['groepen/wis1'] }]);
		expect(needsOf(smartschoolJob(each, [naam], GROUPS), made)).toEqual([]);
		expect(needsOf(null, made)).toEqual([]);
	});
});
