import type { KindName } from '../values/kinds';
import type { Clearing, ConflictRule, Direction, DriftRule, RecordKind, Side } from '../types';

/** One field of a direction table: data only. */
export interface FieldDef {
	/** Id in `SyncRecord.fields`; the Dutch term that both systems use. */
	id: string;
	/** Dutch name with the English one: what every screen shows. */
	label: string;
	kind: KindName;
}

/**
 * Who may see a value: everybody in the school, who works with pupils' files, or only who was given leave. `secret` is
 * never shown to anybody.
 */
export type Sensitivity = 'public' | 'personal' | 'sensitive' | 'secret';

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
	/** Only elements that this side tells, or told when both last agreed, are the sync's business; all others are somebody else's. */
	told?: Side;
	/** Smartschool cannot tell one of the fields (a date of a class move): a change on Informat's side is written although the rest is equal. */
	writeOnly?: readonly string[];
	/** Left out = `personal`. */
	sensitivity?: Sensitivity;
	/**
	 * Smartschool has no field of its own for it: it travels in a profile field of the school, with this label when the
	 * school gives no other; '' = only when the school gives one.
	 */
	profile?: string;
	/** One for every kind of relation that the school gives a profile field (`relatie.moeder.naam`); see `fields/relations.ts`. */
	perRelation?: true;
	/** A personal-details update has no place for it: what changes goes to the to-do list. */
	todoOnly?: true;
	/** Who wins where both sides never agreed before, whatever the school chose for the other fields. */
	firstRun?: ConflictRule;
}

const ORDER: readonly Sensitivity[] = ['public', 'personal', 'sensitive', 'secret'];

/** May somebody who sees values up to `audience` see this one? A secret is shown to nobody. */
export const maySee = ({ sensitivity = 'personal' }: Pick<UnitDef, 'sensitivity'>, audience: Sensitivity): boolean => sensitivity !== 'secret' && ORDER.indexOf(sensitivity) <= ORDER.indexOf(audience);
