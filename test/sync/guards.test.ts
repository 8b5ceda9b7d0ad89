/** Limits, calendar and approvals at their edges; rows as text; who is missing. */
import { absence } from '../../sync/plan/absent';
import { approvalCode, approvalForAll, approvedScopes, APPROVAL_DAYS, DEFAULT_LIMITS, heldScopes, TABLE_CHANGED, type GuardSettings, type Limits, type Tally } from '../../sync/plan/guards';
import { checkReads, checkShrink, Emptied, UnhealthySource } from '../../sync/plan/health';
import { emptyState, hasOpen, isApprovals, linkOf, packApprovals, packState, QuietRows, quietStart, readBaseline, readRow, unpackApprovals, unpackState } from '../../sync/plan/state';
import type { UnitDef } from '../../sync/fields/types';
import type { Read } from '../../sync/records/types';
import type { ReadReport, RowState, SyncRecord, UnitState } from '../../sync/types';

const settings = (over: Partial<GuardSettings> = {}): GuardSettings => ({ limits: DEFAULT_LIMITS, calendar: 'normal', today: '2026-11-23', ...over });
const held = (tallies: Record<string, [count: number, population: number]>, over: Partial<GuardSettings> = {}) => heldScopes(new Map(Object.entries(tallies).map(([scope, [count, population]]): [string, Tally] => [scope, { count, population }])), settings(over)).map(({ scope, why }) => `${scope} ${why}`);

describe('limits', () => {
	test.each([
		['createAccount', 10], ['updateAccount', 50], ['unregister', 3], ['classMove', 15], ['createClass', 10], ['updateClass', 20], ['createGroup', 10], ['leaveGroup', 10], ['toInformat', 20], ['clear', 2], ['create', 10], ['update', 50], ['deactivate', 3], ['field:gsm', 20],
	])('%s trips above %i %%, and not at it', (scope, percent) => {
		const limits: Limits = { ...DEFAULT_LIMITS, scopes: Object.fromEntries(Object.entries(DEFAULT_LIMITS.scopes).map(([name, limit]) => [name, { percent: limit.percent }])) };
		expect(held({ [scope]: [percent * 10, 1000] }, { limits })).toEqual([]);
		expect(held({ [scope]: [percent * 10 + 1, 1000] }, { limits })).toEqual([`${scope} limit`]);
	});
	test('more than ten unregistrations or deactivations trip whatever the share', () => {
		for (const scope of ['unregister', 'deactivate']) {
			expect(held({ [scope]: [10, 5000] })).toEqual([]);
			expect(held({ [scope]: [11, 5000] })).toEqual([`${scope} limit`]);
		}
	});
	test('shares count from twenty on', () => {
		expect(held({ createAccount: [19, 19] })).toEqual([]);
		expect(held({ createAccount: [3, 20] })).toEqual(['createAccount limit']);
		expect(held({ unregister: [11, 19] })).toEqual(['unregister limit']);
	});
	test('nothing planned trips nothing, and what has no limit goes', () => expect(held(Object.fromEntries([['createAccount', [0, 0]], ['constructor', [99, 99]]]) as Record<string, [number, number]>, { limits: { ...DEFAULT_LIMITS, scopes: { createAccount: { percent: 0 } } } })).toEqual([]));
	test('the defaults of the health checks', () => expect([DEFAULT_LIMITS.shrinkPercent, DEFAULT_LIMITS.emptiedPercent, DEFAULT_LIMITS.minimumPopulation, APPROVAL_DAYS]).toEqual([20, 10, 20, 7]));
	test('in the order of their names', () => expect(held({ updateAccount: [99, 100], createAccount: [99, 100], classMove: [99, 100] })).toEqual(['classMove limit', 'createAccount limit', 'updateAccount limit']));
});

describe('calendar', () => {
	const all = { createAccount: [1, 100], unregister: [1, 100], clear: [1, 100], deactivate: [1, 100], updateAccount: [1, 100] } as Record<string, [number, number]>;
	test.each([['2026-06-30', false], ['2026-07-01', true], ['2026-08-31', true], ['2026-09-01', false], ['2007-10-11', false]])('on %s summer: %p', (today, summer) => expect(held(all, { today })).toEqual(summer ? ['clear summer', 'deactivate summer', 'unregister summer'] : []));
	test('roll-over holds what takes away', () => expect(held(all, { calendar: 'rollover' })).toEqual(['clear rollover', 'deactivate rollover', 'unregister rollover']));
	test('closed holds everything', () => expect(held(all, { calendar: 'closed' })).toEqual(['clear closed', 'createAccount closed', 'deactivate closed', 'unregister closed', 'updateAccount closed']));
	test('what nothing is planned for is not held either', () => expect(held({ createAccount: [0, 100], [TABLE_CHANGED]: [0, 100] }, { calendar: 'closed' })).toEqual([]));
	test('a changed table holds its writes', () => expect(held({ [TABLE_CHANGED]: [1, 100] })).toEqual([`${TABLE_CHANGED} table`]));
});

