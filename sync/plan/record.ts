/**
 * One pair of records and what they last agreed on → what has to be written to either side. Every unit is decided on
 * its own (`unit.ts`, law L12); an element of a keyed list is a unit of its own, found by its key.
 */
import type { FieldDef, UnitDef } from '../fields/types';
import type { ConflictRule, Direction, FieldValues, ListElement, RowState, Side, UnitReviewKind, UnitState, UnitWrite } from '../types';
import { KINDS, type KindName } from '../values/kinds';
import { isEchoOf } from '../values/text';
import { decideUnit, type Because, type Seen, type SeenSide } from './unit';

/** How a record tells its values. */
export interface Reader<R> {
	/** `undefined` = not told. */
	value(record: R, field: FieldDef): string | undefined;
	/** `undefined` = not told. */
	elements(record: R, list: string): readonly ListElement[] | undefined;
	/**
	 * May a unit that this record does not tell be taken as empty, so that it can be filled? Left out = never.
	 * @param known what the baseline says: it was empty (true), it was filled (false), never seen (undefined)
	 */
	blank?(record: R, side: Side, unit: UnitDef, known: boolean | undefined): boolean;
	/** ISO moment of the last change, where the side gives one that can be trusted. */
	changedAt(record: R): string | undefined;
}

export interface RecordRules {
	units: readonly UnitDef[];
	firstRun: ConflictRule;
	/** Both sides are written by a call; see `UnitRules.direct`. */
	direct?: boolean;
	/** Left out = nothing is remembered. */
	fingerprint?(text: string): string;
}

/** Free text is all that a platform reshapes; another code, date or number is never a mere form of what was sent. */
const RESHAPED: ReadonlySet<KindName> = new Set(['text', 'looseText', 'email', 'houseNumber', 'box']);

/** A difference that people must hear of. */
export interface Finding {
	unit: UnitDef;
	element: string;
	why: UnitReviewKind | 'waiting';
	shown: Record<Side, string>;
	/** False when the very same was found by an earlier run. */
	news: boolean;
}

export interface PlannedWrite {
	to: Side;
	unit: UnitDef;
	write: UnitWrite;
	shown: Record<Side, string>;
	because: Because;
	overwrites: boolean;
	/** The whole unit becomes empty. */
	clears: boolean;
}

export interface RecordOutcome {
	writes: PlannedWrite[];
	findings: Finding[];
	/** States of all units when nothing is confirmed. */
	state: Record<string, UnitState>;
	/** Units of a record that is still to be made, which agree as soon as it is there. */
	settled: Record<string, UnitState>;
}

/**
 * @param a `null` = has to be made in Informat
 * @param b `null` = has to be made in Smartschool
 * @param key row key, so that equal values of two people never have equal fingerprints
 */
