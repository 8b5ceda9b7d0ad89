/** Limits on the whole plan, judged before the first write; what trips waits, the rest goes on (law L18). */

/** An operation or a field: `createAccount`, `unregister`, `classMove`, `createClass`, `updateAccount`, `toInformat`, `field:<unit>`. */
export type Scope = string;

export interface Limit {
	/** Trips above this share (0–100) of the population … */
	percent: number;
	/** … or, when given, above this count. */
	count?: number;
}

export interface Limits {
	/** Shares are judged from this population on; below it only counts are. */
	minimumPopulation: number;
	scopes: Record<string, Limit>;
	anyField: Limit;
}

export const DEFAULT_LIMITS: Limits = {
	minimumPopulation: 20,
	scopes: {
		createAccount: { percent: 10 },
		updateAccount: { percent: 50 },
		unregister: { percent: 3, count: 10 },
		classMove: { percent: 15 },
		createClass: { percent: 10 },
		toInformat: { percent: 20 },
	},
	anyField: { percent: 20 },
};

export interface Tally {
	count: number;
	population: number;
}

export interface Held extends Tally {
	scope: Scope;
	limit: Limit;
}

/** The scopes of the plan that are over their limit. */
export function overLimit(tallies: ReadonlyMap<Scope, Tally>, limits: Limits): Held[] {
	const held: Held[] = [];
	for (const [scope, { count, population }] of tallies) {
		const limit = scope.startsWith('field:') ? limits.anyField : limits.scopes[scope];
		if (!limit || count === 0) continue;
		const share = population >= limits.minimumPopulation && count * 100 > population * limit.percent;
		if (share || (limit.count !== undefined && count > limit.count)) held.push({ scope, limit, count, population });
	}
	return held;
}
