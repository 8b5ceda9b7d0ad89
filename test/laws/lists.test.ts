/** The laws for a school's own table: any two lists of items with a key, nested fields and keyed lists, and input that nobody expects. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { planLists, type ListField, type ListInput, type ListPlan, type ListSettings, type SideJob } from '../../sync/plan/lists';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import type { Item } from '../../sync/plan/path';
import type { Side } from '../../sync/types';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { holds } from './check';
import { NO_LIMITS, TOOLS } from './tools';

type Json = Record<string, unknown>;
const field = (path: string, over: Partial<ListField> = {}): ListField => ({ path, kind: 'text', direction: 'both', conflict: 'review', drift: 'enforce', clear: 'no', together: '', ...over });
const SETTINGS: ListSettings = { mode: 'apply', firstRun: 'review', limits: NO_LIMITS, calendar: 'normal', approval: '', missing: { informat: 'create', smartschool: 'create' }, gone: 'report', absent: { reads: 2, days: 0 }, changedAt: '', today: '2026-11-23', remember: true };
const NAMES = { informat: 'Links', smartschool: 'Rechts' };

/** Two lists and a baseline, and the school's own nodes that carry out what is planned. */
class Lists {
	baseline = new Map<string, string>();
	writes = 0;
	commits = 0;
	constructor(public a: Json[], public b: Json[], public fields: ListField[], public settings: Partial<ListSettings> = {}) {}

	input(over: Partial<ListSettings> = {}): ListInput {
		return { informat: this.a, smartschool: this.b, names: NAMES, baseline: [...this.baseline].map(([key, state]) => ({ key, state })), key: { informat: 'id', smartschool: 'id' }, fields: this.fields, settings: { ...SETTINGS, ...this.settings, ...over }, tools: TOOLS };
	}

	plan(over: Partial<ListSettings> = {}): ListPlan {
		return planLists(this.input(over));
	}

	run(over: Partial<ListSettings> = {}): ListPlan {
		const plan = this.plan(over);
		this.writes = 0;
		this.commits = 0;
		for (const { sleutel, informat, smartschool, row } of plan.changes) {
			if (informat) this.carryOut(this.a, sleutel, informat);
			if (smartschool) this.carryOut(this.b, sleutel, smartschool);
			if (row) this.store(row);
		}
		for (const { row } of plan.baseline) this.store(row);
		return plan;
	}

	private store({ key, state }: { key: string; state: string }): void {
		this.commits++;
		this.baseline.set(key, state);
	}

	private carryOut(list: Json[], id: string, { actie, wijzigingen }: SideJob): void {
		this.writes++;
		let item = list.find((each) => each.id === id);
		if (actie === 'deactivate') return void (item!.uit = true);
		if (!item) list.push((item = { id }));
		for (const { veld, element, naar, verwijderd } of wijzigingen) {
			const [, name, key, inner] = /^(.+)\[(.+)\]\.(.+)$/.exec(veld) ?? [];
			if (name === undefined) put(item, veld.split('.'), naar);
			else {
				const elements = (item[name] ??= []) as Json[];
				const found = elements.find((each) => each[key!] === element);
				if (verwijderd) item[name] = elements.filter((each) => each !== found);
				else if (found) found[inner!] = naar;
				else elements.push({ [key!]: element, [inner!]: naar });
			}
		}
	}
}

function put(item: Json, [step, ...rest]: string[], value: unknown): void {
	if (rest.length === 0) item[step!] = value;
	else put((item[step!] ??= {}) as Json, rest, value);
}
const copy = <T>(value: T): T => structuredClone(value);
const byId = (list: Json[]) => new Map(list.map((item) => [item.id as string, item]));
const at = (item: Json | undefined, path: string): unknown => path.split('.').reduce<unknown>((value, step) => (value as Json | undefined)?.[step], item);