describe('approvals', () => {
	const tools = { fingerprint: (text: string) => `h${[...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 99991, 7)}` };
	const read = (given: string, over: { plan?: string; today?: string; uses?: number } = {}) => {
		const { scopes, everything, problem } = approvedScopes(given, over.plan ?? 'p1', over.today ?? '2026-11-23', over.uses ?? 0, tools);
		return [everything, [...scopes], problem];
	};
	const all = approvalForAll('p1', '2026-11-30', 0, tools);
	test('for all, for one, for two; with spaces or commas between them', () => {
		const [one, two] = ['createAccount', 'field:adres.straat'].map((scope) => approvalCode('p1', scope, '2026-11-30', 0, tools));
		expect(all).toMatch(/^p1\.alles\.20261130\.h\d+$/);
		expect(read('')).toEqual([false, [], '']);
		expect(read(` ${all} `)).toEqual([true, [], '']);
		expect(read(`${one}, ${two}`)).toEqual([false, ['createAccount', 'field:adres.straat'], '']);
		expect(read(`${one}\n${all}`)).toEqual([true, ['createAccount'], '']);
	});
	test('refusals', () => {
		for (const damaged of [`.${all}`, `${all}.`, 'p1.alles.2026113.h1']) expect(read(damaged)).toEqual([false, [], 'De goedkeuring is geen code uit een voorbeeld.']);
		expect(read('p1')).toEqual([false, [], 'De goedkeuring is geen code uit een voorbeeld.']);
		expect(read(all, { plan: 'p2' })).toEqual([false, [], 'De goedkeuring hoort bij een ander plan: intussen is er iets veranderd. Bekijk het nieuwe voorbeeld.']);
		expect(read(all, { today: '2026-12-01' })).toEqual([false, [], 'De goedkeuring is verlopen. Maak een nieuw voorbeeld.']);
		expect(read(all, { today: '2026-11-30' })).toEqual([true, [], '']);
		expect(read(all, { uses: 1 })).toEqual([false, [], 'De goedkeuring is al gebruikt, of de code is niet juist overgenomen.']);
		expect(read(all.replace('alles', 'createAccount'))).toEqual([false, [], 'De goedkeuring is al gebruikt, of de code is niet juist overgenomen.']);
	});
	test('how often a plan was approved', () => {
		expect([unpackApprovals(undefined), unpackApprovals(packApprovals(3)), unpackApprovals('goedkeuring x')]).toEqual([0, 3, Number.MAX_SAFE_INTEGER]);
		expect([isApprovals(packApprovals(1)), isApprovals(packState(emptyState()))]).toEqual([true, false]);
	});
});

