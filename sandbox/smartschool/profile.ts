/** The profile of an account: its keys, its empty form, and the words that saveUser and saveUserParameter share. */
import type { Account, Platform } from './store';

const ROLES: Readonly<Record<string, string>> = { leerling: '1', leerkracht: '0', andere: '13', directie: '30' };
const FRENCH_ROLES: Readonly<Record<string, string>> = { 'élève': '1', enseignant: '0', autre: '13', direction: '30' };

/** The number that a role reads back as. */
export function roleOf(platform: Platform, word: string): string | undefined {
	const key = word.toLowerCase();
	if (Object.hasOwn(ROLES, key)) return ROLES[key];
	return platform.settings.frenchEdition && Object.hasOwn(FRENCH_ROLES, key) ? FRENCH_ROLES[key] : undefined;
}

export const sexOf = (value: string): string => (/^m$/i.test(value) ? 'm' : /^[fv]$/i.test(value) ? 'f' : 'x');

/** `street number`, `street number bus box` or `street number/box`. */
export function splitAddress(address: string): { straat: string; huisnummer: string; busnummer: string } {
	const match = /^(.+?)\s+(\d+(?:\s?[A-Za-z]|bis|ter)?)(?:\s*\/\s*|\s+bus\s+)?(\S+)?$/i.exec(address.trim());
	return match ? { straat: match[1]!, huisnummer: match[2]!, busnummer: match[3] ?? '' } : { straat: address.trim(), huisnummer: '', busnummer: '' };
}

/** Lands on the account and on the last row of the career, whatever year that row is of. */
export function setStamboeknummer(account: Account, value: string): void {
	account.profile.stamboeknummer = value;
	const last = account.career.at(-1);
	if (last) last.stamboeknummer = value;
}

export const SLOTS = [1, 2, 3, 4, 5, 6] as const;

const BLANK: Account['profile'] = (() => {
	const profile: Account['profile'] = {};
	for (const key of ['voornaam', 'naam', 'gebruikersnaam', 'internnummer', 'status', 'extravoornamen', 'initialen', 'roepnaam', 'geslacht', 'geboortedatum', 'geboorteplaats', 'geboorteland', 'rijksregisternummer', 'straat', 'huisnummer', 'busnummer', 'postcode', 'woonplaats', 'land', 'emailadres', 'website', 'mobielnummer', 'telefoonnummer', 'fax', 'instantmessengers', 'sorteerveld', 'stamboeknummer', 'koppelingsveldschoolagenda', 'basisrol', 'klasnummer']) profile[key] = '';
	profile.status = 'actief';
	profile.geboortedatum = '0000-00-00';
	for (const key of ['isEmailVerified', 'isAuthenticatorAppEnabled', 'isYubikeyEnabled']) profile[key] = false;
	for (const key of ['godsdienstkeuze', 'nationaliteitscode', 'nationaliteit', 'soortleerling', 'function', 'teachercardnumber']) profile[key] = '';
	for (const slot of SLOTS) Object.assign(profile, emptySlot(slot));
	profile.schoolverlater = 0;
	profile.last_successful_login = ';';
	profile.last_successful_login_coaccount1 = ';';
	profile.last_successful_login_coaccount2 = ';';
	return profile;
})();

/** An empty slot has the number 0 as its type. */
export function emptySlot(slot: number): Account['profile'] {
	return {
		[`voornaam_coaccount${slot}`]: '',
		[`naam_coaccount${slot}`]: '',
		[`email_coaccount${slot}`]: '',
		[`email_coaccount${slot}_isVerified`]: false,
		[`telefoonnummer_coaccount${slot}`]: '',
		[`mobielnummer_coaccount${slot}`]: '',
		[`type_coaccount${slot}`]: 0,
		[`authenticator_app_enabled${slot}`]: false,
		[`yubikey_enabled${slot}`]: false,
		[`status${slot}`]: 'niet actief',
	};
}

/** The keys that every platform has; the others are fields of this school or of the Informat coupling. */
export const STANDARD_KEYS: readonly string[] = Object.keys(BLANK);

export const emptyProfile = (): Account['profile'] => ({ ...BLANK });