const word = fc.constantFrom('', 'aa', 'bb', 'Cc', 'dé');
const item = fc.record({ naam: word, adres: fc.record({ straat: word, nr: fc.constantFrom('', '1', '2') }), tel: fc.uniqueArray(fc.record({ type: fc.constantFrom('gsm', 'thuis', 'werk'), nummer: fc.constantFrom('1', '2', '3') }), { selector: ({ type }) => type, maxLength: 3 }), extra: word });
const list = fc.dictionary(fc.constantFrom('k1', 'k2', 'k3', 'k4', '__proto__', 'constructor'), item, { noNullPrototype: false }).map((items) => Object.entries(items).map(([id, values]): Json => ({ id, ...values })));
const direction = fc.constantFrom<ListField['direction']>('toSmartschool', 'toInformat', 'both', 'once', 'off');
const table = fc.record({ naam: direction, adres: direction, tel: direction, extra: direction, conflict: fc.constantFrom<ListField['conflict']>('review', 'informat', 'smartschool', 'fillBlanks'), clear: fc.constantFrom<ListField['clear']>('no', 'ask', 'yes'), drift: fc.constantFrom<ListField['drift']>('enforce', 'onChange', 'ifEmpty') }).map(({ naam, adres, tel, extra, ...rules }): ListField[] => [
	field('naam', { direction: naam, ...rules }), field('adres.straat', { direction: adres, together: 'adres', ...rules }), field('adres.nr', { direction: adres, together: 'adres', ...rules }), field('tel[type].nummer', { direction: tel, ...rules }), field('extra', { direction: extra, ...rules }),
]);
type Edit = { side: Side; id: number; path: 'naam' | 'extra' | 'adres.straat' | 'tel'; value: string };
const edits = fc.array(fc.record({ side: fc.constantFrom<Side>('informat', 'smartschool'), id: fc.nat(5), path: fc.constantFrom<Edit['path']>('naam', 'extra', 'adres.straat', 'tel'), value: word }), { maxLength: 5 });
const past = fc.record({ a: list, b: list, fields: table, days: fc.array(edits, { minLength: 1, maxLength: 3 }) });

function edit(lists: Lists, { side, id, path, value }: Edit): void {
	const items = side === 'informat' ? lists.a : lists.b;
	const target = items[id % Math.max(1, items.length)];
	if (!target) return;
	if (path === 'tel') target.tel = value === '' ? [] : [{ type: 'gsm', nummer: value }, ...(target.tel as Json[] ?? []).filter((each) => each.type !== 'gsm')];
	else put(target, path.split('.'), value);
}
function lived({ a, b, fields, days }: { a: Json[]; b: Json[]; fields: ListField[]; days: Edit[][] }): Lists {
	const lists = new Lists(copy(a), copy(b), fields);
	// Each field stands in at least one item, as in any real list.
	lists.a.push({ id: 'vast', naam: 'x', extra: 'x', adres: { straat: 'x', nr: '1' }, tel: [{ type: 'gsm', nummer: '9' }] });
	for (const each of days) {
		for (const one of each) edit(lists, one);
		lists.run();
	}
	return lists;
}

test('L1 any order of items, fields and rows gives the same plan', async () => {
	await holds(past, 250, (history) => {
		const lists = lived({ ...history, days: history.days.slice(0, -1) });
		for (const each of history.days.at(-1)!) edit(lists, each);
		const turn = (items: readonly Item[]) => [...items].reverse().map((each) => Object.fromEntries(Object.entries(each).reverse().map(([key, value]) => [key, key === 'tel' ? [...(value as unknown[])].reverse() : value])));
		const one = lists.input();
		const other = { ...one, informat: turn(one.informat), smartschool: turn(one.smartschool), baseline: [...one.baseline].reverse() };
		expect(JSON.stringify(planLists(other))).toBe(JSON.stringify(planLists(one)));
	});
});

test('L3 a second run writes nothing and stores nothing', async () => {
	await holds(past, 400, (history) => {
		const lists = lived(history);
		lists.run();
		expect(lists.writes).toBe(0);
		lists.run();
		expect([lists.writes, lists.commits]).toEqual([0, 0]);
	});
});

test('L12 only what differs is looked at of a record that changed, and the plan is that of looking at everything', async () => {
	let looked = 0;
	await holds(past, 500, (history) => {
		const lists = lived({ ...history, days: history.days.slice(0, -1) });
		lists.run();
		for (const each of history.days.at(-1)!) edit(lists, each);
		const input = lists.input();
		// Without the fingerprint of the whole record, nothing is known to be as it was.
		const forgotten = { ...input, baseline: input.baseline.map(({ key, state }) => ({ key, state: state.replace(/^(\S+ \S+) \S+/, '$1 -') })) };
		const plan = planLists(input);
		looked += plan.changes.length;
		expect(plan).toEqual(planLists(forgotten));
	});
	expect(looked).toBeGreaterThan(100);
});

