/** Every unit of the standard sync: what every platform has a place for, what travels in profile fields, and the account itself. */
import { ACCOUNT } from './account';
import { PROFILE } from './profile';
import { relationUnit } from './relations';
import { STANDARD } from './standard';
import type { UnitDef } from './types';

export const PRESET: readonly UnitDef[] = [...STANDARD, ...PROFILE, ...ACCOUNT];

/** Also the unit of one kind of relation, and of one element of a list. */
export function unitById(id: string): UnitDef | undefined {
	const [unit] = id.split('/');
	return PRESET.find((each) => each.id === unit) ?? relationUnit(id, PRESET);
}
