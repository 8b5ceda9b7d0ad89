/** saveUser: makes an account or changes one, found by the platform's unique field. */
import { roleOf, setStamboeknummer, sexOf, splitAddress } from './profile';
import type { Platform } from './store';
import { isoDate, OK, untisTaken, type Args } from './table';

/** saveUser argument → key in the account. */
const USER_FIELDS: Readonly<Record<string, string>> = {
	name: 'voornaam', surname: 'naam', extranames: 'extravoornamen', initials: 'initialen', birthplace: 'geboorteplaats', birthcountry: 'geboorteland',
	postalcode: 'postcode', location: 'woonplaats', country: 'land', email: 'emailadres', mobilephone: 'mobielnummer', homephone: 'telefoonnummer', fax: 'fax', prn: 'rijksregisternummer', untis: 'koppelingsveldschoolagenda',
};

export function saveUser(platform: Platform, args: Args): number {
	const { settings } = platform;
	const { internnumber = '', username = '', passwd1 = '', passwd2 = '', passwd3 = '', prn = '', stamboeknummer = '' } = args;
	if (username.length < 2) return 3;
	const key = settings.uniqueField === 'number' ? internnumber : username;
	if (key === '') return 14;
	const existing = platform.byKey(key);
	// A public client updates without names or role, and the platform keeps what it has.
	const keeps = existing !== undefined && settings.saveUserEmpty === 'keep';
	if (!args.surname && !keeps) return 1;
	if (!args.name && !keeps) return 2;
	const role = args.basisrol || !keeps ? roleOf(platform, args.basisrol ?? '') : String(existing.profile.basisrol);
	if (role === undefined) return 28;
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
	if (!existing && !platform.groups.has(settings.targetGroup)) return 5;

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
	for (const [slot, password] of [passwd1, passwd2, passwd3].entries()) if (password !== '') platform.countPassword(account, slot, true);
	if (!existing) account.groups = [settings.targetGroup];
	return OK;
}
