/** What is decided about one record of the standard sync, before the guards; and the jobs that are left of it after them. */
import type { RecordKind, RowState, SmartschoolHandle, SmartschoolJob, SyncRecord, UnitState, UnitWrite } from '../types';
import { TABLE_CHANGED, type Scope, type Tally } from './guards';
import type { PlannedWrite } from './record';
import { DEFAULT_ENROLMENT, LEAVING, officialEnd, type EnrolmentRules } from './enrolment';
import { emptyState } from './state';

export interface Draft {
	key: string;
	kind: RecordKind;
	label: string;
	a: SyncRecord;
	/** `null` = not there yet. */
	b: SyncRecord | null;
	/** For a new account. */
	gebruikersnaam: string;
	writes: PlannedWrite[];
	settled: Record<string, UnitState>;
	/** The stored row; undefined = none. */
	oldText: string | undefined;
	old: RowState | undefined;
	/** The row when nothing is confirmed. */
	state: RowState;
	/** Something waits for a person. */
	reviewed: boolean;
	/** He comes back, or lost only his class: what is written of class and status is a scope of its own. */
	apart?: 'reactivate' | 'loseClass';
	/** Fingerprint of both records as they will be when all writes succeed; '' = something is left then. */
	quiet: string;
}

export function emptyDraft(key: string, a: SyncRecord, oldText: string | undefined, old: RowState | undefined): Draft {
	return { key, kind: a.soort, label: a.label, a, b: null, gebruikersnaam: '', writes: [], settled: {}, oldText, old, state: { ...(old ?? emptyState()), u: { ...old?.u }, m: '' }, reviewed: false, quiet: '' };
}

const leaves = ({ writes, b, apart }: Draft): boolean => b !== null && apart === undefined && writes.some(({ unit }) => unit.id === LEAVING);
/** What belongs to the school career and goes in one order: class, status, stamnummer (R13). */
const CAREER: readonly string[] = ['klas', LEAVING, 'stamnummer'];

/** Scopes that a write counts for: when one of them waits, the write waits. */
export function scopesOf(draft: Draft, { to, unit, clears }: PlannedWrite, table: string): Scope[] {
	const changed = draft.old !== undefined && draft.old.t !== '' && draft.old.t !== table ? [TABLE_CHANGED] : [];
	if (to === 'informat') return ['toInformat', ...(clears ? ['clear'] : []), ...changed];
	if (draft.b === null) return [draft.kind === 'klas' ? 'createClass' : 'createAccount', ...changed];
	if (leaves(draft)) return ['unregister', ...changed];
	const apart = draft.apart !== undefined && CAREER.includes(unit.id) ? [draft.apart] : [];
	return ['updateAccount', ...apart, ...(unit.id === LEAVING ? [] : [unit.id === 'klas' ? 'classMove' : `field:${unit.id}`]), ...(clears ? ['clear'] : []), ...changed];
}

/** Records per scope. */
export function tally(drafts: readonly Draft[], populations: { pupils: number; classes: number; pairs: number }, table: string): Map<Scope, Tally> {
	const tallies = new Map<Scope, Tally>();
	for (const draft of drafts) {
		for (const scope of new Set(draft.writes.flatMap((write) => scopesOf(draft, write, table)))) {
			const population = scope === 'createAccount' ? populations.pupils : scope === 'createClass' ? populations.classes : populations.pairs;
			const known = tallies.get(scope) ?? { count: 0, population };
			tallies.set(scope, { ...known, count: known.count + 1 });
		}
	}
	return tallies;
}

export interface Waiting {
	scopes: ReadonlySet<Scope>;
	/** Classes, in lower case, that are made in the same run, and those that a person must look at first. */
	newClasses: ReadonlySet<string>;
	doubtfulClasses: ReadonlySet<string>;
	table: string;
}

/** What may really be written of a draft: a held scope holds its writes, and a class that waits holds its own pupils (law L23). */
export function allowed(draft: Draft, waiting: Waiting): PlannedWrite[] {
	const code = draft.a.keys.klascode?.toLowerCase() ?? '';
	const classWaits = draft.kind === 'leerling' && (waiting.doubtfulClasses.has(code) || (waiting.scopes.has('createClass') && waiting.newClasses.has(code)));
	const free = draft.writes.filter((write) => !scopesOf(draft, write, waiting.table).some((scope) => waiting.scopes.has(scope)));
	if (draft.b === null) return classWaits ? [] : free;
	// The stamnummer lands on the last career row, so it waits for its class move (R13).
	const moves = draft.writes.some(({ unit }) => unit.id === 'klas');
	const moveGoes = !classWaits && free.some(({ unit }) => unit.id === 'klas');
	return free.filter(({ to, unit }) => to === 'informat' || !moves || moveGoes || !CAREER.includes(unit.id));
}

/** The job for Smartschool of the writes that may go; null = none. */
/** @param roll settings of the enrolment, and the day of the read */
export function smartschoolJob(draft: Draft, going: readonly PlannedWrite[], roll: EnrolmentRules & { controlIsClass?: boolean } = DEFAULT_ENROLMENT): SmartschoolJob | null {
	const writes: UnitWrite[] = going.filter(({ to }) => to === 'smartschool').map(({ write }) => write);
	if (writes.length === 0) return null;
	if (draft.kind === 'klas') return { action: 'createClass', writes };
	const leerlingnummer = draft.a.keys.leerlingnummer!;
	if (draft.b === null) return { action: 'createAccount', gebruikersnaam: draft.gebruikersnaam, leerlingnummer, writes };
	const { internnummer, gebruikersnaam, groepen = [] } = draft.b.handle as SmartschoolHandle;
	if (leaves(draft)) return { action: 'unregister', internnummer, leerlingnummer, gebruikersnaam, officialDate: officialEnd(draft.a.fields[LEAVING]!, roll), writes: writes.filter(({ unit }) => unit === LEAVING) };
	const [move] = writes.filter(({ unit }) => unit === 'klas');
	if (draft.apart === 'loseClass') return { action: 'loseClass', internnummer, leerlingnummer, gebruikersnaam, klascode: draft.b.fields.klascode!, group: roll.controlGroup, isClass: roll.controlIsClass === true, officialDate: move!.values.begindatumInschrijving!, writes };
	const leavesGroup = move && roll.controlGroup !== '' && groepen.includes(roll.controlGroup) ? { leavesGroup: roll.controlGroup } : {};
	return { action: 'updateAccount', internnummer, gebruikersnaam, naam: draft.b.fields.naam ?? '', voornaam: draft.b.fields.voornaam ?? '', ...leavesGroup, writes };
}
