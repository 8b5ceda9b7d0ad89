/** The decision about one unit, rule by rule as docs/merge.md tells it: what is written where, why, and what is remembered. */
import { decideUnit, type Decision, type SeenSide, type UnitRules } from '../../sync/plan/unit';
import type { Side, UnitReviewKind, UnitState } from '../../sync/types';

const fp = (text: string): string => (text === '' ? '' : `#${text}`);
const print = (text: string): string => text.split('|').map(fp).join('.');
/** `Laan|1` = a unit of two fields, `V~f` = a code that compares as `f`, `?` = a code that no map knows. */
function seen(text: string): SeenSide {
	const parts = text.split('|').map((part) => part.split('~'));
	const own = parts.map(([code]) => code!);
	return { own, common: parts.map(([code, common = code]) => (code === '?' ? undefined : common)), shown: own, asWritten: parts.map(([code, common = code]) => common!) };
}
/** A baseline: what both sides held when they last agreed. */
const base = (a: string, b = a): UnitState => ({ o: print(a) === print(b) ? print(a) : [print(a), print(b)] });

const decide = (a: string, b: string, known: UnitState | undefined, over: Partial<UnitRules> = {}): Decision =>
	decideUnit(seen(a), seen(b), known, { direction: 'both', conflict: 'review', drift: 'onChange', clear: 'no', firstRun: 'review', writeOnly: [], isEcho: () => false, ...over }, fp);

const none = (state: UnitState): Decision => ({ act: 'none', state });
const review = (why: UnitReviewKind, a: string, b: string, known: UnitState = {}): Decision => ({ act: 'review', why, news: true, state: { ...known, c: [print(a), print(b)] } });
const write = (to: Side, because: string, state: UnitState | undefined, after: UnitState, more: '' | 'overwrites' = '') => ({ act: 'write', to, because, state: state ?? {}, after, overwrites: more === 'overwrites' });

const P = base('p');
/** Agreed on `p` in Informat and `q` in Smartschool: a difference that is known. */
const PQ = base('p', 'q');

describe('what is not judged at all', () => {
	test.each([undefined, P, { ...PQ, p: '#q', c: ['#p', '#q'] as [string, string] }])('off: whatever both sides hold, %j stays', (known) => {
		for (const [a, b] of [['p', 'q'], ['?', 'p'], ['', 'q'], ['p', 'p']] as const) expect(decide(a, b, known, { direction: 'off', clear: 'yes', drift: 'enforce' })).toEqual(none(known ?? {}));
	});
	test('a side that did not tell the unit', () => {
		const rules: UnitRules = { direction: 'both', conflict: 'informat', drift: 'enforce', clear: 'yes', firstRun: 'informat', writeOnly: [], isEcho: () => true };
		for (const known of [undefined, P]) {
			expect(decideUnit(null, seen('q'), known, rules, fp)).toEqual(none(known ?? {}));
			expect(decideUnit(seen('q'), null, known, rules, fp)).toEqual(none(known ?? {}));
		}
	});
	test('an unknown code waits for a person, on whichever side, and also beside a field that is fine', () => {
		for (const direction of ['both', 'toSmartschool', 'toInformat', 'once'] as const) {
			expect(decide('?', 'p', P, { direction })).toEqual(review('unknownCode', '?', 'p', P));
			expect(decide('p', '?', P, { direction })).toEqual(review('unknownCode', 'p', '?', P));
			expect(decide('x|?', 'y|z', undefined, { direction })).toEqual(review('unknownCode', 'x|?', 'y|z'));
		}
	});
});

