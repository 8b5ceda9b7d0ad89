/** The operations as a table: arguments in WSDL order, WSDL type of the answer, and what they do. A number is a result code. */
import { NATIONALITIES } from './nationalities';
import type { Account, Platform } from './store';

export interface Operation {
	args: readonly string[];
	/** In operations typed string a code comes as text, in the others as xsd:int. */
	returns: 'anyType' | 'string' | 'int';
	run(platform: Platform, args: Record<string, string>, today: string): string | number;
}

const OK = 0;
const ROLES: Record<string, string> = { leerling: '1', leerkracht: '0', andere: '13', directie: '30' };
const RELIGIONS = ['MOR', 'CAT', 'PRO', 'ISR', 'ISL', 'ORT', 'ANG', 'DIS', 'CUL', 'PER'];
const PUPIL_KINDS = ['01', '02', '03', '99', 'V', 'R'];
const STATUSES: Record<string, string> = { actief: 'actief', active: 'actief', enabled: 'actief', inactief: 'uitgeschakeld', inactive: 'uitgeschakeld', disabled: 'uitgeschakeld', administratief: 'administratief', administrative: 'administratief' };

/** saveUser argument → key in the account. */
const USER_FIELDS: Record<string, string> = {
	name: 'voornaam', surname: 'naam', extranames: 'extravoornamen', initials: 'initialen', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	postalcode: 'postcode', location: 'woonplaats', country: 'land', email: 'emailadres', mobilephone: 'mobielnummer', homephone: 'telefoonnummer', fax: 'fax', prn: 'rijksregisternummer', untis: 'koppelingsveldschoolagenda',
};

/** paramName → key in the account. Note the capitals, unlike saveUser's. */
const PARAMETERS: Record<string, string> = {
	name: 'voornaam', surname: 'naam', extranames: 'extravoornamen', initials: 'initialen', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	sort: 'sorteerveld', prn: 'rijksregisternummer', street: 'straat', streetnr: 'huisnummer', busnr: 'busnummer', postalCode: 'postcode', postalcode: 'postcode',
	location: 'woonplaats', country: 'land', email: 'emailadres', website: 'website', untis: 'koppelingsveldschoolagenda', mobilePhone: 'mobielnummer', homePhone: 'telefoonnummer',
	fax: 'fax', im: 'instantmessengers', Roepnaam: 'roepnaam',
};
const INFORMAT_FIELDS = ['informat_dokter', 'informat_doktertel', 'informat_languages', 'informat_optionalcourse'];

/** ISO date from `yyyy-MM-dd` or `dd-MM-yyyy`, zeros optional; undefined when it is no day of the calendar. */
function isoDate(text: string): string | undefined {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	const local = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text);
	const [year, month, day] = iso ? [iso[1]!, iso[2]!, iso[3]!] : local ? [local[3]!, local[2]!, local[1]!] : [];
	if (year === undefined) return undefined;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : undefined;
}

const sexOf = (value: string): string => ({ m: 'm', f: 'f', v: 'f', x: 'x' })[value.toLowerCase()] ?? 'x';

/** `street number`, `street number bus box` or `street number/box`. */
function splitAddress(address: string): { straat: string; huisnummer: string; busnummer: string } {
	const match = /^(.*?)\s+(\d+\s?[A-Za-z]?)(?:\s*(?:\/|bus)\s*(\S+))?$/.exec(address.trim());
	return match ? { straat: match[1]!, huisnummer: match[2]!, busnummer: match[3] ?? '' } : { straat: address, huisnummer: '', busnummer: '' };
}

/** The write lands on the account and on the last row of the career, whatever year that row is of. */
function setStamboeknummer(account: Account, value: string): void {
	account.profile.stamboeknummer = value;
	const last = account.career.at(-1);
	if (last) last.stamboeknummer = value;
}

