/** Operations that write an account. */
import { NATIONALITIES } from './nationalities';
import { emptySlot, type Account, type Platform } from './store';
import { isoDate, OK, onUser, slotOf, untisTaken, type Args, type Table } from './table';

const ROLES: Readonly<Record<string, string>> = { leerling: '1', leerkracht: '0', andere: '13', directie: '30' };
const RELIGIONS = ['MOR', 'CAT', 'PRO', 'ISR', 'ISL', 'ORT', 'ANG', 'DIS', 'CUL', 'PER'];
const PUPIL_KINDS = ['01', '02', '03', '99', 'V', 'R'];
const STATUSES: Readonly<Record<string, string>> = { actief: 'actief', active: 'actief', enabled: 'actief', inactief: 'uitgeschakeld', inactive: 'uitgeschakeld', disabled: 'uitgeschakeld', administratief: 'administratief', administrative: 'administratief' };
const CO_ACCOUNT_STATUS = /^(actief|niet actief|actief tot en met \d{4}\/\d{2}\/\d{2})$/;

/** saveUser argument → key in the account. */
const USER_FIELDS: Readonly<Record<string, string>> = {
	name: 'voornaam', surname: 'naam', extranames: 'extravoornamen', initials: 'initialen', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	postalcode: 'postcode', location: 'woonplaats', country: 'land', email: 'emailadres', mobilephone: 'mobielnummer', homephone: 'telefoonnummer', fax: 'fax', prn: 'rijksregisternummer', untis: 'koppelingsveldschoolagenda',
};

/** paramName → key in the account. Note the capitals, unlike saveUser's. */
const PARAMETERS: Readonly<Record<string, string>> = {
	name: 'voornaam', surname: 'naam', extranames: 'extravoornamen', initials: 'initialen', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	sort: 'sorteerveld', prn: 'rijksregisternummer', street: 'straat', streetnr: 'huisnummer', busnr: 'busnummer', postalCode: 'postcode', postalcode: 'postcode',
	location: 'woonplaats', country: 'land', email: 'emailadres', website: 'website', mobilePhone: 'mobielnummer', homePhone: 'telefoonnummer', fax: 'fax', im: 'instantmessengers', Roepnaam: 'roepnaam',
};

const sexOf = (value: string): string => ({ m: 'm', f: 'f', v: 'f' })[value.toLowerCase()] ?? 'x';

/** `street number`, `street number bus box` or `street number/box`. */
export function splitAddress(address: string): { straat: string; huisnummer: string; busnummer: string } {
	const match = /^(.+?)\s+(\d+(?:\s?[A-Za-z]|bis|ter)?)(?:\s*\/\s*|\s+bus\s+)?(\S+)?$/i.exec(address.trim());
	return match ? { straat: match[1]!, huisnummer: match[2]!, busnummer: match[3] ?? '' } : { straat: address.trim(), huisnummer: '', busnummer: '' };
}

/** Lands on the account and on the last row of the career, whatever year that row is of. */
function setStamboeknummer(account: Account, value: string): void {
	account.profile.stamboeknummer = value;
	const last = account.career.at(-1);
	if (last) last.stamboeknummer = value;
}

function saveUser(platform: Platform, args: Args): number {
	const { settings } = platform;
	const { internnumber = '', username = '', passwd1 = '', passwd2 = '', passwd3 = '', prn = '', stamboeknummer = '' } = args;
	if (username.length < 2) return 3;
	if (!args.surname) return 1;
	if (!args.name) return 2;
	const role = ROLES[(args.basisrol ?? '').toLowerCase()];
	if (role === undefined) return 28;
	const key = settings.uniqueField === 'number' ? internnumber : username;
	if (key === '') return 14;
	const existing = platform.byKey(key);
	if (!existing && passwd1 === '') return 4;
	for (const password of [passwd1, passwd2, passwd3]) {
		const code = password === '' ? OK : platform.passwordCode(password);
		if (code !== OK) return code;
	}
	const sameName = platform.byUsername(username);
	if (sameName && sameName !== existing) return existing ? 15 : 6;
	const sameNumber = internnumber === '' ? undefined : platform.byInternNumber(internnumber);
	if (sameNumber && sameNumber !== existing) return existing ? 16 : 48;
	const birthday = args.birthday ? isoDate(args.birthday) : '';
	if (birthday === undefined) return 49;
	if (prn !== '' && prn === stamboeknummer && prn.length !== 11) return 23;
	if (existing && existing.profile.basisrol !== role && platform.officialClass(existing)) return 29;
	if (untisTaken(platform, args.untis ?? '', existing)) return 57;

	const account = existing ?? platform.add({ gebruikersnaam: username, internnummer: internnumber });
	account.profile.basisrol = role;
	platform.rename(account, { gebruikersnaam: username, ...(internnumber === '' ? {} : { internnummer: internnumber }) });
	const clears = existing !== undefined && settings.saveUserEmpty === 'clear';
	for (const [arg, field] of Object.entries(USER_FIELDS)) {
		const value = args[arg] ?? '';
		if (value !== '' || clears) account.profile[field] = value;
	}
	if (args.sex) account.profile.geslacht = sexOf(args.sex);
	if (birthday !== '') account.profile.geboortedatum = birthday;
	else if (clears) account.profile.geboortedatum = '0000-00-00';
	if (args.address) Object.assign(account.profile, splitAddress(args.address));
	else if (clears) Object.assign(account.profile, splitAddress(''));
	if (stamboeknummer !== '' || clears) setStamboeknummer(account, stamboeknummer);
	for (const [slot, password] of [passwd1, passwd2, passwd3].entries()) if (password !== '') platform.setPassword(account, slot, password, true);
	if (!existing) account.groups = [settings.targetGroup];
	return OK;
}