describe('both sides are equal: nothing is written, the agreement is remembered', () => {
	const once = { ...P, w: '#x' };
	test.each<[string, string, string, UnitState | undefined, UnitState]>([
		['seen for the first time', 'p', 'p', undefined, P],
		['both empty', '', '', undefined, { o: '' }],
		['in a form per side', 'V~f', 'f', undefined, { o: ['#V', '#f'] }],
		['as they were', 'p', 'p', P, P],
		['as they were, in a form per side', 'V~f', 'f', base('V', 'f'), base('V', 'f')],
		['both changed to the same', 'q', 'q', P, base('q')],
		['only the form of Informat changed', 'W~f', 'f', base('V', 'f'), base('W', 'f')],
		['only the form of Smartschool changed', 'V~f', 'g~f', base('V', 'f'), base('V', 'g')],
		['a difference that is gone', 'q', 'q', PQ, base('q')],
		['one form became two', 'V~f', 'f', base('V'), base('V', 'f')],
		['a proposal that was accepted', 'p', 'p', { ...P, p: '#p' }, P],
		['a refusal that does not matter any more', 'p', 'p', { ...P, r: '#q' }, P],
		['a difference that was reported', 'p', 'p', { ...P, c: ['#p', '#q'] }, P],
		['reported, never agreed', 'p', 'p', { c: ['#p', '#q'] }, P],
		['once restored', 'p', 'p', once, once],
	])('%s', (_name, a, b, known, state) => {
		for (const direction of ['both', 'toSmartschool', 'toInformat', 'once'] as const) expect(decide(a, b, known, { direction, drift: 'enforce', clear: 'yes' })).toEqual(none(state));
	});
	test('nothing learnt is the very same state, so that no row is stored', () => {
		for (const known of [P, once]) expect(decide('p', 'p', known).state).toBe(known);
		const forms = base('V', 'f');
		expect(decide('V~f', 'f', forms).state).toBe(forms);
	});
});