export function mergeRecord<R>(a: R | null, b: R | null, key: string, old: RowState | undefined, reader: Reader<R>, rules: RecordRules): RecordOutcome {
	const outcome: RecordOutcome = { writes: [], findings: [], state: { ...old?.u }, settled: {} };
	const { fingerprint = (text) => text } = rules;
	const newer = a && b ? newerSide(reader.changedAt(a), reader.changedAt(b)) : undefined;
	for (const unit of rules.units) {
		if (unit.list === undefined) {
			decide(unit, unit.id, '', teller(a, 'informat', unit), teller(b, 'smartschool', unit));
			continue;
		}
		const list = (record: R | null, side: Side) => (record === null ? [] : (reader.elements(record, unit.list!) ?? (isBlankHere(record, side, unit) ? [] : undefined)));
		const elements = { informat: list(a, 'informat'), smartschool: list(b, 'smartschool') };
		if (elements.informat === undefined || elements.smartschool === undefined) continue;
		const [inA, inB] = [byKey(elements.informat), byKey(elements.smartschool)];
		const ids = new Map([...new Set([...inA.keys(), ...inB.keys()])].sort().map((element) => [element, `${unit.id}/${fingerprint(`${key}|${unit.id}|${element}`)}`]));
		// What the telling side never told is somebody else's: a teacher's own group.
		if (unit.told !== undefined) for (const [element, id] of ids) if (!(unit.told === 'informat' ? inA : inB).has(element) && isBlank(printOf(old?.u[id]?.o, unit.told) ?? '')) ids.delete(element);
		const present = new Set(ids.values());
		for (const id of Object.keys(outcome.state)) if (id.startsWith(`${unit.id}/`) && !present.has(id)) delete outcome.state[id];
		for (const [element, id] of ids) decide(unit, id, element, valuesOf(inA.get(element)), valuesOf(inB.get(element)));
	}
	return outcome;

	function teller(record: R | null, side: Side, unit: UnitDef): ValueOf | null {
		if (record === null) return null;
		let blank: boolean | undefined;
		return (field) => reader.value(record, field) ?? ((blank ??= isBlankHere(record, side, unit)) ? '' : undefined);
	}

	/** Only who receives may be taken as empty: a value that was not told never empties the other side (law L9). */
	function isBlankHere(record: R, side: Side, unit: UnitDef): boolean {
		return leadsTo(side, unit.direction) && reader.blank?.(record, side, unit, wasEmpty(unit, side)) === true;
	}

	/** What the baseline says of a side: nothing was there, something was, or it was never seen. */
	function wasEmpty(unit: UnitDef, side: Side): boolean | undefined {
		if (unit.list === undefined) {
			const known = printOf(old?.u[unit.id]?.o, side);
			return known === undefined ? undefined : isBlank(known);
		}
		if (old === undefined) return undefined;
		return Object.entries(old.u).every(([id, { o }]) => !id.startsWith(`${unit.id}/`) || isBlank(printOf(o, side) ?? ''));
	}

	/** Both sides tell the same, and that is what they agreed on: so it is with most units of a record that changed. */
	function isSettled(unit: UnitDef, id: string, valueA: ValueOf, valueB: ValueOf): boolean {
		if (unit.writeOnly !== undefined || unit.direction === 'off') return false;
		let print = '';
		for (const field of unit.fields) {
			const text = valueA(field);
			const alike = ALIKE[field.kind];
			if (text === undefined || alike === undefined || text !== valueB(field) || (alike === 'two' && KINDS[field.kind].common('informat', text) === undefined)) return false;
			if (rules.fingerprint === undefined) continue;
			const own = KINDS[field.kind].own('informat', text);
			print += (field === unit.fields[0] ? '' : '.') + (own === '' ? '' : fingerprint(`${key}|${id}|${own}`));
		}
		if (rules.fingerprint === undefined) return true;
		const known = old?.u[id];
		return known !== undefined && known.o === print && known.p === undefined && known.r === undefined && known.c === undefined;
	}

	function decide(unit: UnitDef, id: string, element: string, valueA: ValueOf | null, valueB: ValueOf | null): void {
		if (valueA !== null && valueB !== null && isSettled(unit, id, valueA, valueB)) return;
		const seenA = see('informat', unit, valueA, null);
		const seen = { a: seenA, b: see('smartschool', unit, valueB, seenA) };
		const fp = (text: string) => (text === '' ? '' : fingerprint(`${key}|${id}|${text}`));
		const missing: Side | undefined = a === null ? 'informat' : b === null ? 'smartschool' : undefined;
		// A record that is still to be made takes what may travel to it; nothing is ever concluded from what it does not have yet.
		if (missing !== undefined && !leadsTo(missing, unit.direction)) return;
		const direction = missing !== undefined && unit.direction === 'once' ? 'toSmartschool' : unit.direction;
		const writeOnly = (unit.writeOnly ?? []).map((each) => unit.fields.findIndex((field) => field.id === each));
		const decision = decideUnit(seen.a, seen.b, missing === undefined ? old?.u[id] : undefined, { ...unit, direction, firstRun: unit.firstRun ?? rules.firstRun, writeOnly, isEcho: (sent, got, index) => RESHAPED.has(unit.fields[index]!.kind) && isEchoOf(sent, got), newer, direct: rules.direct }, fp);
		if (decision.act !== 'none') {
			const shown = { informat: show(unit, valueA), smartschool: show(unit, valueB) };
			if (decision.act === 'review') outcome.findings.push({ unit, element, why: decision.why, shown, news: decision.news });
			if (decision.act === 'waiting') outcome.findings.push({ unit, element, why: 'waiting', shown, news: false });
			if (decision.act === 'write') {
				const source = decision.to === 'smartschool' ? valueA : valueB;
				const [from, target] = decision.to === 'smartschool' ? [seen.a!, seen.b!] : [seen.b!, seen.a!];
				outcome.writes.push({
					to: decision.to, unit, shown, because: decision.because, overwrites: decision.overwrites,
					clears: from.common.every((text) => text === '') && !target.common.every((text) => text === ''),
					write: unitWrite(unit, id, element, source, decision.to === 'smartschool' ? valueB : valueA, decision.to, seen.a!, seen.b!, decision.after),
				});
			}
		}
		if (missing !== undefined && decision.act === 'none') outcome.settled[id] = decision.state;
		else if (Object.keys(decision.state).length > 0) outcome.state[id] = decision.state;
	}
}

/** Law L6: the one place that says where a direction leads. */
export const leadsTo = (side: Side, direction: Direction): boolean => direction === 'both' || (side === 'informat' ? direction === 'toInformat' : direction === 'toSmartschool' || direction === 'once');

/** Fingerprints of a unit of which every field is empty. */
export const isBlank = (print: string): boolean => /^\.*$/.test(print);

/** Fingerprint of what a side held at the last agreement. */
export const printOf = (o: UnitState['o'], side: Side): string | undefined => (typeof o === 'string' ? o : o?.[side === 'informat' ? 0 : 1]);