function setStatus(account: Account, value: string, platform: Platform): number {
	const status = STATUSES[value.toLowerCase()];
	if (status === undefined) return 17;
	if (status === 'actief' && account.profile.basisrol === '1' && !platform.officialClass(account)) return 34;
	account.profile.status = status;
	return OK;
}

function setCoAccount(account: Account, platform: Platform, field: string, slot: string, value: string): number {
	const { profile } = account;
	if (field === 'status') {
		if (!CO_ACCOUNT_STATUS.test(value)) return 17;
		profile[`status${slot}`] = value;
		return OK;
	}
	const key = `${field}_coaccount${slot}`;
	if (field === 'type') {
		const none = ['', '0', 'Maak uw keuze'].includes(value);
		if (!none && !platform.settings.coAccountTypes.includes(value)) return 17;
		profile[key] = none ? 0 : value;
		return OK;
	}
	if (field === 'email' && profile[key] !== value) profile[`${key}_isVerified`] = false;
	profile[key] = value;
	return OK;
}

function saveUserParameter(account: Account, platform: Platform, { paramName = '', paramValue = '' }: Args): number {
	const { profile } = account;
	const field = Object.hasOwn(PARAMETERS, paramName) ? PARAMETERS[paramName] : undefined;
	if (field !== undefined) {
		if (paramName === 'surname' && paramValue === '') return 1;
		if (paramName === 'name' && paramValue === '') return 2;
		if (paramName === 'email' && profile.emailadres !== paramValue) profile.isEmailVerified = false;
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
		case 'untis':
			if (untisTaken(platform, paramValue, account)) return 57;
			profile.koppelingsveldschoolagenda = paramValue;
			return OK;
		case 'number': {
			if (paramValue === '') return 14;
			const other = platform.byInternNumber(paramValue);
			if (other && other !== account) return 24;
			platform.rename(account, { internnummer: paramValue });
			return OK;
		}
		case 'status':
			return setStatus(account, paramValue, platform);
		case 'role': {
			const role = ROLES[paramValue.toLowerCase()];
			if (role === undefined) return 28;
			if (role !== profile.basisrol && platform.officialClass(account)) return 29;
			profile.basisrol = role;
			return OK;
		}
		case 'Godsdienstkeuze':
			if (!RELIGIONS.includes(paramValue)) return 17;
			profile.godsdienstkeuze = paramValue;
			return OK;
		case 'Soort leerling':
			if (!PUPIL_KINDS.includes(paramValue)) return 17;
			profile.soortleerling = paramValue;
			return OK;
		case 'Nationaliteit': {
			const code = Object.keys(NATIONALITIES).find((each) => each === paramValue || NATIONALITIES[each]!.toLowerCase() === paramValue.toLowerCase());
			if (code === undefined) return 17;
			profile.nationaliteitscode = code;
			profile.nationaliteit = NATIONALITIES[code]!;
			return OK;
		}
	}
	if (platform.settings.informatFields.includes(paramName) || platform.settings.ownFields.includes(paramName)) {
		profile[paramName] = paramValue;
		return OK;
	}
	const coAccount = /^(type|naam|voornaam|status|email|telefoonnummer|mobielnummer)_coaccount([1-6])$/.exec(paramName);
	return coAccount ? setCoAccount(account, platform, coAccount[1]!, coAccount[2]!, paramValue) : 17;
}

