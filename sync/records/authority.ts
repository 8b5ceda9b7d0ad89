/**
 * Somebody who is enrolled in several institutes of one platform on the same day has one account there, and an account
 * has one official class and one stamnummer (R12). So one enrolment speaks for the person: the one that began first;
 * of those that began on one day, that of the institute that the settings name first. It stays the same while both last.
 */
export function authoritative<E extends { begin: string; instelnr: string }>(enrolments: readonly E[], order: readonly string[]): E {
	const rank = ({ instelnr }: E): number => (order.indexOf(instelnr) + 1 || order.length + 1);
	return enrolments.reduce((best, each) => (each.begin < best.begin || (each.begin === best.begin && rank(each) < rank(best)) ? each : best));
}
