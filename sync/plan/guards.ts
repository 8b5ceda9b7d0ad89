/**
 * What the whole plan has to pass before the first write: limits, the school calendar, a changed table, and the
 * approval that lifts them. What trips waits with its reason, the rest goes on (law L18).
 */

/**
 * An operation or a field: `createAccount`, `unregister`, `classMove`, `clear`, `toInformat`, `field:<unit>`, …
 * Where several institutes are read, each counts its own: `unregister@099999`.
 */
export type Scope = string;

const SCHOOL = /@(\d{6})$/;
export const ofSchool = (scope: Scope, instelnr: string): Scope => (instelnr === '' ? scope : `${scope}@${instelnr}`);
/** The operation or field alone, and the institute; '' = all. */
export const partsOf = (scope: Scope): { kind: Scope; instelnr: string } => ({ kind: scope.replace(SCHOOL, ''), instelnr: SCHOOL.exec(scope)?.[1] ?? '' });

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
	/** A read in which more than this share of the linked records is missing is not believed. */
	shrinkPercent: number;
	/** Nor is one in which a field became empty for more than this share. */
	emptiedPercent: number;
}

export const DEFAULT_LIMITS: Limits = {
	minimumPopulation: 20,
	scopes: {
		createAccount: { percent: 10 },
		updateAccount: { percent: 50 },
		unregister: { percent: 3, count: 10 },
		reactivate: { percent: 3, count: 10 },
		classMove: { percent: 15 },
		createClass: { percent: 10 },
		updateClass: { percent: 20 },
		createGroup: { percent: 10 },
		leaveGroup: { percent: 10 },
		toInformat: { percent: 20 },
		clear: { percent: 2 },
		create: { percent: 10 },
		update: { percent: 50 },
		deactivate: { percent: 3, count: 10 },
		coAccountCreate: { percent: 10 },
		coAccountUpdate: { percent: 50 },
		coAccountBlock: { percent: 3, count: 10 },
		coAccountRemove: { percent: 0, count: 0 },
		absence: { percent: 30, count: 300 },
		withdrawal: { percent: 5, count: 20 },
		photoNew: { percent: 100, count: 100 },
		photoReplace: { percent: 100, count: 30 },
	},
	anyField: { percent: 20 },
	shrinkPercent: 20,
	emptiedPercent: 10,
};

/** `rollover`: only additions, what takes something away waits. `closed`: nothing is written. */
export type Calendar = 'normal' | 'rollover' | 'closed';

export interface Tally {
	count: number;
	population: number;
}

export type Held = Tally & { scope: Scope } & ({ why: 'limit'; limit: Limit } | { why: 'rollover' | 'summer' | 'closed' | 'table' | 'elsewhere' });

/** Operations that take something away from people. */
const REMOVALS: readonly Scope[] = ['unregister', 'deactivate', 'clear', 'coAccountRemove', 'loseClass', 'leaveGroup'];
/** The table was changed since these records were last in agreement. */
export const TABLE_CHANGED: Scope = 'tabel';
/** Class, stamnummer or leaving of an account that is in a class of an institute that was not read. */
export const ELSEWHERE: Scope = 'andereInstelling';

export interface GuardSettings {
	limits: Limits;
	calendar: Calendar;
	/** ISO date. */
	today: string;
}

/** The scopes of the plan that must wait. A closed calendar holds every scope, and no approval opens it. */
export function heldScopes(tallies: ReadonlyMap<Scope, Tally>, { limits, calendar, today }: GuardSettings): Held[] {
	const held: Held[] = [];
	// In July and August pupils are moved to the next year day by day: a read is never the whole school then (R53).
	const summer = /^\d{4}-0[78]/.test(today);
	for (const [scope, tally] of [...tallies].sort(([x], [y]) => (x < y ? -1 : 1))) {
		if (tally.count === 0) continue;
		const { kind } = partsOf(scope);
		const removes = REMOVALS.includes(kind);
		const limit = kind.startsWith('field:') ? limits.anyField : Object.hasOwn(limits.scopes, kind) ? limits.scopes[kind] : undefined;
		if (calendar === 'closed') held.push({ scope, ...tally, why: 'closed' });
		else if (kind === TABLE_CHANGED) held.push({ scope, ...tally, why: 'table' });
		else if (kind === ELSEWHERE) held.push({ scope, ...tally, why: 'elsewhere' });
		else if (removes && calendar === 'rollover') held.push({ scope, ...tally, why: 'rollover' });
		else if (removes && summer) held.push({ scope, ...tally, why: 'summer' });
		else if (limit !== undefined && isOver(tally, limit, limits.minimumPopulation)) held.push({ scope, ...tally, why: 'limit', limit });
	}
	return held;
}

function isOver({ count, population }: Tally, limit: Limit, minimumPopulation: number): boolean {
	const share = population >= minimumPopulation && count * 100 > population * limit.percent;
	return share || (limit.count !== undefined && count > limit.count);
}

/** Days that an approval lives. */
export const APPROVAL_DAYS = 7;
const EVERYTHING = 'alles';

export interface ApprovalTools {
	/** Keyed fingerprint: without the key nobody can make a code. */
	fingerprint(text: string): string;
}

/**
 * The code that a person hands back to approve a plan: bound to the plan's hash, to one scope or to all that waits,
 * to a last day, and to how often this plan was approved before, so that it works once.
 * @param until ISO date
 */
export function approvalCode(plan: string, scope: Scope | typeof EVERYTHING, until: string, uses: number, { fingerprint }: ApprovalTools): string {
	const day = until.replaceAll('-', '');
	return `${plan}.${scope}.${day}.${fingerprint(`goedkeuring|${plan}|${scope}|${day}|${uses}`)}`;
}

export const approvalForAll = (plan: string, until: string, uses: number, tools: ApprovalTools): string => approvalCode(plan, EVERYTHING, until, uses, tools);

export interface Approved {
	scopes: ReadonlySet<Scope>;
	everything: boolean;
	/** Why a code that was given does not count, in Dutch; '' = all counted. */
	problem: string;
}

/** @param given codes with spaces or commas between them */
export function approvedScopes(given: string, plan: string, today: string, uses: number, tools: ApprovalTools): Approved {
	const scopes = new Set<Scope>();
	let everything = false;
	let problem = '';
	for (const code of given.split(/[\s,]+/).filter((each) => each !== '')) {
		const [, ofPlan, scope, day] = /^([^.]+)\.(.+)\.(\d{8})\.[^.]+$/.exec(code) ?? [];
		const until = day === undefined ? '' : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
		if (ofPlan === undefined) problem = 'De goedkeuring is geen code uit een voorbeeld.';
		else if (ofPlan !== plan) problem = 'De goedkeuring hoort bij een ander plan: intussen is er iets veranderd. Bekijk het nieuwe voorbeeld.';
		else if (until < today) problem = 'De goedkeuring is verlopen. Maak een nieuw voorbeeld.';
		else if (approvalCode(plan, scope!, until, uses, tools) !== code) problem = 'De goedkeuring is al gebruikt, of de code is niet juist overgenomen.';
		else if (scope === EVERYTHING) everything = true;
		else scopes.add(scope!);
	}
	return { scopes, everything, problem };
}