describe('⇄ both ways', () => {
	test.each<[string, string, string, UnitState, unknown]>([
		['Informat changed', 'q', 'p', P, write('smartschool', 'changed', P, base('q'))],
		['Smartschool changed: a proposal; the agreement stays until Informat shows it', 'p', 'q', P, write('informat', 'changed', P, { ...P, p: '#q' })],
		['both changed', 'q', 'r', P, review('conflict', 'q', 'r', P)],
		['a known difference', 'p', 'q', PQ, none(PQ)],
		['a known difference, Informat changed', 'r', 'q', PQ, write('smartschool', 'changed', PQ, base('r'))],
		['a known difference, Smartschool changed', 'p', 'r', PQ, write('informat', 'changed', PQ, { ...PQ, p: '#r' })],
		['filled in Informat', 'q', '', { o: '' }, write('smartschool', 'changed', { o: '' }, base('q'))],
		['filled in Smartschool', '', 'q', { o: '' }, write('informat', 'changed', { o: '' }, { o: '', p: '#q' })],
		['emptied in Informat', '', 'p', P, review('clear', '', 'p', P)],
		['emptied in Smartschool', 'p', '', P, review('clear', 'p', '', P)],
	])('%s', (_name, a, b, known, expected) => expect(decide(a, b, known)).toEqual(expected));

	test.each<[string, string, string, Partial<UnitRules>, unknown]>([
		['Informat wins', 'q', 'r', { conflict: 'informat' }, write('smartschool', 'conflict', P, base('q'), 'overwrites')],
		['Smartschool wins', 'q', 'r', { conflict: 'smartschool' }, write('informat', 'conflict', P, { ...P, p: '#r' }, 'overwrites')],
		['newest wins, Informat is', 'q', 'r', { conflict: 'newest', newer: 'informat' }, write('smartschool', 'conflict', P, base('q'), 'overwrites')],
		['newest wins, Smartschool is', 'q', 'r', { conflict: 'newest', newer: 'smartschool' }, write('informat', 'conflict', P, { ...P, p: '#r' }, 'overwrites')],
		['newest wins, but nobody knows which', 'q', 'r', { conflict: 'newest' }, review('conflict', 'q', 'r', P)],
		['the moment matters to no other rule', 'q', 'r', { conflict: 'review', newer: 'informat' }, review('conflict', 'q', 'r', P)],
		['fill blanks only, there is none', 'q', 'r', { conflict: 'fillBlanks' }, review('conflict', 'q', 'r', P)],
		['fill blanks only, Informat was emptied', '', 'r', { conflict: 'fillBlanks' }, write('informat', 'conflict', P, { ...P, p: '#r' }, 'overwrites')],
		['fill blanks only, Smartschool was emptied', 'q', '', { conflict: 'fillBlanks' }, write('smartschool', 'conflict', P, base('q'), 'overwrites')],
		['Informat wins, but it was emptied', '', 'r', { conflict: 'informat', clear: 'yes' }, review('conflict', '', 'r', P)],
		['Smartschool wins, but it was emptied', 'q', '', { conflict: 'smartschool', clear: 'yes' }, review('conflict', 'q', '', P)],
		['newest wins, but it was emptied', '', 'r', { conflict: 'newest', newer: 'informat', clear: 'yes' }, review('conflict', '', 'r', P)],
		['the rule of the first run has no say', 'q', 'r', { firstRun: 'informat' }, review('conflict', 'q', 'r', P)],
	])('both changed: %s', (_name, a, b, rules, expected) => expect(decide(a, b, P, rules)).toEqual(expected));

	test.each<[string, string, string, Partial<UnitRules>, unknown]>([
		['Informat has nothing: a proposal, and no agreement yet', '', 'q', {}, write('informat', 'filled', undefined, { p: '#q' })],
		['Smartschool has nothing', 'q', '', {}, write('smartschool', 'filled', undefined, base('q'))],
		['they differ', 'p', 'q', {}, review('difference', 'p', 'q')],
		['they differ, Informat wins', 'p', 'q', { firstRun: 'informat' }, write('smartschool', 'firstRun', undefined, P, 'overwrites')],
		['they differ, Smartschool wins', 'p', 'q', { firstRun: 'smartschool' }, write('informat', 'firstRun', undefined, { p: '#q' }, 'overwrites')],
		['they differ, the newest wins', 'p', 'q', { firstRun: 'newest', newer: 'smartschool' }, write('informat', 'firstRun', undefined, { p: '#q' }, 'overwrites')],
		['they differ, the newest wins, but nobody knows which', 'p', 'q', { firstRun: 'newest' }, review('difference', 'p', 'q')],
		['they differ, blanks only', 'p', 'q', { firstRun: 'fillBlanks' }, review('difference', 'p', 'q')],
		['the rule for conflicts has no say', 'p', 'q', { conflict: 'informat' }, review('difference', 'p', 'q')],
		['a blank is filled whatever wins', '', 'q', { firstRun: 'informat', clear: 'yes' }, write('informat', 'filled', undefined, { p: '#q' })],
	])('first run: %s', (_name, a, b, rules, expected) => expect(decide(a, b, undefined, rules)).toStrictEqual(expected));

	test('a difference that was only reported is still a first run', () => {
		const reported: UnitState = { c: ['#p', '#q'] };
		expect(decide('p', 'q', reported, { firstRun: 'informat' })).toEqual(write('smartschool', 'firstRun', {}, P, 'overwrites'));
	});
});

