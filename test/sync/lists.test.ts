/** Two lists of a school’s own, rule by rule: keys, units, jobs, rows, what is missing, what waits, and the words when a table or list is wrong. */
import { createHash } from 'node:crypto';
import { DEFAULT_LIMITS, type Limits } from '../../sync/plan/guards';
import { planLists, type ListField, type ListInput, type ListPlan, type ListSettings, type SideJob } from '../../sync/plan/lists';
import { emptyState, packState, unpackState } from '../../sync/plan/state';
import type { RowState } from '../../sync/types';

type Json = Record<string, unknown>;
const fp = (text: string): string => (text === '' ? '' : createHash('sha256').update(text).digest('base64url').replace(/[-_]/g, 'x').slice(0, 12));
const NO_LIMITS: Limits = { ...DEFAULT_LIMITS, scopes: {}, anyField: { percent: 100 }, shrinkPercent: 100, emptiedPercent: 100 };
const field = (path: string, over: Partial<ListField> = {}): ListField => ({ path, kind: 'text', direction: 'both', conflict: 'review', drift: 'enforce', clear: 'no', together: '', ...over });
const NAAM = [field('naam')];

class Lists {
	rows = new Map<string, string>();
	names = { informat: 'Links', smartschool: 'Rechts' };
	key = { informat: 'id', smartschool: 'id' };

	constructor(public a: Json[], public b: Json[], public fields: ListField[] = NAAM, public settings: Partial<ListSettings> = {}) {}

	plan(over: Partial<ListSettings> = {}): ListPlan {
		const settings: ListSettings = { mode: 'apply', firstRun: 'review', limits: NO_LIMITS, calendar: 'normal', approval: '', missing: { informat: 'create', smartschool: 'create' }, gone: 'report', absent: { reads: 2, days: 0 }, changedAt: '', today: '2026-11-23', remember: true, ...this.settings, ...over };
		return planLists({
			informat: this.a, smartschool: this.b, names: this.names, baseline: [...this.rows].map(([key, state]) => ({ key, state })), key: this.key, fields: this.fields, settings,
			tools: { fingerprint: fp, digest: (text) => createHash('sha256').update(text).digest('hex'), uuid: () => '' },
		} satisfies ListInput);
	}

	/** A run of which everything succeeds: what is written to flat fields shows in the lists. */
	run(over: Partial<ListSettings> = {}): ListPlan {
		const plan = this.plan(over);
		for (const { sleutel, informat, smartschool, row } of plan.changes) {
			this.carryOut(this.a, sleutel, informat);
			this.carryOut(this.b, sleutel, smartschool);
			if (row) this.rows.set(row.key, row.state);
		}
		for (const { row } of plan.baseline) this.rows.set(row.key, row.state);
		return plan;
	}
	private carryOut(list: Json[], id: string, job: SideJob | null): void {
		if (job === null || job.actie === 'deactivate') return;
		const item = list.find((each) => each.id === id) ?? list[list.push({ id }) - 1]!;
		Object.assign(item, job.waarden);
	}
	state(id: string): RowState {
		const state = unpackState(this.rows.get(rowKey(id))!);
		return { ...state, u: { ...state.u } };
	}
}
const rowKey = (id: string): string => fp(`lijst|${id}`);
const printOf = (id: string, unit: string, text: string): string => fp(`${rowKey(id)}|${unit}|${text}`);
const one = (naam: unknown, more: Json = {}): Json[] => [{ id: '1', naam, ...more }];
const count = ({ summary: { records } }: ListPlan) => Object.fromEntries(Object.entries(records).filter(([, each]) => each > 0));
const told = ({ review }: ListPlan) => review.map(({ soort, label, veld, nieuw }) => `${soort} ${label} ${veld}${nieuw ? '' : ' (oud)'}`);
const jobs = ({ changes }: ListPlan) => changes.map(({ sleutel, informat, smartschool }) => [sleutel, informat?.actie ?? '', smartschool?.actie ?? '']);
const ids = (plan: ListPlan) => plan.changes.map(({ sleutel }) => sleutel);

