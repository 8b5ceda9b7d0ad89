/**
 * Enrolment as a school wants it: how long a leaver stays, what the official date means, who comes back by himself,
 * where a pupil goes who lost his class, and what becomes of a no-show (R34, R48, R51, R52, R54).
 */
import type { UnitDef } from '../fields/types';
import type { Read } from '../records/types';
import type { RowState, SmartschoolHandle, SyncRecord, UnitReviewKind, UnitWrite } from '../types';
import type { Draft } from './draft';
import { isBlank, type PlannedWrite } from './record';

export interface EnrolmentRules {
	/** A leaver is taken off the roll when this many days have passed since his last day; 0 = on the day after it. */
	graceDays: number;
	/** What Smartschool is told as the official date of a leaver: his last day in, or the first day out (R52). */
	officialDate: 'lastDayIn' | 'firstDayOut';
	/** An account that is off although the pupil is enrolled: switched on again when he had been taken off the roll, always, or never. */
	returning: 'unregistered' | 'always' | 'never';
	/** Code of the group for enrolled pupils without official class (R34); '' = they are only counted. */
	controlGroup: string;
}

export const DEFAULT_ENROLMENT: EnrolmentRules = { graceDays: 0, officialDate: 'lastDayIn', returning: 'unregistered', controlGroup: '' };

/** Unit whose write takes a pupil off the roll, or puts him back. */
export const LEAVING = 'einddatumInschrijving';
/** Unit of the class move; Smartschool cannot tell its date. */
const CLASS = 'klas';
/** Mark in the row of an account that the sync made. */
export const MADE = 'gemaakt';
/** Marks in the row of what a person was told already. */
export const TOLD = { zonderKlas: 'zonderKlas', nietBegonnen: 'nietBegonnen' } as const;

const DAY = 86_400_000;
const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The official date of a leaver, from his last day. */
export const officialEnd = (lastDay: string, { officialDate }: EnrolmentRules): string => (officialDate === 'lastDayIn' ? lastDay : addDays(lastDay, 1));

/** Leavers whose days of grace still run are left out of the read, and counted. */
export function withoutGrace(read: Read, { graceDays }: EnrolmentRules): Read {
	if (graceDays <= 0) return read;
	const waits = (record: SyncRecord): boolean => record.soort === 'leerling' && isWithinGrace(record, read.report.referentiedatum, graceDays);
	const waiting = read.records.filter(waits);
	if (waiting.length === 0) return read;
	const { report } = read;
	return {
		report: {
			...report,
			overgeslagen: { ...report.overgeslagen, 'vertrokken: binnen de bedenktijd': waiting.length },
			buiten: [...(report.buiten ?? []), ...waiting.map(({ handle }) => ('persoonId' in handle ? handle.persoonId : ''))],
		},
		records: read.records.filter((record) => !waits(record)),
	};
}

export function isWithinGrace({ fields }: SyncRecord, today: string, graceDays: number): boolean {
	const lastDay = fields[LEAVING];
	return lastDay !== undefined && lastDay !== '' && today <= addDays(lastDay, graceDays);
}

/** Both sides agreed that this one has left; who then vanishes from the lists of a next school year is nobody's loss. */
export function agreedLeft({ u }: RowState): boolean {
	const o = u[LEAVING]?.o;
	return o !== undefined && !isBlank(typeof o === 'string' ? o : o[0]);
}

/**
 * May the account of an enrolled pupil be switched on again? By default only when it was off because he had left:
 * then Informat had an end date when both last agreed, or, never seen before, Smartschool says that he left school.
 * An account that somebody switched off while the pupil is enrolled stays a person's decision (law L5).
 */
export function mayReturn({ a, b, old }: Draft, why: UnitReviewKind, { returning }: EnrolmentRules): boolean {
	if (returning === 'never' || b === null || a.fields[LEAVING] !== '' || !a.fields.klascode || b.fields.klascode === undefined) return false;
	if ((b.handle as SmartschoolHandle).status !== 'uitgeschakeld') return false;
	if (returning === 'always') return true;
	if (why !== 'clear') return false;
	return old?.u[LEAVING]?.o !== undefined || (b.handle as SmartschoolHandle).schoolverlater === true;
}

/**
 * The writes of a return: the class move comes back into the career, also when the code is still the same, and the
 * account is switched on after it. A former pupil is never made again (R54).
 */
export function returnWrites(draft: Draft, table: readonly UnitDef[]): PlannedWrite[] {
	const [klas, leaving] = [CLASS, LEAVING].map((id) => table.find((unit) => unit.id === id && unit.direction === 'toSmartschool'));
	if (!klas || !leaving) return [];
	const move = draft.writes.find(({ unit }) => unit.id === CLASS) ?? write(draft, klas, draft.state.u[CLASS] ?? {});
	return [move, write(draft, leaving, { o: '' })];
}

function write({ a, b }: Draft, unit: UnitDef, after: UnitWrite['after']): PlannedWrite {
	const of = (record: SyncRecord | null) => Object.fromEntries(unit.fields.map(({ id }) => [id, record?.fields[id] ?? '']));
	const shown = (record: SyncRecord | null) => Object.values(of(record)).filter((text) => text !== '').join(' ');
	return {
		to: 'smartschool', unit, shown: { informat: shown(a), smartschool: shown(b) }, because: 'changed', overwrites: false, clears: false,
		write: { unit: unit.id, direction: unit.direction as UnitWrite['direction'], values: of(a), was: of(b), changed: unit.fields.map(({ id }) => id), after },
	};
}

/**
 * The move of a pupil who lost only his class, out of it and into the control group; undefined = he is there already.
 * @param day ISO date of the read: the class may have gone from Informat without an end date
 */
export function lostClassWrite(draft: Draft, table: readonly UnitDef[], day: string, { controlGroup }: EnrolmentRules): PlannedWrite | undefined {
	const klas = table.find(({ id, direction }) => id === CLASS && direction === 'toSmartschool');
	const now = draft.b?.fields.klascode ?? '';
	if (!klas || now === '' || now.toLowerCase() === controlGroup.toLowerCase()) return undefined;
	const values = { klascode: controlGroup, begindatumInschrijving: day };
	return {
		to: 'smartschool', unit: klas, shown: { informat: '', smartschool: now }, because: 'changed', overwrites: false, clears: false,
		write: { unit: CLASS, direction: 'toSmartschool', values, was: { klascode: now, begindatumInschrijving: '' }, changed: Object.keys(values), after: {} },
	};
}