describe.each([['→', 'toSmartschool', 'smartschool'], ['←', 'toInformat', 'informat']] as const)('%s one way', (arrow, direction, to) => {
	const rules = (over: Partial<UnitRules> = {}): Partial<UnitRules> => ({ direction, direct: true, ...over });
	/** As seen from who gives and who receives. */
	const at = (from: string, target: string, known: UnitState | undefined, over: Partial<UnitRules> = {}) => (arrow === '→' ? decide(from, target, known, rules(over)) : decide(target, from, known, rules(over)));
	const pair = (from: string, target: string): UnitState => (arrow === '→' ? base(from, target) : base(target, from));
	const told = (why: UnitReviewKind, from: string, target: string, known?: UnitState) => (arrow === '→' ? review(why, from, target, known) : review(why, target, from, known));

	test('the source changed: it is handed on, and the report says when another value is lost', () => {
		expect(at('q', 'p', P)).toEqual(write(to, 'changed', P, base('q')));
		expect(at('q', 'r', P)).toEqual(write(to, 'changed', P, base('q'), 'overwrites'));
		expect(at('q', 'r', P, { conflict: 'review', drift: 'enforce' })).toEqual(write(to, 'changed', P, base('q'), 'overwrites'));
	});
	test('only the receiver changed: restore it, leave it, or fill it when it was emptied', () => {
		expect(at('p', 'q', P, { drift: 'enforce' })).toEqual(write(to, 'enforce', P, { ...P, w: '#q' }, 'overwrites'));
		expect(at('p', 'q', P, { drift: 'onChange' })).toEqual(told('difference', 'p', 'q', P));
		expect(at('p', 'q', P, { drift: 'ifEmpty' })).toEqual(told('difference', 'p', 'q', P));
		expect(at('p', '', P, { drift: 'ifEmpty' })).toEqual(write(to, 'ifEmpty', P, { ...P, w: '' }, 'overwrites'));
		expect(at('p', '', P, { drift: 'onChange' })).toEqual(told('difference', 'p', '', P));
	});
	test('a difference that is known: restored or reported', () => {
		const known = pair('p', 'q');
		expect(at('p', 'q', known, { drift: 'enforce' })).toEqual(write(to, 'enforce', known, { ...P, w: '#q' }));
		expect(at('p', 'q', known, { drift: 'onChange' })).toEqual(told('difference', 'p', 'q', known));
	});
	test('restored, and the same again: a person hears of it; another value is restored again', () => {
		const known = { ...P, w: '#q' };
		for (const drift of ['enforce', 'onChange', 'ifEmpty'] as const) expect(at('p', 'q', known, { drift })).toEqual(told('reshaped', 'p', 'q', known));
		expect(at('p', 'r', known, { drift: 'enforce' })).toEqual(write(to, 'enforce', known, { ...P, w: '#r' }, 'overwrites'));
		expect(at('p', '', { ...P, w: '' }, { drift: 'ifEmpty' })).toEqual(told('reshaped', 'p', '', { ...P, w: '' }));
	});
	test('first run: the source leads', () => {
		expect(at('p', '', undefined)).toEqual(write(to, 'filled', undefined, P));
		expect(at('p', 'q', undefined, { firstRun: 'review' })).toEqual(write(to, 'firstRun', undefined, P, 'overwrites'));
	});
	test('an empty source never empties by itself: kept, asked, or emptied where that is allowed', () => {
		expect(at('', 'p', P)).toEqual(told('clear', '', 'p', P));
		expect(at('', 'p', undefined)).toEqual(none({}));
		const never = pair('', 'p');
		expect(at('', 'p', never, { drift: 'enforce' })).toEqual(none(never));
		expect(at('', 'p', never, { drift: 'enforce', clear: 'ask' })).toEqual(told('clear', '', 'p', never));
		expect(at('', 'p', undefined, { clear: 'ask' })).toEqual(told('clear', '', 'p'));
		expect(at('', 'p', P, { clear: 'yes' })).toEqual(write(to, 'changed', P, { o: '' }));
		expect(at('', 'q', undefined, { clear: 'yes' })).toEqual(write(to, 'firstRun', undefined, { o: '' }, 'overwrites'));
	});
});

test('once: handed over while Smartschool has nothing and was never in agreement; later differences are reported', () => {
	const once = (a: string, b: string, known?: UnitState) => decide(a, b, known, { direction: 'once', clear: 'yes', drift: 'enforce' });
	expect(once('p', '')).toEqual(write('smartschool', 'once', undefined, P));
	expect(once('p', 'q')).toEqual(review('difference', 'p', 'q'));
	expect(once('', 'q')).toEqual(review('difference', '', 'q'));
	expect(once('q', 'p', P)).toEqual(review('difference', 'q', 'p', P));
	expect(once('p', '', { o: '' })).toEqual(review('difference', 'p', '', { o: '' }));
});

