/**
 * A linked record that is missing from a read. Absence of evidence is little evidence: it counts only in complete and
 * healthy reads, several of them, over a number of days (law L19).
 */
import type { RowState } from '../types';

export interface AbsentRule {
	/** So many complete reads without the record … */
	reads: number;
	/** … and so many days since the first of them. */
	days: number;
}

const DAY = 86_400_000;

/**
 * @param today ISO date of the read
 * @returns the row after this read; `report` when the rule is met, `news` when it is met for the first time
 */
export function absence(old: RowState, today: string, { reads, days }: AbsentRule): { state: RowState; report: boolean; news: boolean } {
	const [since = today, seen = '0', told] = old.m === '' ? [] : old.m.split('.');
	const count = Math.min(Number(seen) + 1, reads);
	const report = count >= reads && Date.parse(today) - Date.parse(since) >= days * DAY;
	return { state: { ...old, q: '', m: `${since}.${count}${report || told !== undefined ? '.x' : ''}` }, report, news: report && told === undefined };
}
