/** Smartschool's absences of some days → one record per pupil. Half days only; who is present is told too (docs/smartschool.md). */
import { objects, text } from './read';

/** Codes of the morning and the afternoon; `null` = no school, or nothing recorded. */
export type DayCodes = readonly [am: string | null, pm: string | null];

/** First item of the read. */
export interface AbsenceReport {
	soort: 'lezing';
	bron: 'smartschool';
	wat: 'afwezigheden';
	/** `2026-27` */
	schooljaar: string;
	/** Days that were read, ISO; pupils of a day that is not in it are not told. */
	dagen: string[];
	/** Moment of the read, ISO with the zone of Brussels. */
	gelezen: string;
	/** `leerlingen`: records; `dagen`: days read. */
	aantallen: Record<string, number>;
	waarschuwingen: string[];
}

/** One pupil; a day that is not in `dagen` was not told for this pupil. */
export interface AbsenceRecord {
	soort: 'afwezigheid';
	internnummer: string;
	dagen: Record<string, DayCodes>;
	/** The school's own words, by day; only where it was asked. */
	aliassen?: Record<string, DayCodes>;
}

export interface AbsenceRead {
	report: AbsenceReport;
	records: AbsenceRecord[];
}

/** Rows of the read by internal number of one day, and those of the read with aliases, whose people go by their user name. */
export interface AbsenceDay {
	dag: string;
	rows: readonly unknown[];
	aliasRows?: readonly unknown[];
}

export interface AbsenceScope {
	schooljaar: string;
	gelezen: string;
	/** User name → internal number, for the aliases. */
	numbers?: ReadonlyMap<string, string>;
}

export function absenceRecords(days: readonly AbsenceDay[], { schooljaar, gelezen, numbers = new Map() }: AbsenceScope): AbsenceRead {
	const records = new Map<string, AbsenceRecord>();
	const waarschuwingen: string[] = [];
	for (const { dag, rows, aliasRows = [] } of days) {
		const people = objects(rows).filter(({ deleted }) => deleted !== true);
		const noSchool = people.every(({ am, pm }) => code(am) === null && code(pm) === null);
		if (people.length === 0) waarschuwingen.push(`Smartschool gaf voor ${dag} niemand; die dag telt niet mee.`);
		// A day on which nobody has a code is no school day: nothing was withdrawn because of that.
		if (noSchool) continue;
		for (const { user, am, pm } of people) {
			const internnummer = text(user);
			if (internnummer === '') continue;
			const record = records.get(internnummer) ?? { soort: 'afwezigheid', internnummer, dagen: {} };
			records.set(internnummer, record);
			record.dagen[dag] = [code(am), code(pm)];
		}
		for (const { user, amAlias, pmAlias } of objects(aliasRows)) {
			const record = records.get(numbers.get(text(user)) ?? '');
			if (record) record.aliassen = { ...record.aliassen, [dag]: [code(amAlias), code(pmAlias)] };
		}
	}
	return {
		report: { soort: 'lezing', bron: 'smartschool', wat: 'afwezigheden', schooljaar, dagen: days.map(({ dag }) => dag), gelezen, aantallen: { leerlingen: records.size, dagen: days.length }, waarschuwingen },
		records: [...records.values()],
	};
}

const code = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);

const DAY_MS = 86_400_000;
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * The last `count` days up to and with `last` on which there can be school: no weekend, from 1 September to 30 June of
 * one school year. Holidays are told by the services themselves.
 * @param last ISO date
 * @param from ISO date before which nothing is read; '' = 1 September
 */
export function schoolDays(last: string, count: number, from = ''): string[] {
	const year = Number(last.slice(0, 4)) - (last.slice(5) < '09-01' ? 1 : 0);
	const first = from > `${year}-09-01` ? from : `${year}-09-01`;
	const days: string[] = [];
	if (last.slice(5) > '06-30' && last.slice(5) < '09-01') return days;
	for (let time = Date.parse(last); isoOf(time) >= first && days.length < count; time -= DAY_MS) {
		const weekday = new Date(time).getUTCDay();
		if (weekday !== 0 && weekday !== 6) days.unshift(isoOf(time));
	}
	return days;
}