describe('news: a person hears of a difference once', () => {
	test.each([['both as reported', 'q', 'r', false], ['Informat changed again', 's', 'r', true], ['Smartschool changed again', 'q', 's', true]] as const)('%s', (_name, a, b, news) => {
		const known: UnitState = { ...P, c: ['#q', '#r'] };
		const decision = decide(a, b, known);
		expect(decision).toEqual({ act: 'review', why: 'conflict', news, state: { ...P, c: [print(a), print(b)] } });
		if (!news) expect(decision.state).toBe(known);
	});
	test('what is written forgets what was reported, and nothing else', () => {
		const known: UnitState = { ...P, p: '#x', c: ['#q', '#p'], w: '#y' };
		expect(decide('q', 'p', known).state).toEqual({ ...P, p: '#x', w: '#y' });
	});
});

describe('what a person took back', () => {
	const held: UnitState = { ...PQ, c: ['#p', '#q'], h: true };
	test.each(['both', 'toSmartschool', 'toInformat', 'once'] as const)('%s: it stays so, and is no news, until one of both sides changes', (direction) => {
		const decision = decide('p', 'q', held, { direction, drift: 'enforce', conflict: 'informat', direct: true });
		expect(decision).toEqual({ act: 'review', why: 'undone', news: false, state: held });
		expect(decision.state).toBe(held);
	});
	test('then it is a difference like any other, and nothing of it is kept', () => {
		expect(decide('r', 'q', held)).toEqual(write('smartschool', 'changed', PQ, base('r')));
		expect(decide('p', 'r', held)).toEqual(write('informat', 'changed', PQ, { ...PQ, p: '#r' }));
		expect(decide('r', 's', held)).toEqual(review('conflict', 'r', 's', PQ));
	});
	test('equal again, it is an agreement; off, it is left alone', () => {
		expect(decide('q', 'q', held)).toEqual(none(base('q')));
		expect(decide('p', 'q', held, { direction: 'off' }).state).toBe(held);
		expect(decide('p', '?', held)).toMatchObject({ act: 'review', why: 'unknownCode', news: true });
	});
});

describe('proposals to Informat', () => {
	test.each(['both', 'toInformat'] as const)('%s: sent once; another value is another proposal', (direction) => {
		const sent: UnitState = { ...P, p: '#q' };
		expect(decide('p', 'q', sent, { direction })).toEqual({ act: 'waiting', state: sent });
		expect(decide('p', 'r', sent, { direction })).toEqual(write('informat', 'changed', sent, { ...P, p: '#r' }));
		expect(decide('', 'q', { p: '#q' }, { direction })).toEqual({ act: 'waiting', state: { p: '#q' } });
	});
	test.each(['both', 'toInformat'] as const)('%s: what was refused is not sent again, another value is', (direction) => {
		const refused: UnitState = { ...P, r: '#q' };
		expect(decide('p', 'q', refused, { direction })).toEqual(review('refused', 'p', 'q', refused));
		expect(decide('p', 'r', refused, { direction })).toEqual(write('informat', 'changed', refused, { ...P, p: '#r' }));
	});
	test('what Smartschool refused for good is not sent to it again, another value is; where both sides are written by a call nothing is fixed', () => {
		const fixed: UnitState = { ...P, r: '#q' };
		for (const direction of ['both', 'toSmartschool'] as const) {
			expect(decide('q', 'p', fixed, { direction })).toEqual(review('fixed', 'q', 'p', fixed));
			expect(decide('r', 'p', fixed, { direction })).toEqual(write('smartschool', 'changed', fixed, base('r')));
			expect(decide('q', 'p', fixed, { direction, direct: true })).toEqual(write('smartschool', 'changed', fixed, base('q')));
		}
		expect(decide('p', 'r', { ...P, r: '#p' })).toEqual(write('informat', 'changed', { ...P, r: '#p' }, { ...P, p: '#r' }));
	});
	test('neither stands in the way of a write to Smartschool', () => {
		for (const known of [{ ...P, p: '#p' }, { ...P, r: '#p' }]) expect(decide('q', 'p', known)).toEqual(write('smartschool', 'changed', known, base('q')));
	});
	test('a call to Informat needs no acceptance', () => {
		for (const known of [{ ...P, p: '#q' }, { ...P, r: '#q' }]) expect(decide('p', 'q', known, { direct: true })).toEqual(write('informat', 'changed', known, base('q')));
	});
	test('a proposal of a one-way field remembers no restoring: nothing was restored yet', () => expect(decide('q', 'p', P, { direction: 'toInformat', drift: 'enforce' })).toEqual(write('informat', 'enforce', P, { ...P, p: '#p' }, 'overwrites')));
});

