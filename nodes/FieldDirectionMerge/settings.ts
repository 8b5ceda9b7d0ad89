/** The node's parameters → table and settings of the planner. */
import type { UnitDef } from '../../sync/fields/types';
import { PRESET } from '../../sync/fields/preset';
import { DEFAULT_LIMITS, type Limits } from '../../sync/plan/guards';
import type { ListField } from '../../sync/plan/lists';
import type { Clearing, ConflictRule, Direction, DriftRule, InformatChannel } from '../../sync/types';
import type { KindName } from '../../sync/values/kinds';

/** One row of “Other Directions”. */
export interface DirectionRow {
	unit: string;
	direction: Direction;
}

/** One row of “Rules per Field”; '' = as in the table. */
export interface RuleRow {
	unit: string;
	conflict: ConflictRule | '';
	drift: DriftRule | '';
	clear: Clearing | '';
	channel?: InformatChannel | '';
}

export const ARROWS: Readonly<Record<Direction, string>> = {
	toSmartschool: 'Informat → Smartschool',
	toInformat: 'Informat ← Smartschool',
	both: 'Informat ⇄ Smartschool',
	once: 'Informat → Smartschool, once',
	off: 'Off (uit)',
};

export const SHORT_ARROWS: Readonly<Record<Direction, string>> = { toSmartschool: '→', toInformat: '←', both: '⇄', once: '→ once', off: '–' };

/** @throws Error when a field is named twice, is not in the table, or has no channel for that direction */
export function tableWith(directions: readonly DirectionRow[], rules: readonly RuleRow[], table: readonly UnitDef[] = PRESET): UnitDef[] {
	onePerField(directions, 'Other Directions', table);
	onePerField(rules, 'Rules per Field', table);
	for (const { unit, direction } of directions) {
		const { label, allowed } = unitOf(unit, table);
		if (!allowed.includes(direction)) throw new Error(`Field “${label}” cannot travel that way: there is no channel for it. Possible: ${allowed.map((each) => ARROWS[each]).join(', ')}.`);
	}
	for (const { unit } of rules) unitOf(unit, table);
	return table.map((def) => {
		const direction = directions.find(({ unit }) => unit === def.id)?.direction ?? def.direction;
		const rule = rules.find(({ unit }) => unit === def.id);
		return { ...def, direction, conflict: rule?.conflict || def.conflict, drift: rule?.drift || def.drift, clear: rule?.clear || def.clear };
	});
}

function unitOf(id: string, table: readonly UnitDef[]): UnitDef {
	const def = table.find((each) => each.id === id);
	if (!def) throw new Error(`Field “${id}” is not in the table. Choose a field from the list.`);
	return def;
}

function onePerField(rows: readonly { unit: string }[], where: string, table: readonly UnitDef[]): void {
	const seen = new Set<string>();
	for (const { unit } of rows) {
		if (seen.has(unit)) throw new Error(`Field “${table.find(({ id }) => id === unit)?.label ?? unit}” is twice under “${where}”. Keep one row.`);
		seen.add(unit);
	}
}

/** One row of a school's own table. */
export interface OwnRow {
	field: string;
	direction: Direction;
	kind: KindName;
	together: string;
}

/** @throws Error when a rule names a field that is not in the table */
export function ownFields(rows: readonly OwnRow[], rules: readonly RuleRow[]): ListField[] {
	onePerField(rules, 'Rules per Field', []);
	for (const { unit } of rules) {
		if (!rows.some(({ field }) => field.trim() === unit.trim())) throw new Error(`“Rules per Field” names “${unit}”, which is not a field of the table. Correct the name or take the rule away.`);
	}
	return rows.map(({ field, direction, kind, together }) => {
		const rule = rules.find(({ unit }) => unit.trim() === field.trim());
		return { path: field.trim(), kind, direction, together: together.trim(), conflict: rule?.conflict || 'review', drift: rule?.drift || (direction === 'both' ? 'onChange' : 'enforce'), clear: rule?.clear || 'no' };
	});
}

export type LimitOptions = Partial<Record<keyof typeof DEFAULT_LIMITS.scopes | 'anyField' | 'minimumPopulation' | 'shrinkPercent' | 'emptiedPercent' | 'unregisterCount' | 'coAccountBlockCount' | 'absenceCount' | 'withdrawalCount' | 'photoNewCount' | 'photoReplaceCount', number>>;

/** Where the screen sets the highest number of an operation; what is not here has a fixed one. */
const COUNTS: Readonly<Record<string, keyof LimitOptions>> = { unregister: 'unregisterCount', deactivate: 'unregisterCount', coAccountBlock: 'coAccountBlockCount', absence: 'absenceCount', withdrawal: 'withdrawalCount', photoNew: 'photoNewCount', photoReplace: 'photoReplaceCount' };

export function limitsWith(options: LimitOptions): Limits {
	const scopes = Object.fromEntries(
		Object.entries(DEFAULT_LIMITS.scopes).map(([scope, limit]) => [
			scope,
			{ percent: options[scope] ?? limit.percent, ...(limit.count === undefined ? {} : { count: options[COUNTS[scope]!] ?? limit.count }) },
		]),
	);
	return {
		minimumPopulation: options.minimumPopulation ?? DEFAULT_LIMITS.minimumPopulation,
		scopes,
		anyField: { percent: options.anyField ?? DEFAULT_LIMITS.anyField.percent },
		shrinkPercent: options.shrinkPercent ?? DEFAULT_LIMITS.shrinkPercent,
		emptiedPercent: options.emptiedPercent ?? DEFAULT_LIMITS.emptiedPercent,
	};
}

/** @throws Error when a pupil or an account is linked twice by hand */
export function linksOf(rows: readonly { leerlingnummer: string; account: string }[]): Record<string, string> {
	const links: Record<string, string> = {};
	const accounts = new Set<string>();
	for (const row of rows) {
		const [pupil, account] = [String(row.leerlingnummer).trim(), String(row.account).trim()];
		if (pupil === '' || account === '') throw new Error('“Links by Hand” has a row that is not filled in. Give the pupil number and the Smartschool account, or take the row away.');
		if (Object.hasOwn(links, pupil) || accounts.has(account.toLowerCase())) throw new Error(`“Links by Hand” names pupil ${pupil} or his account twice. Keep one row.`);
		links[pupil] = account;
		accounts.add(account.toLowerCase());
	}
	return links;
}
