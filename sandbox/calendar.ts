/** Days as ISO dates, and school years. */

export const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function isDay(text: string): boolean {
	return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** The year in which the school year of this day starts: it runs from 1 September to 31 August. */
export const startYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);

/** As Informat writes it: 2026-27. */
export function schoolYearOf(day: string): string {
	const start = startYearOf(day);
	return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
}

/** As Smartschool writes it: 2026-2027. */
export const longSchoolYearOf = (day: string): string => `${startYearOf(day)}-${startYearOf(day) + 1}`;
