/** After a service confirmed a write: move the baseline of exactly that unit, never before, never more (law L14). */
import type { ChangeItem, UnitResult, UnitWrite } from '../types';
import { packState, unpackState } from './state';

/** @returns a new item with the results added and the confirmed units' baseline moved. */
export function confirmUnits(item: ChangeItem, results: UnitResult[]): ChangeItem {
	const state = unpackState(item.row.state);
	let moved = false;
	for (const { side, unit, ok } of results) {
		const writes: UnitWrite[] = (side === 'smartschool' ? item.smartschool?.writes : item.informat?.writes) ?? [];
		const write = writes.find((each) => each.unit === unit);
		if (!ok || !write) continue;
		state.u[unit] = write.after;
		moved = true;
	}
	if (moved && item.smartschool) Object.assign(state.u, item.settledByCreation);
	return { ...item, row: { ...item.row, state: packState(state) }, rowChanged: item.rowChanged || moved, results: [...item.results, ...results] };
}
