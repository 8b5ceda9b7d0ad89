/** A new account, without ever touching the account of somebody else. */
import type { SaveUserArgs } from '../../sync/calls/types';
import { ServiceError } from '../../services/errors';
import { SmartschoolCode, type SmartschoolClient } from '../../services/smartschool/client';
import { firstPassword } from '../../services/smartschool/password';

export interface MadeAccount {
	/** The user name that the account really has. */
	userName: string;
	/** False when somebody had the number already: what was there before is never taken for ours. */
	made: boolean;
}

/** Another user name is tried this often when the first ones are taken. */
const NAME_ATTEMPTS = 20;

/**
 * saveUser changes whoever has the key already, password included. So nobody may have the number (nor, on a platform
 * that goes by user names, the name). A pupil who has the number — left out of the groups that were read, or made by a
 * run that broke off — is updated without a password.
 * @param known true when a fresh read of the whole platform has just shown that nobody has the number or the name
 */
export async function createAccount(client: SmartschoolClient, args: SaveUserArgs, userKey: 'number' | 'username', known: boolean): Promise<MadeAccount> {
	const ours = known ? undefined : await adopt(client, args);
	if (ours !== undefined) return ours;
	for (let number = 1; ; number++) {
		const username = number === 1 ? args.username : `${args.username}${number}`;
		const last = number === NAME_ATTEMPTS;
		if (!known && userKey === 'username' && (await client.userByName(username))) {
			if (last) throw new ServiceError('Smartschool', 'refused', `the user name and ${NAME_ATTEMPTS - 1} like it are in use already. Make this account in Smartschool by hand.`, false);
			continue;
		}
		try {
			await client.createUser({ ...args, username }, firstPassword());
			return { userName: username, made: true };
		} catch (error) {
			// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- `guarded` makes it n8n's
			if (!(error instanceof SmartschoolCode) || (error.meaning !== 'userNameTaken' && error.meaning !== 'internNumberTaken')) throw error;
			const found = await adopt(client, args);
			if (found !== undefined) return found;
			// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- `guarded` makes it n8n's
			if (error.meaning === 'internNumberTaken' || last) throw error;
		}
	}
}

async function adopt(client: SmartschoolClient, args: SaveUserArgs): Promise<MadeAccount | undefined> {
	const found = await client.userByNumber(args.internnumber);
	if (!found) return undefined;
	if (!found.isPupil) {
		throw new ServiceError('Smartschool', 'refused', 'the internal number of this pupil belongs to an account that is no pupil’s. Correct the internal number of that account in Smartschool.', false);
	}
	await client.carryOut({ op: 'updateUser', args: { ...args, username: found.gebruikersnaam }, units: [], needs: [] });
	return { userName: found.gebruikersnaam, made: false };
}
