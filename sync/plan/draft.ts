/** What is decided about one record of the standard sync, before the guards; and the jobs that are left of it after them. */
import { MEMBER } from '../fields/groups';
import { codeKey } from '../records/groups';
import type { GroupHandle, Need, RecordKind, RowState, SmartschoolHandle, SmartschoolJob, SyncRecord, UnitState, UnitWrite } from '../types';
import type { GroupSettings } from './classes';
import { ELSEWHERE, ofSchool, partsOf, TABLE_CHANGED, type Scope, type Tally } from './guards';
import type { PlannedWrite } from './record';
import { DEFAULT_ENROLMENT, LEAVING, officialEnd, type EnrolmentRules } from './enrolment';
import { emptyState } from './state';

export interface Draft {
	key: string;
	kind: RecordKind;
	/** Version of the table under which this kind of record is decided. */
	table: string;
	label: string;
	a: SyncRecord;
	/** `null` = not there yet. */
	b: SyncRecord | null;
	/** Institute whose limits count for this record; '' = only one was read. */
	school: string;
	/** The account is in a class of an institute that was not read. */
	elsewhere: boolean;
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
	/** Fingerprint of both records as they will be when all writes succeed; '' = all is looked at again then. */
	quiet: string;
}

export function emptyDraft(key: string, a: SyncRecord, oldText: string | undefined, old: RowState | undefined, table: string): Draft {
	return { key, kind: a.soort, table, label: a.label, a, b: null, school: '', elsewhere: false, gebruikersnaam: '', writes: [], settled: {}, oldText, old, state: { ...(old ?? emptyState()), u: { ...old?.u }, m: '' }, reviewed: false, quiet: '' };
}

const leaves = ({ writes, b, apart }: Draft): boolean => b !== null && apart === undefined && writes.some(({ unit }) => unit.id === LEAVING);
/** What belongs to the school career and goes in one order: class, status, stamnummer (R13). */
const CAREER: readonly string[] = ['klas', LEAVING, 'stamnummer'];

const CREATES: Readonly<Record<RecordKind, Scope>> = { leerling: 'createAccount', klas: 'createClass', groep: 'createGroup' };

/** What follows the institute in which a pupil is. */
const OF_INSTITUTE: readonly string[] = ['klas', 'stamnummer', LEAVING];

/** Scopes that a write counts for: when one of them waits, the write waits. */
export function scopesOf(draft: Draft, write: PlannedWrite): Scope[] {
	const elsewhere = draft.elsewhere && write.to === 'smartschool' && OF_INSTITUTE.includes(write.unit.id) ? [ELSEWHERE] : [];
	return [...kindsOf(draft, write), ...elsewhere].map((kind) => ofSchool(kind, draft.school));
}

function kindsOf(draft: Draft, { to, unit, clears }: PlannedWrite): Scope[] {
	const changed = draft.old !== undefined && draft.old.t !== '' && draft.old.t !== draft.table ? [TABLE_CHANGED] : [];
	if (to === 'informat') return ['toInformat', ...(clears ? ['clear'] : []), ...changed];
	if (draft.b === null) return [CREATES[draft.kind], ...changed];
	if (draft.kind !== 'leerling') return ['updateClass', ...changed];
	if (leaves(draft)) return ['unregister', ...changed];
	if (unit.id === MEMBER) return [clears ? 'leaveGroup' : `field:${MEMBER}`, ...changed];
	const apart = draft.apart !== undefined && CAREER.includes(unit.id) ? [draft.apart] : [];
	return ['updateAccount', ...apart, ...(unit.id === LEAVING ? [] : [unit.id === 'klas' ? 'classMove' : `field:${unit.id}`]), ...(clears ? ['clear'] : []), ...changed];
}

const OF_POPULATION: Readonly<Record<Scope, 'pupils' | 'classes' | 'groups' | undefined>> = { createAccount: 'pupils', createClass: 'classes', updateClass: 'classes', createGroup: 'groups' };

export interface Populations {
	pupils: number;
	classes: number;
	groups: number;
	pairs: number;
}

/** Records per scope. @param populations by institute, as `Draft.school` says it */
export function tally(drafts: readonly Draft[], populations: (school: string) => Populations): Map<Scope, Tally> {
	const tallies = new Map<Scope, Tally>();
	for (const draft of drafts) {
		for (const scope of new Set(draft.writes.flatMap((write) => scopesOf(draft, write)))) {
			const { kind } = partsOf(scope);
			const of = OF_POPULATION[kind] ?? 'pairs';
			const population = populations(draft.school)[of];
			const known = tallies.get(scope) ?? { count: 0, population };
			tallies.set(scope, { ...known, count: known.count + 1 });
		}
	}
	return tallies;
}

