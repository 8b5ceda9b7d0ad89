/** What the rules of Smartschool forbid, and can only be seen by looking there first: refused before the call. */
import type { SmartschoolGroup } from '../../sync/records/types';
import { ServiceError } from '../errors';
import { SmartschoolCode, type SmartschoolClient } from './client';
import type { Operation } from './operations';

const refuse = (message: string): never => {
	throw new ServiceError('Smartschool', 'refused', `${message} Nothing was sent to Smartschool.`, false);
};
const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** One per run: what it looked up is looked up once. */
export class Rules {
	private key: Promise<'number' | 'username'> | undefined;
	private tree: Promise<SmartschoolGroup[]> | undefined;

	constructor(private readonly client: SmartschoolClient) {}

	/**
	 * @param args as they would be sent
	 * @throws ServiceError for what must not be sent
	 */
	async check({ rules = [] }: Operation, args: Readonly<Record<string, string>>): Promise<void> {
		for (const rule of rules) {
			if (rule === 'newAccountForPassword') await this.newAccount(args);
			if (rule === 'classKeepsName') this.keepsName(args, (await this.groups()).find(({ type, name, code }) => type === 'K' && (name === args.name || same(code, args.code!))), 'class');
			if (rule === 'groupKeepsName') this.keepsName(args, (await this.groups()).find(({ code }) => same(code, args.code!)), 'group');
		}
	}

	/** saveUser with a password would change the password of whoever has the key already. */
	private async newAccount({ internnumber = '', username = '', passwd1 = '', passwd2 = '', passwd3 = '' }: Readonly<Record<string, string>>): Promise<void> {
		if (passwd1 + passwd2 + passwd3 === '') return;
		const byNumber = (await (this.key ??= this.client.userKey())) === 'number';
		if (byNumber && internnumber === '') refuse('This platform tells users by their internal number. Fill in “Internal Number (Intern Nummer)” for a new account.');
		const found = byNumber ? await this.client.userByNumber(internnumber) : await this.client.userByName(username);
		if (found) refuse(`An account with this ${byNumber ? 'internal number' : 'user name'} exists already, and the call would change its password. Leave the passwords empty to update it, or use Password › Set.`);
	}

	private keepsName({ name, parent = '' }: Readonly<Record<string, string>>, existing: SmartschoolGroup | undefined, what: 'class' | 'group'): void {
		if (!existing) return;
		if (existing.name !== name) refuse(`The ${what} with code “${existing.code}” is called “${existing.name}” in Smartschool, and a name is fixed once it exists. Use that name, change the name in Smartschool, or choose another code.`);
		if (parent !== '' && parent !== '0' && !same(parent, existing.parentCode)) refuse(`The ${what} “${existing.name}” stands under “${existing.parentCode}”, and the parent is fixed once it exists. Leave the parent empty, or move the ${what} in Smartschool.`);
	}

	/** Smartschool has a guard of its own; without the right to look at the tree only that one is left. */
	private async groups(): Promise<SmartschoolGroup[]> {
		return await (this.tree ??= this.client.groups().catch((error: unknown) => {
			if (error instanceof SmartschoolCode && error.meaning === 'accessCode') return [];
			throw error;
		}));
	}
}