describe('quiet', () => {
	test('equal items are remembered once; from then on nothing is done or stored', () => {
		const lists = new Lists(one('x'), one('x'));
		const first = lists.run();
		expect([first.changes, first.review, first.summary.plan, count(first)]).toEqual([[], [], 'leeg', { totaal: 1, ongewijzigd: 1 }]);
		expect(first.baseline).toEqual([{ soort: 'basis', row: { key: rowKey('1'), state: packState({ ...lists.state('1'), l: 'x', m: '', u: { naam: { o: printOf('1', 'naam', 'x') } } }) }, rowIsNew: true }]);
		expect(lists.state('1').q).not.toBe('');
		const second = lists.run();
		expect([second.changes, second.baseline, count(second)]).toEqual([[], [], { totaal: 1, ongewijzigd: 1 }]);
	});
	test('a change is carried out once, on either side, and the row then is quiet', () => {
		const lists = new Lists(one('x', { mail: 'a' }), one('x', { mail: 'a' }), [field('naam'), field('mail')]);
		lists.run();
		lists.a[0]!.naam = 'y';
		lists.b[0]!.mail = 'b';
		expect(jobs(lists.run())).toEqual([['1', 'update', 'update']]);
		expect([lists.a, lists.b]).toEqual([one('y', { mail: 'b' }), one('y', { mail: 'b' })]);
		const next = lists.run();
		expect([next.changes, next.baseline, count(next)]).toEqual([[], [], { totaal: 1, ongewijzigd: 1 }]);
	});
	test('so is a record that was made, on either side', () => {
		const lists = new Lists([{ id: '1', naam: 'x', mail: '' }], [{ id: '2', naam: 'y', mail: 'm' }], [field('naam'), field('mail')]);
		expect(jobs(lists.run()).sort()).toEqual([['1', '', 'create'], ['2', 'create', '']]);
		const next = lists.run();
		expect([next.changes, next.baseline, count(next)]).toEqual([[], [], { totaal: 2, ongewijzigd: 2 }]);
	});
	test('what a row says after a write is what it says of two items that always were like that', () => {
		const fields = [field('naam'), field('mail')];
		const rowAfter = (a: Json[], b: Json[], change?: (lists: Lists) => void) => {
			const lists = new Lists(a, b, fields);
			lists.run();
			change?.(lists);
			lists.run();
			return lists.state('1').q;
		};
		const always = rowAfter(one('y', { mail: 'm' }), one('y', { mail: 'm' }));
		expect(always).not.toBe('');
		expect(rowAfter(one('x', { mail: 'm' }), one('x', { mail: 'm' }), (lists) => (lists.a[0]!.naam = 'y'))).toBe(always);
		expect(rowAfter(one('x', { mail: 'm' }), one('x', { mail: 'm' }), (lists) => (lists.b[0]!.naam = 'y'))).toBe(always);
		expect(rowAfter(one('y', { mail: 'm' }), [])).toBe(always);
		expect(rowAfter([], one('y', { mail: 'm' }))).toBe(always);
	});
	test('an item of one list that has nothing to hand over is skipped', () => expect(count(new Lists([{ id: '1', naam: '' }], []).plan())).toEqual({ totaal: 1, overgeslagen: 1 }));
	test('with keyed lists an unchanged item is known too', () => {
		const tel = { tel: [{ type: 'gsm', nummer: '1' }] };
		const lists = new Lists(one('x', tel), one('x', tel), [field('naam'), field('tel[type].nummer')]);
		expect(lists.run().baseline).toHaveLength(1);
		expect(lists.state('1').q).not.toBe('');
		expect([lists.run().baseline, count(lists.plan())]).toEqual([[], { totaal: 1, ongewijzigd: 1 }]);
		lists.b[0]!.tel = [{ type: 'gsm', nummer: '2' }];
		expect(ids(lists.plan())).toEqual(['1']);
	});
});

