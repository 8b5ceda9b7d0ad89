/**
 * Any two lists of items with a key: the same decisions, guards and baseline as the standard sync, for a table that a
 * school writes itself. Both sides are written by the school's own nodes.
 */
import type { FieldDef, UnitDef } from '../fields/types';
import type { BaselineItem, BaselineRow, Clearing, ConflictRule, Direction, DriftRule, ReviewItem, ReviewKind, RowState, Side } from '../types';
import type { KindName } from '../values/kinds';
import { absence, type AbsentRule } from './absent';
import { explain, regel, scopeLabel, type Reason } from './explain';
import { TABLE_CHANGED, type Calendar, type Held, type Limits, type Scope, type Tally } from './guards';
import { checkShrink, Emptied, UnhealthySource } from './health';
import { joinByKey } from './join';
import { judge } from './judge';
import { mask } from './mask';
import { elementsAt, isAbsent, parsePath, QuickLook, textOf, textOfValues, valueAt, type Item, type Path } from './path';
import { tableVersion, type DiffLine, type PlanTools } from './plan';
import { mergeRecord, rawText, type PlannedWrite, type Reader } from './record';
import { emptyState, packState, QuietRows, readRow } from './state';

/** One row of a school's own table. */
export interface ListField {
	/** `naam`, `adres.straat`, `telefoons[type].nummer`. */
	path: string;
	kind: KindName;
	direction: Direction;
	conflict: ConflictRule;
	drift: DriftRule;
	clear: Clearing;
	/** Fields with the same word here travel together; '' = on its own. */
	together: string;
}

/** What to do with a record that only one side has and that was never on both. */
export type Missing = 'create' | 'report' | 'ignore';
/** What to do with a record that was on both sides and is on one now. */
export type Gone = 'report' | 'deactivate' | 'ignore';

export interface ListSettings {
	mode: 'preview' | 'apply';
	firstRun: ConflictRule;
	limits: Limits;
	calendar: Calendar;
	approval: string;
	missing: Record<Side, Missing>;
	gone: Gone;
	absent: AbsentRule;
	/** Field with the moment of the last change, '' = none. */
	changedAt: string;
	/** ISO date of the run. */
	today: string;
	/** False: nothing is remembered. Then only one-way fields can be decided, and a two-way difference follows the first-run rule. */
	remember: boolean;
}

export interface ListInput {
	informat: readonly Item[];
	smartschool: readonly Item[];
	/** What the school calls both sides. */
	names: Record<Side, string>;
	baseline: readonly BaselineRow[];
	/** Field that says which items belong together, per side. */
	key: Record<Side, string>;
	fields: readonly ListField[];
	settings: ListSettings;
	tools: PlanTools;
}

/** One value that has to be written. `element` = key within a keyed list; `verwijderd` = that element has to go. */
export interface FieldChange {
	veld: string;
	element?: string;
	van: unknown;
	naar: unknown;
	verwijderd?: true;
}

export interface SideJob {
	actie: 'create' | 'update' | 'deactivate';
	/** Scalar fields by their name, as the other side gave them. */
	waarden: Record<string, unknown>;
	wijzigingen: FieldChange[];
}

/** One item on output *Changes* of an own table. Store `row` once both jobs succeeded. */
export interface ListChange {
	soort: 'wijziging';
	mode: 'apply';
	plan: string;
	sleutel: string;
	informat: SideJob | null;
	smartschool: SideJob | null;
	/** null when nothing is remembered. */
	row: BaselineRow | null;
	rowIsNew: boolean;
}

export interface ListSummary {
	soort: 'samenvatting';
	modus: 'preview' | 'apply';
	plan: string;
	goedkeuring: string;
	goedgekeurd: boolean;
	goedkeuringProbleem: string;
	goedkeuringen: { scope: Scope; code: string }[];
	/** totaal = the sum of the six that follow it (law L24). */
	records: { totaal: number; ongewijzigd: number; teWijzigen: number; nieuw: number; vastgehouden: number; nazicht: number; overgeslagen: number };
	aantallen: Record<Side, number>;
	/** Values that are no text, number, yes/no or date, and lists with a key that is missing or double, by field. */
	onleesbaar: Record<string, number>;
	bewerkingen: Record<Scope, number>;
	vastgehouden: Held[];
	nazicht: Partial<Record<ReviewKind, number>>;
	verschillen: DiffLine[];
}