test('L2 equal lists: nothing to write; and from then on nothing to store', async () => {
	await holds(fc.tuple(list, table), 200, ([items, fields]) => {
		if (items.length === 0) return;
		const full = items.map((each) => ({ ...each, naam: each.naam || 'x', extra: each.extra || 'x', adres: { straat: 'x', nr: '1' }, tel: [{ type: 'gsm', nummer: '1' }] }));
		const lists = new Lists(copy(full), copy(full), fields);
		expect(lists.run().changes).toEqual([]);
		lists.run();
		expect(lists.commits).toBe(0);
	});
});

test('L4 and L6: after a run every field is as its direction says, and nothing went against it', async () => {
	await holds(past, 300, (history) => {
		const lists = lived({ ...history, days: history.days.slice(0, -1) });
		for (const each of history.days.at(-1)!) edit(lists, each);
		const before = copy({ a: lists.a, b: lists.b });
		const plan = lists.run();
		const open = new Set(plan.review.map(({ label, veld }) => `${label} ${veld.replace(/ \(.*/, '')}`));
		const [a, b, oldA, oldB] = [byId(lists.a), byId(lists.b), byId(before.a), byId(before.b)];
		for (const [id, mine] of a) {
			const theirs = b.get(id);
			for (const { path, direction: way, drift } of lists.fields) {
				if (path.includes('[')) continue;
				const [x, y] = [at(mine, path), at(theirs, path)];
				if (way === 'off' || way === 'toSmartschool' || way === 'once') if (oldA.has(id)) expect(x).toEqual(at(oldA.get(id), path));
				if (way === 'off' || way === 'toInformat') if (oldB.has(id)) expect(y).toEqual(at(oldB.get(id), path));
				if (!theirs || open.has(`${id} ${path}`) || path.startsWith('adres')) continue;
				if (way === 'toSmartschool' && drift === 'enforce' && x !== '' && x !== undefined && !plan.review.some(({ label }) => label === id)) expect([id, path, y]).toEqual([id, path, x]);
			}
		}
	});
});

test('L9 nothing is emptied unless the table allows it', async () => {
	await holds(past, 300, (history) => {
		const lists = lived({ ...history, fields: history.fields.map((each) => ({ ...each, clear: 'no' as const })) });
		const before = copy({ a: lists.a, b: lists.b });
		for (const each of lists.a) Object.assign(each, { naam: '', extra: null, adres: { straat: '', nr: '' } }, { tel: [] });
		lists.run();
		for (const [id, old] of byId(before.b)) for (const path of ['naam', 'extra', 'adres.straat']) if (at(old, path)) expect([id, path, at(byId(lists.b).get(id), path)]).toEqual([id, path, at(old, path)]);
		for (const [id, old] of byId(before.b)) expect(byId(lists.b).get(id)!.tel).toEqual(old.tel);
	});
});

test('L11 mirror: both inputs and all directions turned round give the plan turned round', async () => {
	const turn = { toSmartschool: 'toInformat', toInformat: 'toSmartschool', both: 'both', off: 'off' } as const;
	const rule = { informat: 'smartschool', smartschool: 'informat', review: 'review', fillBlanks: 'fillBlanks' } as const;
	await holds(past, 250, (history) => {
		if (history.fields.some((each) => each.direction === 'once')) return;
		const mirror = { a: history.b, b: history.a, days: history.days.map((each) => each.map((one) => ({ ...one, side: one.side === 'informat' ? ('smartschool' as const) : ('informat' as const) }))), fields: history.fields.map((each) => ({ ...each, direction: turn[each.direction as keyof typeof turn], conflict: rule[each.conflict as keyof typeof rule] })) };
		const fixed = { id: 'vast', naam: 'x', extra: 'x', adres: { straat: 'x', nr: '1' }, tel: [{ type: 'gsm', nummer: '9' }] };
		const one = new Lists([...copy(history.a), copy(fixed)], [...copy(history.b), copy(fixed)], history.fields);
		const other = new Lists([...copy(mirror.a), copy(fixed)], [...copy(mirror.b), copy(fixed)], mirror.fields);
		for (const [index, each] of history.days.entries()) {
			each.forEach((single) => edit(one, single));
			mirror.days[index]!.forEach((single) => edit(other, single));
			one.run();
			other.run();
			const sorted = (items: Json[]) => JSON.stringify([...items].map((each_) => Object.fromEntries(Object.entries({ ...each_, tel: [...((each_.tel as Json[]) ?? [])].sort((x, y) => (String(x.type) < String(y.type) ? -1 : 1)) }).sort())).sort((x, y) => (String(x.id) < String(y.id) ? -1 : 1)));
			expect([sorted(other.b), sorted(other.a)]).toEqual([sorted(one.a), sorted(one.b)]);
		}
	});
});

