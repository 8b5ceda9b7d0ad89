import type { KindName } from '../values/kinds';
import type { Clearing, ConflictRule, Direction, DriftRule, RecordKind } from '../types';

/** One field of a direction table: data only. */
export interface FieldDef {
	/** Id in `SyncRecord.fields`; the Dutch term that both systems use. */
	id: string;
	/** Dutch name with the English one: what every screen shows. */
	label: string;
	kind: KindName;
}

/** Fields that travel together, or one field on its own: the smallest thing that is decided and written as a whole. */
export interface UnitDef {
	id: string;
	label: string;
	record: RecordKind;
	direction: Direction;
	/** Directions that a school may choose; others have no channel. */
	allowed: readonly Direction[];
	conflict: ConflictRule;
	drift: DriftRule;
	clear: Clearing;
	fields: readonly FieldDef[];
	/** The unit is a keyed list of this name: every element is decided on its own, found by its key and never by its place. */
	list?: string;
	/** Smartschool cannot tell one of the fields (a date of a class move): a change on Informat's side is written although the rest is equal. */
	writeOnly?: readonly string[];
}
