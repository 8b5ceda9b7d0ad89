/** Baseline rows as text: short, versioned, and never trusted blindly. */
import type { BaselineRow, RowState, UnitState } from '../types';

/** A unit that only agrees is stored as its bare fingerprint. */
type Packed = string | UnitState;

export function packState(state: RowState): string {
	const u: Record<string, Packed> = {};
	for (const unit of Object.keys(state.u).sort()) {
		const { o, p, c } = state.u[unit]!;
		if (typeof o === 'string' && p === undefined && c === undefined) u[unit] = o;
		else if (o !== undefined || p !== undefined || c !== undefined) u[unit] = { o, p, c };
	}
	return JSON.stringify({ v: state.v, u });
}

/**
 * @throws Error when the text is not a state of this version: a damaged row must stop the record, not wipe its history.
 */
export function unpackState(text: string): RowState {
	const raw = JSON.parse(text) as { v?: unknown; u?: Record<string, Packed> };
	if (raw.v !== 1 || typeof raw.u !== 'object' || raw.u === null) throw new Error('unknown version');
	const u: Record<string, UnitState> = {};
	for (const [unit, packed] of Object.entries(raw.u)) u[unit] = typeof packed === 'string' ? { o: packed } : packed;
	return { v: 1, u };
}

/**
 * Rows of the Data Table → map by key.
 * @throws Error naming the remedy when a row is damaged or a key occurs twice.
 */
export function readBaseline(rows: readonly BaselineRow[]): Map<string, RowState> {
	const map = new Map<string, RowState>();
	for (const { key, state } of rows) {
		if (map.has(key)) throw new Error(`The baseline has two rows with key ${key}. Delete one of them in the Data Table; nothing was written.`);
		try {
			map.set(key, unpackState(state));
		} catch {
			throw new Error(`Baseline row ${key} is damaged. Restore it, or delete it so that this record is treated as on a first run; nothing was written.`);
		}
	}
	return map;
}