describe('an item on Changes', () => {
	test('says what to write, in the words of the side that it comes from, and the row to store after it', () => {
		const lists = new Lists(one('x', { jaar: 3 }), one('x', { jaar: '3' }), [field('naam'), field('jaar', { kind: 'number' })]);
		lists.run();
		lists.a[0]!.jaar = 4;
		const plan = lists.plan();
		const { t, q, u } = unpackState(plan.changes[0]!.row!.state);
		expect(plan.changes).toEqual([{
			soort: 'wijziging', mode: 'apply', plan: plan.summary.plan, sleutel: '1', informat: null, smartschool: { actie: 'update', waarden: { jaar: 4 }, wijzigingen: [{ veld: 'jaar', van: '3', naar: 4 }] },
			row: { key: rowKey('1'), state: packState({ t, q, l: 'x', m: '', u }) }, rowIsNew: false,
		}]);
		expect({ ...u }).toEqual({ naam: { o: printOf('1', 'naam', 'x') }, jaar: { o: printOf('1', 'jaar', '4') } });
		expect([t, q === '']).toEqual([lists.state('1').t, false]);
		expect([plan.baseline, count(plan), plan.summary.aantallen]).toEqual([[], { totaal: 1, teWijzigen: 1 }, { informat: 1, smartschool: 1 }]);
		expect(plan.summary.verschillen).toEqual([{ label: '1', veld: 'jaar', naar: 'smartschool', van: '••', wordt: '••', regel: 'Links → Rechts: gewijzigd sinds de vorige keer', wacht: '' }]);
		expect(plan.summary.bewerkingen).toEqual({ update: 1, 'field:jaar': 1 });
	});
	test('a new record gets every field that may travel to it; what is empty is remembered as settled', () => {
		const plan = new Lists([{ id: '1', naam: 'x', mail: '', dokter: 'd' }], [], [field('naam'), field('mail'), field('dokter', { direction: 'toInformat' })]).plan();
		expect(plan.changes[0]).toMatchObject({ informat: null, smartschool: { actie: 'create', waarden: { naam: 'x' }, wijzigingen: [{ veld: 'naam', van: undefined, naar: 'x' }] }, rowIsNew: true });
		expect(unpackState(plan.changes[0]!.row!.state)).toMatchObject({ l: 'x', u: { naam: { o: printOf('1', 'naam', 'x') }, mail: { o: '' } } });
		expect([count(plan), plan.summary.bewerkingen]).toEqual([{ totaal: 1, nieuw: 1 }, { create: 1 }]);
	});
	test('fields that travel together are one line on the review list and one job', () => {
		const lists = new Lists(one('x', { adres: { straat: 'Laan', nr: 1 } }), one('x', { adres: { straat: 'Laan', nr: 1 } }), [field('adres.straat', { together: 'adres' }), field('adres.nr', { together: 'adres' })]);
		lists.run();
		lists.a[0]!.adres = { straat: 'Laan', nr: 2 };
		const plan = lists.plan();
		expect(plan.changes[0]!.smartschool).toEqual({ actie: 'update', waarden: { 'adres.straat': 'Laan', 'adres.nr': 2 }, wijzigingen: [{ veld: 'adres.straat', van: 'Laan', naar: 'Laan' }, { veld: 'adres.nr', van: 1, naar: 2 }] });
		expect(plan.summary.verschillen.map(({ veld }) => veld)).toEqual(['adres.straat, adres.nr']);
		expect(Object.keys(plan.summary.bewerkingen)).toContain('field:adres');
		lists.b[0]!.adres = { straat: 'Dreef', nr: 3 };
		expect(lists.plan().review).toMatchObject([{ soort: 'conflict', veld: 'adres.straat, adres.nr', informat: 'Laan 2', smartschool: 'Dreef 3' }]);
	});
	test('a flat name with a dot in it goes before a nested field', () => {
		const lists = new Lists(one('x', { 'adres.straat': 'plat' }), one('x', { 'adres.straat': 'oud' }), [field('adres.straat', { direction: 'toSmartschool' })]);
		expect(lists.plan().changes[0]!.smartschool!.wijzigingen).toEqual([{ veld: 'adres.straat', van: 'oud', naar: 'plat' }]);
	});
	test('elements of a list by their key: changed, added, and removed where that is allowed', () => {
		const lists = new Lists(one('x', { tel: [{ type: 'gsm', nummer: 1 }, { type: 'fax', nummer: 3 }] }), one('x', { tel: [{ type: 'fax', nummer: 3 }, { type: 'gsm', nummer: 1 }] }), [field('tel[type].nummer', { clear: 'yes' })]);
		lists.run();
		lists.a[0]!.tel = [{ type: 'werk', nummer: 2 }, { type: 'gsm', nummer: 9 }];
		const plan = lists.plan();
		expect(plan.changes[0]!.smartschool).toEqual({ actie: 'update', waarden: {}, wijzigingen: expect.arrayContaining([
			{ veld: 'tel[type].nummer', element: 'fax', van: 3, naar: undefined, verwijderd: true }, { veld: 'tel[type].nummer', element: 'gsm', van: 1, naar: 9 }, { veld: 'tel[type].nummer', element: 'werk', van: undefined, naar: 2 },
		]) as unknown });
		expect(plan.changes[0]!.smartschool!.wijzigingen).toHaveLength(3);
		expect(Object.keys(plan.changes[0]!.smartschool!.wijzigingen.find(({ element }) => element === 'gsm')!)).not.toContain('verwijderd');
		expect(plan.summary.verschillen.map(({ veld }) => veld).sort()).toEqual(['tel[type].nummer (fax)', 'tel[type].nummer (gsm)', 'tel[type].nummer (werk)']);
		expect(unpackState(plan.changes[0]!.row!.state).q).toBe('');
	});
	test('fields of one element travel together too', () => {
		const lists = new Lists(one('x', { tel: [{ type: 'gsm', nummer: 1, wie: 'a' }] }), one('x', { tel: [{ type: 'gsm', nummer: 2, wie: 'a' }] }), [field('tel[type].nummer', { together: 't', direction: 'toSmartschool' }), field('tel[type].wie', { together: 't', direction: 'toSmartschool' })]);
		expect(lists.plan().changes[0]!.smartschool!.wijzigingen).toEqual([{ veld: 'tel[type].nummer', element: 'gsm', van: 2, naar: 1 }, { veld: 'tel[type].wie', element: 'gsm', van: 'a', naar: 'a' }]);
	});
	test('a difference of one element is told by its key', () => {
		const lists = new Lists(one('x', { tel: [{ type: 'gsm', nummer: 1 }] }), one('x', { tel: [{ type: 'gsm', nummer: 2 }] }), [field('tel[type].nummer')]);
		expect(lists.run().review).toMatchObject([{ soort: 'difference', key: fp(`nazicht|${rowKey('1')}|tel[type].nummer/gsm`), label: '1', veld: 'tel[type].nummer (gsm)', informat: '1', smartschool: '2' }]);
		expect([told(lists.run()), told(lists.plan({ mode: 'preview' }))]).toEqual([[], ['difference 1 tel[type].nummer (gsm) (oud)']]);
	});
	test('in the order of the rows’ keys, and the plan has one hash whatever the order of the lists', () => {
		const lists = new Lists(['1', '2', '3', '4'].map((id) => ({ id, naam: `x${id}` })), ['4', '3', '2', '1'].map((id) => ({ id, naam: 'y' })), [field('naam', { direction: 'toSmartschool' })]);
		const plan = lists.plan();
		expect(plan.changes.map(({ row }) => row!.key)).toEqual(['1', '2', '3', '4'].map(rowKey).sort());
		expect(plan.summary.plan).toMatch(/^[0-9a-f]{16}$/);
		lists.a.reverse();
		expect(lists.plan().summary.plan).toBe(plan.summary.plan);
		lists.a[0]!.naam = 'z';
		expect(lists.plan().summary.plan).not.toBe(plan.summary.plan);
	});
	test('a preview keeps the plan to itself', () => {
		const lists = new Lists(one('x'), one('y'), [field('naam', { direction: 'toSmartschool' })]);
		const [real, preview] = [lists.plan(), lists.plan({ mode: 'preview' })];
		expect([preview.changes, preview.baseline]).toEqual([[], []]);
		expect({ ...preview.summary, modus: 'apply' }).toEqual(real.summary);
	});
});

