/**
 * `decideUnit`, enumerated whole against an oracle that is written from the truth table alone
 * (H1: changed in Informat, changed in Smartschool, equal) and shares no code with the planner.
 */
import { decideUnit, type Decision, type Seen, type SeenSide, type UnitRules } from '../../sync/plan/unit';
import { KINDS, type KindName } from '../../sync/values/kinds';
import { isEchoOf } from '../../sync/values/text';
import type { Clearing, ConflictRule, Direction, DriftRule, Side, UnitState } from '../../sync/types';

const DIRECTIONS: readonly Direction[] = ['toSmartschool', 'toInformat', 'both', 'once', 'off'];
const CONFLICTS: readonly ConflictRule[] = ['informat', 'smartschool', 'review', 'fillBlanks', 'newest'];
/** Rule and the side that changed last, which only `newest` looks at. */
const SETTLERS: readonly { rule: ConflictRule; newer?: Side }[] = [...CONFLICTS.map((rule) => ({ rule })), { rule: 'newest', newer: 'informat' }, { rule: 'newest', newer: 'smartschool' }];
const DRIFTS: readonly DriftRule[] = ['enforce', 'onChange', 'ifEmpty'];
const CLEARINGS: readonly Clearing[] = ['no', 'ask', 'yes'];
const VALUES = ['', 'p', 'q', 'r'] as const;

const fp = (text: string) => (text === '' ? '' : `#${text}`);
const side = (...texts: string[]): SeenSide => ({ own: texts, common: texts, shown: texts, asWritten: texts });
const rulesOf = (over: Partial<UnitRules>): UnitRules => ({ direction: 'both', conflict: 'review', drift: 'onChange', clear: 'no', firstRun: 'review', writeOnly: [], isEcho: () => false, ...over });
const baseOf = (oA: string, oB: string): UnitState => ({ o: oA === oB ? fp(oA) : [fp(oA), fp(oB)] });

interface Case {
	a: string;
	b: string;
	/** What both held when they last agreed; undefined = never seen. */
	o: readonly [string, string] | undefined;
	rules: UnitRules;
}

/** The first-run rule matters only without a baseline, the conflict rule only with one: together every case there is. */
function* cases(): Generator<Case> {
	const olds = VALUES.flatMap((x) => VALUES.map((y) => [x, y] as const));
	for (const direction of DIRECTIONS) for (const drift of DRIFTS) for (const clear of CLEARINGS) for (const { rule, newer } of SETTLERS) for (const a of VALUES) for (const b of VALUES) {
		yield { a, b, o: undefined, rules: rulesOf({ direction, drift, clear, firstRun: rule, newer }) };
		const rules = rulesOf({ direction, drift, clear, conflict: rule, newer });
		for (const o of olds) yield { a, b, o, rules };
	}
}
const TOTAL = 5 * 3 * 3 * 7 * 16 * (1 + 16);

const changesOf = ({ a, b, o }: Case) => ({ informat: o !== undefined && o[0] !== a, smartschool: o !== undefined && o[1] !== b });

/** The truth table. `agree` = nothing to write, and both values are the new baseline; `stay` = nothing at all. */
type Verdict = 'agree' | 'stay' | 'write informat' | 'write smartschool' | 'review conflict' | 'review difference' | 'review clear';

function oracle(each: Case): Verdict {
	const { a, b, o, rules } = each;
	if (rules.direction === 'off') return 'stay';
	if (a === b) return 'agree';
	const changed = changesOf(each);
	const value = { informat: a, smartschool: b };
	const copyTo = (to: Side): Verdict => {
		const from: Side = to === 'informat' ? 'smartschool' : 'informat';
		if (value[from] !== '' || rules.clear === 'yes') return `write ${to}`;
		return rules.clear === 'ask' || changed[from] ? 'review clear' : 'stay';
	};
	const winner = (rule: ConflictRule, otherwise: Verdict): Verdict => {
		const side = rule === 'newest' ? rules.newer : rule;
		// A deletion never beats a change by itself.
		if (side === 'informat') return o !== undefined && a === '' ? otherwise : copyTo('smartschool');
		if (side === 'smartschool') return o !== undefined && b === '' ? otherwise : copyTo('informat');
		if (rule === 'fillBlanks' && a === '') return copyTo('informat');
		if (rule === 'fillBlanks' && b === '') return copyTo('smartschool');
		return otherwise;
	};
	if (rules.direction === 'once') return o === undefined && b === '' ? copyTo('smartschool') : 'review difference';
	if (rules.direction === 'both') {
		if (o === undefined) return a === '' ? copyTo('informat') : b === '' ? copyTo('smartschool') : winner(rules.firstRun, 'review difference');
		if (changed.informat && changed.smartschool) return winner(rules.conflict, 'review conflict');
		if (changed.informat) return copyTo('smartschool');
		if (changed.smartschool) return copyTo('informat');
		return 'stay';
	}
	const to: Side = rules.direction === 'toSmartschool' ? 'smartschool' : 'informat';
	const from: Side = to === 'informat' ? 'smartschool' : 'informat';
	if (o === undefined || changed[from]) return copyTo(to);
	if (rules.drift === 'enforce' || (rules.drift === 'ifEmpty' && value[to] === '')) return copyTo(to);
	return 'review difference';
}