export interface ListPlan {
	changes: ListChange[];
	baseline: BaselineItem[];
	review: ReviewItem[];
	summary: ListSummary;
}

interface Draft {
	id: string;
	key: string;
	a: Item | null;
	b: Item | null;
	writes: PlannedWrite[];
	deactivates: Side | undefined;
	settled: RowState['u'];
	old: RowState | undefined;
	oldText: string | undefined;
	state: RowState;
	reviewed: boolean;
	quiet: string;
}

type Look = 'quiet' | 'differing' | 'whole';

interface Table {
	units: UnitDef[];
	reader: Reader<Item>;
	/** By field, or by list and field. */
	paths: Map<string, Path>;
	/** Names of fields that at least one item of that side has. */
	told: Record<Side, Set<string>>;
	/** At all fields in the order of the units; undefined when the table has keyed lists. */
	quick: QuickLook | undefined;
	onleesbaar: Record<string, number>;
}

export function planLists(input: ListInput): ListPlan {
	const { settings, tools, names } = input;
	const table = tableOf(input.fields, settings.changedAt);
	const version = tableVersion(table.units, tools);
	const known = new QuietRows(settings.remember ? input.baseline : [], version);
	checkFields(table, input);
	const preview = settings.mode === 'preview';
	const review: ReviewItem[] = [];
	/** What has something to write. */
	const drafts: Draft[] = [];
	const stored: BaselineItem[] = [];
	const counts = { ongewijzigd: 0, overgeslagen: 0 };
	const records = { teWijzigen: 0, nieuw: 0, vastgehouden: 0, nazicht: 0 };
	const emptied = new Emptied();
	const fp = (text: string) => tools.fingerprint(text);
	const keyOf = (id: string) => (settings.remember ? fp(`lijst|${id}`) : id);
	const { reader, units } = table;

	const addReview = (soort: ReviewKind, reason: Reason, key: string, label: string, unit: { id: string; label: string }, values: Record<Side, string>, nieuw: boolean) => {
		if (nieuw || preview) review.push({ soort, key: fp(`nazicht|${key}|${unit.id}`), nieuw, label, veld: unit.label, ...values, uitleg: explain(reason) });
	};
	const draftOf = (id: string, key: string, a: Item | null, b: Item | null): Draft => {
		const oldText = rows.get(key);
		const old = oldText === undefined ? undefined : readRow(key, oldText);
		return { id, key, a, b, writes: [], deactivates: undefined, settled: {}, old, oldText, state: { ...(old ?? emptyState()), m: '' }, reviewed: false, quiet: '' };
	};
	const quietOf = (id: string, textA: string, textB: string) => fp(`stil${textA}${textA === textB ? '=' : textB}${id}`);

	let linked = 0;
	const lost = { informat: 0, smartschool: 0 };
	const changed: Parameters<typeof open>[] = [];
	const { onBoth } = joinByKey(input, (id, a, b) => {
		const look = a && b ? lookAt(id, a, b) : 'whole';
		if (look === 'quiet') {
			counts.ongewijzigd++;
			linked++;
		} else changed.push([id, keyOf(id), a, b, look]);
	});
	const rows = known.rest();
	// In the order of their keys, so that nothing depends on the order of the inputs.
	for (const each of changed.sort(([, x], [, y]) => (x < y ? -1 : 1))) open(...each);

	/** As `rawText`, the quick way where there is one. */
	function textOn(side: Side, item: Item, written?: Record<string, string>): string {
		return table.quick?.text(item, written) ?? rawText(item, side, units, reader, written);
	}

	/**
	 * `quiet`: nothing to do and nothing to tell; the row says so of these very values, or nothing is remembered and both
	 * sides are equal. `differing`: both sides were as one of them is now and nothing was left to do, so that what they
	 * still tell alike did not change. `whole`: every unit has to be looked at.
	 */
	function lookAt(id: string, a: Item, b: Item): Look {
		const alike = table.quick?.same(a, b);
		if (!settings.remember) return alike === undefined ? 'whole' : 'quiet';
		const textA = alike === undefined ? textOn('informat', a) : textOfValues(alike);
		const textB = alike === undefined ? textOn('smartschool', b) : textA;
		if (known.find(quietOf(id, textA, textB))) return 'quiet';
		return textA !== textB && (known.has(quietOf(id, textA, textA)) || known.has(quietOf(id, textB, textB))) ? 'differing' : 'whole';
	}

	function open(id: string, key: string, a: Item | null, b: Item | null, look: Look): void {
		const draft = draftOf(id, key, a, b);
		const wasLinked = draft.old !== undefined && draft.old.l !== '';
		if (wasLinked) linked++;
		if (a && b) return decide(draft, look === 'differing' ? units.filter((unit) => unit.list !== undefined || unit.fields.some((field) => reader.value(a, field) !== reader.value(b, field))) : units);
		const side: Side = a ? 'smartschool' : 'informat';
		if (wasLinked) return vanished(draft, side);
		if (settings.missing[side] === 'create') return decide(draft, units);
		if (settings.missing[side] === 'ignore') return void counts.overgeslagen++;
		remember(draft, 'correlation', { code: 'correlation', why: `Staat enkel in ${names[a ? 'informat' : 'smartschool']}.` }, 'koppeling');
		close(draft);
	}

	/** Was on both sides, is on one now: never made again by itself. */
	function vanished(draft: Draft, side: Side): void {
		lost[side]++;
		if (side === 'smartschool' || settings.gone === 'ignore') {
			if (settings.gone === 'ignore') return void counts.overgeslagen++;
			remember(draft, 'correlation', { code: 'correlation', why: `Was op beide plaatsen, en is er niet meer in ${names[side]}. Er wordt niet vanzelf een nieuw record gemaakt.` }, 'koppeling');
			return close(draft);
		}
		const { state, report, news } = absence(draft.old!, settings.today, settings.absent);
		draft.state = state;
		if (!report) counts.overgeslagen++;
		else if (settings.gone === 'deactivate') draft.deactivates = 'smartschool';
		else {
			addReview('missing', { code: 'missing' }, draft.key, draft.id, { id: 'aanwezig', label: 'Record' }, { informat: '', smartschool: draft.id }, news);
			draft.reviewed = true;
		}
		close(draft);
	}

	function remember(draft: Draft, soort: ReviewKind, reason: Reason, unit: string): void {
		const print = fp(`twijfel|${draft.key}|${explain(reason)}`);
		addReview(soort, reason, draft.key, draft.id, { id: unit, label: 'Koppeling' }, { informat: draft.a ? draft.id : '', smartschool: draft.b ? draft.id : '' }, draft.old?.u[unit]?.c?.[0] !== print);
		draft.state.u = { ...draft.state.u, [unit]: { c: [print, print] } };
		draft.reviewed = true;
	}

	/** @param mine the units that may have changed */
	function decide(draft: Draft, mine: readonly UnitDef[]): void {
		const { a, b, key } = draft;
		const outcome = mergeRecord(a, b, key, draft.old, reader, { units: mine, firstRun: settings.firstRun, direct: true, fingerprint: settings.remember ? fp : undefined });
		draft.writes = outcome.writes;
		draft.settled = outcome.settled;
		draft.state.u = outcome.state;
		delete draft.state.u.koppeling;
		for (const { unit, element, why, shown, news } of outcome.findings) {
			if (why === 'waiting') continue;
			addReview(why, { code: why }, key, draft.id, element === '' ? unit : { id: `${unit.id}/${element}`, label: `${unit.label} (${element})` }, shown, news);
			draft.reviewed = true;
		}
		if (a && b) {
			draft.state.l = 'x';
			if (draft.old) emptied.see(mine, draft.old.u, (side, unit) => unit.fields.every((field) => reader.value(side === 'informat' ? a : b, field) === ''));
		}
		if (settings.remember && !draft.reviewed && draft.writes.every(({ unit }) => unit.list === undefined)) draft.quiet = quietAfter(draft);
		close(draft);
	}

	/** What has nothing to write is done at once, so that a first run does not hold every record until its end. */
	function close(draft: Draft): void {
		if (draft.writes.length > 0 || draft.deactivates !== undefined) return void drafts.push(draft);
		countIdle(draft);
		draft.state.t = version;
		store(draft, draft.quiet);
	}

	function countIdle(draft: Draft): void {
		if (draft.reviewed) records.nazicht++;
		else if (draft.a && draft.b) counts.ongewijzigd++;
		else if (draft.old === undefined || draft.old.l === '') counts.overgeslagen++;
	}

	/** The row of a record to which nothing is written, if it says something else than before. */
	function store(draft: Draft, quiet: string): void {
		if (preview || !settings.remember) return;
		const rowIsNew = draft.oldText === undefined;
		const same = packState({ ...draft.state, t: draft.old?.t ?? draft.state.t, q: draft.old?.q ?? '' }) === (draft.oldText ?? packState({ ...emptyState(), t: draft.state.t }));
		if (!same || (!rowIsNew && draft.state.t !== draft.old!.t)) stored.push({ soort: 'basis', row: { key: draft.key, state: packState({ ...draft.state, q: quiet }) }, rowIsNew });
	}

	/** The fingerprint of both records once every write of the draft is carried out. */
	function quietAfter({ id, a, b, writes }: Draft): string {
		const text = (side: Side): string => {
			const mine = side === 'informat' ? a : b;
			const other = side === 'informat' ? b : a;
			const written: Record<string, string> = {};
			for (const { to, unit, write } of writes) {
				if (to !== side) continue;
				for (const field of unit.fields) if (mine === null || write.changed.includes(field.id)) written[field.id] = reader.value(other!, field) ?? '';
			}
			return mine ? textOn(side, mine, written) : rawText({}, side, units, { ...reader, value: () => undefined, elements: () => undefined }, written);
		};
		return quietOf(id, text('informat'), text('smartschool'));
	}

	const total = input.informat.length + input.smartschool.length - onBoth;
	for (const side of ['informat', 'smartschool'] as const) {
		if (input[side].length === 0 && linked > 0) throw new UnhealthySource(`Input “${names[side]}” has no items, although ${linked} records were known. Such a read is not believed, and nothing was changed. Check the node that reads it.`);
		checkShrink(names[side], lost[side], linked, settings.limits);
	}
	emptied.check(linked, settings.limits, names);

	// The guards, on the whole plan.
	const scopes = new Map(drafts.map((draft) => [draft, (planned: PlannedWrite | undefined): Scope[] => scopesOf(draft, planned, version)] as const));
	const tallies = new Map<Scope, Tally>();
	const pairs = Math.max(linked, onBoth);
	for (const draft of drafts) {
		for (const scope of new Set([...draft.writes, ...(draft.deactivates ? [undefined] : [])].flatMap((planned) => scopes.get(draft)!(planned)))) {
			tallies.set(scope, { count: (tallies.get(scope)?.count ?? 0) + 1, population: scope === 'create' ? total : pairs });
		}
	}
	const planOf = (counts: (draft: Draft, planned: PlannedWrite | undefined) => boolean): string => {
		const lines = drafts.flatMap((draft) => [...draft.writes.filter((planned) => counts(draft, planned)).map(({ to, write }) => `${draft.key} ${to} ${write.unit} ${tools.digest(JSON.stringify(write.values))}`), ...(draft.deactivates && counts(draft, undefined) ? [`${draft.key} uit`] : [])]);
		return lines.length === 0 ? 'leeg' : tools.digest(lines.sort().join('\n')).slice(0, 16);
	};
	const plan = planOf(() => true);
	const { held, lifted, problem, goedkeuring, goedkeuringen, used } = judge(tallies, (some) => planOf((draft, planned) => scopes.get(draft)!(planned).some((scope) => some.has(scope))), rows, settings, tools);
	const heldNames = new Set(held.map(({ scope }) => scope));
	for (const each of held) addReview('held', { code: 'held', held: each, approval: goedkeuring }, 'plan', '', { id: each.scope, label: scopeLabel(each.scope, units) }, { informat: '', smartschool: '' }, true);

	const changes: ListChange[] = [];
	const diff: DiffLine[] = [];
	for (const draft of drafts) {
		const going = draft.writes.filter((planned) => !scopes.get(draft)!(planned).some((scope) => heldNames.has(scope)));
		const deactivates = draft.deactivates && !scopes.get(draft)!(undefined).some((scope) => heldNames.has(scope)) ? draft.deactivates : undefined;
		for (const planned of draft.writes) {
			const { to, unit, shown, write } = planned;
			diff.push({ label: draft.id, veld: write.element === undefined ? unit.label : `${unit.label} (${write.element})`, naar: to, van: mask(shown[to]), wordt: mask(to === 'smartschool' ? shown.informat : shown.smartschool), regel: regel(planned, names), wacht: going.includes(planned) ? '' : scopes.get(draft)!(planned).filter((scope) => heldNames.has(scope)).map((scope) => scopeLabel(scope, units)).join(', ') });
		}
		const works = going.length > 0 || deactivates !== undefined;
		const waits = draft.writes.length > going.length || draft.deactivates !== deactivates;
		if (works) records[draft.a && draft.b || deactivates ? 'teWijzigen' : 'nieuw']++;
		else records.vastgehouden++;

		if (!waits || draft.old === undefined) draft.state.t = version;
		if (!works) store(draft, '');
		else if (!preview) {
			const after: RowState = { ...draft.state, l: 'x', q: waits ? '' : draft.quiet, u: { ...draft.state.u, ...(draft.a && draft.b ? {} : draft.settled) } };
			for (const { write } of going) after.u[write.unit] = write.after;
			changes.push({ soort: 'wijziging', mode: 'apply', plan, sleutel: draft.id, informat: jobOf(draft, 'informat', going, undefined), smartschool: jobOf(draft, 'smartschool', going, deactivates), row: settings.remember ? { key: draft.key, state: packState(after) } : null, rowIsNew: draft.oldText === undefined });
		}
	}
	if (!preview && settings.remember && lifted) stored.push(used);

	function jobOf({ a, b }: Draft, side: Side, going: readonly PlannedWrite[], deactivates: Side | undefined): SideJob | null {
		if (deactivates === side) return { actie: 'deactivate', waarden: {}, wijzigingen: [] };
		const mine = going.filter(({ to }) => to === side);
		if (mine.length === 0) return null;
		const [from, to] = side === 'smartschool' ? [a!, b] : [b!, a];
		const waarden: Record<string, unknown> = {};
		const wijzigingen = mine.flatMap(({ unit, write }) => unit.fields.filter(({ id }) => to === null || write.changed.includes(id) || unit.fields.length > 1).map((field): FieldChange => {
			const path = table.paths.get(unit.list === undefined ? field.id : `${unit.list}.${field.id}`)!;
			const raw = (item: Item | null) => (item === null ? undefined : write.element === undefined ? valueAt(item, path.steps, path.text) : rawElement(item, path, write.element));
			const [van, naar] = [raw(to), raw(from)];
			if (write.element === undefined) waarden[field.id] = naar;
			const gone = write.element !== undefined && naar === undefined;
			return { veld: path.text, ...(write.element === undefined ? {} : { element: write.element }), van, naar, ...(gone ? { verwijderd: true as const } : {}) };
		}));
		return { actie: to === null ? 'create' : 'update', waarden, wijzigingen };
	}

	const nazicht: ListSummary['nazicht'] = {};
	for (const { soort } of review) nazicht[soort] = (nazicht[soort] ?? 0) + 1;
	return {
		changes, baseline: stored, review,
		summary: {
			soort: 'samenvatting', modus: settings.mode, plan, goedkeuring, goedkeuringen, goedgekeurd: lifted, goedkeuringProbleem: problem,
			records: { totaal: total, ongewijzigd: counts.ongewijzigd, ...records, overgeslagen: counts.overgeslagen },
			aantallen: { informat: input.informat.length, smartschool: input.smartschool.length }, onleesbaar: table.onleesbaar,
			bewerkingen: Object.fromEntries([...tallies].map(([scope, { count }]) => [scope, count])), vastgehouden: held, nazicht, verschillen: diff,
		},
	};
}

