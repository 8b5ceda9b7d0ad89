/** Days on which a Flemish secondary school has lessons or exams, by half day. */
import { addDays, isWeekend, startYearOf } from '../calendar';

const weekday = (day: string): number => new Date(day).getUTCDay();
const iso = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const monday = (day: string): string => addDays(day, -((weekday(day) + 6) % 7));
const nextMonday = (day: string): string => addDays(day, (8 - weekday(day)) % 7);

/** By the rule of Meeus, Jones and Butcher. */
function easter(year: number): string {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
	const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
	return iso(year, Math.floor(f / 31), (f % 31) + 1);
}

/** From the first Monday of April on; right after an Easter in March, and in the two weeks before a late one. */
function springHoliday(sunday: string): string {
	const [year, day] = [sunday.slice(0, 4), sunday.slice(5)];
	if (day < '04-01') return addDays(sunday, 1);
	return day > '04-15' ? addDays(monday(sunday), -7) : nextMonday(`${year}-04-01`);
}

type Period = readonly [from: string, days: number];

/** Holidays of the school year that starts in this year, each from its first day. */
function holidays(start: number): Period[] {
	const sunday = easter(start + 1);
	const allSaints = `${start}-11-01`;
	const christmas = `${start}-12-25`;
	return [
		[weekday(allSaints) === 0 ? addDays(allSaints, 1) : monday(allSaints), 7],
		[`${start}-11-11`, 1],
		[isWeekend(christmas) ? nextMonday(christmas) : monday(christmas), 14],
		[addDays(sunday, -48), 7],
		[springHoliday(sunday), 14],
		[addDays(sunday, 1), 1],
		[`${start + 1}-05-01`, 1],
		[addDays(sunday, 39), 2],
		[addDays(sunday, 50), 1],
	];
}

const known = new Map<number, Period[]>();

export function isSchoolDay(day: string, partOfDay: string, free: readonly string[]): boolean {
	const start = startYearOf(day);
	if (day > `${start + 1}-06-30` || isWeekend(day) || free.includes(day)) return false;
	// There are no lessons on Wednesday afternoon.
	if (weekday(day) === 3 && partOfDay === 'NM') return false;
	const periods = known.get(start) ?? holidays(start);
	known.set(start, periods);
	return !periods.some(([from, days]) => day >= from && day < addDays(from, days));
}

/** Milliseconds of a moment that is written without a zone and meant in Brussels; with a zone it speaks for itself. */
export function momentOf(text: string): number {
	if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return Date.parse(text);
	const asUtc = Date.parse(`${text}Z`);
	const ahead = (at: number): number => Date.parse(`${new Date(at).toLocaleString('sv', { timeZone: 'Europe/Brussels' }).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
	return Number.isNaN(asUtc) ? Number.NaN : asUtc - ahead(asUtc - 3_600_000);
}
