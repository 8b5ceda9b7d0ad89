/** What the planner of the co-accounts shares: settings, what is decided about one pupil, and the words of a row. */
import { DEFAULT_ORDER, STAFF_TYPES } from '../fields/coAccounts';
import { whereToType } from '../fields/where';
import type { Relatie } from '../records/coAccounts';
import type { ConflictRule, FieldValues, InformatChannel, RowState, Side, SyncRecord, Task, UnitState } from '../types';
import type { AbsentRule } from './absent';
import type { Calendar, Limits } from './guards';
import type { PlannedWrite } from './record';
import type { Person } from './slots';
import { isOpen } from './tasks';

export interface CoAccountSettings {
	mode: 'preview' | 'apply';
	firstRun: ConflictRule;
	channel: { standard: InformatChannel; units: Record<string, InformatChannel> };
	limits: Limits;
	calendar: Calendar;
	approval: string;
	/** Kinds of relation that get a co-account besides the LPVs, in the order in which slots are given out. */
	order: readonly string[];
	/** Kinds of co-account that are the school's own. */
	staffTypes: readonly string[];
	/** Informat's word for a relation → Smartschool's kind of co-account, for words that differ. */
	types: Readonly<Record<string, string>>;
	/** Who must have no access: pupil number, and the name or the kind of the relation. */
	noAccess: readonly { leerlingnummer: string; relatie: string }[];
	/** Give a new co-account a first password, which must be changed at the first login. */
	passwords: boolean;
	/** Propose to remove the co-account of a relation that is gone, once it has been gone for so long. */
	remove: boolean;
	absent: AbsentRule;
}

export const DEFAULT_CO_ACCOUNT_RULES: Pick<CoAccountSettings, 'order' | 'staffTypes' | 'types' | 'noAccess' | 'passwords' | 'remove'> = {
	order: DEFAULT_ORDER, staffTypes: STAFF_TYPES, types: {}, noAccess: [], passwords: false, remove: true,
};

export interface Member extends Person {
	relatie: Relatie;
	/** Why `barred`. */
	access: 'yes' | 'overleden' | 'geenToegang';
}

export type Kind = 'create' | 'update' | 'block' | 'remove';

/** One write of one slot, with the operation that it counts for. */
export interface SlotWrite {
	nr: number;
	kind: Kind;
	planned: PlannedWrite;
	person: Member | undefined;
}

export interface Draft {
	key: string;
	a: SyncRecord;
	b: SyncRecord;
	writes: SlotWrite[];
	oldText: string | undefined;
	old: RowState | undefined;
	state: RowState;
	reviewed: boolean;
	members: Member[];
	/** States of slots that get somebody, for when that goes. */
	settled: RowState['u'];
	/** Slots as they were read. */
	slots: ReadonlyMap<number, FieldValues>;
}

/** What a row says of a password: sent, fate unknown; handed over. Without a word it was never ours. */
export const SENT = 's';
export const HANDED_OVER = 'o';
/** What a row says of the status of a co-account that is still to be finished. */
export const UNFINISHED = 'n';
/** What a row says of an e-mail that stands on the to-do list because the parent verified it in Smartschool. */
export const VERIFIED = 'b';
/** What a row says of a relation that had a slot. */
export const LOST = 'weg';

/** Stands in the fingerprints of a slot's values, so that nothing of one relation is ever taken for another one's. */
export const slotKey = (key: string, nr: number, print: string): string => `${key}|${nr}|${print}`;

export const nameOf = ({ voornaam, naam }: Person): string => `${voornaam} ${naam}`.trim();

/** Line of the secretary's to-do list. */
export const taskFor = ({ a }: Draft, person: Person & { relatie: Relatie }, shown: Record<Side, string>, waar = `${whereToType({ id: 'relatie' })} › ${nameOf(person)} (${person.relatie.type})`): Task => ({
	leerling: `${a.fields.voornaam ?? ''} ${a.fields.naam ?? ''}`.trim(), klas: a.keys.klascode ?? '', oudeWaarde: shown.informat, nieuweWaarde: shown.smartschool, waar,
});

/** Waits to be typed or accepted in Informat. */
const isTask = (state: UnitState | undefined): boolean => isOpen(state) || state?.w === VERIFIED;

/** Units that had a line on the to-do list and need none any more, also when what is going now settles it. */
export const closedTasks = ({ old, state }: Draft, going: readonly SlotWrite[]): string[] =>
	Object.keys(old?.u ?? {}).filter((id) => isTask(old!.u[id]) && (!isTask(state.u[id]) || going.some(({ planned }) => planned.to === 'smartschool' && planned.write.unit === id)));

export const slotsWith = (writes: readonly SlotWrite[], kind: Kind): Set<number> => new Set(writes.filter((each) => each.kind === kind && each.planned.to === 'smartschool').map(({ nr }) => nr));

/** Slots that get somebody; the others with such a write only get their access back. */
export const newSlots = ({ state }: Draft, writes: readonly SlotWrite[]): number[] => [...slotsWith(writes, 'create')].filter((nr) => state.u[nr] === undefined);
