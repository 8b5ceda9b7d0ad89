/** Status of an account: written in three languages' words, read back in one. */
import type { Account, Platform } from './store';
import { OK } from './table';

const STATUSES: Readonly<Record<string, string>> = { actief: 'actief', active: 'actief', enabled: 'actief', inactief: 'uitgeschakeld', inactive: 'uitgeschakeld', disabled: 'uitgeschakeld', administratief: 'administratief', administrative: 'administratief' };

export function setStatus(account: Account, value: string, platform: Platform): number {
	const status = Object.hasOwn(STATUSES, value.toLowerCase()) ? STATUSES[value.toLowerCase()] : undefined;
	if (status === undefined) return 17;
	if (status === 'actief' && account.profile.basisrol === '1' && !platform.officialClass(account)) return 34;
	account.profile.status = status;
	return OK;
}
