/** What one operation of the platform is made of, and the forms in which it answers. */
import type { Account, Group, Platform } from './store';

/** By name; what was left out is absent. */
export type Args = Readonly<Record<string, string>>;

export interface Operation {
	/** In the order of the WSDL, without the access code. */
	args: readonly string[];
	/** In operations typed string a code comes as digits, in the others as xsd:int. */
	returns: 'anyType' | 'string' | 'int' | 'boolean' | 'none';
	/** A number is a result code, a text is data. */
	run(platform: Platform, args: Args, now: Date): string | number | boolean;
}

export type Table = Record<string, Operation>;

export const OK = 0;

/** ISO date from `yyyy-MM-dd` or `dd-MM-yyyy`, zeros optional; undefined when it is no day of the calendar. */
export function isoDate(text: string): string | undefined {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	const local = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text);
	const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
	if (year === undefined) return undefined;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : undefined;
}

/** JSON as PHP writes it: everything outside ASCII and every slash escaped. */
export function phpJson(value: unknown): string {
	return JSON.stringify(value).replace(/[/\u007f-\uffff]/g, (letter) => (letter === '/' ? '\\/' : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

export const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
export const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** An operation on one user, named by the platform's unique field. */
export const onUser = (run: (account: Account, platform: Platform, args: Args, now: Date) => string | number): Operation['run'] => (platform, args, now) => {
	if (!args.userIdentifier) return 14;
	const account = platform.byKey(args.userIdentifier);
	return account ? run(account, platform, args, now) : 12;
};

/** The user's own account is 0, the co-accounts are 1 to 6. */
export const slotOf = (accountType: string | undefined, lowest = 0): number | undefined => {
	const slot = /^[0-6]$/.test(accountType ?? '') ? Number(accountType) : -1;
	return slot >= lowest ? slot : undefined;
};

export const truth = (text: string | undefined): boolean => ['true', '1'].includes(text ?? '');
export const listOf = (csv: string): string[] => csv.split(',').map((each) => each.trim()).filter((each) => each !== '');
export const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/]+={0,2}$/.test(text.replace(/\s/g, ''));

/** A co-account without kind and without name is nobody. */
export const isEmptySlot = ({ profile }: Account, slot: number): boolean => profile[`type_coaccount${slot}`] === 0 && !profile[`naam_coaccount${slot}`] && !profile[`voornaam_coaccount${slot}`];

/** Members of a group and, when asked, of everything under it; undefined for a group that does not exist. */
export function membersOf(platform: Platform, code: string, recursive: boolean): Account[] | undefined {
	if (code === '') return recursive ? platform.accounts : undefined;
	if (!platform.groups.has(code)) return undefined;
	const codes = new Set([code]);
	if (recursive) {
		for (let size = 0; size !== codes.size; ) {
			size = codes.size;
			for (const group of platform.groups.values()) if (codes.has(group.parent)) codes.add(group.code);
		}
	}
	return platform.accounts.filter(({ groups }) => groups.some((each) => codes.has(each)));
}

/** A timetable code may be used once, over accounts and groups. */
export function untisTaken(platform: Platform, untis: string, self: Account | Group | undefined): boolean {
	if (untis === '') return false;
	return [...platform.groups.values()].some((group) => group !== self && group.untis === untis) || platform.accounts.some((account) => account !== self && account.profile.koppelingsveldschoolagenda === untis);
}