function verdictOf(decision: Decision, base: UnitState | undefined, { a, b, rules }: Case): Verdict {
	switch (decision.act) {
		case 'write': return `write ${decision.to}`;
		case 'review': return `review ${decision.why}` as Verdict;
		case 'waiting': return 'stay';
		case 'none': {
			if (a === b && rules.direction !== 'off') return JSON.stringify(decision.state) === JSON.stringify(baseOf(a, b)) ? 'agree' : 'stay';
			return JSON.stringify(decision.state) === JSON.stringify(base ?? {}) ? 'stay' : 'agree';
		}
	}
}

const decide = ({ a, b, o, rules }: Case, extra: Partial<UnitState> = {}): Decision => decideUnit(side(a), side(b), o === undefined && Object.keys(extra).length === 0 ? undefined : { ...(o && baseOf(...o)), ...extra }, rules, fp);

/** Runs over all cases and gives the first ones for which `wrong` says why. */
function everyCase(wrong: (each: Case, decision: Decision) => string | undefined | false): { total: number; faults: string[] } {
	const faults: string[] = [];
	let total = 0;
	for (const each of cases()) {
		total++;
		const decision = decide(each);
		const why = wrong(each, decision);
		if (why && faults.length < 5) faults.push(`${why}: ${JSON.stringify(each)} gave ${JSON.stringify(decision)}`);
	}
	return { total, faults };
}

test('L10: the whole truth table, every value, baseline, direction and rule', () => {
	const { total, faults } = everyCase((each, decision) => {
		const [expected, got] = [oracle(each), verdictOf(decision, each.o && baseOf(...each.o), each)];
		return expected !== got && `expected ${expected}, got ${got}`;
	});
	expect(faults).toEqual([]);
	expect(total).toBe(TOTAL);
});

test('L2: equal values are never written, whatever the baseline and the rules', () => {
	expect(everyCase(({ a, b }, { act }) => a === b && act !== 'none' && 'not quiet').faults).toEqual([]);
});

test('L4: a confirmed write settles the unit', () => {
	const { faults } = everyCase((each, decision) => {
		if (decision.act !== 'write') return false;
		const { a, b, rules } = each;
		// Informat takes its value when a person accepts it; Smartschool at once.
		const [x, y] = decision.to === 'smartschool' ? [a, a] : [b, b];
		const next = decideUnit(side(x), side(y), decision.after, rules, fp);
		const { w: _restored, ...state } = next.act === 'none' ? next.state : {};
		return (next.act !== 'none' || JSON.stringify(state) !== JSON.stringify({ o: fp(x) })) && `then ${JSON.stringify(next)}`;
	});
	expect(faults).toEqual([]);
});

test('L5: a value that somebody changed is overwritten only by the rule that says so', () => {
	const { faults } = everyCase((each, decision) => {
		if (decision.act !== 'write') return false;
		const { rules } = each;
		const changed = changesOf(each);
		if (each.o !== undefined && decision.overwrites !== changed[decision.to]) return 'overwriting is not told';
		if (!changed[decision.to] || rules.direction !== 'both') return false;
		const loser = decision.to === 'smartschool' ? 'informat' : 'smartschool';
		const blank = (decision.to === 'smartschool' ? each.b : each.a) === '';
		const named = rules.conflict === loser || (rules.conflict === 'newest' && rules.newer === loser) || (rules.conflict === 'fillBlanks' && blank);
		return !named && 'lost';
	});
	expect(faults).toEqual([]);
});