describe('a platform’s own form of what it was sent is no change', () => {
	/** Capitals, and only those, and only on the side that was written to. */
	const isEcho = (sent: string, got: string) => sent !== got && sent.toUpperCase() === got;
	test('⇄ Smartschool shows Informat’s value in capitals; the other way round somebody typed it', () => {
		expect(decide('p', 'P', base('p'), { isEcho })).toEqual(none(base('p', 'P')));
		expect(decide('P', 'p', base('P'), { isEcho })).toEqual(write('informat', 'changed', base('P'), { ...base('P'), p: '#p' }));
	});
	test('⇄ Informat took a proposal and gave it a form of its own', () => {
		expect(decide('Q', 'q', { ...P, p: '#q' }, { isEcho })).toEqual(none(base('Q', 'q')));
		expect(decide('Q', 'q', { ...P, p: '#r' }, { isEcho })).toEqual(review('conflict', 'Q', 'q', { ...P, p: '#r' }));
		expect(decide('R', 'q', { ...P, p: '#q' }, { isEcho })).toEqual(review('conflict', 'R', 'q', { ...P, p: '#q' }));
	});
	test('→ and ← the receiver’s form stays', () => {
		expect(decide('p', 'P', P, { isEcho, direction: 'toSmartschool', drift: 'enforce' })).toEqual(none(base('p', 'P')));
		expect(decide('P', 'p', base('p'), { isEcho, direction: 'toInformat', drift: 'enforce' })).toEqual(none(base('P', 'p')));
		expect(decide('P', 'p', base('P'), { isEcho, direction: 'toSmartschool', drift: 'enforce' })).toMatchObject({ act: 'write', to: 'smartschool' });
	});
	test('every field that differs must be one', () => {
		const one = { isEcho, direction: 'toSmartschool', drift: 'enforce' } as const;
		expect(decide('x|y', 'x|Y', base('x|y'), one)).toEqual(none(base('x|y', 'x|Y')));
		expect(decide('x|y', 'z|Y', base('x|y'), one)).toMatchObject({ act: 'write', because: 'enforce' });
	});
	test('the field is told with its place', () => {
		const asked: [string, string, number][] = [];
		decide('x|y', 'x|z', base('x|y'), { isEcho: (...each) => asked.push(each) > 0 });
		expect(asked).toEqual([['y', 'z', 1]]);
	});
});

