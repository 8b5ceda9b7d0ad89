/** The six co-accounts of an account. */
import { emptySlot } from './profile';
import type { Account, Platform } from './store';
import { OK, onUser, slotOf, type Table } from './table';

const CO_ACCOUNT_STATUS = /^(actief|niet actief|actief tot en met \d{4}\/\d{2}\/\d{2})$/;

const FIELDS = ['type', 'naam', 'voornaam', 'status', 'email', 'telefoonnummer', 'mobielnummer'];
const FRENCH_FIELDS: Readonly<Record<string, string>> = { surname: 'naam', name: 'voornaam', homePhone: 'telefoonnummer', mobilePhone: 'mobielnummer' };

/** `mobielnummer_coaccount2`: the field, by its Dutch name, and the slot. */
export function coAccountField(platform: Platform, paramName: string): { field: string; slot: string } | undefined {
	const [, name = '', slot = ''] = /^(\w+)_coaccount([1-6])$/.exec(paramName) ?? [];
	const field = platform.settings.frenchEdition && Object.hasOwn(FRENCH_FIELDS, name) ? FRENCH_FIELDS[name]! : name;
	return FIELDS.includes(field) ? { field, slot } : undefined;
}

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
			delete account.signatures[slot];
			return OK;
		}),
	},
};
