/** saveUserParameter: one field at a time, by its own set of names. */
import { setCoAccount } from './coAccounts';
import { NATIONALITIES } from './nationalities';
import { ROLES, setStamboeknummer, sexOf } from './profile';
import { setStatus } from './status';
import type { Account, Platform } from './store';
import { isoDate, OK, untisTaken, type Args } from './table';

const RELIGIONS = ['MOR', 'CAT', 'PRO', 'ISR', 'ISL', 'ORT', 'ANG', 'DIS', 'CUL', 'PER'];
const PUPIL_KINDS = ['01', '02', '03', '99', 'V', 'R'];

/** paramName → key in the account. Note the capitals, unlike saveUser's. */
const PARAMETERS: Readonly<Record<string, string>> = {
	name: 'voornaam', surname: 'naam', extranames: 'extravoornamen', initials: 'initialen', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	sort: 'sorteerveld', prn: 'rijksregisternummer', street: 'straat', streetnr: 'huisnummer', busnr: 'busnummer', postalCode: 'postcode', postalcode: 'postcode',
	location: 'woonplaats', country: 'land', email: 'emailadres', website: 'website', mobilePhone: 'mobielnummer', homePhone: 'telefoonnummer', fax: 'fax', im: 'instantmessengers', Roepnaam: 'roepnaam',
};

export function saveUserParameter(account: Account, platform: Platform, { paramName = '', paramValue = '' }: Args): number {
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