function saveUser(platform: Platform, args: Record<string, string>): number {
	const { settings } = platform;
	const { internnumber = '', username = '', passwd1 = '', passwd2 = '', passwd3 = '' } = args;
	if (username.length < 2) return 3;
	if ((args.surname ?? '') === '') return 1;
	if ((args.name ?? '') === '') return 2;
	const role = ROLES[(args.basisrol ?? '').toLowerCase()];
	if (role === undefined) return 28;
	const key = settings.uniqueField === 'number' ? internnumber : username;
	if (key === '') return 14;
	const existing = platform.byKey(key);
	for (const password of [passwd1, passwd2, passwd3]) if (password !== '' && !platform.strongEnough(password)) return 4;
	const sameName = platform.byUsername(username);
	if (sameName && sameName !== existing) return existing ? 15 : 6;
	const sameNumber = internnumber === '' ? undefined : platform.byInternNumber(internnumber);
	if (sameNumber && sameNumber !== existing) return existing ? 16 : 48;
	if (!existing && passwd1 === '') return 4;
	const birthday = args.birthday ? isoDate(args.birthday) : '';
	if (birthday === undefined) return 49;
	if (existing && existing.profile.basisrol !== role && platform.officialClass(existing)) return 29;

	const account = existing ?? platform.add({ gebruikersnaam: username, internnummer: internnumber, basisrol: role });
	account.profile.basisrol = role;
	account.profile.gebruikersnaam = username;
	if (internnumber !== '') account.profile.internnummer = internnumber;
	platform.index();
	const clears = existing !== undefined && settings.saveUserEmpty === 'clear';
	for (const [arg, field] of Object.entries(USER_FIELDS)) {
		const value = args[arg] ?? '';
		if (value !== '' || clears) account.profile[field] = value;
	}
	if (args.sex) account.profile.geslacht = sexOf(args.sex);
	if (birthday !== '') account.profile.geboortedatum = birthday;
	if (args.address) Object.assign(account.profile, splitAddress(args.address));
	else if (clears) Object.assign(account.profile, { straat: '', huisnummer: '', busnummer: '' });
	if (args.stamboeknummer) setStamboeknummer(account, args.stamboeknummer);
	for (const [slot, password] of [passwd1, passwd2, passwd3].entries()) if (password !== '') platform.setPassword(account, slot, password, true);
	if (!existing) account.groups = [settings.targetGroup];
	return OK;
}

function saveUserParameter(platform: Platform, { userIdentifier = '', paramName = '', paramValue = '' }: Record<string, string>): number {
	const account = platform.byKey(userIdentifier);
	if (!account) return 12;
	const { profile } = account;
	const field = PARAMETERS[paramName];
	if (field !== undefined) {
		if ((paramName === 'name' || paramName === 'surname') && paramValue === '') return paramName === 'surname' ? 1 : 2;
		profile[field] = paramValue;
		return OK;
	}
	switch (paramName) {
		case 'stamboeknummer':
			setStamboeknummer(account, paramValue);
			return OK;
		case 'sex':
			profile.geslacht = sexOf(paramValue);
			return OK;
		case 'birthday': {
			const date = isoDate(paramValue);
			if (date === undefined) return 49;
			profile.geboortedatum = date;
			return OK;
		}
		case 'number':
			if (platform.byInternNumber(paramValue)) return 24;
			profile.internnummer = paramValue;
			platform.index();
			return OK;
		case 'status':
			return setStatus(account, paramValue, platform);
		case 'Godsdienstkeuze':
			if (!RELIGIONS.includes(paramValue)) return 17;
			profile.godsdienstkeuze = paramValue;
			return OK;
		case 'Soort leerling':
			if (!PUPIL_KINDS.includes(paramValue)) return 17;
			profile.soortleerling = paramValue;
			return OK;
		case 'Nationaliteit': {
			const code = paramValue in NATIONALITIES ? paramValue : Object.keys(NATIONALITIES).find((each) => NATIONALITIES[each]!.toLowerCase() === paramValue.toLowerCase());
			if (code === undefined) return 17;
			profile.nationaliteitscode = code;
			profile.nationaliteit = NATIONALITIES[code]!;
			return OK;
		}
	}
	if ((platform.settings.informatFields && INFORMAT_FIELDS.includes(paramName)) || platform.settings.ownFields.includes(paramName)) {
		profile[paramName] = paramValue;
		return OK;
	}
	const coAccount = /^(type|naam|voornaam|status|email|telefoonnummer|mobielnummer)_coaccount([1-6])$/.exec(paramName);
	if (coAccount) {
		profile[coAccount[1] === 'status' ? `status${coAccount[2]}` : paramName] = paramValue;
		return OK;
	}
	return 17;
}

