/** Who is in which class and group. */
import type { Account, Group, Platform } from './store';
import { isoDate, listOf, OK, onUser, type Args, type Table } from './table';

const join = (account: Account, code: string): void => {
	if (!account.groups.includes(code)) account.groups.push(code);
};

function saveUserToClass(account: Account, platform: Platform, { class: code = '', officialDate = '' }: Args): number {
	if (code === '') return 14;
	const group = platform.group(code);
	if (!group) return 13;
	const date = isoDate(officialDate);
	if (officialDate !== '' && date === undefined) return 49;
	if (!group.isOfficial) join(account, group.code);
	else if (account.profile.basisrol !== '1') return 30;
	else if (date === undefined) account.pendingMoves.push({ kind: 'class', class: group.code });
	else platform.moveToClass(account, group, date);
	return OK;
}

/** Result code for a list of codes: everything must exist, at most one official class, and that one for a pupil. */
function listCode(account: Account, platform: Platform, codes: readonly string[]): { code: string; result: number }[] {
	let official = 0;
	return codes.flatMap((code) => {
		const group = platform.group(code);
		if (!group) return [{ code, result: 13 }];
		if (!group.isOfficial) return [];
		if (account.profile.basisrol !== '1') return [{ code, result: 30 }];
		return ++official > 1 ? [{ code, result: 31 }] : [];
	});
}

/** These calls carry no date: the class itself is replaced, its row in the career waits for a person. */
function joinAll(account: Account, platform: Platform, codes: readonly string[]): void {
	for (const code of codes) {
		const group = platform.group(code)!;
		if (!group.isOfficial) join(account, group.code);
		else if (platform.officialClass(account) !== group) {
			platform.setClass(account, group.code);
			account.pendingMoves.push({ kind: 'class', class: group.code });
		}
	}
}

function saveUserToClasses(account: Account, platform: Platform, { csvList = '' }: Args): number {
	const codes = listOf(csvList);
	if (codes.length === 0) return 14;
	const wrong = listCode(account, platform, codes)[0];
	if (wrong) return wrong.result;
	joinAll(account, platform, codes);
	return OK;
}

function saveUserToClassesAndGroups(account: Account, platform: Platform, { csvList = '', keepOld = '1' }: Args): number | string {
	const codes = listOf(csvList);
	const wrong = listCode(account, platform, codes);
	const hadClass = platform.officialClass(account);
	const replaces = keepOld === '0';
	if (replaces && hadClass && !codes.some((code) => platform.group(code)?.isOfficial)) wrong.push({ code: hadClass.code, result: 32 });
	if (wrong.length > 0) return wrong.map(({ code, result }) => `${code};${result}`).join('\n');
	if (replaces) account.groups = account.groups.filter((code) => code === hadClass?.code);
	joinAll(account, platform, codes);
	return OK;
}

/** The code, or the name: both are in use. */
function findGroup(platform: Platform, codeOrName: string): Group | undefined {
	const { leaveGroupBy } = platform.settings;
	const byCode = leaveGroupBy === 'name' ? undefined : platform.group(codeOrName);
	return byCode ?? (leaveGroupBy === 'code' ? undefined : [...platform.groups.values()].find(({ name }) => name === codeOrName));
}

/** Result code of an end that is dated: it may not lie before the last row of the career. */
function endCode(accounts: readonly Account[], group: Group, officialDate: string): number {
	const date = isoDate(officialDate);
	if (officialDate !== '' && date === undefined) return 49;
	return group.isOfficial && date !== undefined && accounts.some(({ career }) => (career.at(-1)?.date ?? '') > date) ? 33 : OK;
}

/** A plain group at once; an official class on its date, or when a person confirms. */
function removeFrom(account: Account, platform: Platform, group: Group, officialDate: string): void {
	const date = isoDate(officialDate);
	if (!group.isOfficial) account.groups = account.groups.filter((code) => code !== group.code);
	else if (date === undefined) account.pendingMoves.push({ kind: 'remove', class: group.code });
	else platform.leaveClass(account, group, date);
}

function removeMembers(accounts: readonly Account[], platform: Platform, group: Group, officialDate = ''): number {
	const code = endCode(accounts, group, officialDate);
	if (code === OK) for (const account of accounts) removeFrom(account, platform, group, officialDate);
	return code;
}

export const MEMBERS: Table = {
	clearGroup: {
		args: ['group', 'officialDate'],
		returns: 'anyType',
		run(platform, { group: code = '', officialDate }) {
			const group = platform.group(code);
			return group ? removeMembers(platform.membersOf(group.code), platform, group, officialDate) : 19;
		},
	},
	saveUserToClass: { args: ['userIdentifier', 'class', 'officialDate'], returns: 'anyType', run: onUser(saveUserToClass) },
	saveUserToClasses: { args: ['userIdentifier', 'csvList'], returns: 'anyType', run: onUser(saveUserToClasses) },
	saveUserToClassesAndGroups: { args: ['userIdentifier', 'csvList', 'keepOld'], returns: 'anyType', run: onUser(saveUserToClassesAndGroups) },
	removeUserFromGroup: {
		args: ['userIdentifier', 'class', 'officialDate'],
		returns: 'anyType',
		run: onUser((account, platform, { class: code = '', officialDate }) => {
			if (code === '') return 14;
			const group = findGroup(platform, code);
			return group ? removeMembers(account.groups.includes(group.code) ? [account] : [], platform, group, officialDate) : 13;
		}),
	},
};

/** A person confirms in Smartschool what came without a date. */
export function confirmPending(platform: Platform, account: Account): void {
	const moves = account.pendingMoves.splice(0);
	for (const move of moves) {
		const group = platform.group(move.class);
		if (move.kind === 'leave') platform.leave(account, platform.today);
		else if (group && move.kind === 'class') platform.moveToClass(account, group, platform.today);
		else if (group) removeFrom(account, platform, group, platform.today);
	}
}