describe('nothing is remembered', () => {
	const forget = { remember: false };
	test('only differences are told, and no row', () => {
		const lists = new Lists([{ id: '1', naam: 'x' }, { id: '2', naam: 'y' }], [{ id: '1', naam: 'x' }, { id: '2', naam: 'z' }], [field('naam', { direction: 'toSmartschool' })], forget);
		const plan = lists.plan();
		expect(plan.changes.map(({ sleutel, row, rowIsNew }) => [sleutel, row, rowIsNew])).toEqual([['2', null, true]]);
		expect([plan.baseline, count(plan)]).toEqual([[], { totaal: 2, ongewijzigd: 1, teWijzigen: 1 }]);
	});
	test('equal items that need a closer look are quiet as well', () => {
		const tel = { tel: [{ type: 'gsm', nummer: '1' }] };
		for (const [more, fields] of [[tel, [field('tel[type].nummer')]], [{ adres: { straat: 'x' } }, [field('adres.straat')]]] as const) expect(count(new Lists(one('x', more), one('x', more), [...fields], forget).plan())).toEqual({ totaal: 1, ongewijzigd: 1 });
	});
	test('rows that lie there are not looked at, and no approval is noted', () => {
		const lists = new Lists(one('x'), [], NAAM, { ...forget, limits: { ...NO_LIMITS, minimumPopulation: 0, scopes: { create: { percent: 0 } } } });
		lists.rows.set('1', 'geen rij');
		const held = lists.plan();
		expect([held.changes, count(held)]).toEqual([[], { totaal: 1, vastgehouden: 1 }]);
		const plan = lists.plan({ approval: held.summary.goedkeuring });
		expect([ids(plan), plan.baseline]).toEqual([['1'], []]);
	});
});

describe('what only one list has', () => {
	test.each<[ListSettings['missing']['informat'], string[][], string[], Record<string, number>]>([
		['create', [['1', '', 'create'], ['2', 'create', '']], [], { totaal: 2, nieuw: 2 }], ['ignore', [], [], { totaal: 2, overgeslagen: 2 }], ['report', [], ['correlation 1 Koppeling', 'correlation 2 Koppeling'], { totaal: 2, nazicht: 2 }],
	])('%s', (missing, done, said, counts) => {
		const plan = new Lists([{ id: '1', naam: 'x' }], [{ id: '2', naam: 'y' }], NAAM, { missing: { informat: missing, smartschool: missing } }).plan();
		expect([jobs(plan).sort(), told(plan).sort(), count(plan)]).toEqual([done, said, counts]);
	});
	test('each side has its own choice', () => expect(jobs(new Lists([{ id: '1', naam: 'x' }], [{ id: '2', naam: 'y' }], NAAM, { missing: { informat: 'ignore', smartschool: 'create' } }).plan())).toEqual([['1', '', 'create']]));
	test('it is told once, by the names of the lists', () => {
		const lists = new Lists([{ id: '1', naam: 'x' }], [{ id: '2', naam: 'y' }], NAAM, { missing: { informat: 'report', smartschool: 'report' } });
		expect([...lists.run().review].sort((x, y) => (x.label < y.label ? -1 : 1))).toEqual([
			{ soort: 'correlation', key: fp(`nazicht|${rowKey('1')}|koppeling`), nieuw: true, label: '1', veld: 'Koppeling', informat: '1', smartschool: '', uitleg: 'Staat enkel in Links. Er is niets gewijzigd bij deze leerling.' },
			{ soort: 'correlation', key: fp(`nazicht|${rowKey('2')}|koppeling`), nieuw: true, label: '2', veld: 'Koppeling', informat: '', smartschool: '2', uitleg: 'Staat enkel in Rechts. Er is niets gewijzigd bij deze leerling.' },
		]);
		const again = lists.run();
		expect([again.review, again.baseline, count(again)]).toEqual([[], [], { totaal: 2, nazicht: 2 }]);
		lists.b.push({ id: '1', naam: 'x' });
		lists.run();
		expect(lists.state('1')).toMatchObject({ l: 'x', u: { naam: {} } });
		expect(lists.state('1').u.koppeling).toBeUndefined();
	});
});

