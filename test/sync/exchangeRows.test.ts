/** Nobody drops a row of the exchange table from its test in real n8n (`e2e/fields.test.ts`): each of the 48 has its cases. */
import { readFileSync } from 'node:fs';
import { CASES } from '../e2e/fieldCases';
import { ROWS } from '../e2e/fieldTable';

/** Rows with a file of their own, which says so at its head. */
const ELSEWHERE: Readonly<Record<number, string>> = { 23: 'test/e2e/photos.test.ts' };
const hasFile = (number: number): boolean => ELSEWHERE[number] !== undefined && readFileSync(ELSEWHERE[number], 'utf8').startsWith(`/** Row ${number} of the exchange table`);

/** `40–42 (thuis)` → 40, 41, 42 */
function numbersOf(row: string): number[] {
	const [, from, to = from] = /^(\d+)(?:–(\d+))?/.exec(row)!;
	return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index);
}

const fields = new Set(ROWS.flatMap(({ row }) => numbersOf(row)));
const special = (number: number) => CASES.filter(({ row }) => numbersOf(row).includes(number));

test.each(Array.from({ length: 48 }, (_, index) => index + 1))('row %i', (number) => {
	expect(fields.has(number) || special(number).length > 0 || hasFile(number)).toBe(true);
});

test('a row of a field says which way it goes, with values that can change', () => {
	for (const { values, way } of ROWS) expect([values.length > 1, ['→', '⇄'].includes(way)]).toEqual([true, true]);
});

test('rows of classes, groups and passwords: first run, each way, and the day itself', () => {
	expect(Object.fromEntries([11, 14, 15, 16, 17, 25, 26, 27, 28, 29, 30].map((number) => [number, special(number).length]))).toEqual({ 11: 5, 14: 1, 15: 1, 16: 1, 17: 2, 25: 2, 26: 5, 27: 3, 28: 2, 29: 2, 30: 2 });
});
