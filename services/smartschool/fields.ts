/** Profile fields that saveUserParameter takes on a Flemish platform, with their capitals as Smartschool wants them. */
import type { Choice } from './operations/types';

const CO_ACCOUNT: readonly (readonly [string, string])[] = [['type', 'Type (Relatie)'], ['naam', 'Family Name (Naam)'], ['voornaam', 'First Name (Voornaam)'], ['status', 'Status'], ['email', 'Email (E-mail)'], ['telefoonnummer', 'Phone (Telefoon)'], ['mobielnummer', 'Mobile (Gsm)']];

export const PROFILE_FIELDS: readonly Choice[] = [
	['surname', 'Family Name (Naam)'], ['name', 'First Name (Voornaam)'], ['extranames', 'Other First Names (Extra Voornamen)'], ['initials', 'Initials (Initialen)'], ['Roepnaam', 'Preferred Name (Roepnaam)'],
	['sex', 'Sex (Geslacht)'], ['birthday', 'Birthday (Geboortedatum)'], ['birthplace', 'Birthplace (Geboorteplaats)'], ['birthcountry', 'Birth Country (Geboorteland)'], ['Nationaliteit', 'Nationality (Nationaliteit)'],
	['street', 'Street (Straat)'], ['streetnr', 'House Number (Huisnummer)'], ['busnr', 'Box (Busnummer)'], ['postalCode', 'Postcode'], ['location', 'City (Gemeente)'], ['country', 'Country (Land)'],
	['email', 'Email (E-mail)'], ['website', 'Website'], ['mobilePhone', 'Mobile (Gsm)'], ['homePhone', 'Phone (Telefoon)'], ['fax', 'Fax'], ['im', 'Instant Messenger'],
	['number', 'Internal Number (Intern Nummer)'], ['prn', 'National Number (Rijksregisternummer)'], ['stamboeknummer', 'Register Number (Stamnummer)'], ['sort', 'Sort Field (Sorteerveld)'], ['untis', 'Timetable Code (Koppelingsveld Schoolagenda)'],
	['status', 'Status'], ['role', 'Base Role (Basisrol)'], ['Godsdienstkeuze', 'Religion (Godsdienstkeuze)'], ['Soort leerling', 'Funding (Soort Leerling)'],
	['informat_dokter', 'Family Doctor (Huisdokter, Informat)'], ['informat_doktertel', 'Family Doctor’s Phone (Huisdokter Telefoon, Informat)'], ['informat_languages', 'Languages (Taalkeuze, Informat)'], ['informat_optionalcourse', 'Optional Course (Keuzeoptie, Informat)'],
	...[1, 2, 3, 4, 5, 6].flatMap((number) => CO_ACCOUNT.map(([field, label]): readonly [string, string] => [`${field}_coaccount${number}`, `Co-Account ${number}: ${label}`])),
].map(([value, label]) => ({ value: value!, label: label! }));
