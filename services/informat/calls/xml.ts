/** The older XML services: read-only lists, with an Informat user as login. Source: docs/informat.md. */
import type { ShapeName } from '../shapes';
import { arg, words } from './args';
import { calls, type ArgType, type CallArg, type CallLine, type InformatCall } from './types';

const form = arg('body');
const field = (name: string, type: ArgType, text: string, more: Partial<CallArg> = {}): CallArg => form(name, type, text, more);

const schooljaar = field('schooljaar', 'schoolYear', 'School Year | Schooljaar', { required: true });
const hoofdstructuur = field('hoofdstructuur', 'digits', 'Main Structure | Hoofdstructuur', { digits: 3, description: 'Three digits, such as 311. Empty: all.' });
const referentiedatum = field('referentiedatum', 'date', 'Reference Date | Referentiedatum', { form: 'dd-MM-yyyy' });
const gewijzigdSinds = field('gewijzigdSinds', 'date', 'Changed Since | Gewijzigd Sinds', { form: 'd-M-yyyy' });
const ALL = [schooljaar, referentiedatum, hoofdstructuur, gewijzigdSinds];

/** The service wants every argument in the form, empty where nothing is asked. */
function xml(operation: string, nl: string, description: string, item: string, shape: ShapeName, args: CallArg[]): CallLine {
	return {
		resource: 'xml', operation: `${operation[0]!.toLowerCase()}${operation.slice(1)}`, label: words(`${operation} | ${nl}`), description,
		method: 'POST', path: operation, body: 'form', instituteIn: 'instelnr', writes: false, args, result: { kind: 'xml', item, shape },
	};
}

export const XML: InformatCall[] = [
	...calls('xml', null, [
		{ ...xml('AuthenticateUser', 'Aanmelding nakijken', 'Whether Informat accepts the XML login of the credential', '', 'any', []), institutes: 'one', instituteIn: undefined, result: { kind: 'truth', as: 'aangemeld' } },
		xml('Lln', 'Leerlingen', 'Pupils with enrolment, class and parents’ names', 'wsInschrijving', 'xmlLln', ALL),
		xml('LlnExtra', 'Leerlingen, alle gegevens', 'Pupils with address, numbers, e-mails, parents and family doctor', 'wsLeerling', 'xmlLlnExtra', ALL),
		xml('Inschrijvingen', 'Inschrijvingen', 'Enrolments', '', 'xmlInschrijving', [schooljaar, hoofdstructuur, field('preRegistrationId', 'guid', 'Preregistration ID | Id van de Voorinschrijving')]),
		xml('Subgroepen', 'Klassen en groepen per leerling', 'Class and group registrations', 'wsKlasgroep', 'xmlSubgroep', ALL),
		xml('Relaties', 'Relaties', 'Relations of each pupil', 'WsRelaties', 'xmlRelaties', [schooljaar, hoofdstructuur, gewijzigdSinds]),
		xml('Adressen', 'Adressen', 'Addresses of pupils', 'wsAdres', 'xmlAdres', ALL),
		xml('AdressenEmail', 'E-mails van adressen', 'E-mails that belong to an address', 'WsAdressenEmail', 'xmlAdresEmail', [schooljaar, hoofdstructuur]),
		xml('ComnummersRelatie', 'Communicatienummers', 'Numbers of pupils and relations', 'WsComnummers', 'xmlComnummers', [schooljaar, hoofdstructuur, gewijzigdSinds]),
		xml('EmailRelatie', 'E-mails', 'E-mails of pupils and relations', 'WsEmailadressen', 'xmlEmails', [schooljaar, referentiedatum, hoofdstructuur, gewijzigdSinds]),
		xml('SmartschoolUsers', 'Smartschoolgebruikers', 'Smartschool user names that Informat knows', 'User', 'xmlSmartschoolUser', [
			field('smartschoolplatform', 'text', 'Platform | Smartschoolplatform', { required: true, description: 'Name of the platform, such as myschool' }),
			schooljaar,
			field('discimusVestigingsnr', 'text', 'Location Number | Vestigingsnummer (Discimus)'),
			referentiedatum,
		]),
		xml('Leerkrachten', 'Personeelsleden', 'Staff', 'wsPersoneelslid', 'xmlLeerkracht', [schooljaar, field('personeelsgroep_is_een_optie', 'text', 'Staff Group | Personeelsgroep')]),
		xml('LeerkrachtenVrijevelden', 'Vrije velden van personeel', 'Own fields of staff', 'wsPersoneelVrijVeld', 'any', [schooljaar]),
		xml('LeerkrachtenOpdrachten', 'Opdrachten van personeel', 'Assignments of staff', '', 'any', [
			schooljaar,
			field('ReferentiedatumNPRE', 'date', 'Reference Date | Referentiedatum', { form: 'dd-MM-yyyy' }),
			field('Met_NSU_Uren', 'boolean', 'With NSU Hours | Met NSU-uren', { standard: false, description: 'Whether NSU hours come along' }),
		]),
		xml('LeerkrachtenBenoemingen', 'Benoemingen van personeel', 'Appointments of staff', '', 'any', [schooljaar]),
	]),
	...calls('xmlVkso', null, [
		xml('LeerlingenNaDatum', 'Leerlingen na datum', 'Pupils with their Smartschool user name', 'Table1', 'xmlNaDatum', [field('datum', 'date', 'Date | Datum', { required: true, form: 'dd/MM/yyyy' }), schooljaar]),
	]),
];