describe('rows as text', () => {
	const full: RowState = { t: 'tab', q: 'qq', l: 'n1.u1', m: '2026-11-23.2', u: { a: { o: 'x' }, b: { o: ['x', 'y'] }, c: { o: '', p: 'p1', i: '0000-1' }, cc: { o: 'x', r: 'r1' }, d: { c: ['1', ''] }, 'e;=+?&, ü': { o: 'x', p: '', c: ['', '2'], w: 'w1' }, f: { o: ['x', 'y'], c: ['x', 'y'], h: true }, leeg: {} } };
	test('there and back', () => {
		const text = packState(full);
		expect(text).toBe('2 tab qq n1.u1 2026-11-23.2 a=x;b=x,y;c=+p1@0000-1;cc=x$r1;d?1,;e%3B%3D%2B%3F%26%2C%20%C3%BC=x+?,2&w1;f=x,y?x,y!');
		const { leeg: _leeg, ...u } = full.u;
		expect({ ...unpackState(text), u: { ...unpackState(text).u } }).toStrictEqual({ ...full, u });
		expect(packState(emptyState())).toBe('2 - - - - ');
		expect(packState({ ...emptyState(), u: { b: { o: 'y' }, a: { o: 'x' } } })).toBe('2 - - - - a=x;b=y');
		expect(unpackState('2 - - - - ')).toEqual(emptyState());
	});
	test.each(['', 'x', '1 - - - - ', '2 - - - -', '2 - - - - a=x b', '2 - - - - a=x;;b=y', '2 - - - - =x', '2 - - - - a=x,y,z', '{"v":1,"u":{}}'])('«%s» is no row', (text) => {
		expect(() => unpackState(text)).toThrow();
		expect(() => readRow('sleutel', text)).toThrow('Baseline row sleutel is damaged. Restore it, or delete it so that this record is treated as on a first run; nothing was written.');
	});
	test('keys of Object are units like others', () => expect(unpackState(packState({ ...emptyState(), u: Object.fromEntries([['constructor', { o: 'x' }]]) })).u.constructor).toEqual({ o: 'x' }));
	test('rows by key, unread', () => expect([...readBaseline([{ key: 'k', state: 'x' }, { key: 'l', state: '' }])]).toEqual([['k', 'x'], ['l', '']]));
	test('two rows with one key', () => expect(() => readBaseline([{ key: 'k', state: '' }, { key: 'k', state: '' }])).toThrow('The baseline has two rows with key k. Delete one of them in the Data Table; nothing was written.'));
	test('rows by what they say of unchanged records; the others by their key', () => {
		const row = (t: string, q: string) => packState({ ...emptyState(), t, q, l: 'x', u: { naam: { o: 'z' } } });
		const rows = new QuietRows([{ key: 'a', state: row('tab', 'q1') }, { key: 'b', state: row('tab', 'q2') }, { key: 'c', state: row('oud', 'q3') }, { key: 'd', state: packApprovals(1) }, { key: 'e', state: row('tab', 'q4') }], 'tab');
		const asked = ['q1', 'q4', 'q3', 'q', 'q11', '', '1'];
		expect([...asked, 'q2'].map((quiet) => rows.has(quiet))).toEqual([true, true, false, false, false, false, false, true]);
		expect(asked.map((quiet) => rows.find(quiet))).toEqual([true, true, false, false, false, false, false]);
		expect([...rows.rest()]).toEqual([['b', row('tab', 'q2')], ['c', row('oud', 'q3')], ['d', packApprovals(1)]]);
		expect(() => new QuietRows([{ key: 'a', state: '' }, { key: 'a', state: '' }], 'tab').rest()).toThrow('The baseline has two rows with key a.');
		// Also when one of the two was found by what it says.
		for (const twin of [row('tab', 'q1'), row('tab', 'q2'), row('oud', 'q1')]) {
			const twins = new QuietRows([{ key: 'a', state: row('tab', 'q1') }, { key: 'a', state: twin }], 'tab');
			expect(twins.find('q1')).toBe(true);
			expect(() => twins.rest()).toThrow('The baseline has two rows with key a.');
		}
	});
	test('what may be open in Informat shows without reading a row', () => {
		const open = (unit: UnitState) => hasOpen(packState({ ...emptyState(), t: 'tab', q: 'q', u: { gsm: unit } }));
		expect([open({ o: 'x' }), open({ o: 'x', c: ['a', 'b'], w: 'w' }), open({ o: 'x', p: 'y' }), open({ o: 'x', r: 'y' })]).toEqual([false, false, true, true]);
	});
	test('the quick looks', () => {
		const text = packState(full);
		expect([text.startsWith(quietStart('tab', 'qq')), text.startsWith(quietStart('tab', 'q')), text.startsWith(quietStart('ta', 'qq'))]).toEqual([true, false, false]);
		expect([linkOf(text), linkOf('2 - - - - '), linkOf('')]).toEqual(['n1.u1', '', '']);
	});
});

describe('who is missing', () => {
	const row = (m: string): RowState => ({ ...emptyState(), q: 'q', l: 'n.u', m });
	test.each([
		['', '2026-11-23', '2026-11-23.1', false, false],
		['2026-11-23.1', '2026-11-24', '2026-11-23.2', false, false],
		['2026-11-23.2', '2026-12-06', '2026-11-23.3', false, false],
		['2026-11-23.3', '2026-12-06', '2026-11-23.3', false, false],
		['2026-11-23.3', '2026-12-07', '2026-11-23.3.x', true, true],
		['2026-11-23.3.x', '2026-12-08', '2026-11-23.3.x', true, false],
		['2026-11-23.1', '2026-12-31', '2026-11-23.2', false, false],
		['2026-12-07.3.x', '2026-12-08', '2026-12-07.3.x', false, false],
	])('row «%s» on %s becomes «%s»', (m, today, next, report, news) => expect(absence(row(m), today, { reads: 3, days: 14 })).toEqual({ state: { ...row(next), q: '' }, report, news }));
});

