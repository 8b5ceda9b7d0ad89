/** Operations that write classes, groups and who is in them. */
import type { Account, Group, Platform } from './store';
import { isoDate, OK, onUser, untisTaken, type Args, type Table } from './table';

const TOP = ['', '0'];

/** Result code for a parent of a new group. */
function parentCode(platform: Platform, parent: string): number {
	if (TOP.includes(parent)) return OK;
	const above = platform.groups.get(parent);
	if (!above) return 53;
	return above.isOfficial ? 54 : OK;
}

/** Name and parent of what exists are fixed. */
function fixedCode(platform: Platform, existing: Group, name: string, parent: string): number {
	const same = existing.name === name && (TOP.includes(parent) || existing.parent === parent);
	return same || platform.settings.fixedNames === 'ignore' ? OK : 40;
}

function saveClass(platform: Platform, args: Args): number {
	const { name = '', desc = '', code = '', parent = '', untis = '', instituteNumber = '', adminNumber = '', schoolYearDate = '' } = args;
	if (name === '' || code === '' || desc === '') return 14;
	const day = schoolYearDate === '' ? platform.today : isoDate(schoolYearDate);
	if (day === undefined) return 56;
	if (adminNumber !== '' && instituteNumber === '') return 35;
	if (instituteNumber !== '' && !platform.settings.instituteNumbers.includes(instituteNumber)) return 27;
	const existing = [...platform.groups.values()].find((group) => group.type === 'K' && group.name === name);
	const sameCode = platform.groups.get(code);
	if (sameCode && sameCode !== existing) return 47;
	if (untisTaken(platform, untis, existing)) return 57;
	const official = instituteNumber !== '' && adminNumber !== '';
	if (!existing) {
		const wrong = parentCode(platform, parent);
		if (wrong !== OK) return wrong;
		const made = platform.addGroup({ code, name, desc, untis, parent: TOP.includes(parent) ? '' : parent, type: 'K', isOfficial: official });
		if (official) platform.setYear(made, day, { instituteNumber, administrativeGroupNumber: adminNumber });
		return OK;
	}
	const fixed = fixedCode(platform, existing, name, parent);
	if (fixed !== OK) return fixed;
	const members = platform.membersOf(existing.code);
	if (official && !existing.isOfficial) {
		if (members.some(({ profile }) => profile.basisrol !== '1')) return 37;
		if (members.some((account) => platform.officialClass(account))) return 38;
		if ([...platform.groups.values()].some((group) => group.parent === existing.code)) return 55;
	}
	if (official && platform.settings.classNumbersFixed && members.length > 0 && day === platform.today) {
		if (existing.instituteNumber !== instituteNumber) return 42;
		if (existing.adminNumber !== adminNumber) return 41;
	}
	if (code !== existing.code) changeCode(platform, existing, code);
	existing.desc = desc;
	if (untis !== '') existing.untis = untis;
	if (official) {
		existing.isOfficial = true;
		platform.setYear(existing, day, { instituteNumber, administrativeGroupNumber: adminNumber });
	}
	return OK;
}

function changeCode(platform: Platform, group: Group, code: string): void {
	const old = group.code;
	platform.groups.delete(old);
	group.code = code;
	platform.groups.set(code, group);
	for (const each of platform.groups.values()) if (each.parent === old) each.parent = code;
	for (const account of platform.accounts) account.groups = account.groups.map((each) => (each === old ? code : each));
}

function saveGroup(platform: Platform, { name = '', desc = '', code = '', parent = '', untis = '' }: Args): number {
	if (name === '' || code === '' || desc === '') return 14;
	const existing = platform.groups.get(code);
	if (untisTaken(platform, untis, existing)) return 57;
	if (!existing) {
		const wrong = parentCode(platform, parent);
		if (wrong !== OK) return wrong;
		platform.addGroup({ code, name, desc, untis, parent: TOP.includes(parent) ? '' : parent, type: 'G' });
		return OK;
	}
	if (existing.isOfficial) return 36;
	if (existing.type === 'K') return 45;
	const fixed = fixedCode(platform, existing, name, parent);
	if (fixed !== OK) return fixed;
	existing.desc = desc;
	if (untis !== '') existing.untis = untis;
	return OK;
}

const join = (account: Account, code: string): void => {
	if (!account.groups.includes(code)) account.groups.push(code);
};

