/** What a row becomes after each answer of a service: only what was confirmed moves (H2, L14). */
import { asRefused, confirmUnits, refuseUpdate } from '../../sync/plan/confirm';
import { emptyState, packState, unpackState } from '../../sync/plan/state';
import type { ChangeItem, InformatJob, RowState, Side, UnitResult, UnitState, UnitWrite } from '../../sync/types';

const write = (unit: string, after: UnitState): UnitWrite => ({ unit, direction: 'both', values: {}, was: {}, changed: [], after });
const OLD: Partial<RowState> = { t: 'tab', u: { naam: { o: 'n0' }, gsm: { o: 'g0' }, email: { o: 'e0' } } };
const HANDLE = { persoonId: 'p1', instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' };

/** Name and mobile for Smartschool, e-mail for Informat. */
const item = (over: Partial<ChangeItem> = {}): ChangeItem => ({
	soort: 'wijziging', mode: 'apply', plan: 'plan', dag: '2026-11-23', recordKind: 'leerling', label: 'Noor',
	smartschool: { action: 'updateAccount', internnummer: '1', gebruikersnaam: 'noor', naam: '', voornaam: '', writes: [write('naam', { o: 'n1' }), write('gsm', { o: 'g1' })] },
	informat: { action: 'personalDetailsUpdate', preRegistrationId: 'id', person: {}, handle: HANDLE, writes: [write('email', { o: 'e0', p: 'e1', i: 'id' })] },
	open: [], accountsKnownUntil: '', freshUntil: '', needs: [], row: { key: 'k', state: packState({ ...emptyState(), ...OLD }) }, settledByCreation: {}, link: '', quiet: 'stil', rowIsNew: false, rowChanged: false, results: [], ...over,
});
const result = (side: Side, unit: string, ok = true): UnitResult => ({ side, unit, ok });
const stateOf = ({ row }: ChangeItem) => {
	const { u, ...rest } = unpackState(row.state);
	return { ...rest, u: { ...u } };
};
const ALL = [result('smartschool', 'naam'), result('smartschool', 'gsm'), result('informat', 'email')];

describe('confirmed', () => {
	test('all of it: every unit moves, and the row says that nothing is left', () => {
		const done = confirmUnits(item(), ALL);
		expect(stateOf(done)).toEqual({ ...emptyState(), t: 'tab', q: 'stil', u: { naam: { o: 'n1' }, gsm: { o: 'g1' }, email: { o: 'e0', p: 'e1', i: 'id' } } });
		expect([done.rowChanged, done.results, done.row.key]).toEqual([true, ALL, 'k']);
	});
	test.each(ALL.map((each, index) => [each.unit, index]))('all but %s: that one stays as it was, and something is left to do', (_unit, index) => {
		const results = ALL.map((each, at) => ({ ...each, ok: at !== index }));
		const { q, u } = stateOf(confirmUnits(item(), results));
		expect(q).toBe('');
		expect([u.naam!.o, u.gsm!.o, u.email!.p]).toEqual(['n1', 'g1', 'e1'].map((moved, at) => (at === index ? ['n0', 'g0', undefined][at] : moved)));
	});
	test('in two steps: what the first confirmed counts for the second', () => {
		const first = confirmUnits(item(), ALL.slice(0, 2));
		expect(stateOf(first).q).toBe('');
		const second = confirmUnits(first, ALL.slice(2));
		expect([stateOf(second).q, second.results]).toEqual(['stil', ALL]);
	});
	test('a result of the other side confirms nothing here', () => {
		const { u, q } = stateOf(confirmUnits(item(), [result('informat', 'naam'), result('smartschool', 'email')]));
		expect([u, q]).toEqual([OLD.u, '']);
		expect(stateOf(confirmUnits(item({ informat: null }), [result('smartschool', 'naam'), result('informat', 'gsm')])).q).toBe('');
	});
	test('nothing: the row stays, also what it said before', () => {
		const quiet = item({ row: { key: 'k', state: packState({ ...emptyState(), ...OLD, q: 'vroeger', l: 'n.u' }) }, link: 'n2.u2', settledByCreation: { adres: { o: '' } } });
		const done = confirmUnits(quiet, [result('smartschool', 'naam', false), result('smartschool', 'onbekend')]);
		expect([done.row, done.rowChanged, done.results.length]).toEqual([quiet.row, false, 2]);
	});
	test('a row that must be stored anyway is stored, and the item itself is not touched', () => {
		const changed = item({ rowChanged: true });
		expect(confirmUnits(changed, []).rowChanged).toBe(true);
		const { state } = changed.row;
		confirmUnits(changed, ALL);
		expect([changed.row.state, changed.results]).toEqual([state, []]);
	});
	test('one side alone', () => {
		expect(stateOf(confirmUnits(item({ informat: null }), ALL.slice(0, 2))).q).toBe('stil');
		expect(stateOf(confirmUnits(item({ smartschool: null }), ALL.slice(2))).q).toBe('stil');
	});
});

test('the link and what is empty on both sides are kept with the first confirmed write', () => {
	const made = item({ link: 'n1.u1', settledByCreation: { adres: { o: '' } } });
	const { l, u } = stateOf(confirmUnits(made, [result('smartschool', 'naam')]));
	expect([l, u.adres]).toEqual(['n1.u1', { o: '' }]);
	// A proposal to Informat makes no account.
	expect(stateOf(confirmUnits({ ...made, smartschool: null }, ALL.slice(2))).u.adres).toBeUndefined();
	// No new link: the old one stays.
	expect(stateOf(confirmUnits(item({ row: { key: 'k', state: packState({ ...emptyState(), ...OLD, l: 'n.u' }) } }), ALL)).l).toBe('n.u');
});

describe('refused by Informat', () => {
	const job = item().informat as InformatJob;
	test('the value moves from waiting to refused; the agreement stays', () => {
		expect(asRefused(job)).toStrictEqual({ preRegistrationId: 'id', instelnr: '030593', refused: { email: { o: 'e0', r: 'e1' } } });
		expect(asRefused({ ...job, writes: [write('email', { p: 'e1' }), write('gsm', { o: 'g0' })] }).refused).toStrictEqual({ email: { r: 'e1' }, gsm: { o: 'g0' } });
	});
	test('only its own units change, and the row is stored', () => {
		const waiting = item({ row: { key: 'k', state: packState({ ...emptyState(), ...OLD, u: { ...OLD.u, email: { o: 'e0', p: 'e1', i: 'id' } } }) }, results: [result('smartschool', 'naam')] });
		const done = refuseUpdate(waiting, asRefused(job), [result('informat', 'email', false)]);
		expect(stateOf(done)).toEqual({ ...emptyState(), t: 'tab', u: { ...OLD.u, email: { o: 'e0', r: 'e1' } } });
		expect([done.rowChanged, done.row.key, done.results]).toEqual([true, 'k', [result('smartschool', 'naam'), result('informat', 'email', false)]]);
	});
});