function savePassword(account: Account, platform: Platform, { password = '', accountType, changePasswordAtNextLogin = '1' }: Args): number {
	const slot = slotOf(accountType);
	if (slot === undefined) return 14;
	const code = platform.passwordCode(password);
	if (code !== OK) return code;
	platform.setPassword(account, slot, password, changePasswordAtNextLogin !== '0');
	return OK;
}

function mustChange(account: Account, _platform: Platform, { accountType }: Args): number {
	const slot = slotOf(accountType);
	if (slot === undefined) return 14;
	(account.passwords[slot] ??= { writes: 0, digest: '', mustChange: false }).mustChange = true;
	return OK;
}

/** Without a date it waits for a person. */
function unregisterStudent(account: Account, platform: Platform, { officialDate = '' }: Args): number {
	const date = isoDate(officialDate);
	if (officialDate !== '' && date === undefined) return 49;
	const last = account.career.at(-1);
	if (account.profile.basisrol !== '1' || !platform.officialClass(account) || last?.outSchool === true) return 51;
	if (date === undefined) account.pendingMoves.push({ kind: 'leave', class: '' });
	else platform.leave(account, date);
	return OK;
}

function setAccountPhoto(account: Account, _platform: Platform, { photo = '' }: Args): number {
	const image = Buffer.from(photo, 'base64');
	const known = image[0] === 0xff && image[1] === 0xd8 ? true : image.subarray(1, 4).toString('latin1') === 'PNG' || image.subarray(0, 3).toString('latin1') === 'GIF';
	if (photo !== '' && !known) return 10;
	account.photo = photo;
	return OK;
}

export const USERS: Table = {
	saveUser: {
		args: ['internnumber', 'username', 'passwd1', 'passwd2', 'passwd3', 'name', 'surname', 'extranames', 'initials', 'sex', 'birthday', 'birthplace', 'birthcountry', 'address', 'postalcode', 'location', 'country', 'email', 'mobilephone', 'homephone', 'fax', 'prn', 'stamboeknummer', 'basisrol', 'untis'],
		returns: 'anyType',
		run: saveUser,
	},
	saveUserParameter: { args: ['userIdentifier', 'paramName', 'paramValue'], returns: 'anyType', run: onUser(saveUserParameter) },
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
	changeUsername: {
		args: ['internNumber', 'newUsername'],
		returns: 'int',
		run(platform, { internNumber = '', newUsername = '' }) {
			const account = platform.byInternNumber(internNumber);
			if (!account) return 9;
			if (newUsername.length < 2) return 3;
			const other = platform.byUsername(newUsername);
			if (other && other !== account) return 6;
			platform.rename(account, { gebruikersnaam: newUsername });
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
			const other = platform.byInternNumber(newInternNumber);
			if (other && other !== account) return 24;
			platform.rename(account, { internnummer: newInternNumber });
			return OK;
		},
	},
	replaceInum: {
		args: ['oldInum', 'newInum'],
		returns: 'anyType',
		run(platform, { oldInum = '', newInum = '' }) {
			const account = platform.byInternNumber(oldInum);
			if (!account) return 25;
			if (newInum === '') return 14;
			const other = platform.byInternNumber(newInum);
			if (other && other !== account) return 24;
			platform.rename(account, { internnummer: newInum });
			return OK;
		},
	},
	setAccountStatus: { args: ['userIdentifier', 'accountStatus'], returns: 'anyType', run: onUser((account, platform, { accountStatus = '' }) => setStatus(account, accountStatus, platform)) },
	setAccountPhoto: { args: ['userIdentifier', 'photo'], returns: 'anyType', run: onUser(setAccountPhoto) },
	unregisterStudent: { args: ['userIdentifier', 'officialDate'], returns: 'anyType', run: onUser(unregisterStudent) },
	delUser: {
		args: ['userIdentifier', 'officialDate'],
		returns: 'anyType',
		run: onUser((account, platform, { officialDate = '' }, now) => {
			// `1-1-1` is in use for "no date".
			if (officialDate !== '' && officialDate !== '1-1-1' && isoDate(officialDate) === undefined) return 49;
			platform.remove(account, now);
			return OK;
		}),
	},
	removeCoAccount: {
		args: ['userIdentifier', 'accountType'],
		returns: 'anyType',
		run: onUser((account, _platform, { accountType }) => {
			const slot = slotOf(accountType, 1);
			if (slot === undefined) return 14;
			Object.assign(account.profile, emptySlot(slot));
			delete account.passwords[slot];
			return OK;
		}),
	},
	saveSignature: { args: ['userIdentifier', 'accountType', 'signature'], returns: 'boolean', run: (platform, { userIdentifier = '', accountType }) => platform.byKey(userIdentifier) !== undefined && slotOf(accountType) !== undefined },
};
