/**
 * The to-do list of the secretary: one line per value that waits to be typed or accepted in Informat. A line is opened
 * once, changed when the value changes, and closed when Informat shows the value or nothing is left to type.
 */
import { maySee, type Sensitivity, type UnitDef } from '../fields/types';
import { whereToType } from '../fields/where';
import type { Side, SyncRecord, Task, UnitState } from '../types';
import { leadsTo } from './record';

/** A value was handed to Informat and is not there yet, or was refused there. */
export const isOpen = (state: UnitState | undefined): boolean => state?.p !== undefined || state?.r !== undefined;

/** @param audience up to what the readers of the list may see */
export function taskOf(unit: UnitDef, { fields, keys }: SyncRecord, shown: Record<Side, string>, audience: Sensitivity, waar = whereToType(unit)): Task {
	const values = maySee(unit, audience) ? { oudeWaarde: shown.informat, nieuweWaarde: shown.smartschool } : { oudeWaarde: '', nieuweWaarde: '(na te kijken in Smartschool)' };
	return { leerling: [fields.voornaam, fields.naam].filter(Boolean).join(' '), klas: keys.klascode ?? '', ...values, waar };
}

/**
 * Takes out of the states what nobody has to type any more: of a pupil who left, of a field that no longer travels to
 * Informat, and a value that Smartschool has left since, while both sides wait for a person to decide.
 * @param units units of the record as they are now; undefined = the pupil has left
 */
export function withoutPointless(states: Readonly<Record<string, UnitState>>, units: readonly UnitDef[] | undefined): Record<string, UnitState> {
	const kept: Record<string, UnitState> = { ...states };
	for (const id of Object.keys(kept)) {
		if (!isOpen(kept[id])) continue;
		const { p, i: _update, r, ...rest } = kept[id]!;
		const outdated = rest.c !== undefined && rest.c[1] !== (p ?? r);
		const travels = units?.some((unit) => (unit.id === id || id.startsWith(`${unit.id}/`)) && leadsTo('informat', unit.direction)) === true;
		if (outdated || !travels) kept[id] = rest;
	}
	return kept;
}

/** Ids of units that had an open line and have none now. */
export const closedSince = (before: Readonly<Record<string, UnitState>>, now: Readonly<Record<string, UnitState>>): string[] => Object.keys(before).filter((id) => isOpen(before[id]) && !isOpen(now[id]));