test('L6: no decision writes against its direction', () => {
	expect(everyCase(({ rules: { direction } }, decision) => {
		if (decision.act !== 'write') return false;
		const fine = direction === 'both' || (decision.to === 'smartschool' ? direction === 'toSmartschool' || direction === 'once' : direction === 'toInformat');
		return !fine && 'wrong direction';
	}).faults).toEqual([]);
});

test('L9: an empty value never overwrites, unless the unit may be cleared', () => {
	expect(everyCase(({ a, b, rules }, decision) => decision.act === 'write' && (decision.to === 'smartschool' ? a : b) === '' && rules.clear !== 'yes' && 'cleared').faults).toEqual([]);
});

test('L9: a side that did not tell the unit causes nothing, and the baseline stays', () => {
	for (const rules of DIRECTIONS.map((direction) => rulesOf({ direction, clear: 'yes', drift: 'enforce', firstRun: 'informat' }))) {
		for (const base of [undefined, baseOf('p', 'p'), { ...baseOf('p', 'q'), p: '#q' }]) {
			for (const [a, b] of [[null, side('p')], [side('p'), null], [null, null]] as [Seen, Seen][]) expect(decideUnit(a, b, base, rules, fp)).toEqual({ act: 'none', state: base ?? {} });
		}
	}
});

test('L10: conflict exactly when two-way, both changed, and not to the same', () => {
	const { faults } = everyCase((each, decision) => {
		if (each.rules.conflict !== 'review') return false;
		const changed = changesOf(each);
		const expected = each.rules.direction === 'both' && changed.informat && changed.smartschool && each.a !== each.b;
		return (decision.act === 'review' && decision.why === 'conflict') !== expected && 'not exact';
	});
	expect(faults).toEqual([]);
});

test('L11: swapping both sides and their rules mirrors the decision', () => {
	const other = { informat: 'smartschool', smartschool: 'informat', review: 'review', fillBlanks: 'fillBlanks', newest: 'newest' } as const;
	const turned = { toSmartschool: 'toInformat', toInformat: 'toSmartschool', both: 'both', once: 'once', off: 'off' } as const;
	const { faults } = everyCase((each, decision) => {
		const { a, b, o, rules } = each;
		if (rules.direction === 'once') return false; // leads one way only
		const mirror = decide({ a: b, b: a, o: o && [o[1], o[0]], rules: { ...rules, direction: turned[rules.direction], conflict: other[rules.conflict], firstRun: other[rules.firstRun], newer: rules.newer && (other[rules.newer] as Side) } });
		const what = (x: Decision, flip: boolean) => (x.act === 'write' ? `write ${flip ? other[x.to] : x.to}` : x.act === 'review' ? x.why : x.act);
		return what(decision, false) !== what(mirror, true) && `mirror gave ${JSON.stringify(mirror)}`;
	});
	expect(faults).toEqual([]);
});

test('L14: an unconfirmed write and a review never move the baseline', () => {
	const { faults } = everyCase((each, decision) => {
		if (decision.act !== 'write' && decision.act !== 'review') return false;
		return JSON.stringify(decision.state.o) !== JSON.stringify(each.o && baseOf(...each.o).o) && 'moved';
	});
	expect(faults).toEqual([]);
});

test('a review is news once; a change on either side makes it news again', () => {
	const { faults } = everyCase((each, decision) => {
		if (decision.act !== 'review') return false;
		if (!decision.news) return 'first time is no news';
		const again = decideUnit(side(each.a), side(each.b), decision.state, each.rules, fp);
		if (again.act !== 'review' || again.news || JSON.stringify(again.state) !== JSON.stringify(decision.state)) return `again ${JSON.stringify(again)}`;
		const moved = decideUnit(side('new'), side(each.b), decision.state, each.rules, fp);
		return moved.act === 'review' && !moved.news && 'a new value is no news';
	});
	expect(faults).toEqual([]);
});

test('what waits at Informat is not sent twice; another value is', () => {
	const { faults } = everyCase((each, decision) => {
		if (decision.act !== 'write' || decision.to !== 'informat') return false;
		const waits = decideUnit(side(each.a), side(each.b), decision.after, each.rules, fp);
		// An empty value cannot be told from "nothing sent"; it is only written where clearing is allowed.
		if (waits.act !== 'waiting' || JSON.stringify(waits.state) !== JSON.stringify(decision.after)) return `waits: ${JSON.stringify(waits)}`;
		const newer = decideUnit(side(each.a), side('new'), decision.after, each.rules, fp);
		return newer.act === 'waiting' && 'a newer value waits';
	});
	expect(faults).toEqual([]);
});