export interface Waiting {
	scopes: ReadonlySet<Scope>;
	/** Codes (as `codeKey`) of classes and groups that are made in the same run, with the scope of their making, and of those that a person must look at first. */
	made: ReadonlyMap<string, Scope>;
	doubtful: ReadonlySet<string>;
}

/** What may really be written of a draft: a held scope holds its writes, a class that waits holds its own pupils and a group who would join it (law L23). */
export function allowed(draft: Draft, waiting: Waiting): PlannedWrite[] {
	const isOut = (code: string) => waiting.doubtful.has(code) || waiting.scopes.has(waiting.made.get(code) ?? '');
	const classWaits = draft.kind === 'leerling' && isOut(codeKey(draft.a.keys.klascode ?? ''));
	const free = draft.writes.filter((write) => !scopesOf(draft, write).some((scope) => waiting.scopes.has(scope)) && !isOut(joins(write.write)));
	if (draft.b === null) return classWaits ? [] : free;
	// The stamnummer lands on the last career row, so it waits for its class move (R13).
	const moves = draft.writes.some(({ unit }) => unit.id === 'klas');
	const moveGoes = !classWaits && free.some(({ unit }) => unit.id === 'klas');
	return free.filter(({ to, unit }) => to === 'informat' || !moves || moveGoes || !CAREER.includes(unit.id));
}

/** Code (as `codeKey`) of the group that a write joins; '' = it joins none. */
const joins = ({ unit, values }: UnitWrite): string => (unit.startsWith(`${MEMBER}/`) ? codeKey(values.klasCode ?? '') : '');

/** What must have been made before the units of a job are written: its class for all of it, a group for who joins it (law L23). */
export function needsOf(job: SmartschoolJob | null, { made }: Waiting): Need[] {
	if (job?.action !== 'createAccount' && job?.action !== 'updateAccount') return [];
	const klas = job.writes.find(({ unit }) => unit === 'klas')?.values.klascode;
	const groups = job.writes.filter((write) => made.has(joins(write)));
	return [
		...(klas !== undefined && made.has(codeKey(klas)) ? [{ code: klas, units: job.writes.map(({ unit }) => unit) }] : []),
		...groups.map(({ unit, values }) => ({ code: values.klasCode!, units: [unit] })),
	];
}

/**
 * The job for Smartschool of the writes that may go; null = none.
 * @param roll settings of the enrolment, and whether its control group is an official class
 */
export function smartschoolJob(draft: Draft, going: readonly PlannedWrite[], { parents }: GroupSettings, roll: EnrolmentRules & { controlIsClass?: boolean } = DEFAULT_ENROLMENT): SmartschoolJob | null {
	const writes: UnitWrite[] = going.filter(({ to }) => to === 'smartschool').map(({ write }) => write);
	if (writes.length === 0) return null;
	if (draft.kind === 'groep') return { action: 'createGroup', parent: parents.groep, writes };
	if (draft.kind === 'klas') {
		if (draft.b === null) return { action: 'createClass', parent: parents.klas, administratieveGroep: draft.a.fields.administratieveGroep!, writes };
		const { klascode = '', klasnaam = '', instellingsnummer = '' } = draft.b.fields;
		return { action: 'updateClass', klas: { ...(draft.b.handle as GroupHandle), klascode, klasnaam, instellingsnummer }, writes };
	}
	const leerlingnummer = draft.a.keys.leerlingnummer!;
	if (draft.b === null) return { action: 'createAccount', gebruikersnaam: draft.gebruikersnaam, leerlingnummer, writes };
	const { internnummer, gebruikersnaam, groepen = [] } = draft.b.handle as SmartschoolHandle;
	if (leaves(draft)) return { action: 'unregister', internnummer, leerlingnummer, gebruikersnaam, officialDate: officialEnd(draft.a.fields[LEAVING]!, roll), writes: writes.filter(({ unit }) => unit === LEAVING) };
	const [move] = writes.filter(({ unit }) => unit === 'klas');
	if (draft.apart === 'loseClass') return { action: 'loseClass', internnummer, leerlingnummer, gebruikersnaam, klascode: draft.b.fields.klascode!, group: roll.controlGroup, isClass: roll.controlIsClass === true, officialDate: move!.values.begindatumInschrijving!, writes };
	const leavesGroup = move && roll.controlGroup !== '' && groepen.includes(roll.controlGroup) ? { leavesGroup: roll.controlGroup } : {};
	return { action: 'updateAccount', internnummer, gebruikersnaam, naam: draft.b.fields.naam ?? '', voornaam: draft.b.fields.voornaam ?? '', ...leavesGroup, writes };
}
