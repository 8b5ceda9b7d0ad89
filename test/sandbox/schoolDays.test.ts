import { isSchoolDay, momentOf } from '../../sandbox/informat/schoolDays';

/** First and last free weekday of the holidays, as the Flemish ministry has published them. */
test.each([
	['2024-10-28', '2024-11-01'], ['2024-12-23', '2025-01-03'], ['2025-03-03', '2025-03-07'], ['2025-04-07', '2025-04-18'], ['2025-10-27', '2025-10-31'], ['2025-12-22', '2026-01-02'], ['2026-02-16', '2026-02-20'], ['2026-04-06', '2026-04-17'],
	['2026-11-02', '2026-11-06'], ['2026-12-21', '2027-01-01'], ['2027-02-08', '2027-02-12'], ['2027-03-29', '2027-04-09'],
])('free from %s to %s, and not on the school days around', (first, last) => {
	const shift = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
	expect([first, last].map((day) => isSchoolDay(day, 'VM', []))).toEqual([false, false]);
	// The Friday before and the Monday after; Easter Monday may follow.
	expect(isSchoolDay(shift(first, -3), 'VM', [])).toBe(true);
	expect(isSchoolDay(shift(last, 3), 'VM', [])).toBe(last !== '2025-04-18');
});

test.each([['2026-05-14', 'VM', false], ['2026-05-15', 'VM', false], ['2026-05-25', 'VM', false], ['2026-05-26', 'NM', true], ['2026-11-11', 'VM', false], ['2026-11-18', 'VM', true], ['2026-11-18', 'NM', false], ['2026-11-21', 'VM', false], ['2026-07-01', 'VM', false], ['2026-06-30', 'VM', true], ['2026-08-31', 'VM', false], ['2026-09-01', 'VM', true]])('%s %s: %s', (day, part, expected) => {
	expect(isSchoolDay(day, part, [])).toBe(expected);
});

test('moments are in Brussels when they say nothing else', () => {
	expect(momentOf('2026-11-20T08:41:00')).toBe(Date.parse('2026-11-20T07:41:00Z'));
	expect(momentOf('2026-06-02T08:41:00.000')).toBe(Date.parse('2026-06-02T06:41:00Z'));
	expect(momentOf('2026-06-02T08:41:00+05:00')).toBe(Date.parse('2026-06-02T03:41:00Z'));
	expect(momentOf('soon')).toBeNaN();
});