describe('units of several fields (L13)', () => {
	const rules = rulesOf({});
	const parts = [['Oudlaan', '1', 'A'], ['Nieuwlaan', '2', '']] as const;
	const [before, after] = [parts[0].map(String), parts[1].map(String)];
	const base: UnitState = { o: before.map(fp).join('.') };
	const mixes = Array.from({ length: 8 }, (_, bits) => before.map((old, index) => (bits & (2 ** index) ? after[index]! : old)));

	test.each(mixes.map((mix) => [mix.join(' ').trim(), mix]))('L15: a write that was cut off at «%s» is finished, with the same end', (_name, mix) => {
		const decision = decideUnit(side(...after), side(...mix), base, rules, fp);
		if (mix.join() === after.join()) expect(decision).toEqual({ act: 'none', state: { o: after.map(fp).join('.') } });
		else expect(decision).toMatchObject({ act: 'write', to: 'smartschool', after: { o: after.map(fp).join('.') } });
	});

	test.each(mixes.slice(1))('the same on a first run, when nothing was there before', (...mix) => {
		const half = mix.map((text, index) => (text === before[index] ? '' : text));
		const decision = decideUnit(side(...after), side(...half), undefined, rules, fp);
		expect(decision.act === 'none' || (decision.act === 'write' && decision.to === 'smartschool')).toBe(true);
	});

	test('one part that is neither old nor new is a person’s: conflict, nothing is overwritten (L5)', () => {
		for (const mix of mixes) for (const index of [0, 1, 2]) {
			const theirs = mix.with(index, 'X');
			expect(decideUnit(side(...after), side(...theirs), base, rules, fp)).toMatchObject({ act: 'review', why: 'conflict' });
		}
	});

	test('one changed part makes the whole unit travel', () => {
		expect(decideUnit(side(...before), side('Oudlaan', '3', 'A'), base, rules, fp)).toMatchObject({ act: 'write', to: 'informat', after: { p: '#Oudlaan.#3.#A' } });
	});

	test('L9: an emptied part travels with its unit, an emptied unit does not', () => {
		expect(decideUnit(side('Oudlaan', '1', ''), side(...before), base, rules, fp)).toMatchObject({ act: 'write', to: 'smartschool' });
		expect(decideUnit(side('', '', ''), side(...before), base, rules, fp)).toMatchObject({ act: 'review', why: 'clear' });
		expect(decideUnit(side('', '', ''), side(...before), undefined, rules, fp)).toMatchObject({ act: 'write', to: 'informat' });
	});

	test('a field that Smartschool cannot tell: its change is written, its silence is no change', () => {
		const klas = rulesOf({ direction: 'toSmartschool', drift: 'enforce', writeOnly: [1] });
		const a = (code: string, date: string): SeenSide => side(code, date);
		const told: UnitState = { o: ['#3a.#1sep', '#3a.'] };
		expect(decideUnit(a('3a', '1sep'), side('3a', ''), told, klas, fp)).toEqual({ act: 'none', state: told });
		expect(decideUnit(a('3a', '2sep'), side('3a', ''), told, klas, fp)).toMatchObject({ act: 'write', to: 'smartschool', after: { o: ['#3a.#2sep', '#3a.'] } });
		expect(decideUnit(a('3b', '2sep'), side('3a', ''), told, klas, fp)).toMatchObject({ act: 'write', to: 'smartschool', after: { o: ['#3b.#2sep', '#3b.'] } });
		expect(decideUnit(a('3a', '1sep'), side('3b', ''), told, klas, fp)).toMatchObject({ act: 'write', to: 'smartschool' });
	});
});