describe('what was on both sides and is on one', () => {
	const gone = (side: 'a' | 'b', settings: Partial<ListSettings> = {}) => {
		const lists = new Lists([{ id: '1', naam: 'x' }, { id: '2', naam: 'y' }], [{ id: '1', naam: 'x' }, { id: '2', naam: 'y' }], NAAM, settings);
		lists.run();
		lists[side].shift();
		return lists;
	};
	test('gone from the second list: told at once, once, never made again', () => {
		const lists = gone('b');
		const plan = lists.run();
		expect(plan.review).toMatchObject([{ soort: 'correlation', label: '1', informat: '1', smartschool: '', uitleg: 'Was op beide plaatsen, en is er niet meer in Rechts. Er wordt niet vanzelf een nieuw record gemaakt. Er is niets gewijzigd bij deze leerling.' }]);
		expect([plan.changes, count(plan), lists.run().review]).toEqual([[], { totaal: 2, ongewijzigd: 1, nazicht: 1 }, []]);
	});
	test('gone from the first list: told after enough reads and days, once', () => {
		const lists = gone('a', { absent: { reads: 2, days: 3 } });
		const first = lists.run();
		expect([first.review, count(first), lists.state('1').m]).toEqual([[], { totaal: 2, ongewijzigd: 1, overgeslagen: 1 }, '2026-11-23.1']);
		expect(lists.run({ today: '2026-11-25' }).review).toEqual([]);
		const due = lists.run({ today: '2026-11-26' });
		expect(due.review).toMatchObject([{ soort: 'missing', key: fp(`nazicht|${rowKey('1')}|aanwezig`), nieuw: true, label: '1', veld: 'Record', informat: '', smartschool: '1' }]);
		expect([due.changes, count(due)]).toEqual([[], { totaal: 2, ongewijzigd: 1, nazicht: 1 }]);
		expect([told(lists.run({ today: '2026-11-27' })), told(lists.plan({ mode: 'preview', today: '2026-11-27' }))]).toEqual([[], ['missing 1 Record (oud)']]);
	});
	test('or switched off, then', () => {
		const lists = gone('a', { gone: 'deactivate' });
		expect(lists.run().changes).toEqual([]);
		const plan = lists.run();
		expect(plan.changes).toMatchObject([{ sleutel: '1', informat: null, smartschool: { actie: 'deactivate', waarden: {}, wijzigingen: [] }, rowIsNew: false }]);
		expect([plan.review, count(plan), plan.summary.bewerkingen]).toEqual([[], { totaal: 2, ongewijzigd: 1, teWijzigen: 1 }, { deactivate: 1 }]);
		expect(plan.summary.plan).not.toBe('leeg');
		expect(unpackState(plan.changes[0]!.row!.state)).toMatchObject({ l: 'x', m: '2026-11-23.2.x' });
	});
	test('ignored: skipped on either side, and the row stays as it is', () => {
		for (const side of ['a', 'b'] as const) {
			const plan = gone(side, { gone: 'ignore' }).plan();
			expect([plan.changes, plan.review, plan.baseline, count(plan)]).toEqual([[], [], [], { totaal: 2, ongewijzigd: 1, overgeslagen: 1 }]);
		}
	});
	test('back again: it is as if it had never been away', () => {
		const lists = gone('a');
		lists.run();
		lists.a.push({ id: '1', naam: 'x' });
		lists.run();
		expect([lists.state('1').m, count(lists.plan())]).toEqual(['', { totaal: 2, ongewijzigd: 2 }]);
	});
});

describe('lists that are not believed', () => {
	const many = Array.from({ length: 25 }, (_, index) => ({ id: String(index), naam: 'x' }));
	const known = (settings: Partial<ListSettings> = {}) => {
		const lists = new Lists(structuredClone(many), structuredClone(many), NAAM, { limits: { ...DEFAULT_LIMITS, scopes: {} }, ...settings });
		lists.run();
		return lists;
	};
	test('nothing at all, where something was known', () => {
		for (const [side, name] of [['a', 'Links'], ['b', 'Rechts']] as const) {
			const lists = known();
			lists[side] = [];
			expect(() => lists.plan()).toThrow(`Input “${name}” has no items, although 25 records were known. Such a read is not believed, and nothing was changed. Check the node that reads it.`);
		}
		expect(() => new Lists([], [{ id: '1', naam: 'x' }]).plan()).not.toThrow();
	});
	test('more than a fifth is missing', () => {
		for (const [side, name] of [['a', 'Links'], ['b', 'Rechts']] as const) {
			const lists = known();
			lists[side].splice(0, 5);
			expect(() => lists.plan()).not.toThrow();
			lists[side].splice(0, 1);
			expect(() => lists.plan()).toThrow(`6 of the 25 linked records are missing from what ${name} gave`);
		}
	});
	test('a field became empty for more than a tenth', () => {
		for (const [side, name] of [['a', 'Links'], ['b', 'Rechts']] as const) {
			const lists = known();
			for (const item of lists[side].slice(0, 5)) item.naam = '';
			expect(() => lists.plan()).toThrow(`“naam” became empty in ${name} for 5 of 25 records at once`);
			lists[side][0]!.naam = 'x';
			expect(() => lists.plan()).not.toThrow();
		}
	});
});