describe('reads that are not believed', () => {
	test('nobody in Informat, no accounts, another day or year', () => {
		const read = (over: Partial<ReadReport> = {}, soort: SyncRecord['soort'] = 'leerling'): Read => ({ report: { soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: { accounts: 1 }, overgeslagen: {}, waarschuwingen: [], ...over }, records: [{ soort, keys: {}, label: '', fields: {}, handle: {} }] });
		expect(() => checkReads(read(), { ...read(), records: [] })).not.toThrow();
		expect(() => checkReads({ ...read(), records: [...read({}, 'klas').records, ...read().records] }, read())).not.toThrow();
		for (const nobody of [{ ...read(), records: [] }, read({}, 'klas')]) expect(() => checkReads(nobody, read())).toThrow(new UnhealthySource('Informat gave no pupil with a realised enrolment and a class. Nothing was changed. Check the school year, the reference date and the institute numbers in the settings.'));
		expect(() => checkReads({ ...read({ volledig: false }), records: [] }, read())).not.toThrow();
		expect(() => checkReads(read(), read({ volledig: false, aantallen: {} }))).not.toThrow();
		expect(() => checkReads({ ...read({ volledig: true }), records: [] }, read())).toThrow(UnhealthySource);
		expect(() => checkReads(read(), read({ volledig: true, aantallen: {} }))).toThrow(UnhealthySource);
		for (const aantallen of [{}, { accounts: 0 }] as Record<string, number>[]) expect(() => checkReads(read(), read({ aantallen }))).toThrow(new UnhealthySource('Smartschool gave no accounts at all. Nothing was changed. Check the root groups in the settings and the rights of the access code.'));
		expect(() => checkReads(read(), read({ schooljaar: '2025-26' }))).toThrow(new UnhealthySource('The two reads are of different school years or days (2026-27 on 2026-11-23, 2025-26 on 2026-11-23). Nothing was changed. Give both nodes the same values.'));
		expect(() => checkReads(read(), read({ referentiedatum: '2026-11-22' }))).toThrow('(2026-27 on 2026-11-23, 2026-27 on 2026-11-22)');
	});
	test('up to a share, and not for a handful', () => {
		expect(() => checkShrink('Informat', 20, 100, DEFAULT_LIMITS)).not.toThrow();
		expect(() => checkShrink('Informat', 4, 4, DEFAULT_LIMITS)).not.toThrow();
		expect(() => checkShrink('Informat', 5, 24, DEFAULT_LIMITS)).toThrow(UnhealthySource);
		expect(() => checkShrink('Smartschool', 21, 100, DEFAULT_LIMITS)).toThrow('21 of the 100 linked records are missing from what Smartschool gave: more than 20 %. Such a read is not believed, and nothing was changed. Check the school year, the institute numbers and the root groups in the settings; when they really left, raise “A Read Is Not Believed When Missing (%)” for one run.');
	});
	test('fields that became empty', () => {
		const unit = { id: 'gsm', label: 'Gsm' } as UnitDef;
		const list = { ...unit, list: 'x' };
		const count = (times: number, side: 'informat' | 'smartschool', o: string | [string, string] | undefined, units = [unit]) => {
			const emptied = new Emptied();
			for (let index = 0; index < times; index++) emptied.see(units, { gsm: o === undefined ? {} : { o } }, (where) => where === side);
			return () => emptied.check(100, DEFAULT_LIMITS);
		};
		expect(count(11, 'informat', 'x')).toThrow('“Gsm” became empty in Informat for 11 of 100 records at once: more than 10 %. Such a read is not believed, and nothing was changed. Check whether the field is still given; when it really was emptied, raise “A Read Is Not Believed When Emptied (%)” for one run.');
		expect(count(11, 'smartschool', ['', 'x.y'])).toThrow('“Gsm” became empty in Smartschool for 11 of 100');
		for (const fine of [count(10, 'informat', 'x'), count(11, 'informat', ['..', 'x']), count(11, 'smartschool', ['x', '']), count(11, 'informat', undefined), count(11, 'informat', ''), count(11, 'smartschool', '.'), count(11, 'informat', 'x', [list])]) expect(fine).not.toThrow();
		const few = new Emptied();
		for (let index = 0; index < 4; index++) few.see([unit], { gsm: { o: 'x' } }, () => true);
		expect(() => few.check(4, DEFAULT_LIMITS)).not.toThrow();
		few.see([unit], { gsm: { o: 'x' } }, () => true);
		expect(() => few.check(5, DEFAULT_LIMITS)).toThrow(UnhealthySource);
	});
});
