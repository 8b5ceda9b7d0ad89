/** The node's parameters → settings of the planner. */
import type { UnitDef } from '../../sync/fields/types';
import { STANDARD } from '../../sync/fields/standard';
import { DEFAULT_LIMITS, type Limits } from '../../sync/plan/limits';
import type { ConflictRule, Direction, InformatChannel } from '../../sync/types';

export interface Override {
	unit: string;
	direction: Direction | '';
	conflict: ConflictRule | '';
	channel: InformatChannel | '';
}

export type LimitOptions = Partial<Record<'createAccount' | 'updateAccount' | 'unregister' | 'classMove' | 'createClass' | 'toInformat' | 'anyField' | 'minimumPopulation', number>>;

/** @throws Error when a direction has no channel for that field, or a field is named twice. */
export function tableWith(overrides: readonly Override[]): UnitDef[] {
	const seen = new Set<string>();
	for (const { unit, direction } of overrides) {
		const def = STANDARD.find(({ id }) => id === unit);
		if (!def) throw new Error(`Field “${unit}” is not in the table. Choose a field from the list.`);
		if (seen.has(unit)) throw new Error(`Field “${def.label}” has two overrides. Keep one.`);
		seen.add(unit);
		if (direction !== '' && !def.allowed.includes(direction)) {
			throw new Error(`Field “${def.label}” cannot travel that way: there is no channel for it. Possible: ${def.allowed.map((each) => ARROWS[each]).join(', ')}.`);
		}
	}
	return STANDARD.map((def) => {
		const override = overrides.find(({ unit }) => unit === def.id);
		return override ? { ...def, direction: override.direction || def.direction, conflict: override.conflict || def.conflict } : def;
	});
}

export const ARROWS: Record<Direction, string> = {
	toSmartschool: 'Informat → Smartschool',
	toInformat: 'Informat ← Smartschool',
	both: 'Informat ⇄ Smartschool',
	once: 'Informat → Smartschool, once',
	off: 'Off',
};

export function limitsWith(options: LimitOptions): Limits {
	const scopes = Object.fromEntries(
		Object.entries(DEFAULT_LIMITS.scopes).map(([scope, limit]) => [scope, { ...limit, percent: options[scope as keyof LimitOptions] ?? limit.percent }]),
	);
	return {
		minimumPopulation: options.minimumPopulation ?? DEFAULT_LIMITS.minimumPopulation,
		scopes,
		anyField: { percent: options.anyField ?? DEFAULT_LIMITS.anyField.percent },
	};
}
