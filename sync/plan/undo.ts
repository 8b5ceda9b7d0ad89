/** Taking back what a run wrote, where it is still there (law L29). */
import type { UnitDef } from '../fields/types';
import type { FieldValues, Side, SyncRecord, UnitWrite } from '../types';
import { heldValues, sameOn, unitOf } from './recheck';

/** One confirmed write, as a run notes it down. */
export interface JournalEntry {
	/** Row key of the record. */
	record: string;
	side: Side;
	unit: string;
	element?: string;
	was: FieldValues;
	wrote: FieldValues;
}

export type UndoWrite = Pick<UnitWrite, 'unit' | 'element' | 'values' | 'was' | 'changed'> & { record: string; side: Side };

/**
 * @param now record of that side as it is; undefined = not there any more
 * @returns writes that put back the old value; what somebody changed since, or was taken back already, is left alone
 */
export function undoWrites(journal: readonly JournalEntry[], now: (record: string, side: Side) => SyncRecord | undefined, table: readonly UnitDef[]): UndoWrite[] {
	return journal.flatMap(({ record, side, unit, element, was, wrote }): UndoWrite[] => {
		const [def, current] = [unitOf(unit, table), now(record, side)];
		if (!def || !current || sameOn(side, def, was, wrote) || !sameOn(side, def, heldValues(def, current, element), wrote)) return [];
		return [{ record, side, unit, ...(element === undefined ? {} : { element }), values: was, was: wrote, changed: def.fields.map(({ id }) => id).filter((id) => was[id] !== wrote[id]) }];
	});
}
