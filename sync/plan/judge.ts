/** The whole plan before the guards: what waits, what an approval lets go, and the code that would approve the rest. */
import { DateTime } from 'luxon';
import type { BaselineItem } from '../types';
import { APPROVAL_DAYS, approvalCode, approvalForAll, approvedScopes, heldScopes, type ApprovalTools, type GuardSettings, type Held, type Scope, type Tally } from './guards';
import { packApprovals, unpackApprovals } from './state';

export interface Judgement {
	held: Held[];
	/** An approval was given, and it lets something go. */
	lifted: boolean;
	/** Why an approval that was given does not count; '' = it does, or none was given. */
	problem: string;
	/** Code that approves all that waits; '' = nothing waits that may be approved. */
	goedkeuring: string;
	/** The same per part, for a person who lets only some of it go. */
	goedkeuringen: { scope: Scope; code: string }[];
	/** Row that remembers that this plan was approved once more; stored by a run that uses the approval. */
	used: BaselineItem;
}

/**
 * An approval is bound to what waits, not to what went on without it: a run that holds a part carries out the rest, and
 * the next run has to recognise the part that still waits.
 * @param planOf hash of the writes of these scopes; of what would be written, to whom
 * @param rows baseline rows by key
 */
export function judge(tallies: ReadonlyMap<Scope, Tally>, planOf: (scopes: ReadonlySet<Scope>) => string, rows: ReadonlyMap<string, string>, settings: GuardSettings & { approval: string }, tools: ApprovalTools): Judgement {
	const { today, approval } = settings;
	const hash = (held: readonly Held[]) => planOf(new Set(held.map(({ scope }) => scope)));
	const rowKey = (plan: string) => tools.fingerprint(`goedkeuringen|${plan}`);
	const usesOf = (plan: string) => unpackApprovals(rows.get(rowKey(plan)));
	const overall = heldScopes(tallies, settings);
	const plan = hash(overall);
	const uses = usesOf(plan);
	const given = approvedScopes(approval, plan, today, uses, tools);
	const isLifted = ({ scope, why }: Held) => why !== 'closed' && (given.everything || given.scopes.has(scope));
	const held = overall.filter((each) => !isLifted(each));
	const lifted = held.length < overall.length;
	const rest = hash(held);
	const restUses = rest === plan && lifted ? uses + 1 : usesOf(rest);
	const approvable = held.filter(({ why }) => why !== 'closed');
	const until = DateTime.fromISO(today, { zone: 'utc' }).plus({ days: APPROVAL_DAYS }).toISODate() ?? today;
	return {
		held,
		lifted,
		problem: given.problem,
		goedkeuring: approvable.length > 0 ? approvalForAll(rest, until, restUses, tools) : '',
		goedkeuringen: approvable.map(({ scope }) => ({ scope, code: approvalCode(rest, scope, until, restUses, tools) })),
		used: { soort: 'basis', row: { key: rowKey(plan), state: packApprovals(uses + 1) }, rowIsNew: uses === 0 },
	};
}
