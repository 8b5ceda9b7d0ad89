/** Compare before set (law L26), per co-account: nothing is written to a slot in which somebody else is by now. */
import { CO_ACCOUNTS, LETTERS } from '../fields/coAccounts';
import type { CoAccountJob, FieldValues, SyncRecord } from '../types';
import { sameOn } from './recheck';

const NAME = CO_ACCOUNTS.find(({ id }) => id === 'coNaam')!;
const TYPE = CO_ACCOUNTS.find(({ id }) => id === 'coType')!;

/** Ids of the writes that must not be made; the next run plans them anew. All of them when the account does not tell its co-accounts now. */
export function changedCoAccounts(job: CoAccountJob, now: SyncRecord | undefined): string[] {
	const slots = now?.lists?.coaccounts;
	return job.writes.filter(({ unit, was }) => {
		const held: FieldValues | undefined = slots?.find(({ key }) => key === unit[0])?.values;
		const read = job.seen[unit[0]!]!;
		if (!held || [NAME, TYPE].some((def) => !sameOn('smartschool', def, read, held))) return true;
		const def = CO_ACCOUNTS.find(({ id }) => LETTERS[id] === unit[1]);
		return def !== undefined && Object.keys(was).length > 0 && !sameOn('smartschool', def, was, held);
	}).map(({ unit }) => unit);
}
