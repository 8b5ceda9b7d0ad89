/** After a service confirmed a write: move the baseline of exactly that unit, never before, never more (law L14). */
import type { ChangeItem, InformatJob, OpenUpdate, UnitResult, UnitWrite } from '../types';
import { MADE } from './enrolment';
import { isBlank, printOf } from './record';
import { packState, unpackState } from './state';

/** @returns a new item with the results added and the confirmed units' baseline moved. */
export function confirmUnits(item: ChangeItem, results: UnitResult[]): ChangeItem {
	const state = unpackState(item.row.state);
	const all = [...item.results, ...results];
	let moved = false;
	for (const { side, unit, ok, fixed } of results) {
		const write = writesOf(item, side).find((each) => each.unit === unit);
		if (!write || (!ok && !fixed)) continue;
		// A membership that ended leaves nothing to remember.
		if (ok && write.element !== undefined && isBlank(printOf(write.after.o, 'informat') ?? 'x')) delete state.u[unit];
		else state.u[unit] = ok ? write.after : { ...(state.u[unit]?.o === undefined ? {} : { o: state.u[unit].o }), r: printOf(write.after.o, 'informat')! };
		moved = true;
	}
	if (moved && item.smartschool) Object.assign(state.u, item.settledByCreation);
	if (moved && item.created) state.u[MADE] = { w: '' };
	if (moved && item.link !== '') state.l = item.link;
	const done = (['smartschool', 'informat'] as const).every((side) => writesOf(item, side).every(({ unit }) => all.some((result) => result.side === side && result.unit === unit && result.ok)));
	if (moved) state.q = done ? item.quiet : '';
	return { ...item, row: { ...item.row, state: packState(state) }, rowChanged: item.rowChanged || moved, results: all };
}

/** The update of a job, as it looks once Informat has refused it. */
export const asRefused = ({ preRegistrationId, handle, writes }: InformatJob): OpenUpdate => ({
	preRegistrationId, instelnr: handle.instelnr,
	refused: Object.fromEntries(writes.map(({ unit, after: { o, p } }) => [unit, { ...(o === undefined ? {} : { o }), ...(p === undefined ? {} : { r: p }) }])),
});

/** Units of an update that Informat refused: they wait for a person now, and the same value is not sent again. */
export function refuseUpdate(item: ChangeItem, { refused }: OpenUpdate, results: UnitResult[]): ChangeItem {
	const state = unpackState(item.row.state);
	Object.assign(state.u, refused);
	return { ...item, row: { ...item.row, state: packState(state) }, rowChanged: true, results: [...item.results, ...results] };
}

const writesOf = (item: ChangeItem, side: UnitResult['side']): readonly UnitWrite[] => item[side]?.writes ?? [];