type ValueOf = (field: FieldDef) => string | undefined;

/** First one wins where a list names a key twice: the order of keys is the list's own. */
function byKey(elements: readonly ListElement[]): Map<string, FieldValues> {
	const map = new Map<string, FieldValues>();
	for (const { key, values } of elements) if (!map.has(key)) map.set(key, values);
	return map;
}

const valuesOf = (values: FieldValues | undefined): ValueOf | null => values === undefined ? null : (field) => (Object.hasOwn(values, field.id) ? values[field.id] : undefined);

/** Only two whole moments with a zone can be compared; anything else is no answer. */
function newerSide(a: string | undefined, b: string | undefined): Side | undefined {
	const [x, y] = [moment(a), moment(b)];
	return x === undefined || y === undefined || x === y ? undefined : x > y ? 'informat' : 'smartschool';
}

function moment(text: string | undefined): number | undefined {
	if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
	const time = Date.parse(text);
	return Number.isNaN(time) ? undefined : time;
}

/** Kinds that read the same text alike on either side, so that it has to be read once; `one`: what is compared is what is remembered. */
export const ALIKE: Partial<Record<KindName, 'one' | 'two'>> = {
	text: 'one', phone: 'one', email: 'one', houseNumber: 'one', box: 'one', digits: 'one', postcode: 'one', number: 'one', yesNo: 'one', looseText: 'two', date: 'two', classCode: 'two',
};

/** What would be written is worked out only when something is. */
class Look implements SeenSide {
	readonly own: string[] = [];
	readonly common: (string | undefined)[] = [];
	readonly shown: string[] = [];

	constructor(private readonly side: Side, private readonly fields: readonly FieldDef[]) {}

	get asWritten(): string[] {
		const to: Side = this.side === 'informat' ? 'smartschool' : 'informat';
		return this.fields.map(({ kind }, index) => KINDS[kind].own(to, KINDS[kind].write(to, this.shown[index]!) ?? ''));
	}
}

/**
 * One side's view of a unit; null when a field that the side can tell was not told. A side without the record or element is empty.
 * @param twin the other side's view, where there is one already
 */
function see(side: Side, unit: UnitDef, value: ValueOf | null, twin: Seen): Seen {
	const seen = new Look(side, unit.fields);
	for (const [index, field] of unit.fields.entries()) {
		const silent = side === 'smartschool' && unit.writeOnly?.includes(field.id);
		const text = value === null || silent ? '' : value(field);
		if (text === undefined) return null;
		const alike = ALIKE[field.kind];
		const known = twin !== null && alike !== undefined && twin.shown[index] === text;
		const own = known ? twin.own[index]! : KINDS[field.kind].own(side, text);
		seen.own.push(own);
		seen.common.push(known ? twin.common[index] : alike === 'one' ? own : KINDS[field.kind].common(side, text));
		seen.shown.push(text);
	}
	return seen;
}

const show = (unit: UnitDef, value: ValueOf | null): string => (value === null ? '' : unit.fields.map((field) => value(field) ?? '').filter((text) => text !== '').join(' '));

function unitWrite(unit: UnitDef, id: string, element: string, source: ValueOf | null, target: ValueOf | null, to: Side, a: SeenSide, b: SeenSide, after: UnitState): UnitWrite {
	const values = Object.fromEntries(unit.fields.map((field) => [field.id, KINDS[field.kind].write(to, source?.(field) ?? '') ?? '']));
	const changed = unit.fields.filter((field, index) => a.common[index] !== b.common[index] && !unit.writeOnly?.includes(field.id)).map((field) => field.id);
	const was = Object.fromEntries(unit.fields.map((field) => [field.id, target?.(field) ?? '']));
	return { unit: id, ...(element === '' ? {} : { element }), direction: unit.direction as UnitWrite['direction'], values, was, changed, after };
}

/**
 * Everything that the decisions on one side depend on, as one text: two equal texts lead to equal decisions. JSON, so
 * that no value can pretend to be two; `null` = not told.
 */
export function rawText<R>(record: R, side: Side, units: readonly UnitDef[], reader: Reader<R>, written?: FieldValues): string {
	const texts: (string | null)[] = [];
	for (const unit of units) {
		if (unit.list !== undefined) {
			const elements = reader.elements(record, unit.list);
			texts.push(elements === undefined ? null : String(elements.length));
			for (const { key, values } of [...(elements ?? [])].sort((x, y) => (x.key < y.key ? -1 : x.key > y.key ? 1 : 0))) texts.push(key, ...unit.fields.map((field) => values[field.id] ?? null));
			continue;
		}
		for (const field of unit.fields) {
			if (side === 'smartschool' && unit.writeOnly !== undefined && unit.writeOnly.includes(field.id)) continue;
			texts.push((written !== undefined && Object.hasOwn(written, field.id) ? written[field.id] : reader.value(record, field)) ?? null);
		}
	}
	return JSON.stringify(texts);
}
