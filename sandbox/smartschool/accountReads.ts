/** Operations that read accounts. */
import { STANDARD_KEYS } from './profile';
import type { Account, Platform } from './store';
import { base64, cdata, isoDate, membersOf, onUser, phpJson, type Args, type Operation, type Table } from './table';

const scanCode = ({ id }: Account): string => `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;

/** Smartschool's own code, or the school's: the profile field that the settings name. */
function byScanCode({ accounts, settings }: Platform, { scannableCode = '' }: Args): Account | undefined {
	return scannableCode === '' ? undefined : accounts.find((account) => scanCode(account) === scannableCode || account.profile[settings.scanField] === scannableCode);
}

/** The object of all detail reads. Own fields stand in the middle, `groups` at the end. */
export function userObject(platform: Platform, account: Account): Record<string, unknown> {
	const { profile } = account;
	const { ownFields, informatFields } = platform.settings;
	const shown: Record<string, unknown> = {};
	for (const key of STANDARD_KEYS) {
		if (key === 'schoolverlater') {
			shown.referenceIdentifier = `9999_${account.id}_0`;
			shown.scannableCode = scanCode(account);
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

export const ACCOUNT_READS: Table = {
	getUserDetails: { args: ['userIdentifier'], returns: 'string', run: details((platform, { userIdentifier = '' }) => platform.byKey(userIdentifier)) },
	getUserDetailsByNumber: { args: ['number'], returns: 'string', run: details((platform, { number = '' }) => platform.byInternNumber(number)) },
	getUserDetailsByUsername: { args: ['username'], returns: 'string', run: details((platform, { username = '' }) => platform.byUsername(username)) },
	getUserDetailsByScannableCode: { args: ['scannableCode'], returns: 'string', run: details(byScanCode) },
	getUserOfficialClass: { args: ['userIdentifier', 'date'], returns: 'string', run: onUser(getUserOfficialClass) },
	getStudentCareer: { args: ['userIdentifier'], returns: 'string', run: onUser((account) => (account.career.length === 0 ? '' : phpJson(account.career))) },
	getAccountPhoto: { args: ['userIdentifier'], returns: 'string', run: onUser((account) => (account.photo === '' ? 23 : account.photo)) },
	getReferenceField: { args: [], returns: 'string', run: ({ settings }) => settings.uniqueField },
	getAllAccounts: { args: ['code', 'recursive'], returns: 'anyType', run: getAllAccounts },
	getAllAccountsExtended: { args: ['code', 'recursive'], returns: 'anyType', run: getAllAccountsExtended },
};
