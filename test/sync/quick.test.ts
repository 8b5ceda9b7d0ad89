/** The planner's short cuts for large lists come to what the long way comes to. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { planLists, type ListField, type ListPlan } from '../../sync/plan/lists';
import { parsePath, QuickLook, textOf, valueAt, type Item } from '../../sync/plan/path';
import { ALIKE } from '../../sync/plan/record';
import type { BaselineRow, Direction } from '../../sync/types';
import { KINDS, type KindName } from '../../sync/values/kinds';

const KEY = 'a key of at least thirty-two characters';
const FIELDS = ['naam', 'adres.straat', 'aantal', 'constructor', '__proto__', 'opmerking'] as const;
/** Values that repeat, so that both sides often tell the same; the last ones need the long way. */
const value = fc.oneof({ weight: 8, arbitrary: fc.constantFrom<unknown>('', 'a', 'b', '0470/12 34 56', 0, 1, 1.5, true, false, null, undefined) }, { weight: 1, arbitrary: fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, 10n, {}, [], new Date(0), new Date(Number.NaN)) });
const item: fc.Arbitrary<Item> = fc
	.record({ ...Object.fromEntries(FIELDS.filter((name) => name !== '__proto__').map((name) => [name, value])), adres: fc.option(fc.record({ straat: value }), { nil: undefined }), proto: value }, { requiredKeys: [] })
	.map(({ proto, ...rest }: Record<string, unknown>) => Object.defineProperty(rest, '__proto__', { value: proto, enumerable: true, configurable: true, writable: true }) as Item);

test('what tells the same at a quick look is the same, and readable, for the reader that looks closely', () => {
	let sure = 0;
	fc.assert(
		fc.property(item, item, fc.boolean(), fc.subarray([...FIELDS], { minLength: 1 }), (a, other, twin, fields) => {
			const b = twin ? { ...a } : other;
			const look = new QuickLook(fields);
			for (const each of [a, b, a]) {
				const text = look.text(each);
				if (text !== undefined) expect(text).toBe(JSON.stringify(fields.map((field) => textOf(valueAt(each, parsePath(field).steps, field)) ?? null)));
			}
			if (look.same(a, b) === undefined) return;
			sure++;
			expect(look.text(a)).toBe(look.text(b));
			expect(look.text(a)).toBeDefined();
			for (const field of fields) {
				const [x, y] = [a, b].map((each) => valueAt(each, parsePath(field).steps, field));
				expect(textOf(x)).toBe(textOf(y));
				expect(x === undefined).toBe(textOf(x) === undefined);
			}
		}),
		{ numRuns: 3000 },
	);
	expect(sure).toBeGreaterThan(100);
});

test('a quick look is never sure about what only looks like a field of the item', () => {
	const same = (a: Item, b: Item, fields: string[]) => new QuickLook(fields).same(a, b) !== undefined;
	expect(same({}, {}, ['naam'])).toBe(true);
	for (const name of ['constructor', 'toString', '__proto__']) expect([name, same({}, {}, [name]), new QuickLook([name]).text({})]).toEqual([name, true, '[null]']);
	expect(same({}, {}, ['adres.straat'])).toBe(false);
	expect(same(Object.create({ naam: 'x' }) as Item, Object.create({ naam: 'x' }) as Item, ['naam'])).toBe(false);
	expect(same({ n: Number.NaN }, { n: Number.NaN }, ['n'])).toBe(false);
	expect(same({ n: 0 }, { n: '0' }, ['n'])).toBe(false);
});

/** The same item in a form that the quick look leaves to the long way. */
const bare = (each: Item): Item => Object.defineProperties(Object.create(null), Object.getOwnPropertyDescriptors(each)) as Item;

function plan(informat: readonly Item[], smartschool: readonly Item[], direction: Direction, remember: boolean, baseline: readonly BaselineRow[] = []): ListPlan {
	const fields = FIELDS.map((path): ListField => ({ path, kind: path === 'aantal' ? 'number' : 'text', direction, conflict: 'review', drift: 'onChange', clear: 'ask', together: path === 'naam' || path === 'opmerking' ? 'samen' : '' }));
	return planLists({
		informat, smartschool, names: { informat: 'A', smartschool: 'B' }, baseline, key: { informat: 'id', smartschool: 'id' }, fields, tools: planTools(KEY),
		settings: { mode: 'apply', firstRun: 'informat', limits: { ...DEFAULT_LIMITS, scopes: {}, anyField: { percent: 100 }, emptiedPercent: 100, shrinkPercent: 100 }, calendar: 'normal', approval: '', missing: { informat: 'report', smartschool: 'create' }, gone: 'report', absent: { reads: 1, days: 0 }, changedAt: '', today: '2026-11-24', remember },
	});
}

test('lists that allow the quick look and lists that do not give the same plan, on a first run and on the next', () => {
	const told: Item = { id: 'vol', naam: 'n', 'adres.straat': 's', aantal: 1, constructor: 'c', opmerking: 'o', ['__proto__']: 'p' };
	const pairs = fc.array(fc.tuple(item, item, fc.boolean()), { maxLength: 5 });
	fc.assert(
		fc.property(pairs, pairs, fc.constantFrom<Direction>('both', 'toSmartschool', 'toInformat'), fc.boolean(), (before, after, direction, remember) => {
			const keyed = (each: Item, index: number): Item => Object.defineProperty(Object.defineProperties({}, Object.getOwnPropertyDescriptors(each)), 'id', { value: `k${index}`, enumerable: true }) as Item;
			const side = (list: typeof before, which: 0 | 1): Item[] => [told, ...list.map(([a, b, twin], index) => keyed(which === 0 || twin ? a : b, index))];
			const runs = [(each: Item) => each, bare].map((form) => {
				const first = plan(side(before, 0).map(form), side(before, 1).map(form), direction, remember);
				const rows = [...first.baseline.map(({ row }) => row), ...first.changes.flatMap(({ row }) => row ?? [])];
				return [first, plan(side(after, 0).map(form), side(after, 1).map(form), direction, remember, rows)];
			});
			expect(runs[0]).toEqual(runs[1]);
		}),
		{ numRuns: 300 },
	);
});

test.each(Object.keys(ALIKE) as KindName[])('%s is read alike on either side', (kind) => {
	const samples = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('0470/12 34 56', '+32 470 12 34 56', '0000-00-00', '1-9-2026', '2026-09-01', '31/02/2026', 'geen datum', '007', '3,0', 'bus 3', '12 a', 'Ja', 'NEE', 'É', 'é', 'A.B@Example.ORG', ' 3a ', '’t Hof'));
	fc.assert(
		fc.property(samples, (text) => {
			const { own, common } = KINDS[kind];
			expect(own('informat', text)).toBe(own('smartschool', text));
			expect(common('informat', text)).toBe(common('smartschool', text));
			if (ALIKE[kind] === 'one') expect(common('informat', text)).toBe(own('informat', text));
		}),
		{ numRuns: 500 },
	);
});

test('fingerprints are SHA-256 of the key’s own hash, which fills the first block, and the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.array(fc.string({ unit: 'binary', maxLength: 3000, size: 'max' }), { minLength: 1, maxLength: 4 }), (key, texts) => {
			const { fingerprint } = planTools(key);
			const block = createHash('sha256').update(key).digest('hex');
			expect(block).toHaveLength(64);
			for (const text of [...texts, 'é'.repeat(3000), '\ud800', '']) expect(fingerprint(text)).toBe(createHash('sha256').update(block + text).digest('base64url').slice(0, 8));
		}),
		{ numRuns: 100 },
	);
});