test('L12 a change of one item changes nothing of another', async () => {
	await holds(fc.tuple(past, word), 250, ([history, value]) => {
		const lists = lived(history);
		const others = () => JSON.stringify(lists.plan().changes.filter(({ sleutel }) => sleutel !== 'vast').map((each) => ({ ...each, plan: '' })));
		const before = others();
		lists.a.find(({ id }) => id === 'vast')!.naam = value;
		expect(others()).toBe(before);
	});
});

test('L24 every record is counted exactly once', async () => {
	await holds(fc.tuple(past, fc.constantFrom('create', 'report', 'ignore'), fc.constantFrom('report', 'deactivate', 'ignore')), 250, ([history, missing, gone]) => {
		const lists = lived(history);
		lists.settings = { missing: { informat: missing as 'create', smartschool: missing as 'create' }, gone: gone as 'report' };
		if (lists.a.length > 1) lists.a.splice(0, 1);
		lists.b.push({ id: 'nieuw', naam: 'zz' });
		const { totaal, ongewijzigd, teWijzigen, nieuw, vastgehouden, nazicht, overgeslagen } = lists.plan().summary.records;
		expect(ongewijzigd + teWijzigen + nieuw + vastgehouden + nazicht + overgeslagen).toBe(totaal);
	});
});

test('elements of a list are added, changed and removed by their key, wherever they stand', () => {
	const tel = (...pairs: [string, string][]) => pairs.map(([type, nummer]) => ({ type, nummer }));
	const lists = new Lists([{ id: '1', tel: tel(['gsm', '1'], ['thuis', '2']) }], [{ id: '1', tel: tel(['thuis', '2'], ['gsm', '1']) }], [field('tel[type].nummer', { clear: 'yes' })]);
	lists.run();
	expect(lists.writes).toBe(0);
	lists.a[0]!.tel = tel(['werk', '3'], ['thuis', '2'], ['gsm', '9']); // changed one, added one
	lists.b[0]!.tel = tel(['gsm', '1']); // removed one
	lists.run();
	const sorted = (items: unknown) => [...(items as Json[])].sort((x, y) => (String(x.type) < String(y.type) ? -1 : 1));
	expect(sorted(lists.a[0]!.tel)).toEqual(tel(['gsm', '9'], ['werk', '3']));
	expect(sorted(lists.b[0]!.tel)).toEqual(tel(['gsm', '9'], ['werk', '3']));
	// Deleted here, changed there: the change stays, and a person decides.
	lists.a[0]!.tel = tel(['werk', '3']);
	lists.b[0]!.tel = tel(['gsm', '7'], ['werk', '3']);
	const plan = lists.run();
	expect([lists.writes, plan.review.map(({ soort, veld }) => [soort, veld])]).toEqual([0, [['conflict', 'tel[type].nummer (gsm)']]]);
});

test('newest wins only where both sides tell a moment with its zone', () => {
	const decide = (a: unknown, b: unknown) => {
		const lists = new Lists([{ id: '1', naam: 'oud', op: a }], [{ id: '1', naam: 'oud', op: b }], [field('naam', { conflict: 'newest' })], { changedAt: 'op' });
		lists.run();
		lists.a[0]!.naam = 'links';
		lists.b[0]!.naam = 'rechts';
		lists.run();
		return lists.a[0]!.naam === lists.b[0]!.naam ? lists.a[0]!.naam : 'nazicht';
	};
	expect(decide('2026-11-23T10:00:00Z', '2026-11-23T10:30:00+01:00')).toBe('links');
	expect(decide('2026-11-23T10:00:00+01:00', '2026-11-23T09:30:00Z')).toBe('rechts');
	for (const [a, b] of [['2026-11-23', '2026-11-22'], ['2026-11-23T10:00:00', '2026-11-22T10:00:00'], [undefined, '2026-11-23T10:00:00Z'], ['x', 'y'], ['2026-11-23T10:00:00Z', '2026-11-23T11:00:00+01:00']]) expect(decide(a, b)).toBe('nazicht');
});

