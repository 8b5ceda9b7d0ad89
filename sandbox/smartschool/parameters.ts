/** saveUserParameter: one field at a time, by its own set of names. */
import { coAccountField, setCoAccount } from './coAccounts';
import { NATIONALITIES } from './nationalities';
import { roleOf, setStamboeknummer, sexOf } from './profile';
import { setStatus } from './status';
import type { Account, Platform } from './store';
import { isoDate, OK, untisTaken, type Args } from './table';

const RELIGIONS = ['MOR', 'CAT', 'PRO', 'ISR', 'ISL', 'ORT', 'ANG', 'DIS', 'CUL', 'PER'];
const MODERN_LANGUAGES: Readonly<Record<string, readonly string[]>> = { modernlang1: ['0', 'de', 'en', 'nl'], modernlang2: ['0', 'de', 'en', 'nl', 'es', 'it'] };
const PUPIL_KINDS = ['01', '02', '03', '99', 'V', 'R'];

/** paramName → key in the account. Note the capitals, unlike saveUser's. */
const PARAMETERS: Readonly<Record<string, string>> = {
	name: 'voornaam', surname: 'naam', extranames: 'extravoornamen', initials: 'initialen', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	sort: 'sorteerveld', prn: 'rijksregisternummer', street: 'straat', streetnr: 'huisnummer', busnr: 'busnummer', postalCode: 'postcode', postalcode: 'postcode',
	location: 'woonplaats', country: 'land', email: 'emailadres', website: 'website', mobilePhone: 'mobielnummer', homePhone: 'telefoonnummer', fax: 'fax', im: 'instantmessengers', Roepnaam: 'roepnaam',
};

export function saveUserParameter(account: Account, platform: Platform, { paramName = '', paramValue = '' }: Args): number {
	if (paramName === '') return 14;
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
			const role = roleOf(platform, paramValue);
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
	const coAccount = coAccountField(platform, paramName);
	if (coAccount) return setCoAccount(account, platform, coAccount.field, coAccount.slot, paramValue);
	return setUnread(account, platform, paramName, paramValue);
}

/** What a parameter takes that only schools of the GO! network, or of the French edition, have; undefined on other platforms. */
function unreadValues({ settings }: Platform, paramName: string): ((value: string) => boolean) | undefined {
	if (paramName === 'gorollen' && settings.goRoles.length > 0) return (value) => goRolesOf(value)?.every((role) => settings.goRoles.includes(role)) === true;
	if (settings.frenchEdition && Object.hasOwn(MODERN_LANGUAGES, paramName)) return (value) => MODERN_LANGUAGES[paramName]!.includes(value);
	return undefined;
}

function setUnread(account: Account, platform: Platform, paramName: string, paramValue: string): number {
	const takes = unreadValues(platform, paramName);
	if (!takes) return platform.settings.unknownParameterCode;
	if (!takes(paramValue)) return 17;
	account.unread[paramName] = paramValue;
	return OK;
}

function goRolesOf(text: string): string[] | undefined {
	try {
		const roles = JSON.parse(text) as unknown;
		return Array.isArray(roles) ? roles.map(String) : undefined;
	} catch {
		return undefined;
	}
}
