/** Dates as text: ISO or day first, on the day itself and never shifted by a time zone. */
import { tidy } from './text';

const ISO = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ].*)?$/;
const DAY_FIRST = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?:[T ].*)?$/;
/** What software writes for "no date": MySQL's zero and the first day of .NET. */
const NO_DATE = /^(?:0000-00-00|00[-/.]00[-/.]0000|0001-01-01|01[-/.]01[-/.]0001)(?:[T ].*)?$/;
const LONGEST = 64;

function daysIn(month: number, year: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * ISO date `yyyy-MM-dd` of a text, `''` for an empty one (blank, or a zero date), `undefined` for what is no date of a
 * living person. A time behind the date is left out as it stands: `2026-09-01T22:00:00Z` is 2026-09-01.
 */
export function readDate(text: string): string | undefined {
	const shown = tidy(text);
	if (shown === '') return '';
	if (shown.length > LONGEST) return undefined;
	const iso = ISO.exec(shown);
	const match = iso ?? DAY_FIRST.exec(shown);
	if (match === null) return undefined;
	const [year, month, day] = iso ? [match[1]!, match[2]!, match[3]!] : [match[3]!, match[2]!, match[1]!];
	const [y, m, d] = [Number(year), Number(month), Number(day)];
	if (y < 1850) return NO_DATE.test(shown) ? '' : undefined;
	if (m < 1 || m > 12 || d < 1 || d > daysIn(m, y)) return undefined;
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** ISO date `yyyy-MM-dd`; the empty date and what is no date give ''. */
export const isoDate = (text: string): string => readDate(text) ?? '';