test('what is gone from the first list is switched off in the second only after enough reads and days, within the limit', () => {
	const many = Array.from({ length: 30 }, (_, index) => ({ id: `k${index}`, naam: `n${index}` }));
	const lists = new Lists(copy(many), copy(many), [field('naam')], { gone: 'deactivate', absent: { reads: 3, days: 4 }, limits: DEFAULT_LIMITS });
	lists.run();
	lists.a.splice(0, 1);
	const day = (count: number) => DateTime.fromISO('2026-11-23').plus({ days: count }).toISODate()!;
	for (const [index, count] of [0, 1, 2, 3].entries()) {
		lists.run({ today: day(count) });
		expect([index, lists.writes]).toEqual([index, 0]);
	}
	const held = lists.run({ today: day(5) });
	expect(held.summary.vastgehouden.map(({ scope }) => scope)).toEqual(['deactivate']); // 1 of 30 is more than 3 %
	lists.run({ today: day(5), approval: held.summary.goedkeuring });
	expect(lists.b.filter(({ uit }) => uit).map(({ id }) => id)).toEqual(['k0']);
	lists.run({ today: day(6) });
	expect(lists.writes).toBe(0);
});

test('without memory every run compares as a first one, and nothing is stored', () => {
	const lists = new Lists([{ id: '1', naam: 'a' }, { id: '2', naam: 'b' }], [{ id: '1', naam: 'a' }, { id: '2', naam: 'x' }], [field('naam', { direction: 'toSmartschool' })], { remember: false });
	const plan = lists.run();
	expect([plan.changes.map(({ sleutel, row }) => [sleutel, row]), plan.baseline]).toEqual([[['2', null]], []]);
	expect(lists.run().changes).toEqual([]);
});

