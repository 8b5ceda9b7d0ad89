/** What is remembered of a half day (AB13, AB14): the text of a row, which of two rows counts, and what a row becomes once Informat answered. */
import { confirmed, NEWER, packLedger, readLedger, refusedState, unpackLedger, type LedgerState } from '../../sync/plan/absenceLedger';
import { packApprovals } from '../../sync/plan/state';

const SINCE = '2026-11-23T08:40:00+01:00';
const state = (over: Partial<LedgerState> = {}): LedgerState => ({ seen: 'a', since: SINCE, sent: '', told: '', ...over });
const REFUSED = { code: 'DNF002', attempt: 'try', on: '2026-11-23', had: 'old' };

test('the text of a row is the documented one', () => {
	expect(packLedger(state({ sent: 'b', refused: REFUSED, told: 't' }))).toBe(`1 a ${SINCE} b DNF002.try.2026-11-23.old t`);
	expect(packLedger(state({ seen: '' }))).toBe(`1 - ${SINCE} - - -`);
	expect(unpackLedger(`1 - ${SINCE} b - t`)).toEqual({ seen: '', since: SINCE, sent: 'b', told: 't' });
	expect(unpackLedger(`1 a ${SINCE} - DNF002.try.2026-11-23. -`)).toEqual(state({ refused: { ...REFUSED, had: '' } }));
});

test.each([['another version', `2 a ${SINCE} b - t`], ['too short', `1 a ${SINCE} b -`], ['too long', `1 a ${SINCE} b - t more`], ['no moment', '1 a gisteren b - t'], ['half a refusal', `1 a ${SINCE} b DNF002.try.2026-11-23 t`], ['more than a refusal', `1 a ${SINCE} b DNF002.try.2026-11-23.old.x t`]])('damaged: %s', (_name, text) => {
	expect(() => unpackLedger(text)).toThrow();
	expect(() => readLedger([{ key: 'sleutel', state: text }])).toThrow('Row sleutel of the absences table is damaged. Restore it, or delete it so that this half day counts as new; nothing was written.');
});

test('of two rows of one half day: sent before refused-and-seen before seen, and the same one in any order (L1)', () => {
	const [seen, sent, refused, later] = [state({ seen: 'z' }), state({ sent: 'b' }), state({ refused: REFUSED }), state({ seen: 'b' })].map(packLedger);
	const kept = (...texts: (string | undefined)[]) => [texts, [...texts].reverse()].map((each) => readLedger(each.map((text) => ({ key: 'k', state: text! }))).get('k'));
	expect(kept(seen, sent)).toEqual([sent, sent]);
	expect(kept(seen, refused)).toEqual([refused, refused]);
	expect(kept(later, seen)).toEqual([seen, seen]);
	expect(kept(sent, sent)).toEqual([sent, sent]);
});

test('rows of different half days stay apart', () => expect([...readLedger([{ key: 'a', state: packLedger(state()) }, { key: 'b', state: packLedger(state({ sent: 'x' })) }])]).toEqual([['a', packLedger(state())], ['b', packLedger(state({ sent: 'x' }))]]));

test('a row of used approvals is no half day; of two, the one that was used most counts, in any order, so that no approval works twice', () => {
	const kept = (...states: string[]) => [states, [...states].reverse()].map((each) => readLedger(each.map((state) => ({ key: 'k', state }))).get('k'));
	expect(kept(packApprovals(2), packApprovals(3))).toEqual([packApprovals(3), packApprovals(3)]);
	expect(kept(packApprovals(9), packApprovals(10))).toEqual([packApprovals(10), packApprovals(10)]);
	expect(kept(packApprovals(9), `${packApprovals(1)}x`)).toEqual([`${packApprovals(1)}x`, `${packApprovals(1)}x`]);
});

test('confirmed by Informat: what was sent is known, and nothing is told or refused any more', () => expect(unpackLedger(confirmed(packLedger(state({ sent: 'old', refused: REFUSED, told: 't' })), 'new'))).toEqual(state({ sent: 'new' })));

test('refused: what Informat had from us stays known, except what somebody overwrote there (MNA007)', () => {
	const before = packLedger(state({ sent: 'b', told: 't' }));
	expect(unpackLedger(refusedState(before, { code: 'DNF002', attempt: 'try', on: '2026-11-23' }))).toEqual(state({ sent: 'b', told: 't', refused: { ...REFUSED, had: 'b' } }));
	expect(unpackLedger(refusedState(before, { code: NEWER, attempt: 'try', on: '2026-11-23' }))).toEqual(state({ sent: '', told: 't', refused: { ...REFUSED, code: 'MNA007', had: 'b' } }));
});