function saveUserToClass(account: Account, platform: Platform, { class: code = '', officialDate = '' }: Args): number {
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

const listOf = (csv: string): string[] => csv.split(',').map((each) => each.trim()).filter((each) => each !== '');

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
const findGroup = (platform: Platform, codeOrName: string): Group | undefined => platform.group(codeOrName) ?? [...platform.groups.values()].find(({ name }) => name === codeOrName);

function removeFrom(account: Account, platform: Platform, group: Group, officialDate: string): number {
	const date = isoDate(officialDate);
	if (officialDate !== '' && date === undefined) return 49;
	if (!account.groups.includes(group.code)) return OK;
	if (group.isOfficial && date === undefined) {
		account.pendingMoves.push({ kind: 'remove', class: group.code });
		return OK;
	}
	if (group.isOfficial) platform.addCareerRow(account, group, { inClass: false, outSchool: false, date: date! });
	account.groups = account.groups.filter((code) => code !== group.code);
	return OK;
}

export const GROUPS: Table = {
	saveClass: { args: ['name', 'desc', 'code', 'parent', 'untis', 'instituteNumber', 'adminNumber', 'schoolYearDate'], returns: 'anyType', run: saveClass },
	saveGroup: { args: ['name', 'desc', 'code', 'parent', 'untis'], returns: 'anyType', run: saveGroup },
	saveClassListJson: {
		args: ['jsonList'],
		returns: 'anyType',
		run(platform, { jsonList = '' }) {
			let rows: { id?: string; name?: string; desc?: string; code?: string }[];
			try {
				rows = JSON.parse(jsonList) as typeof rows;
			} catch {
				return 11;
			}
			for (const { id, name, desc } of rows) {
				const group = [...platform.groups.values()].find((each) => String(each.id) === String(id));
				if (!group) return 11;
				if (name !== undefined && name !== group.name && platform.settings.fixedNames === 'refuse') return 40;
				if (desc) group.desc = desc;
			}
			return OK;
		},
	},
	saveSchoolyearDataOfClass: {
		args: ['classCode', 'date', 'instituteNumber', 'administrativeGroupNumber', 'residence', 'domain', 'principal'],
		returns: 'anyType',
		run(platform, { classCode = '', date = '', instituteNumber = '', administrativeGroupNumber = '', residence = '', domain = '', principal = '' }) {
			const group = platform.group(classCode);
			if (!group) return 19;
			const day = isoDate(date);
			if (day === undefined) return 56;
			if (instituteNumber === '') return 35;
			if (!platform.settings.instituteNumbers.includes(instituteNumber)) return 27;
			platform.setYear(group, day, { instituteNumber, administrativeGroupNumber, residence, domain, ...(principal === '' ? {} : { principal }) });
			return OK;
		},
	},
	changeGroupOwners: {
		args: ['code', 'userlist'],
		returns: 'int',
		run(platform, { code = '', userlist = '' }) {
			const group = platform.group(code);
			if (!group) return 19;
			const accounts = listOf(userlist).map((key) => platform.byKey(key));
			if (accounts.includes(undefined)) return 12;
			group.owners = accounts.map((account) => String(account!.profile.gebruikersnaam));
			return OK;
		},
	},
	changeGroupVisibility: {
		args: ['code', 'visbility'],
		returns: 'anyType',
		run(platform, { code = '', visbility = '1' }) {
			const group = platform.group(code);
			if (!group) return 19;
			group.visible = visbility !== '0';
			return OK;
		},
	},
	delClass: {
		args: ['code'],
		returns: 'anyType',
		run(platform, { code = '' }) {
			const group = platform.group(code);
			if (!group) return 19;
			platform.groups.delete(group.code);
			for (const account of platform.accounts) account.groups = account.groups.filter((each) => each !== group.code);
			for (const each of platform.groups.values()) if (each.parent === group.code) each.parent = group.parent;
			return OK;
		},
	},
	clearGroup: {
		args: ['group', 'officialDate'],
		returns: 'anyType',
		run(platform, { group: code = '', officialDate = '' }) {
			const group = platform.group(code);
			if (!group) return 19;
			if (officialDate !== '' && isoDate(officialDate) === undefined) return 49;
			for (const account of platform.membersOf(group.code)) removeFrom(account, platform, group, officialDate);
			return OK;
		},
	},
	saveUserToClass: { args: ['userIdentifier', 'class', 'officialDate'], returns: 'anyType', run: onUser(saveUserToClass) },
	saveUserToClasses: { args: ['userIdentifier', 'csvList'], returns: 'anyType', run: onUser(saveUserToClasses) },
	saveUserToClassesAndGroups: { args: ['userIdentifier', 'csvList', 'keepOld'], returns: 'anyType', run: onUser(saveUserToClassesAndGroups) },
	removeUserFromGroup: {
		args: ['userIdentifier', 'class', 'officialDate'],
		returns: 'anyType',
		run: onUser((account, platform, { class: code = '', officialDate = '' }) => {
			const group = findGroup(platform, code);
			return group ? removeFrom(account, platform, group, officialDate) : 13;
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