describe('input that nobody expects', () => {
	const strange = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom<unknown>(null, undefined, Number.NaN, Infinity, -0, 0, 3, true, 10n, '__proto__', 'constructor', 'toString', 'é', 'e\u0301', '🎒', '\ud800', '\u202e', '0000-00-00', ';=+?&,', 'a.b', ' ', '2 - - - - '),
		fc.date({ noInvalidDate: false }), fc.array(fc.anything(), { maxLength: 2 }), fc.object({ maxDepth: 2 }),
	);
	const odd = fc.record({ naam: strange, adres: fc.oneof(strange, fc.record({ straat: strange })), tel: fc.oneof(strange, fc.array(fc.record({ type: strange, nummer: strange }), { maxLength: 3 })), extra: strange });
	const fields = [field('naam', { clear: 'yes' }), field('adres.straat', { clear: 'yes' }), field('tel[type].nummer', { clear: 'yes' }), field('extra', { kind: 'looseText', direction: 'toSmartschool' })];
	const fixed = { id: 'vast', naam: 'x', extra: 'x', adres: { straat: 'x' }, tel: [{ type: 'gsm', nummer: '9' }] };

	test('no crash, no pollution, and the second run is quiet', async () => {
		await holds(fc.array(fc.tuple(odd, odd), { minLength: 1, maxLength: 4 }), 700, (pairs) => {
			const lists = new Lists([...pairs.map(([each], index) => ({ ...each, id: `k${index}` })), copy(fixed)], [...pairs.map(([, each], index) => ({ ...each, id: `k${index}` })), copy(fixed)], fields, { missing: { informat: 'report', smartschool: 'report' } });
			lists.plan();
			expect(Object.keys(Object.prototype)).toEqual([]);
			expect(({} as Json).naam).toBeUndefined();
			const plan = lists.run();
			for (const { wijzigingen } of plan.changes.flatMap(({ informat, smartschool }) => [informat, smartschool].filter((job) => job !== null))) for (const { naar, verwijderd } of wijzigingen) expect(naar === undefined).toBe(verwijderd === true);
			// An unreadable value is not told: it is neither written nor a reason to write.
			expect(lists.plan().summary.records.totaal).toBe(pairs.length + 1);
		});
	});

	test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a b', 'ü', '🎒', 'x.y', ';=&'])('a field and a key called %s are a field and a key like any other', (name) => {
		const one = (value: string): Json => Object.defineProperty({ id: name }, name, { value, enumerable: true, configurable: true, writable: true }) as Json;
		if (name === 'x.y') return void expect(new Lists([{ id: '1', x: { y: 'a' } }], [{ id: '1', 'x.y': 'b' }], [field(name, { direction: 'toSmartschool' })]).plan().changes[0]!.smartschool!.waarden).toEqual({ 'x.y': 'a' });
		const lists = new Lists([one('a')], [one('b')], [field(name, { direction: 'toSmartschool' })]);
		const { changes, baseline } = lists.plan();
		expect(changes[0]!.smartschool!.wijzigingen).toEqual([{ veld: name, van: 'b', naar: 'a' }]);
		expect([...changes, ...baseline]).toHaveLength(1);
		expect(({} as Json)[name === '__proto__' ? 'polluted' : name]).toBe((Object.prototype as unknown as Json)[name === '__proto__' ? 'polluted' : name]);
	});

	test('a circle, ten million letters, the same date as Date and as text, NFC and NFD', () => {
		const circle: Json = { id: 'rond' };
		circle.naam = circle;
		circle.adres = { straat: circle };
		const long = 'é'.repeat(5_000_000);
		const lists = new Lists(
			[circle, { id: 'lang', naam: long }, { id: 'dag', naam: new Date('2011-04-17T00:00:00Z') }, { id: 'vorm', naam: 'Rene\u0301e' }, copy(fixed)],
			[{ id: 'rond', naam: 'x' }, { id: 'lang', naam: long.normalize('NFD') }, { id: 'dag', naam: '17/04/2011' }, { id: 'vorm', naam: 'Renée' }, copy(fixed)],
			[field('naam', { kind: 'text' }), field('adres.straat')],
		);
		const tools = planTools('a key of at least thirty-two characters');
		const plan = planLists({ ...lists.input(), tools });
		expect(plan.changes.map(({ sleutel }) => sleutel)).toEqual([]);
		expect(plan.review.map(({ label }) => label)).toEqual(['dag']);
		expect(plan.summary.onleesbaar).toEqual({ naam: 1, 'adres.straat': 1 });
		lists.fields[0]!.kind = 'date';
		expect(planLists({ ...lists.input(), tools }).review.map(({ label }) => label)).not.toContain('dag');
	});

	test('a missing key, a double key, a field that nobody has, and a table that says two things: plain words', () => {
		const lists = (a: Json[], fields_ = [field('naam')]) => () => new Lists(a, [{ id: '1', naam: 'x' }], fields_).plan();
		expect(lists([{ naam: 'x' }])).toThrow('Item 1 of input “Links” has no value in key field “id”. Choose a field that every item has, or filter out items without it. Nothing was changed.');
		expect(lists([{ id: 1, naam: 'x' }, { id: '1 ', naam: 'y' }])).toThrow('Two items of input “Links” have the same value in key field “id” (the second is item 2).');
		expect(lists([{ id: 1, naam: 'x' }], [field('namm')])).toThrow('No item of either input has a field “namm”. Fields that the first items have: id, naam.');
		expect(lists([{ id: 1 }], [field('naam'), field(' naam')])).toThrow('Field “ naam” is in the table twice.');
		expect(lists([{ id: 1 }], [])).toThrow('The table has no fields.');
		expect(lists([{ id: 1 }], [field('tel[type]')])).toThrow('“tel[type]” is not a field.');
		expect(lists([{ id: 1, a: 'x', b: 'y' }], [field('a', { together: 't' }), field('b', { together: 't', direction: 'off' })])).toThrow('must have the same direction and rules');
		const known = new Lists([{ id: '1', naam: 'x' }], [{ id: '1', naam: 'x' }], [field('naam')]);
		known.run();
		known.a = [];
		expect(() => known.run()).toThrow('Input “Links” has no items, although 1 records were known.');
	});
});
