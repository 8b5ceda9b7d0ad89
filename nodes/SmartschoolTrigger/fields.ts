/** What the trigger asks: which changes, and of what. */
import type { INodeProperties } from 'n8n-workflow';

const ACCOUNT_FIELDS: Readonly<Record<string, string>> = {
	busnummer: 'Box (Busnummer)',
	coAccounts: 'Co-Accounts',
	emailadres: 'Email (E-mail)',
	extravoornamen: 'Other First Names (Extra Voornamen)',
	gebruikersnaam: 'User Name (Gebruikersnaam)',
	geboortedatum: 'Birthday (Geboortedatum)',
	geslacht: 'Sex (Geslacht)',
	godsdienstkeuze: 'Religion (Godsdienstkeuze)',
	groups: 'Classes and Groups (Klassen en Groepen)',
	huisnummer: 'House Number (Huisnummer)',
	informat_dokter: 'Family Doctor (Huisdokter)',
	informat_doktertel: 'Family Doctor’s Phone (Huisdokter Telefoon)',
	internnummer: 'Internal Number (Intern Nummer)',
	land: 'Country (Land)',
	mobielnummer: 'Mobile (Gsm)',
	naam: 'Family Name (Naam)',
	postcode: 'Postcode',
	roepnaam: 'Preferred Name (Roepnaam)',
	stamboeknummer: 'Register Number (Stamnummer)',
	status: 'Status',
	straat: 'Street (Straat)',
	telefoonnummer: 'Phone (Telefoon)',
	voornaam: 'First Name (Voornaam)',
	woonplaats: 'City (Gemeente)',
};

const show = (event: string): INodeProperties['displayOptions'] => ({ show: { event: [event] } });

export const fields: INodeProperties[] = [
	{
		displayName: 'Changes In (Wijzigingen In)',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Absences (Afwezigheden)', value: 'absences', description: 'A half day of a pupil got another code' },
			{ name: 'Account Fields (Velden Van Accounts)', value: 'accounts', description: 'A field of an account changed, or an account is new' },
		],
		default: 'absences',
	},
	{
		displayName: 'Days Back (Dagen Terug)',
		name: 'daysBack',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 60 },
		default: 7,
		displayOptions: show('absences'),
		description: 'How many days before today are watched too, for what is corrected afterwards. One call per day of the week from Monday to Friday.',
	},
	{
		displayName: 'Group (Groep)',
		name: 'group',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchGroups', searchable: true } },
			{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. leerlingen' },
		],
		displayOptions: show('accounts'),
		description: 'Whose accounts are watched, with everything under the group. Empty: the whole platform.',
	},
	{
		displayName: 'Fields (Velden)',
		name: 'fields',
		type: 'multiOptions',
		options: Object.entries(ACCOUNT_FIELDS).map(([value, name]) => ({ name, value })).sort((one, other) => one.name.localeCompare(other.name, 'en')),
		default: ['mobielnummer', 'telefoonnummer', 'emailadres'],
		displayOptions: show('accounts'),
		description: 'Which fields are watched',
	},
	{
		displayName: 'Own Fields (Eigen Velden)',
		name: 'ownFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. Middagpauze, Code schoolpasje',
		displayOptions: show('accounts'),
		description: 'Labels of profile fields of your own that are watched too, with commas between them',
	},
];