function scopesOf({ a, b, old, deactivates }: Draft, planned: PlannedWrite | undefined, version: string): Scope[] {
	const changed = old !== undefined && old.t !== '' && old.t !== version ? [TABLE_CHANGED] : [];
	if (planned === undefined || deactivates) return ['deactivate', ...changed];
	if (!a || !b) return ['create', ...changed];
	return ['update', `field:${planned.unit.id}`, ...(planned.clears ? ['clear'] : []), ...changed];
}

/**
 * A school's rows → units. Rows with the same word under “together” are one unit, elements of a list are known by key.
 * @throws Error in plain words for a row that cannot be read, or two rows for one field
 */
function tableOf(fields: readonly ListField[], changedAt: string): Table {
	if (fields.length === 0) throw new Error('The table has no fields. Add at least one field to compare.');
	const paths = new Map<string, Path>();
	const units = new Map<string, UnitDef>();
	const lists = new Map<string, { path: Path; fields: (readonly string[])[] }>();
	for (const { path: text, together, kind, direction, conflict, drift, clear } of fields) {
		const path = parsePath(text);
		const list = path.list && `${path.steps.join('.')}[${path.list.key.join('.')}]`;
		const id = path.list ? path.list.field.join('.') : path.text;
		const place = list === undefined ? id : `${list}.${id}`;
		if (paths.has(place)) throw new Error(`Field “${text}” is in the table twice. Keep one row.`);
		paths.set(place, path);
		if (list !== undefined) lists.set(list, { path, fields: [...(lists.get(list)?.fields ?? []), path.list!.field] });
		const unitId = together === '' ? place : `${list === undefined ? '' : `${list}.`}${together}`;
		const field: FieldDef = { id, label: path.text, kind };
		const unit = units.get(unitId);
		if (unit && (unit.direction !== direction || unit.conflict !== conflict || unit.drift !== drift || unit.clear !== clear)) throw new Error(`Fields that travel together as “${together}” must have the same direction and rules. Field “${text}” differs.`);
		units.set(unitId, unit ? { ...unit, label: `${unit.label}, ${path.text}`, fields: [...unit.fields, field] } : { id: unitId, label: path.text, record: 'leerling', direction, allowed: [direction], conflict, drift, clear, fields: [field], ...(list === undefined ? {} : { list }) });
	}
	const told = { informat: new Set<string>(), smartschool: new Set<string>() };
	const onleesbaar = Object.create(null) as Record<string, number>;
	const counted = new Map<string, Set<Item>>();
	const unreadable = (name: string, item: Item) => {
		counted.set(name, (counted.get(name) ?? new Set()).add(item));
		onleesbaar[name] = counted.get(name)!.size;
	};
	const changed = changedAt === '' ? undefined : parsePath(changedAt);
	const reader: Reader<Item> = {
		value(item, { id }) {
			const own = Object.hasOwn(item, id) ? item[id] : undefined;
			if (typeof own === 'string') return own;
			const { steps } = paths.get(id)!;
			const raw = valueAt(item, steps, id);
			const text = textOf(raw);
			if (text === undefined && raw !== undefined) unreadable(id, item);
			return text;
		},
		elements(item, list) {
			const { path, fields: inner } = lists.get(list)!;
			const elements = elementsAt(item, path, inner);
			if (elements === undefined && valueAt(item, path.steps) !== undefined) unreadable(list, item);
			return elements;
		},
		// Lists leave out what is empty (a sheet its blank cells): an item without a field that others have has it empty. Never so when it was filled before.
		blank: (item, side, unit, known) => known !== false && unit.fields.every((each) => {
			const path = paths.get(unit.list === undefined ? each.id : `${unit.list}.${each.id}`)!;
			const absent = isAbsent(item, path.steps, path.text);
			return absent ? known === true || told[side].has(path.text) : unit.list === undefined && textOf(valueAt(item, path.steps, path.text)) !== undefined;
		}),
		changedAt: (item) => (changed ? textOf(valueAt(item, changed.steps, changed.text)) : undefined),
	};
	return { units: [...units.values()], reader, paths, told, quick: lists.size > 0 ? undefined : new QuickLook([...units.values()].flatMap(({ fields: own }) => own.map(({ id }) => id))), onleesbaar };
}

/** @throws Error when a field is in no item of either input: a typing error would otherwise look like "nothing to do" */
function checkFields(table: Table, { informat, smartschool }: ListInput): void {
	for (const path of table.paths.values()) {
		for (const [side, list] of Object.entries({ informat, smartschool })) if (list.some((item) => valueAt(item, path.steps, path.text) !== undefined)) table.told[side as Side].add(path.text);
		if (informat.length + smartschool.length === 0 || table.told.informat.has(path.text) || table.told.smartschool.has(path.text)) continue;
		const fields = [...new Set([informat, smartschool].flatMap((list) => Object.keys(list[0] ?? {})))].slice(0, 12);
		throw new Error(`No item of either input has a field “${path.text}”. Fields that the first items have: ${fields.join(', ')}. Correct the name in the table. Nothing was changed.`);
	}
}

function rawElement(item: Item, path: Path, key: string): unknown {
	const list = valueAt(item, path.steps);
	const element = Array.isArray(list) ? (list as Item[]).find((each) => textOf(valueAt(each, path.list!.key)) === key) : undefined;
	return element && valueAt(element, path.list!.field);
}