function setStatus(account: Account, value: string, platform: Platform): number {
	const status = STATUSES[value.toLowerCase()];
	if (status === undefined) return 17;
	if (status === 'actief' && account.profile.basisrol === '1' && !platform.officialClass(account)) return 34;
	account.profile.status = status;
	return OK;
}

function saveClass(platform: Platform, args: Record<string, string>): number {
	const { name = '', desc = '', code = '', parent = '', untis = '', instituteNumber = '', adminNumber = '', schoolYearDate = '' } = args;
	if (name === '' || code === '') return 14;
	if (desc === '') return 11;
	if (schoolYearDate !== '' && isoDate(schoolYearDate) === undefined) return 56;
	if (instituteNumber !== '' && !platform.settings.instituteNumbers.includes(instituteNumber)) return 27;
	if (adminNumber !== '' && instituteNumber === '') return 35;
	const existing = [...platform.groups.values()].find((group) => group.type === 'K' && group.name === name);
	const sameCode = platform.groups.get(code);
	if (sameCode && sameCode !== existing) return 47;
	if (untis !== '' && [...platform.groups.values()].some((group) => group.untis === untis && group !== existing)) return 57;
	if (existing) {
		Object.assign(existing, { desc, untis: untis || existing.untis });
		if (instituteNumber !== '') Object.assign(existing, { instituteNumber, adminNumber, isOfficial: true });
		return OK;
	}
	if (parent !== '' && parent !== '0') {
		const above = platform.groups.get(parent);
		if (!above) return 53;
		if (above.isOfficial) return 54;
	}
	platform.addGroup({ code, name, desc, untis, parent: parent === '0' ? '' : parent, type: 'K', isOfficial: instituteNumber !== '' && adminNumber !== '', instituteNumber, adminNumber });
	return OK;
}

function saveGroup(platform: Platform, { name = '', desc = '', code = '', parent = '', untis = '' }: Record<string, string>): number {
	if (name === '' || code === '') return 14;
	if (desc === '') return 11;
	const existing = platform.groups.get(code);
	if (existing) {
		if (existing.type === 'K') return 45;
		Object.assign(existing, { desc, untis });
		return OK;
	}
	if (parent !== '' && parent !== '0') {
		const above = platform.groups.get(parent);
		if (!above) return 53;
		if (above.isOfficial) return 54;
	}
	platform.addGroup({ code, name, desc, untis, parent: parent === '0' ? '' : parent, type: 'G', isOfficial: false, instituteNumber: '', adminNumber: '' });
	return OK;
}

function saveUserToClass(platform: Platform, { userIdentifier = '', class: code = '', officialDate = '' }: Record<string, string>): number {
	const account = platform.byKey(userIdentifier);
	if (!account) return 12;
	const group = platform.group(code);
	if (!group) return 13;
	if (!group.isOfficial) {
		if (!account.groups.includes(group.code)) account.groups.push(group.code);
		return OK;
	}
	if (account.profile.basisrol !== '1') return 30;
	if (officialDate === '') {
		account.pendingMoves.push({ class: group.code });
		return OK;
	}
	const date = isoDate(officialDate);
	if (date === undefined) return 49;
	platform.moveToClass(account, group, date);
	return OK;
}

function unregisterStudent(platform: Platform, { userIdentifier = '', officialDate = '' }: Record<string, string>): number {
	const account = platform.byKey(userIdentifier);
	if (!account) return 12;
	const date = isoDate(officialDate);
	if (officialDate !== '' && date === undefined) return 49;
	if (account.profile.basisrol !== '1') return 51;
	const current = platform.officialClass(account);
	account.career.push({
		inClass: false,
		outSchool: true,
		date: date ?? '',
		stamboeknummer: String(account.profile.stamboeknummer ?? ''),
		groupName: current?.name ?? '',
		groupCode: current?.code ?? '',
		adminNumber: current?.adminNumber ?? '',
		instituteNumber: current?.instituteNumber ?? '',
	});
	account.profile.status = 'uitgeschakeld';
	account.profile.schoolverlater = 1;
	return OK;
}

