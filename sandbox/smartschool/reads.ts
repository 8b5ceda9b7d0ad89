/** Operations that read accounts, classes and groups. */
import { ERROR_TEXTS } from './errorTexts';
import { STANDARD_KEYS, type Account, type Group, type Platform } from './store';
import { base64, cdata, isoDate, membersOf, onUser, phpJson, type Args, type Operation, type Table } from './table';

/** The object of all detail reads. Own fields stand in the middle, `groups` at the end. */
export function userObject(platform: Platform, account: Account): Record<string, unknown> {
	const { profile } = account;
	const { ownFields, informatFields } = platform.settings;
	const shown: Record<string, unknown> = {};
	for (const key of STANDARD_KEYS) {
		if (key === 'schoolverlater') {
			shown.referenceIdentifier = `9999_${account.id}_0`;
			shown.scannableCode = `00000000-0000-4000-8000-${String(account.id).padStart(12, '0')}`;
		}
		if (key === 'function') for (const label of informatFields) shown[label] = profile[label] ?? (label === 'informat_optionalcourse' ? null : '');
		shown[key] = key === 'internnummer' ? profile[key] || null : profile[key];
		if (key === 'isYubikeyEnabled') for (const [index, label] of ownFields.entries()) shown[label] = profile[label] ?? (index % 2 === 0 ? '' : null);
	}
	shown.internId = null;
	shown.smartschoolClientUserId = null;
	shown.groups = account.groups.flatMap((code) => {
		const group = platform.groups.get(code);
		return group ? [{ id: String(group.id), code: group.code, name: group.name, desc: group.desc, isKlas: group.type === 'K', isOfficial: group.isOfficial }] : [];
	});
	return shown;
}

const details = (find: (platform: Platform, args: Args) => Account | undefined): Operation['run'] => (platform, args) => {
	const account = find(platform, args);
	return account ? phpJson(userObject(platform, account)) : 12;
};

function getAllAccountsExtended(platform: Platform, { code, recursive }: Args): string | number {
	if (code === undefined || recursive === undefined || recursive === '') return 19;
	const members = membersOf(platform, code, recursive === '1');
	return members === undefined || members.length === 0 ? 19 : phpJson(members.map((account) => userObject(platform, account)));
}

function getAllAccounts(platform: Platform, { code = '', recursive = '0' }: Args): string | number {
	const members = membersOf(platform, code, recursive === '1');
	if (members === undefined) return 19;
	const rows = members.map(({ profile }) => `  <account>${['voornaam', 'naam', 'gebruikersnaam', 'internnummer', 'klasnummer'].map((key) => `<${key}>${cdata(String(profile[key] ?? ''))}</${key}>`).join('')}</account>\n`);
	return base64(`<?xml version="1.0" encoding="UTF-8"?>\n${rows.length === 0 ? '<accounts/>' : `<accounts>\n${rows.join('')}</accounts>`}\n`);
}

function getAllGroupsAndClasses(platform: Platform): string {
	const children = new Map<string, Group[]>();
	const root = [...platform.groups.values()].find(({ parent }) => parent === '')?.code ?? '';
	for (const group of platform.groups.values()) {
		// The top level has one root: what has no parent hangs under it.
		const parent = group.code === root ? '' : group.parent === '' ? root : group.parent;
		children.set(parent, [...(children.get(parent) ?? []), group]);
	}
	const element = (group: Group): string => {
		const below = children.get(group.code) ?? [];
		return `<group><name>${cdata(group.name)}</name><desc>${cdata(group.desc)}</desc><type>${group.type}</type><code>${cdata(group.code)}</code><untis>${group.untis.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</untis><visible>${group.visible ? 1 : 0}</visible><isOfficial>${group.isOfficial ? 1 : 0}</isOfficial><coAccountLabel>${cdata('')}</coAccountLabel><adminNumber>${group.adminNumber}</adminNumber><instituteNumber>${group.instituteNumber}</instituteNumber>${group.owners.length === 0 ? '' : `<titu>${group.owners.map((owner) => `<user><username>${cdata(owner)}</username></user>`).join('')}</titu>`}${below.length === 0 ? '' : `<children>${below.map(element).join('')}</children>`}</group>`;
	};
	return base64(`<?xml version="1.0" encoding="UTF-8"?>\n<groups>${(children.get('') ?? []).map(element).join('')}</groups>\n`);
}

function getUserOfficialClass(account: Account, platform: Platform, { date = '' }: Args): string | number {
	const day = date === '' ? platform.today : isoDate(date);
	if (day === undefined) return 49;
	const row = account.career.filter((each) => each.date <= day).at(-1);
	const group = row?.inClass === true ? platform.groups.get(row.groupCode) : undefined;
	if (!row || !group) return '';
	const parent = platform.groups.get(group.parent);
	return phpJson({
		groupID: String(group.id), parentID: String(parent?.id ?? 0), name: group.name, description: group.desc, type: 'K', isOfficial: '1', passwd: group.code, icon: '', visible: group.visible ? '1' : '0', pwd2label: '', untis: group.untis,
		googleAppsEnabled: '0', googleAppsSubgroup: '0', googleAppsName: '', fromSas: '0', deleted: '0', deleteDate: null, adminNumber: row.adminNumber, instituteNumber: row.instituteNumber, vormingscomponent: null,
	});
}