describe('code maps (L21)', () => {
	const seen = (kind: KindName, at: Side, text: string): SeenSide => {
		const to: Side = at === 'informat' ? 'smartschool' : 'informat';
		return { own: [KINDS[kind].own(at, text)], common: [KINDS[kind].common(at, text)], shown: [text], asWritten: [KINDS[kind].own(to, KINDS[kind].write(to, text) ?? '')] };
	};
	const at = (kind: KindName, a: string, b: string, base: UnitState | undefined, over: Partial<UnitRules> = {}) => decideUnit(seen(kind, 'informat', a), seen(kind, 'smartschool', b), base, rulesOf({ direction: 'toSmartschool', drift: 'enforce', ...over }), fp);

	test('after a write the platform’s own code is the agreed one, so that the next run is quiet', () => {
		for (const [kind, a, b] of [['sex', 'V', 'f'], ['religion', '0140', 'CAT'], ['fundability', 'SO 02', '02'], ['country', '00150', 'België']] as const) {
			const write = at(kind, a, '', undefined);
			expect(write).toMatchObject({ act: 'write', to: 'smartschool', after: { o: [`#${a}`, `#${b}`] } });
			expect(at(kind, a, b, (write as { after: UnitState }).after)).toEqual({ act: 'none', state: (write as { after: UnitState }).after });
		}
	});
	test('another spelling of the same code is no change', () => {
		expect(at('sex', 'V', 'v', { o: ['#V', '#f'] })).toEqual({ act: 'none', state: { o: ['#V', '#f'] } });
		expect(at('fundability', 'SO 02', 'R', { o: ['#SO 02', '#02'] })).toMatchObject({ act: 'none' });
	});
	test('an unchanged coarse side never alters the fine side', () => {
		for (const direction of DIRECTIONS) {
			const decision = at('fundability', 'BAO 01', '01', { o: ['#SO 01', '#01'] }, { direction });
			expect(decision.act).toBe('none');
		}
	});
	test('an unknown code is never written and never guessed, in any direction and under any rule', () => {
		for (const direction of DIRECTIONS) for (const conflict of CONFLICTS) for (const drift of DRIFTS) for (const base of [undefined, { o: '#0140' }, { o: ['#0140', '#CAT'] as [string, string] }]) {
			const decision = at('religion', '0141', 'CAT', base, { direction, conflict, drift, firstRun: conflict, clear: 'yes' });
			expect(decision.act).toBe(direction === 'off' ? 'none' : 'review');
			if (decision.act === 'review') expect(decision.why).toBe('unknownCode');
		}
		expect(at('country', '00150', 'Atlantis', undefined)).toMatchObject({ act: 'review', why: 'unknownCode' });
	});
	test('nobody leaves a second time', () => {
		const left = at('leaving', '2026-10-31', '', { o: '' }, { drift: 'onChange', clear: 'ask' });
		expect(left).toMatchObject({ act: 'write', to: 'smartschool' });
		expect(at('leaving', '2026-10-31', 'uitgeschakeld', (left as { after: UnitState }).after, { drift: 'onChange', clear: 'ask' }).act).toBe('none');
		expect(at('leaving', '', 'uitgeschakeld', { o: ['#2026-10-31', '#uitgeschakeld'] }, { drift: 'onChange', clear: 'ask' })).toMatchObject({ act: 'review', why: 'clear' });
	});
});

describe('a platform’s own form of what it was sent (echo, L3)', () => {
	const rules = rulesOf({ isEcho: isEchoOf });
	test.each(['VAN DEN BERGH', 'Van Den Bergh', 'van-den-bergh'])('%s is taken as agreed, not sent back', (got) => {
		const base = baseOf('Van den Bergh', 'Van den Bergh');
		const decision = decideUnit(side('Van den Bergh'), side(got), base, rules, fp);
		expect(decision).toEqual({ act: 'none', state: baseOf('Van den Bergh', got) });
		expect(decideUnit(side('Van den Bergh'), side(got), (decision as { state: UnitState }).state, rules, fp)).toEqual({ act: 'none', state: baseOf('Van den Bergh', got) });
		expect(decideUnit(side('Van den Bergh'), side(got), base, { ...rules, direction: 'toSmartschool', drift: 'enforce' }, fp).act).toBe('none');
	});
	test('the echo is judged per field', () => {
		const seen: number[] = [];
		decideUnit(side('a', 'b'), side('A', 'B'), baseOf('', ''), { ...rules, isEcho: (_sent, _got, field) => seen.push(field) > 0, direction: 'toSmartschool', drift: 'enforce' }, fp);
		decideUnit(side('a', 'b'), side('A', 'B'), { o: '#a.#b' }, { ...rules, isEcho: (_sent, _got, field) => seen.push(field) > 0 }, fp);
		expect(seen).toEqual([0, 1]);
	});
});