describe('several fields are one unit', () => {
	const before = base('Laan|1|A');
	test('one changed field takes the others along', () => {
		expect(decide('Laan|2|A', 'Laan|1|A', before)).toEqual(write('smartschool', 'changed', before, base('Laan|2|A')));
		expect(decide('Laan|1|A', 'Laan|2|A', before)).toEqual(write('informat', 'changed', before, { ...before, p: '#Laan.#2.#A' }));
	});
	test('it is empty when every field is', () => {
		expect(decide('Laan|1|', 'Laan|1|A', before)).toMatchObject({ act: 'write', to: 'smartschool' });
		expect(decide('||', 'Laan|1|A', before)).toMatchObject({ act: 'review', why: 'clear' });
		expect(decide('Laan|1|A', '||', before)).toMatchObject({ act: 'review', why: 'clear' });
		expect(decide('|1|', '||', { o: '..' })).toEqual(write('smartschool', 'changed', { o: '..' }, { o: '.#1.' }));
	});
	test('a write that was cut off half-way is finished: each field is either as it was or as it was being written', () => {
		expect(decide('Dreef|2|A', 'Dreef|1|A', before)).toEqual(write('smartschool', 'changed', before, base('Dreef|2|A')));
		expect(decide('Dreef|2|A', 'Dreef|9|A', before)).toEqual(review('conflict', 'Dreef|2|A', 'Dreef|9|A', before));
	});
	test('a call to Informat may be cut off as well; a proposal may not', () => {
		expect(decide('Dreef|2|A', 'Dreef|1|A', before, { direct: true })).toEqual(write('smartschool', 'changed', before, base('Dreef|2|A')));
		expect(decide('Dreef|1|A', 'Dreef|2|B', before, { direct: true })).toEqual(write('informat', 'changed', before, base('Dreef|2|B')));
		expect(decide('Dreef|1|A', 'Dreef|2|B', before)).toEqual(review('conflict', 'Dreef|1|A', 'Dreef|2|B', before));
	});
	test('a person who makes one field of a known difference equal has changed something', () => {
		const known = base('Laan|1', 'Dreef|2');
		expect(decide('Laan|1', 'Laan|2', known)).toEqual(write('informat', 'changed', known, { ...known, p: '#Laan.#2' }));
	});
	test('first run: blanks beside the other side’s own values are filled, in what is written by calls', () => {
		expect(decide('Laan|1|A', 'Laan||', undefined)).toEqual(write('smartschool', 'filled', undefined, base('Laan|1|A'), 'overwrites'));
		expect(decide('Laan||', 'Laan|1|A', undefined)).toEqual(review('difference', 'Laan||', 'Laan|1|A'));
		expect(decide('Laan||', 'Laan|1|A', undefined, { direct: true })).toEqual(write('informat', 'filled', undefined, base('Laan|1|A'), 'overwrites'));
		expect(decide('Laan|1|A', 'Dreef||', undefined)).toEqual(review('difference', 'Laan|1|A', 'Dreef||'));
		expect(decide('Dreef||', 'Laan|1|A', undefined, { direct: true })).toEqual(review('difference', 'Dreef||', 'Laan|1|A'));
	});
	test('a field that is the same in another form keeps its form', () => {
		const known = base('V|x', 'f|x');
		expect(decide('V~f|y', 'f|x', known)).toEqual(write('smartschool', 'changed', known, base('V|y', 'f|y')));
		expect(decide('V~f|x', 'f|y', known, { direct: true })).toEqual(write('informat', 'changed', known, base('V|y', 'f|y')));
	});
	test('a code is remembered as its receiver shows it', () => expect(decide('V~f', 'm', base('M', 'm'), { direction: 'toSmartschool' })).toEqual(write('smartschool', 'changed', base('M', 'm'), base('V', 'f'))));
});

describe('a field that Smartschool cannot tell', () => {
	const rules: Partial<UnitRules> = { direction: 'toSmartschool', drift: 'enforce', writeOnly: [1] };
	const known: UnitState = { o: ['#3a.#1sep', '#3a.'] };
	test('its silence is no change, also on a first run', () => {
		expect(decide('3a|1sep', '3a|', known, rules)).toEqual(none(known));
		expect(decide('3a|1sep', '3a|', undefined, rules)).toEqual(none(known));
	});
	test('its change is written although the rest is equal', () => expect(decide('3a|2sep', '3a|', known, rules)).toEqual(write('smartschool', 'changed', known, { o: ['#3a.#2sep', '#3a.'] })));
	test('a change of Smartschool alone that made both equal is none of its business', () => expect(decide('3a|1sep', '3a|', { o: ['#3a.#1sep', '#3b.'] }, rules)).toEqual(none(known)));
	test('it does not make the unit filled, equal or another form', () => {
		expect(decide('|1sep', '3a|', known, rules)).toMatchObject({ act: 'review', why: 'clear' });
		expect(decide('3a|1sep', '|', undefined, rules)).toMatchObject({ act: 'write', because: 'filled' });
		expect(decide('3a|1sep', '3A|', known, { ...rules, isEcho: (sent, got) => sent.toUpperCase() === got })).toMatchObject({ act: 'none' });
	});
});
