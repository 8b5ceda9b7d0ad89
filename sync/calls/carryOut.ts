/** The calls of one job, in order. A call whose prerequisite failed is not made, so that a failure stays with what needs it (law L23). */
import type { SmartschoolCall } from './types';

export const NOT_TRIED = 'it was not tried, because a step before it failed.';

/**
 * @param perform makes the call; gives the sentence for a problem of this call, throws what must stop the run
 * @returns per unit why it was not written as a whole; units that are not in it were written
 */
export async function carryOut(calls: readonly SmartschoolCall[], perform: (call: SmartschoolCall) => Promise<string | undefined>): Promise<Map<string, string>> {
	const failures = new Map<string, string>();
	const done: boolean[] = [];
	for (const call of calls) {
		const problem = call.needs.every((index) => done[index]) ? await perform(call) : NOT_TRIED;
		done.push(problem === undefined);
		if (problem !== undefined) for (const unit of call.units) if (!failures.has(unit)) failures.set(unit, problem);
	}
	return failures;
}
