/** Passwords and what goes with them, by account type: 0 the own account, 1 to 6 the co-accounts. */
import type { Account, Platform } from './store';
import { OK, onUser, slotOf, type Args, type Table } from './table';

function savePassword(account: Account, platform: Platform, { password = '', accountType, changePasswordAtNextLogin = '1' }: Args): number {
	const slot = slotOf(accountType);
	if (slot === undefined) return 14;
	const code = platform.passwordCode(password);
	if (code !== OK) return code;
	platform.countPassword(account, slot, changePasswordAtNextLogin !== '0');
	return OK;
}

function mustChange(account: Account, _platform: Platform, { accountType }: Args): number {
	const slot = slotOf(accountType);
	if (slot === undefined) return 14;
	(account.passwords[slot] ??= { writes: 0, mustChange: false }).mustChange = true;
	return OK;
}

export const PASSWORDS: Table = {
	savePassword: { args: ['userIdentifier', 'password', 'accountType', 'changePasswordAtNextLogin'], returns: 'anyType', run: onUser(savePassword) },
	changePasswordAtNextLogin: { args: ['userIdentifier', 'accountType'], returns: 'anyType', run: onUser(mustChange) },
	forcePasswordReset: { args: ['userIdentifier', 'accountType'], returns: 'anyType', run: onUser(mustChange) },
	deactivateTwoFactorAuthentication: {
		args: ['userIdentifier', 'accountType'],
		returns: 'anyType',
		run: onUser((account, _platform, { accountType }) => {
			const slot = slotOf(accountType);
			if (slot === undefined) return 14;
			account.profile[slot === 0 ? 'isAuthenticatorAppEnabled' : `authenticator_app_enabled${slot}`] = false;
			return OK;
		}),
	},
};
