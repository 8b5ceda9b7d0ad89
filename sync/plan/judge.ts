/** The whole plan before the guards: what waits, what an approval lets go, and the code that would approve the rest. */
import { DateTime } from 'luxon';
import type { BaselineItem } from '../types';
import { APPROVAL_DAYS, approvalForAll, approvedScopes, heldScopes, type ApprovalTools, type GuardSettings, type Held, type Scope, type Tally } from './guards';
import { packApprovals, unpackApprovals } from './state';

export interface Judgement {
	held: Held[];
	/** An approval was given, and it lets something go. */
	lifted: boolean;
	/** Why an approval that was given does not count; '' = it does, or none was given. */
	problem: string;
	/** Code that approves all that waits; '' = nothing waits that may be approved. */
	goedkeuring: string;
	/** Row that remembers that this plan was approved once more; stored by a run that uses the approval. */
	used: BaselineItem;
}

/** @param rows baseline rows by key */
export function judge(tallies: ReadonlyMap<Scope, Tally>, plan: string, rows: ReadonlyMap<string, string>, settings: GuardSettings & { approval: string }, tools: ApprovalTools): Judgement {
	const { today, approval } = settings;
	const key = tools.fingerprint(`goedkeuringen|${plan}`);
	const uses = unpackApprovals(rows.get(key));
	const given = approvedScopes(approval, plan, today, uses, tools);
	const isLifted = ({ scope, why }: Held) => why !== 'closed' && (given.everything || given.scopes.has(scope));
	const overall = heldScopes(tallies, settings);
	const held = overall.filter((each) => !isLifted(each));
	const until = DateTime.fromISO(today, { zone: 'utc' }).plus({ days: APPROVAL_DAYS }).toISODate() ?? today;
	return {
		held,
		lifted: held.length < overall.length,
		problem: given.problem,
		goedkeuring: held.some(({ why }) => why !== 'closed') ? approvalForAll(plan, until, uses, tools) : '',
		used: { soort: 'basis', row: { key, state: packApprovals(uses + 1) }, rowIsNew: uses === 0 },
	};
}
