/** Items of the three inputs → what the planner takes, with plain errors when something else is connected. */
import type { INodeExecutionData } from 'n8n-workflow';
import type { Item } from '../../sync/plan/path';
import type { Read } from '../../sync/records/types';
import type { BaselineRow, DecisionRow, ReadReport, Side, SyncRecord } from '../../sync/types';

/** @throws Error that says which node belongs on the input. */
export function readOf(items: readonly INodeExecutionData[], side: Side): Read {
	const name = side === 'informat' ? 'Informat' : 'Smartschool';
	const jsons = items.map(({ json }) => json as unknown as ReadReport | SyncRecord);
	const reports = jsons.filter((json): json is ReadReport => json.soort === 'lezing');
	const report = reports[0];
	if (!report || reports.length > 1 || report.bron !== side) {
		throw new Error(`Input “${name}” must come straight from one node “${name}: Get Sync Records”, because its first item tells what was read. Nothing was changed.`);
	}
	const records = jsons.filter((json): json is SyncRecord => json.soort === 'leerling' || json.soort === 'klas' || json.soort === 'groep');
	const expected = (report.aantallen.leerlingen ?? 0) + (report.aantallen.klassen ?? 0) + (report.aantallen.groepen ?? 0);
	if (records.length !== expected) {
		throw new Error(`Input “${name}” has ${records.length} records, but its read counted ${expected}. Connect “Get Sync Records” without a filter in between, so that nobody seems to have left. Nothing was changed.`);
	}
	return { report, records };
}

/** Items of any list; the empty item that a node without results gives (Always Output Data) counts as no item. */
export const itemsOf = (items: readonly INodeExecutionData[]): Item[] => items.map(({ json }) => json).filter((json) => Object.keys(json).length > 0);

/** Rows of the baseline table; the empty item that an empty table gives (Always Output Data) counts as no row. */
export function baselineOf(items: readonly INodeExecutionData[]): BaselineRow[] {
	const filled = items.map(({ json }) => json).filter((json) => Object.keys(json).length > 0);
	return filled.map(({ key, state }) => {
		if (typeof key !== 'string' || typeof state !== 'string') {
			throw new Error('Input “Baseline” must have the columns “key” and “state” in every row. Connect the Data Table node that reads the baseline table. Nothing was changed.');
		}
		return { key, state };
	});
}

const CHOICES: readonly string[] = ['', 'informat', 'smartschool', 'waarde', 'laat'] satisfies DecisionRow['beslissing'][];

/**
 * Rows of the decisions table, as JSON text or as a list; the empty item that an empty table gives counts as no row.
 * @throws Error that says what is expected
 */
export function decisionsOf(given: unknown): DecisionRow[] {
	const wrong = () => new Error('“Decisions” must be a list of rows with the columns “key”, “paar”, “beslissing” and “waarde”, as the Data Table node gives them. Nothing was changed.');
	let rows: unknown = given;
	if (typeof given === 'string') {
		try {
			rows = given.trim() === '' ? [] : JSON.parse(given);
		} catch {
			throw wrong();
		}
	}
	if (!Array.isArray(rows)) throw wrong();
	return rows.filter((row) => typeof row === 'object' && row !== null && Object.keys(row).length > 0).map(({ key, paar, beslissing, waarde }: Record<string, unknown>): DecisionRow => {
		const choice = beslissing ?? '';
		if (typeof key !== 'string' || typeof paar !== 'string' || typeof choice !== 'string' || !CHOICES.includes(choice)) throw wrong();
		return { key, paar, beslissing: choice as DecisionRow['beslissing'], waarde: String(waarde ?? '') };
	});
}
