/** The six co-accounts of an account. */
import { emptySlot } from './profile';
import type { Account, Platform } from './store';
import { OK, onUser, slotOf, type Table } from './table';

const CO_ACCOUNT_STATUS = /^(actief|niet actief|actief tot en met \d{4}\/\d{2}\/\d{2})$/;

export function setCoAccount(account: Account, platform: Platform, field: string, slot: string, value: string): number {
	const { profile } = account;
	if (field === 'status') {
		if (!CO_ACCOUNT_STATUS.test(value)) return 17;
		profile[`status${slot}`] = value;
		return OK;
	}
	const key = `${field}_coaccount${slot}`;
	if (field === 'type') {
		const none = ['', '0', 'Maak uw keuze'].includes(value);
		if (!none && !platform.settings.coAccountTypes.includes(value)) return 17;
		profile[key] = none ? 0 : value;
		return OK;
	}
	if (field === 'email' && profile[key] !== value) profile[`${key}_isVerified`] = false;
	profile[key] = value;
	return OK;
}

export const CO_ACCOUNTS: Table = {
	removeCoAccount: {
		args: ['userIdentifier', 'accountType'],
		returns: 'anyType',
		run: onUser((account, _platform, { accountType }) => {
			const slot = slotOf(accountType, 1);
			if (slot === undefined) return 14;
			Object.assign(account.profile, emptySlot(slot));
			delete account.passwords[slot];
			return OK;
		}),
	},
};
