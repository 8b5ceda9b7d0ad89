/** Compare before set (law L26): a write is made only while the receiving side still holds what it held when it was read. */
import type { UnitDef } from '../fields/types';
import type { FieldValues, Side, SyncRecord, UnitWrite } from '../types';
import { KINDS } from '../values/kinds';

/** Same value on that side, in whatever form. */
export function sameOn(side: Side, unit: UnitDef, x: FieldValues, y: FieldValues): boolean {
	return unit.fields.every(({ id, kind }) => unit.writeOnly?.includes(id) || KINDS[kind].own(side, x[id] ?? '') === KINDS[kind].own(side, y[id] ?? ''));
}

/** What a record holds of a unit, or of one element of it. */
export function heldValues(unit: UnitDef, record: SyncRecord, element: string | undefined): FieldValues {
	if (unit.list === undefined) return record.fields;
	return record.lists?.[unit.list]?.find(({ key }) => key === element)?.values ?? {};
}

/** Ids of the writes that must not be made: somebody changed the value since it was read. The next run plans them anew. */
export function changedMeanwhile(side: Side, writes: readonly UnitWrite[], now: SyncRecord, table: readonly UnitDef[]): string[] {
	return writes.filter(({ unit, element, was }) => {
		const def = unitOf(unit, table);
		return def !== undefined && !sameOn(side, def, was, heldValues(def, now, element));
	}).map(({ unit }) => unit);
}

/** The unit of a write; a write of one element has its fingerprint behind the unit's id. */
export const unitOf = (id: string, table: readonly UnitDef[]): UnitDef | undefined => table.find((unit) => unit.id === id || (unit.list !== undefined && id.startsWith(`${unit.id}/`)));