describe('what waits', () => {
	const limits: Limits = { ...NO_LIMITS, minimumPopulation: 1 };
	const held = (lists: Lists, scopes: string[], more: Partial<Limits> = {}) => lists.plan({ limits: { ...limits, scopes: Object.fromEntries(scopes.map((scope) => [scope, { percent: 0 }])), ...more } });
	test('new records, of all that there are', () => {
		const lists = new Lists([{ id: '1', naam: 'x' }, { id: '2', naam: 'y' }], [{ id: '1', naam: 'x' }]);
		lists.run({ missing: { informat: 'ignore', smartschool: 'ignore' } });
		lists.a[0]!.naam = 'z';
		const plan = held(lists, ['create']);
		expect(plan.summary.vastgehouden).toMatchObject([{ scope: 'create', count: 1, population: 2, why: 'limit' }]);
		expect([ids(plan), count(plan), plan.baseline]).toEqual([['1'], { totaal: 2, teWijzigen: 1, vastgehouden: 1 }, []]);
		expect(plan.review).toEqual([{ soort: 'held', key: fp('nazicht|plan|create'), nieuw: true, label: '', veld: 'Nieuwe records', informat: '', smartschool: '', uitleg: expect.stringContaining(plan.summary.goedkeuring) as string }]);
		expect(plan.summary.verschillen.map(({ label, wacht }) => [label, wacht]).sort()).toEqual([['1', ''], ['2', 'Nieuwe records']]);
		expect(plan.summary.nazicht).toEqual({ held: 1 });
		const approved = lists.run({ limits: { ...limits, scopes: { create: { percent: 0 } } }, approval: plan.summary.goedkeuring });
		expect([ids(approved).sort(), approved.summary.goedgekeurd, approved.baseline.map(({ row: { state } }) => state)]).toEqual([['1', '2'], true, ['goedkeuring 1']]);
	});
	test('an approval in a preview is not used up', () => {
		const lists = new Lists([{ id: '1', naam: 'x' }], []);
		const approval = held(lists, ['create']).summary.goedkeuring;
		expect(lists.plan({ limits: { ...limits, scopes: { create: { percent: 0 } } }, approval, mode: 'preview' }).baseline).toEqual([]);
	});
	test('one field of many, while the other goes on', () => {
		const lists = new Lists(one('x', { mail: 'a' }), one('x', { mail: 'a' }), [field('naam'), field('mail')]);
		lists.run();
		Object.assign(lists.a[0]!, { naam: 'y', mail: 'b' });
		const approval = held(lists, [], { anyField: { percent: 0 } });
		expect([approval.changes, approval.summary.vastgehouden.map(({ scope, population }) => [scope, population])]).toEqual([[], [['field:mail', 1], ['field:naam', 1]]]);
		expect(approval.summary.verschillen.map(({ wacht }) => wacht)).toEqual(['Veld naam', 'Veld mail']);
		expect(held(lists, ['update'], { anyField: { percent: 0 } }).summary.verschillen.map(({ wacht }) => wacht)).toEqual(['Gewijzigde records, Veld naam', 'Gewijzigde records, Veld mail']);
		expect([approval.summary.soort, approval.summary.verschillen.map(({ van, wordt }) => [van, wordt])]).toEqual(['samenvatting', [['••', '••'], ['••', '••']]]);
		expect(held(lists, ['update']).changes).toEqual([]);
	});
	test('what empties', () => {
		const lists = new Lists(one('x', { mail: 'a' }), one('x', { mail: 'a' }), [field('naam', { clear: 'yes' }), field('mail')]);
		lists.run();
		Object.assign(lists.a[0]!, { naam: '', mail: 'b' });
		const plan = held(lists, ['clear']);
		expect(plan.changes.map(({ smartschool, row }) => [smartschool!.waarden, unpackState(row!.state).q, unpackState(row!.state).u.naam])).toEqual([[{ mail: 'b' }, '', { o: printOf('1', 'naam', 'x') }]]);
		expect(count(plan)).toEqual({ totaal: 1, teWijzigen: 1 });
	});
	test('switching off', () => {
		const lists = new Lists([{ id: '1', naam: 'x' }, { id: '2', naam: 'x' }], [{ id: '1', naam: 'x' }, { id: '2', naam: 'x' }], NAAM, { gone: 'deactivate', absent: { reads: 1, days: 0 } });
		lists.run();
		lists.a.shift();
		const plan = held(lists, ['deactivate']);
		expect([plan.changes, count(plan), plan.summary.vastgehouden]).toMatchObject([[], { totaal: 2, ongewijzigd: 1, vastgehouden: 1 }, [{ scope: 'deactivate', count: 1, population: 2 }]]);
	});
	test('a changed table, until somebody has seen it', () => {
		const lists = new Lists(one('x'), one('x'));
		lists.run();
		const before = lists.state('1').t;
		lists.fields = [field('naam', { direction: 'toSmartschool' })];
		lists.b[0]!.naam = 'y';
		const plan = lists.run();
		expect([plan.changes, plan.summary.vastgehouden.map(({ scope }) => scope), lists.state('1').t]).toEqual([[], ['tabel'], before]);
		expect(ids(lists.run({ approval: plan.summary.goedkeuring }))).toEqual(['1']);
		expect(lists.state('1').t).not.toBe(before);
	});
	test('a changed table without differences is only remembered', () => {
		const lists = new Lists(one('x'), one('x'));
		lists.run();
		lists.fields = [field('naam', { drift: 'onChange' })];
		const plan = lists.run();
		expect([plan.changes, plan.baseline.map(({ rowIsNew }) => rowIsNew), lists.run().baseline]).toEqual([[], [false], []]);
	});
	test('a switched-off record counts for a changed table too', () => {
		const lists = new Lists([{ id: '1', naam: 'x' }, { id: '2', naam: 'x' }], [{ id: '1', naam: 'x' }, { id: '2', naam: 'x' }], NAAM, { gone: 'deactivate', absent: { reads: 1, days: 0 } });
		lists.run();
		lists.a.shift();
		lists.fields = [field('naam', { drift: 'onChange' })];
		expect([lists.plan().changes, lists.plan().summary.bewerkingen]).toEqual([[], { deactivate: 1, tabel: 1 }]);
	});
});

