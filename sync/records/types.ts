/** What the clients hand to `sync/records`: the services' own shapes, only as far as the sync reads them. */
import type { ReadReport, SyncRecord } from '../types';

export interface Read {
	report: ReadReport;
	records: SyncRecord[];
}

export interface ReadScope {
	/** `2026-27` */
	schooljaar: string;
	/** ISO date; enrolments are judged on this day. */
	referentiedatum: string;
}

/** One institute's two lists, as JSON from the Leerlingen API. */
export interface InformatLists {
	instelnr: string;
	/** Lists of the school year before or after the one that is asked; left out = of that year itself. */
	jaar?: 'vorig' | 'volgend';
	students: unknown[];
	registrations: unknown[];
	/** User names in Smartschool that Informat knows, by pupil number; '' = it knows none. Left out = not asked. */
	gebruikersnamen?: Readonly<Record<string, string>>;
}

/** A class or group of the tree, flattened, with the code of its parent. */
export interface SmartschoolGroup {
	code: string;
	name: string;
	desc: string;
	/** Timetable code. */
	untis: string;
	type: 'G' | 'K';
	isOfficial: boolean;
	adminNumber: string;
	instituteNumber: string;
	parentCode: string;
}

export interface SmartschoolLists {
	/** Moment (ISO) until which this read counts as fresh. */
	freshUntil?: string;
	/** The whole platform was read, not only some groups. */
	whole?: boolean;
	/** Only some accounts were looked up, one by one. */
	enkele?: boolean;
	/** The school year that is asked has not begun: Smartschool still shows the class numbers of the one before (R38). */
	yearAhead?: boolean;
	/** Objects of getAllAccountsExtended, of every root group that was asked. */
	accounts: unknown[];
	groups: SmartschoolGroup[];
}