/** The object that all detail reads give; key order as seen, own fields in between. */
function userObject(platform: Platform, account: Account): Record<string, unknown> {
	const { type_coaccount1: _first, ...profile } = account.profile;
	const own = Object.fromEntries([...platform.settings.ownFields, ...(platform.settings.informatFields ? INFORMAT_FIELDS : [])].map((label) => [label, account.profile[label] ?? (label === 'informat_optionalcourse' ? null : '')]));
	return {
		...profile,
		type_coaccount1: account.profile.type_coaccount1,
		...own,
		internnummer: account.profile.internnummer || null,
		referenceIdentifier: `9999_${account.id}_0`,
		scannableCode: `00000000-0000-4000-8000-${String(account.id).padStart(12, '0')}`,
		schoolverlater: account.profile.schoolverlater ?? 0,
		last_successful_login: ';',
		last_successful_login_coaccount1: ';',
		last_successful_login_coaccount2: ';',
		internId: null,
		smartschoolClientUserId: null,
		groups: account.groups.flatMap((code) => {
			const group = platform.groups.get(code);
			return group ? [{ id: String(group.id), code: group.code, name: group.name, desc: group.desc, isKlas: group.type === 'K', isOfficial: group.isOfficial }] : [];
		}),
	};
}

/** JSON as PHP writes it: everything outside ASCII and every slash escaped. */
function phpJson(value: unknown): string {
	return JSON.stringify(value).replace(/\//g, '\\/').replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function membersOf(platform: Platform, code: string, recursive: boolean): Account[] | undefined {
	if (code === '') return recursive ? platform.accounts : undefined;
	if (!platform.groups.has(code)) return undefined;
	const codes = new Set([code]);
	if (recursive) for (let size = 0; size !== codes.size; ) {
		size = codes.size;
		for (const group of platform.groups.values()) if (codes.has(group.parent)) codes.add(group.code);
	}
	return platform.accounts.filter(({ groups }) => groups.some((each) => codes.has(each)));
}

function getAllAccountsExtended(platform: Platform, args: Record<string, string>): string | number {
	if (!('code' in args) || !('recursive' in args)) return 19;
	const members = membersOf(platform, args.code!, args.recursive === '1');
	return members === undefined || members.length === 0 ? 19 : phpJson(members.map((account) => userObject(platform, account)));
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

function getAllGroupsAndClasses(platform: Platform): string {
	const below = new Map<string, typeof roots>();
	const roots = [...platform.groups.values()].filter(({ parent, code }) => parent === '' && code !== 'iedereen');
	for (const group of platform.groups.values()) if (group.parent !== '') below.set(group.parent, [...(below.get(group.parent) ?? []), group]);
	const one = (group: (typeof roots)[number]): string => {
		const children = group.code === 'iedereen' ? [...(below.get('iedereen') ?? []), ...roots] : (below.get(group.code) ?? []);
		return `<group><name>${cdata(group.name)}</name><desc>${cdata(group.desc)}</desc><type>${group.type}</type><code>${cdata(group.code)}</code><untis>${group.untis}</untis><visible>1</visible><isOfficial>${group.isOfficial ? 1 : 0}</isOfficial><coAccountLabel><![CDATA[]]></coAccountLabel><adminNumber>${group.adminNumber}</adminNumber><instituteNumber>${group.instituteNumber}</instituteNumber><titu></titu>${children.length > 0 ? `<children>${children.map(one).join('\n')}</children>` : ''}</group>`;
	};
	return base64(`<?xml version="1.0" encoding="UTF-8"?>\n<groups>\n${one(platform.groups.get('iedereen')!)}\n</groups>\n`);
}

function getAllAccounts(platform: Platform, { code = '', recursive = '0' }: Record<string, string>): string {
	const members = membersOf(platform, code, recursive === '1') ?? [];
	const rows = members.map(({ profile }) => `<account>${['voornaam', 'naam', 'gebruikersnaam', 'internnummer', 'klasnummer'].map((key) => `<${key}>${cdata(String(profile[key] ?? ''))}</${key}>`).join('')}</account>`);
	return base64(`<?xml version="1.0" encoding="UTF-8"?>\n<accounts>\n${rows.join('\n')}\n</accounts>\n`);
}

const details = (find: (platform: Platform, args: Record<string, string>) => Account | undefined): Operation['run'] => (platform, args) => {
	const account = find(platform, args);
	return account ? phpJson(userObject(platform, account)) : 12;
};

function savePassword(platform: Platform, { userIdentifier = '', password = '', accountType = '', changePasswordAtNextLogin = '1' }: Record<string, string>): number {
	const account = platform.byKey(userIdentifier);
	if (!account) return 12;
	if (!/^[0-6]$/.test(accountType)) return 14;
	if (!platform.strongEnough(password)) return 4;
	platform.setPassword(account, Number(accountType), password, changePasswordAtNextLogin !== '0');
	return OK;
}

function mustChange(platform: Platform, { userIdentifier = '', accountType = '' }: Record<string, string>): number {
	const account = platform.byKey(userIdentifier);
	if (!account) return 12;
	if (!/^[0-6]$/.test(accountType)) return 14;
	const slot = (account.passwords[Number(accountType)] ??= { writes: 0, digest: '', mustChange: false });
	slot.mustChange = true;
	return OK;
}

const ERROR_TEXTS: readonly string[] = [
	'Naam te kort.', 'Voornaam te kort.', 'Gebruikersnaam te kort.', 'Wachtwoord te zwak.&lt;br&gt;Zie de regels.', 'Geen groep gekozen.', 'Gebruikersnaam bestaat al.', 'Wachtwoorden verschillen.', 'Toegangscode onjuist.', 'Gebruiker onbekend.',
	'Verwerking mislukt, niets toegepast.', 'Klas niet bewaard.', 'Gebruiker onbekend.', 'Verplaatsen naar klas mislukt.', 'Te weinig gegevens.', 'Gebruikersnaam dubbel.', 'Intern nummer dubbel.', 'Profielveld niet bewaard.', 'Bericht niet verstuurd.',
	'Groep (parent) bestaat niet.', 'Vak niet toegevoegd.', 'Vaknaam bestaat al.', 'Vak niet gevonden.', 'Onbekende fout.', 'Intern nummer al in gebruik.', 'Te wijzigen gebruiker bestaat niet.', 'Toe te voegen gebruiker bestaat al.', 'Instellingsnummer onbekend.',
	'Basisrol ontbreekt.', 'Basisrol ligt vast.', 'Officiële klas is enkel voor leerlingen.', 'Maximaal één officiële klas.', 'Officiële klas verplicht.', 'Klasbeweging niet geregistreerd.', 'Activeren kan niet zonder officiële klas.', 'Instellingsnummer verplicht.',
	'Type van officiële klas ligt vast.', 'Type ligt vast: leden zijn geen leerling.', 'Type ligt vast: leden zitten in andere klas.', 'Vormingscomponent niet gekozen.', 'Klasnaam ligt vast.', 'Administratief nummer ligt vast.', 'Instellingsnummer ligt vast.',
	'Vormingscomponent ligt vast.', 'Vormingscomponent verplicht.', 'Klastype ligt vast.', 'Groepstype ontbreekt.', 'Klas- of groepcode bestaat al.', 'Intern nummer bestaat al.', 'Datum ongeldig.', 'Skore staat uit.', 'Uitschrijven mislukt.', 'Wachtwoord geweigerd.',
	'Bovenliggende groep onbekend.', 'Bovenliggende groep is een officiële klas.', 'Officiële klas heeft geen subgroepen.', 'Schooljaardatum ongeldig.', 'Roostercode bestaat al.',
];

export const SAVE_USER_ARGS = ['internnumber', 'username', 'passwd1', 'passwd2', 'passwd3', 'name', 'surname', 'extranames', 'initials', 'sex', 'birthday', 'birthplace', 'birthcountry', 'address', 'postalcode', 'location', 'country', 'email', 'mobilephone', 'homephone', 'fax', 'prn', 'stamboeknummer', 'basisrol', 'untis'];

export const OPERATIONS: Readonly<Record<string, Operation>> = {
	saveUser: { args: SAVE_USER_ARGS, returns: 'anyType', run: saveUser },
	saveUserParameter: { args: ['userIdentifier', 'paramName', 'paramValue'], returns: 'anyType', run: saveUserParameter },
	savePassword: { args: ['userIdentifier', 'password', 'accountType', 'changePasswordAtNextLogin'], returns: 'anyType', run: savePassword },
	changePasswordAtNextLogin: { args: ['userIdentifier', 'accountType'], returns: 'anyType', run: mustChange },
	forcePasswordReset: { args: ['userIdentifier', 'accountType'], returns: 'anyType', run: mustChange },
	changeUsername: {
		args: ['internNumber', 'newUsername'],
		returns: 'int',
		run(platform, { internNumber = '', newUsername = '' }) {
			const account = platform.byInternNumber(internNumber);
			if (!account) return 9;
			if (newUsername.length < 2) return 3;
			if (platform.byUsername(newUsername)) return 6;
			account.profile.gebruikersnaam = newUsername;
			platform.index();
			return OK;
		},
	},
	changeInternNumber: {
		args: ['username', 'newInternNumber'],
		returns: 'int',
		run(platform, { username = '', newInternNumber = '' }) {
			const account = platform.byUsername(username);
			if (!account) return 9;
			if (newInternNumber === '') return 14;
			if (platform.byInternNumber(newInternNumber)) return 24;
			account.profile.internnummer = newInternNumber;
			platform.index();
			return OK;
		},
	},
	replaceInum: {
		args: ['oldInum', 'newInum'],
		returns: 'anyType',
		run(platform, { oldInum = '', newInum = '' }) {
			const account = platform.byInternNumber(oldInum);
			if (!account) return 25;
			if (platform.byInternNumber(newInum)) return 24;
			account.profile.internnummer = newInum;
			platform.index();
			return OK;
		},
	},
	setAccountStatus: {
		args: ['userIdentifier', 'accountStatus'],
		returns: 'anyType',
		run(platform, { userIdentifier = '', accountStatus = '' }) {
			const account = platform.byKey(userIdentifier);
			return account ? setStatus(account, accountStatus, platform) : 12;
		},
	},
	unregisterStudent: { args: ['userIdentifier', 'officialDate'], returns: 'anyType', run: unregisterStudent },
	delUser: {
		args: ['userIdentifier', 'officialDate'],
		returns: 'anyType',
		run(platform, { userIdentifier = '' }) {
			const account = platform.byKey(userIdentifier);
			if (!account) return 12;
			platform.remove(account);
			return OK;
		},
	},
	getUserDetails: { args: ['userIdentifier'], returns: 'string', run: details((platform, { userIdentifier = '' }) => platform.byKey(userIdentifier)) },
	getUserDetailsByNumber: { args: ['number'], returns: 'string', run: details((platform, { number = '' }) => platform.byInternNumber(number)) },
	getUserDetailsByUsername: { args: ['username'], returns: 'string', run: details((platform, { username = '' }) => platform.byUsername(username)) },
	getStudentCareer: {
		args: ['userIdentifier'],
		returns: 'string',
		run(platform, { userIdentifier = '' }) {
			const account = platform.byKey(userIdentifier);
			if (!account) return 12;
			return account.career.length === 0 ? '' : phpJson(account.career);
		},
	},
	getReferenceField: { args: [], returns: 'string', run: ({ settings }) => settings.uniqueField },
	saveClass: { args: ['name', 'desc', 'code', 'parent', 'untis', 'instituteNumber', 'adminNumber', 'schoolYearDate'], returns: 'anyType', run: saveClass },
	saveGroup: { args: ['name', 'desc', 'code', 'parent', 'untis'], returns: 'anyType', run: saveGroup },
	saveUserToClass: { args: ['userIdentifier', 'class', 'officialDate'], returns: 'anyType', run: saveUserToClass },
	getAllGroupsAndClasses: { args: [], returns: 'anyType', run: getAllGroupsAndClasses },
	getAllAccounts: { args: ['code', 'recursive'], returns: 'anyType', run: getAllAccounts },
	getAllAccountsExtended: { args: ['code', 'recursive'], returns: 'anyType', run: getAllAccountsExtended },
	getClassListJson: {
		args: [],
		returns: 'string',
		run: (platform) => phpJson([...platform.groups.values()].map((group) => ({ id: String(group.id), code: group.code, name: group.name, desc: group.desc, isOfficial: group.isOfficial, isGroup: group.type === 'G', isClass: group.type === 'K', isVisible: group.visible, untis: group.untis }))),
	},
	returnJsonErrorCodes: { args: [], returns: 'string', run: () => phpJson(Object.fromEntries(ERROR_TEXTS.map((text, index) => [String(index + 1), text]))) },
	returnCsvErrorCodes: { args: [], returns: 'string', run: () => ERROR_TEXTS.map((text, index) => `${index + 1};${text}`).join('\n') },
};

/** Needs no access code. */
export const OPEN_OPERATIONS = new Set(['returnJsonErrorCodes', 'returnCsvErrorCodes']);