describe('what an item leaves out', () => {
	const others: Json[] = [{ id: '9', naam: 'z' }];
	test('a field that others of that list have is empty: it can be filled', () => {
		const plan = new Lists([{ id: '1' }, ...others], [{ id: '1', naam: 'x' }, ...others]).plan();
		expect(plan.changes).toMatchObject([{ sleutel: '1', informat: { actie: 'update', waarden: { naam: 'x' } } }]);
	});
	test('but it never empties the other side', () => {
		const lists = new Lists([{ id: '1', naam: 'x' }, ...others], [{ id: '1', naam: 'x' }, ...others], [field('naam', { clear: 'yes' })]);
		lists.run();
		delete lists.a[0]!.naam;
		const plan = lists.plan();
		expect([plan.changes, plan.review]).toEqual([[], []]);
	});
	test('a field that nobody of that list has was not told, unless it was empty before', () => {
		const lists = new Lists([{ id: '1' }], [{ id: '1', naam: 'x' }]);
		expect([lists.plan().changes, lists.plan().review]).toEqual([[], []]);
		lists.rows.set(rowKey('1'), packState({ ...emptyState(), l: 'x', u: { naam: { o: '' } } }));
		expect(ids(lists.plan())).toEqual(['1']);
	});
	test('so with a list that is left out', () => {
		const tel = { tel: [{ type: 'gsm', nummer: '1' }] };
		const fields = [field('naam'), field('tel[type].nummer')];
		const first = new Lists([{ id: '1', naam: 'x' }, { id: '9', naam: 'z', ...tel }], [{ id: '1', naam: 'x', ...tel }, { id: '9', naam: 'z', ...tel }], fields).plan();
		expect(first.changes.map(({ sleutel, informat }) => [sleutel, informat?.wijzigingen])).toEqual([['1', [{ veld: 'tel[type].nummer', element: 'gsm', van: undefined, naar: '1' }]]]);
		expect(new Lists([{ id: '1', naam: 'x' }], [{ id: '1', naam: 'x', ...tel }], fields).plan().changes).toEqual([]);
	});
	test('part of a unit may be left out beside parts that are told, and not beside one that cannot be read', () => {
		const fields = [field('straat', { together: 'adres', direction: 'toSmartschool' }), field('nr', { together: 'adres', direction: 'toSmartschool' })];
		const decide = (b: Json) => new Lists([{ id: '1', straat: 'Laan', nr: '1' }, { id: '9', straat: 'x', nr: 'x' }], [{ id: '1', ...b }, { id: '9', straat: 'x', nr: 'x' }], fields).plan().changes.map(({ smartschool }) => smartschool!.wijzigingen.map(({ van }) => van));
		expect(decide({ straat: 'Oud' })).toEqual([['Oud', undefined]]);
		expect(decide({ straat: ['Oud'] })).toEqual([]);
	});
	test('an explicit nothing is empty', () => {
		const lists = new Lists(one('x'), one('x'), [field('naam', { clear: 'yes' })]);
		lists.run();
		lists.a[0]!.naam = null;
		expect(lists.plan().changes).toMatchObject([{ smartschool: { waarden: { naam: null } } }]);
	});
	test('what cannot be read is not told, and is counted once per item', () => {
		const lists = new Lists([{ id: '1', naam: ['x'], tel: 'geen lijst' }, { id: '2', naam: {}, tel: [] }, { id: '3', naam: 'x', tel: [{ type: 'a' }, { type: 'a' }] }], [{ id: '1', naam: 'x', tel: [] }, { id: '2', naam: 'x', tel: [] }, { id: '3', naam: 'x', tel: [] }], [field('naam'), field('tel[type].nummer')]);
		const plan = lists.plan();
		expect({ ...plan.summary.onleesbaar }).toEqual({ naam: 2, 'tel[type]': 2 });
		expect([plan.changes, plan.review]).toEqual([[], []]);
		expect(new Lists(one('x'), one('x')).plan().summary.onleesbaar).toEqual({});
	});
});

