/**
 * The exchange table as data, row by row, for `fields.test.ts`: how a person changes the field in each system, and
 * what the other one must show. Written from docs/fields.md alone; nothing of `sync/` is used. Another row is one more
 * entry here.
 */

export type Json = Record<string, unknown>;

/** What a person does in one of the systems, through the control interface of the rehearsal school. */
export interface Edit {
	in: 'students' | 'registrations' | 'logins';
	body: Json;
}

export interface FieldRow {
	/** Row of the exchange table. */
	row: string;
	field: string;
	/** Name on the screen, without the English. */
	label: string;
	way: '→' | '⇄';
	/** Three values as Informat has them; two where there are no more. */
	values: readonly string[];
	/** The same value in Smartschool, where it is another text. */
	code?: Readonly<Record<string, string>>;
	/** A secretary types the value in Informat. */
	informat(value: string): Edit[];
	/** The keys of Smartschool's account that hold it; a parent or a teacher types there. */
	smartschool(value: string): Json;
	/** The key whose value is looked at. */
	key: string;
	/** How it becomes empty in Informat, when not by itself. */
	empty?: 'never' | 'with the address';
	/** Is never empty in Smartschool. */
	filled?: true;
	/** No two pupils have the same. */
	unique?: true;
	/** Its value is not shown to every reader of the task list. */
	sensitive?: true;
	/** Profile field of the school that it needs. */
	profile?: string;
	/** Where a proposal could carry it to Informat. */
	proposal?: true;
	/** Who wins when both changed, when it is not Informat (→) or a person (⇄). */
	conflict?: 'task';
	/** Decided as one with the field of this row: only that row's line stands on a list. */
	unit?: string;
}

const student = (key: string) => (value: string): Edit[] => [{ in: 'students', body: { [key]: value === '' ? null : value } }];
const registration = (key: string) => (value: string): Edit[] => [{ in: 'registrations', body: { [key]: value === '' ? null : value } }];
const profile = (key: string) => (value: string): Json => ({ [key]: value });
const address = (key: string) => (value: string): Edit[] => [{ in: 'students', body: { adressen: [{ [key]: value === '' ? null : value }] } }];
const relation = (key: string, form: (value: string) => unknown = (value) => (value === '' ? null : value)) => (value: string): Edit[] => [{ in: 'students', body: { relaties: [{ [key]: form(value) }] } }];
const number = (type: string, soort: string, index: number) => (value: string): Edit[] => [{ in: 'students', body: { comnrs: [...Array.from({ length: index }, () => ({})), { pComnr: 1 + index, comnrId: `00000000-0000-4000-8000-00000000000${index}`, type, soort, nr: value === '' ? null : value }] } }];

