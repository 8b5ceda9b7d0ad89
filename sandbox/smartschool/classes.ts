/** Operations that write classes and groups. */
import { longSchoolYearOf } from '../calendar';
import type { Group, Platform } from './store';
import { isoDate, listOf, OK, untisTaken, type Args, type Table } from './table';

const TOP = ['', '0'];

/** Result code for a parent of a new group. */
function parentCode(platform: Platform, parent: string): number {
	if (TOP.includes(parent)) return OK;
	const above = platform.groups.get(parent);
	if (!above) return 53;
	return above.isOfficial ? 54 : OK;
}

/** The name of what exists is fixed. Its parent too, but another one has just no effect. */
const nameCode = (platform: Platform, existing: Group, name: string): number => (existing.name === name || platform.settings.fixedNames === 'ignore' ? OK : 40);

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
	const fixed = nameCode(platform, existing, name);
	if (fixed !== OK) return fixed;
	const members = platform.membersOf(existing.code);
	if (official && !existing.isOfficial) {
		if (members.some(({ profile }) => profile.basisrol !== '1')) return 37;
		if (members.some((account) => platform.officialClass(account))) return 38;
		if ([...platform.groups.values()].some((group) => group.parent === existing.code)) return 55;
	}
	if (official && platform.settings.classNumbersFixed && members.length > 0 && longSchoolYearOf(day) === longSchoolYearOf(platform.today)) {
		if (existing.instituteNumber !== instituteNumber) return 42;
		if (existing.adminNumber !== adminNumber) return 41;
	}
	if (code !== existing.code) platform.changeCode(existing, code);
	existing.desc = desc;
	if (untis !== '') existing.untis = untis;
	if (official) {
		existing.isOfficial = true;
		platform.setYear(existing, day, { instituteNumber, administrativeGroupNumber: adminNumber });
	}
	return OK;
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
	const fixed = nameCode(platform, existing, name);
	if (fixed !== OK) return fixed;
	existing.desc = desc;
	if (untis !== '') existing.untis = untis;
	return OK;
}

export const CLASSES: Table = {
	saveClass: { args: ['name', 'desc', 'code', 'parent', 'untis', 'instituteNumber', 'adminNumber', 'schoolYearDate'], returns: 'anyType', run: saveClass },
	saveGroup: { args: ['name', 'desc', 'code', 'parent', 'untis'], returns: 'anyType', run: saveGroup },
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
};