describe('keys', () => {
	test('a number and its text are one key, blanks around do not count, and a key may be nested', () => {
		expect(count(new Lists([{ id: 7, naam: 'x' }], [{ id: ' 7 ', naam: 'x' }]).plan())).toEqual({ totaal: 1, ongewijzigd: 1 });
		const lists = new Lists([{ wie: { nr: '7' }, naam: 'x' }], [{ 'wie.nr': '7', naam: 'x' }]);
		lists.key = { informat: 'wie.nr', smartschool: 'wie.nr' };
		expect(count(lists.plan())).toEqual({ totaal: 1, ongewijzigd: 1 });
	});
	test('each list has its own key', () => {
		const lists = new Lists([{ id: '7', naam: 'x' }], [{ nr: '7', naam: 'x' }]);
		lists.key = { informat: 'id', smartschool: 'nr' };
		expect(count(lists.plan())).toEqual({ totaal: 1, ongewijzigd: 1 });
	});
	test('none, or one that two have', () => {
		for (const bad of [{}, { id: '' }, { id: ' ' }, { id: null }, { id: [] }]) expect(() => new Lists([{ id: '1', naam: 'x' }, { naam: 'x', ...bad }], []).plan()).toThrow('Item 2 of input “Links” has no value in key field “id”. Choose a field that every item has, or filter out items without it. Nothing was changed.');
		expect(() => new Lists([], [{ id: 1, naam: 'x' }, { id: '2', naam: 'x' }, { id: '1 ', naam: 'x' }]).plan()).toThrow('Two items of input “Rechts” have the same value in key field “id” (the second is item 3). A key must be unique. Nothing was changed.');
	});
});

describe('a table that is wrong', () => {
	const say = (fields: ListField[], a: Json[] = one('x', { mail: 'm' }), b: Json[] = one('x')) => () => new Lists(a, b, fields).plan();
	test('no fields, a field twice, and a field that nobody has', () => {
		expect(say([])).toThrow('The table has no fields. Add at least one field to compare.');
		expect(say([field('naam'), field(' naam ')])).toThrow('Field “ naam ” is in the table twice. Keep one row.');
		expect(say([field('tel[type].nummer'), field('tel[type].nummer')])).toThrow('Field “tel[type].nummer” is in the table twice. Keep one row.');
		expect(say([field('tel[type].nummer'), field('tel[soort].nummer'), field('nummer')], one('x', { nummer: 1, tel: [] }))).not.toThrow();
		expect(say([field('nam')])).toThrow('No item of either input has a field “nam”. Fields that the first items have: id, naam, mail. Correct the name in the table. Nothing was changed.');
		expect(say([field('nam')], [], [])).not.toThrow();
		expect(say([field('mail')], one('x'), one('x', { mail: 'm' }))).not.toThrow();
		const wide = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`v${index}`, 1]));
		expect(say([field('x')], [{ ...wide, id: 1 }], [])).toThrow(`Fields that the first items have: ${Object.keys(wide).slice(0, 12).join(', ')}. Correct`);
	});
	test.each<[string, Partial<ListField>]>([['direction', { direction: 'off' }], ['conflict rule', { conflict: 'informat' }], ['drift rule', { drift: 'ifEmpty' }], ['clearing', { clear: 'ask' }]])('fields that travel together with another %s', (_name, over) => {
		expect(say([field('naam', { together: 'w' }), field('mail', { together: 'w', ...over })])).toThrow('Fields that travel together as “w” must have the same direction and rules. Field “mail” differs.');
	});
	test('the same word in a list and outside it are two units', () => expect(say([field('naam', { together: 'w' }), field('tel[type].nummer', { together: 'w', direction: 'off' })], one('x', { tel: [] }))).not.toThrow());
});

test('rules of the first run and of the newest come from the settings', () => {
	const decide = (settings: Partial<ListSettings>, conflict: ListField['conflict'] = 'review') => jobs(new Lists(one('x', { op: { dag: '2026-11-23T10:00:00Z' } }), one('y', { op: { dag: '2026-11-23T09:00:00Z' } }), [field('naam', { conflict })], settings).plan());
	expect(decide({})).toEqual([]);
	expect(decide({ firstRun: 'informat' })).toEqual([['1', '', 'update']]);
	expect(decide({ firstRun: 'smartschool' })).toEqual([['1', 'update', '']]);
	expect(decide({ firstRun: 'newest', changedAt: 'op.dag' })).toEqual([['1', '', 'update']]);
	expect(decide({ firstRun: 'newest' })).toEqual([]);
});