export const ROWS: readonly FieldRow[] = [
	{ row: '1', field: 'Naam', label: 'Naam', way: '→', values: ['Abeels', 'Bertels', 'Claes'], informat: student('naam'), smartschool: profile('naam'), key: 'naam', empty: 'never', filled: true, unique: true },
	{ row: '2', field: 'Voornaam', label: 'Voornaam', way: '→', values: ['Anna', 'Berthe', 'Cato'], informat: student('voornaam'), smartschool: profile('voornaam'), key: 'voornaam', empty: 'never', filled: true },
	{ row: '3', field: 'Extra voornamen', label: 'Extra voornamen', way: '→', values: ['Maria', 'Lea', 'Lode'], informat: student('voornaam2'), smartschool: profile('extravoornamen'), key: 'extravoornamen' },
	{ row: '4', field: 'Geslacht', label: 'Geslacht', way: '→', values: ['M', 'V'], code: { M: 'm', V: 'f' }, informat: student('geslacht'), smartschool: profile('geslacht'), key: 'geslacht', empty: 'never', filled: true },
	{ row: '5', field: 'Geboortedatum', label: 'Geboortedatum', way: '→', values: ['2010-01-11', '2010-02-12', '2010-03-13'], informat: student('geboortedatum'), smartschool: profile('geboortedatum'), key: 'geboortedatum', empty: 'never' },
	{ row: '6', field: 'Geboorteland', label: 'Geboorteland', way: '→', values: ['België', 'Nederland', 'Marokko'], informat: student('geboorteland'), smartschool: profile('geboorteland'), key: 'geboorteland' },
	{ row: '7', field: 'Geboorteplaats', label: 'Geboorteplaats', way: '→', values: ['Gent', 'Brugge', 'Ieper'], informat: student('geboorteplaats'), smartschool: profile('geboorteplaats'), key: 'geboorteplaats' },
	{ row: '8', field: 'Nationaliteit', label: 'Nationaliteit', way: '→', values: ['00150', '00129', '00111'], informat: student('nationaliteitCode'), smartschool: (value) => ({ nationaliteitscode: value, nationaliteit: { '00150': 'Belg', '00129': 'Nederlander', '00111': 'Fransman' }[value] ?? '' }), key: 'nationaliteitscode' },
	{ row: '9', field: 'Initialen', label: 'Initialen', way: '→', values: ['A.', 'B.', 'C.'], informat: student('initialen'), smartschool: profile('initialen'), key: 'initialen' },
	{ row: '10', field: 'Stamnummer', label: 'Stamnummer', way: '→', values: ['990001', '990002', '990003'], informat: registration('stamnr'), smartschool: profile('stamboeknummer'), key: 'stamboeknummer', empty: 'never', unique: true },
	{ row: '12', field: 'Taalkeuze', label: 'Taalkeuze', way: '→', values: ['Frans-Engels', 'Frans-Duits', 'Latijn'], informat: registration('taalkeuze'), smartschool: profile('informat_languages'), key: 'informat_languages', profile: 'informat_languages' },
	{ row: '13', field: 'Keuzeoptie', label: 'Keuzeoptie', way: '→', values: ['Wiskunde 6u', 'Wiskunde 8u', 'Grieks'], informat: registration('afdelingsjaarOptie'), smartschool: profile('informat_optionalcourse'), key: 'informat_optionalcourse', profile: 'informat_optionalcourse' },
	{ row: '18', field: 'Levensbeschouwing', label: 'Levensbeschouwing', way: '→', values: ['0140', '0187', '0135'], code: { '0140': 'CAT', '0187': 'MOR', '0135': 'ISL' }, informat: registration('levensbeschouwingCode'), smartschool: profile('godsdienstkeuze'), key: 'godsdienstkeuze' },
	{ row: '19', field: 'Financierbaarheid', label: 'Financierbaarheid', way: '→', values: ['02', '01', '03'], informat: registration('finCode'), smartschool: profile('soortleerling'), key: 'soortleerling' },
	{ row: '20', field: 'Huisdokter', label: 'Huisdokter', way: '⇄', values: ['dr. Aerts', 'dr. Boels', 'dr. Cools'], informat: student('huisdokter'), smartschool: profile('informat_dokter'), key: 'informat_dokter', sensitive: true, profile: 'informat_dokter', proposal: true },
	{ row: '21', field: 'Huisdokter telefoon', label: 'Huisdokter telefoon', way: '⇄', values: ['050 11 11 11', '050 22 22 22', '050 33 33 33'], informat: student('telefoonHuisdokter'), smartschool: profile('informat_doktertel'), key: 'informat_doktertel', sensitive: true, profile: 'informat_doktertel', proposal: true },
	{ row: '31', field: 'Straat', label: 'Adres', way: '⇄', values: ['Aardweg', 'Beukendreef', 'Canadaplein'], informat: address('straat'), smartschool: profile('straat'), key: 'straat', empty: 'with the address', proposal: true },
	{ row: '32', field: 'Nummer', label: 'Adres', way: '⇄', values: ['1', '2', '3'], informat: address('nr'), smartschool: profile('huisnummer'), key: 'huisnummer', empty: 'with the address', unit: '31' },
	{ row: '33', field: 'Bus', label: 'Adres', way: '⇄', values: ['A', 'B', 'C'], informat: address('bus'), smartschool: profile('busnummer'), key: 'busnummer', empty: 'with the address', unit: '31' },
	{ row: '34', field: 'Postcode', label: 'Adres', way: '⇄', values: ['8000', '9000', '8900'], informat: address('postcode'), smartschool: profile('postcode'), key: 'postcode', empty: 'with the address', unit: '31' },
	{ row: '35', field: 'Gemeente', label: 'Adres', way: '⇄', values: ['Brugge', 'Gent', 'Ieper'], informat: address('gemeente'), smartschool: profile('woonplaats'), key: 'woonplaats', empty: 'with the address', unit: '31' },
	{ row: '36', field: 'Land', label: 'Adres', way: '⇄', values: ['00150', '00129', '00111'], code: { '00150': 'België', '00129': 'Nederland', '00111': 'Frankrijk' }, informat: address('landCode'), smartschool: profile('land'), key: 'land', empty: 'with the address', unit: '31' },
	{
		row: '37', field: 'Adrestype(s)', label: 'Adrestype(s)', way: '→', values: ['Domicilie;Verblijf', 'Domicilie;Facturatie', 'Domicilie;Aanschrijf;Overige'], key: 'Soort adres', profile: 'Soort adres', empty: 'with the address', smartschool: profile('Soort adres'),
		informat: (value) => [{ in: 'students', body: { adressen: [{ isVerblijf: value.includes('Verblijf'), isFacturatie: value.includes('Facturatie'), isAanschrijf: value.includes('Aanschrijf'), isOverige: value.includes('Overige') }] } }],
	},
	{ row: '38', field: 'Aanspreeknaam', label: 'Aanspreeknaam', way: '⇄', values: ['de ouders van A', 'de ouders van B', 'de ouders van C'], informat: address('aanspreekNaam'), smartschool: profile('Aanspreking'), key: 'Aanspreking', profile: 'Aanspreking' },
	{ row: '39', field: 'Aanspreektitel', label: 'Aanspreektitel', way: '⇄', values: ['Aan', 'Mevrouw', 'De heer'], informat: address('aanspreekTitel'), smartschool: profile('Titel'), key: 'Titel', profile: 'Titel' },
	{ row: '40–42', field: 'Communicatienummer: eigen gsm', label: 'Eigen gsm', way: '⇄', values: ['0470 11 11 11', '0470 22 22 22', '0470 33 33 33'], informat: number('Eigen', 'Gsm', 0), smartschool: profile('mobielnummer'), key: 'mobielnummer', proposal: true },
	{ row: '40–42 (thuis)', field: 'Communicatienummer: telefoon thuis', label: 'Telefoon thuis', way: '⇄', values: ['050 44 44 44', '050 55 55 55', '050 66 66 66'], informat: number('Domicilie', 'Telefoon', 1), smartschool: profile('telefoonnummer'), key: 'telefoonnummer', proposal: true },
	{ row: '43–44', field: 'E-mail', label: 'Eigen e-mail', way: '⇄', values: ['a@example.org', 'b@example.org', 'c@example.org'], informat: (value) => [{ in: 'students', body: { emails: [{ pEmail: 1, emailId: '00000000-0000-4000-8000-000000000009', type: 'Eigen', schoolcom: false, factuurMailen: false, email: value === '' ? null : value }] } }], smartschool: profile('emailadres'), key: 'emailadres', proposal: true },
	{ row: '45', field: 'Relatie: voornaam', label: 'Moeder: voornaam', way: '⇄', values: ['Ada', 'Bea', 'Cis'], informat: relation('voornaam'), smartschool: profile('Voornaam moeder'), key: 'Voornaam moeder', profile: 'Voornaam moeder' },
	{ row: '46', field: 'Relatie: naam', label: 'Moeder: naam', way: '⇄', values: ['Adams', 'Bals', 'Cools'], informat: relation('naam'), smartschool: profile('Naam moeder'), key: 'Naam moeder', profile: 'Naam moeder' },
	{ row: '47', field: 'Relatie: overleden', label: 'Moeder: overleden', way: '⇄', values: ['nee', 'ja'], informat: relation('isOverleden', (value) => value === 'ja'), smartschool: profile('Moeder overleden'), key: 'Moeder overleden', profile: 'Moeder overleden', empty: 'never', sensitive: true },
	{ row: '48', field: 'Relatie: burgerlijke staat', label: 'Moeder: burgerlijke staat', way: '⇄', values: ['Gehuwd', 'Gescheiden', 'Weduwe'], informat: relation('burgerlijkeStand'), smartschool: profile('Staat moeder'), key: 'Staat moeder', profile: 'Staat moeder', sensitive: true },
	{ row: '24', field: 'Gebruikersnaam', label: 'Gebruikersnaam Smartschool', way: '⇄', values: ['naam.een', 'naam.twee', 'naam.drie'], informat: (value) => [{ in: 'logins', body: { gebruikersnaam: value === '' ? null : value } }], smartschool: profile('gebruikersnaam'), key: 'gebruikersnaam', filled: true, unique: true, conflict: 'task' },
];

/** What the school writes down for it in the settings. */
export const PROFILE_FIELDS = 'adresTypes = Soort adres\naanspreeknaam = Aanspreking\naanspreektitel = Titel\nrelatie.moeder.voornaam = Voornaam moeder\nrelatie.moeder.naam = Naam moeder\nrelatie.moeder.overleden = Moeder overleden\nrelatie.moeder.burgerlijkeStaat = Staat moeder';
export const OWN_FIELDS = ['Soort adres', 'Aanspreking', 'Titel', 'Voornaam moeder', 'Naam moeder', 'Moeder overleden', 'Staat moeder'];

/** The value as Smartschool shows it. */
export const shown = ({ code }: FieldRow, value: string): string => code?.[value] ?? value;

/** One of the row's values, of one pupil. */
export const valueOf = ({ values, unique }: FieldRow, which: 0 | 1 | 2, pupil: number): string => `${values[which] ?? ''}${unique ? pupil : ''}`;