const classRows = (platform: Platform): Record<string, unknown>[] => [...platform.groups.values()].map((group) => ({ id: String(group.id), code: group.code, name: group.name, desc: group.desc, isOfficial: group.isOfficial, isGroup: group.type === 'G', isClass: group.type === 'K', isVisible: group.visible, untis: group.untis }));

function phpSerialize(value: unknown): string {
	if (Array.isArray(value)) return `a:${value.length}:{${value.map((each, index) => `i:${index};${phpSerialize(each)}`).join('')}}`;
	if (typeof value === 'boolean') return `b:${value ? 1 : 0};`;
	if (typeof value === 'object' && value !== null) return `a:${Object.keys(value).length}:{${Object.entries(value).map(([key, each]) => `${phpSerialize(key)}${phpSerialize(each)}`).join('')}}`;
	return `s:${Buffer.byteLength(String(value))}:"${String(value)}";`;
}

function getClassTeachers(platform: Platform, { getAllOwners = 'false' }: Args): string {
	return phpJson([...platform.groups.values()].filter(({ type }) => type === 'K').flatMap((group) => {
		const owners = ['true', '1'].includes(getAllOwners) ? group.owners : group.owners.slice(0, 1);
		return owners.flatMap((owner) => {
			const profile = platform.byUsername(owner)?.profile;
			return profile ? [{ naam: profile.naam, voornaam: profile.voornaam, gebruikersnaam: profile.gebruikersnaam, internummer: profile.internnummer || null, stamboeknummer: profile.stamboeknummer, koppelingsveldschoolagenda: profile.koppelingsveldschoolagenda, klasid: String(group.id), klasnaam: group.name, klasomschrijving: group.desc, 'koppelingsveld (klas)': group.untis, instellingsnummer: group.instituteNumber, administratievegroup: group.adminNumber, isOfficial: group.isOfficial }] : [];
		});
	}));
}

export const READS: Table = {
	getUserDetails: { args: ['userIdentifier'], returns: 'string', run: details((platform, { userIdentifier = '' }) => platform.byKey(userIdentifier)) },
	getUserDetailsByNumber: { args: ['number'], returns: 'string', run: details((platform, { number = '' }) => platform.byInternNumber(number)) },
	getUserDetailsByUsername: { args: ['username'], returns: 'string', run: details((platform, { username = '' }) => platform.byUsername(username)) },
	getUserDetailsByScannableCode: { args: ['scannableCode'], returns: 'string', run: details((platform, { scannableCode = '' }) => platform.accounts.find(({ id }) => scannableCode === `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`)) },
	getUserOfficialClass: { args: ['userIdentifier', 'date'], returns: 'string', run: onUser(getUserOfficialClass) },
	getStudentCareer: { args: ['userIdentifier'], returns: 'string', run: onUser((account) => (account.career.length === 0 ? '' : phpJson(account.career))) },
	getAccountPhoto: { args: ['userIdentifier'], returns: 'string', run: onUser((account) => (account.photo === '' ? 23 : account.photo)) },
	getReferenceField: { args: [], returns: 'string', run: ({ settings }) => settings.uniqueField },
	getAllGroupsAndClasses: { args: [], returns: 'anyType', run: getAllGroupsAndClasses },
	getAllAccounts: { args: ['code', 'recursive'], returns: 'anyType', run: getAllAccounts },
	getAllAccountsExtended: { args: ['code', 'recursive'], returns: 'anyType', run: getAllAccountsExtended },
	getClassListJson: { args: [], returns: 'string', run: (platform) => phpJson(classRows(platform)) },
	getClassList: { args: [], returns: 'string', run: (platform) => phpSerialize(classRows(platform)) },
	getClassTeachers: { args: ['getAllOwners'], returns: 'anyType', run: getClassTeachers },
	getSchoolyearDataOfClass: {
		args: ['classCode'],
		returns: 'anyType',
		run(platform, { classCode = '' }) {
			const group = platform.group(classCode);
			if (!group) return 19;
			return phpJson(Object.keys(group.years).sort().map((schoolyear) => {
				const year = group.years[schoolyear]!;
				return { id: year.id, groupId: group.id, schoolyear, instituteNumber: year.instituteNumber, administrativeGroupNumber: Number(year.administrativeGroupNumber), residence: year.residence, domain: year.domain, studyChoiceComponent: '', principal: year.principal };
			}));
		},
	},
	returnJsonErrorCodes: { args: [], returns: 'string', run: () => phpJson(Object.fromEntries(ERROR_TEXTS.map((text, index) => [String(index + 1), text]))) },
	returnCsvErrorCodes: { args: [], returns: 'string', run: () => ERROR_TEXTS.map((text, index) => `${index + 1};${text}`).join('\n') },
	returnErrorCodes: { args: [], returns: 'none', run: () => '' },
};
