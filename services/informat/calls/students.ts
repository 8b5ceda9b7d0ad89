/** Leerlingen Web API: pupils, registrations, photo, preregistrations. Source: docs/informat.md. */
import { arg, body, path, persoonId, query, RELIGIONS, schoolYear, structure, words } from './args';
import { calls, type CallArg, type InformatCall } from './types';

const refdate = query('refdate', 'date', 'Reference Date | Referentiedatum', { description: 'Only who is enrolled on that day. Empty: everybody of the year, also who has left.' });
const changedSince = query('changedSince', 'minute', 'Changed Since | Gewijzigd Sinds', { description: 'Only what changed since then, at whatever level' });
const day = arg('own')('peildatum', 'date', 'Reference Date | Referentiedatum', { description: 'Day on which the classes are judged. Empty: all classes of the year.' });

const field = arg('body');
const inAddress = (name: string, type: CallArg['type'], text: string, more: Partial<CallArg> = {}): CallArg => ({ ...field(name, type, text, more), inside: 'Address' });

const RELATION: readonly CallArg[] = [
	field('type', 'options', 'Type | Type', {
		required: true,
		standard: 14,
		options: [
			['Father (Vader)', 13],
			['Foster Father (Pleegvader)', 7],
			['Foster Mother (Pleegmoeder)', 8],
			['Grandfather (Grootvader)', 9],
			['Grandmother (Grootmoeder)', 10],
			['Guardian (Voogd)', 2],
			['Mother (Moeder)', 14],
			['Plus-Father (Plusvader)', 5],
			['Plus-Mother (Plusmoeder)', 6],
			['Pupil (Leerling Zelf)', 0],
		],
	}),
	field('lastName', 'text', 'Last Name | Naam', { required: true }),
	field('firstName', 'text', 'First Name | Voornaam', { required: true }),
	field('phone', 'text', 'Phone | Telefoon'),
	field('mobilePhone', 'text', 'Mobile Phone | Gsm'),
	field('email', 'email', 'E-Mail | E-mail'),
	field('insz', 'text', 'National Number | Rijksregisternummer'),
	inAddress('streetName', 'text', 'Street | Straat'),
	inAddress('houseNo', 'text', 'House Number | Nummer'),
	inAddress('houseBusNo', 'text', 'Box | Bus'),
	inAddress('postalCode', 'text', 'Postal Code | Postcode'),
	inAddress('city', 'text', 'Town | Gemeente'),
	inAddress('countryCode', 'digits', 'Country Code | Landcode', { digits: 5, standard: '00150', description: 'Five digits; 00150 is Belgium' }),
	inAddress('isDomicileAddress', 'boolean', 'Domicile | Domicilie', { standard: true }),
	inAddress('isWritingAddress', 'boolean', 'Writing Address | Aanschrijfadres', { standard: false }),
	inAddress('isResidenceAddress', 'boolean', 'Residence | Verblijf', { standard: false }),
];

const ID = body('preRegistrationId', 'guid', 'Preregistration ID | Id van de Voorinschrijving', { required: true, description: 'A GUID that you choose. The same one again changes the same preregistration while it is open.' });

const SAVED: readonly CallArg[] = [
	body('schoolyear', 'schoolYear', 'School Year | Schooljaar', { required: true }),
	body('lastName', 'text', 'Last Name | Naam', { required: true }),
	body('firstName', 'text', 'First Name | Voornaam', { required: true }),
	body('dateOfBirth', 'date', 'Date of Birth | Geboortedatum', { required: true }),
	body('countryOfBirthCode', 'digits', 'Country of Birth | Geboorteland', { required: true, digits: 5, standard: '00150', description: 'Five digits; 00150 is Belgium' }),
	body('nationalityCode', 'digits', 'Nationality | Nationaliteit', { required: true, digits: 5, standard: '00150', description: 'Five digits; 00150 is Belgian' }),
	body('sex', 'options', 'Sex | Geslacht', { required: true, standard: 1, options: [['Female (Vrouw)', 2], ['Male (Man)', 1]] }),
	body('structure', 'digits', 'Main Structure | Hoofdstructuur', { required: true, digits: 3, standard: '311', description: 'Three digits, such as 311' }),
	body('locationId', 'digits', 'Location Number | Vestigingsnummer', { required: true, digits: 3, description: 'Official number of the location, three digits' }),
	body('preRegistrationDate', 'minute', 'Date of Preregistration | Datum van de Voorinschrijving', { required: true, description: 'Before the start date' }),
	body('startDate', 'date', 'Start Date | Begindatum', { required: true, description: 'In the school year, and not in a weekend unless on 1 September' }),
];

const DETAILS: readonly CallArg[] = [
	body('additionalNames', 'text', 'Additional Names | Extra Voornamen'),
	body('placeOfBirthCode', 'text', 'Postal Code of Birth Place | Postcode van de Geboorteplaats'),
	body('placeOfBirth', 'text', 'Place of Birth | Geboorteplaats'),
	body('insz', 'text', 'National Number | Rijksregisternummer'),
	body('eIdNo', 'text', 'EID Number | eID-nummer'),
	body('eIdPhoto', 'text', 'EID Photo | eID-foto', { description: 'As base64. Not the school’s own photo.' }),
	body('mobilePhone', 'text', 'Mobile Phone | Gsm'),
	body('email', 'email', 'E-Mail | E-mail'),
	body('nameOfDoctor', 'text', 'Family Doctor | Huisdokter'),
	body('phoneOfDoctor', 'text', 'Phone of Family Doctor | Telefoon van de Huisdokter'),
	body('firstLanguage', 'text', 'First Language | Moedertaal'),
	body('religion', 'options', 'Religion | Levensbeschouwing', { options: RELIGIONS, standard: 9999 }),
	body('priorityGroup', 'integer', 'Priority Group | Voorrangsgroep', { description: '1 to 6' }),
	body('reasonForRefusal', 'integer', 'Reason for Refusal | Reden van Weigering', { description: '19 is the only reason that Informat takes' }),
	body('isHomeless', 'boolean', 'Homeless | Dakloos', { standard: false, description: 'Whether the pupil is homeless' }),
	body('migrating', 'boolean', 'Migrating | Trekkend', { standard: false, description: 'Whether the pupil belongs to the migrating population' }),
	body('isIndicatorPupil', 'boolean', 'Indicator Pupil | Indicatorleerling', { standard: false, description: 'Whether the pupil is an indicator pupil' }),
	body('remark', 'text', 'Remark | Opmerking'),
	body('Relationships', 'list', 'Relations | Relaties', { fields: RELATION, description: 'At most two' }),
];

const ENROLMENT: readonly CallArg[] = [
	body('admgrpId', 'digits', 'Administrative Group | Administratieve Groep', { required: true, digits: 6, description: 'Six digits' }),
	body('registrationStatus', 'options', 'Status | Status van de Inschrijving', { required: true, standard: 1, options: [['Not Realised (Niet Gerealiseerd)', 1], ['Realised (Gerealiseerd)', 0]] }),
];

/** What Informat wants to see although it is not asked; what is filled in goes over it. */
const EXPECTED = { isHomeless: false, migrating: false, isIndicatorPupil: false, Relationships: [] };

const STATUS = { kind: 'one', key: 'preRegistrationStatus', shape: 'preregistrationStatus' } as const;

export const STUDENTS: InformatCall[] = calls('students', 'leerlingen', [
	{
		resource: 'student', operation: 'getAll', label: words('Get Many Students | Leerlingen opvragen'), description: 'All pupils of a school year with addresses, relations, numbers and e-mails',
		method: 'GET', path: '/1/students', args: [schoolYear, refdate, changedSince, structure], result: { kind: 'list', key: 'students', shape: 'student' }, neverEmpty: true,
	},
	{
		resource: 'student', operation: 'get', label: words('Get a Student | Leerling opvragen'), description: 'One pupil',
		method: 'GET', path: '/1/students/{persoonId}', args: [persoonId, { ...schoolYear, required: false }, { ...refdate, description: 'Decides which enrolment is named as the current one' }], result: { kind: 'one', key: 'student', shape: 'student' },
	},
	{
		resource: 'student', operation: 'getPhoto', label: words('Get a Photo | Foto opvragen'), description: 'The pupil’s photo as a file',
		method: 'GET', path: '/1/students/{persoonId}/photo', args: [persoonId], result: { kind: 'one', key: 'photo', shape: 'photo' }, file: { field: 'foto', mime: 'image/jpeg', extension: 'jpg' },
	},
	{
		resource: 'registration', operation: 'getAll', label: words('Get Many Registrations | Inschrijvingen opvragen'), description: 'All enrolments of a school year with their classes and groups',
		method: 'GET', path: '/1/registrations', args: [schoolYear, changedSince], result: { kind: 'list', key: 'registrations', shape: 'registration' }, neverEmpty: true,
	},
	{
		resource: 'class', operation: 'getAll', label: words('Get Many Classes | Klassen opvragen'), description: 'The official classes, made from the enrolments: a class without pupils is not seen',
		method: 'GET', path: '/1/registrations', args: [schoolYear, day], result: { kind: 'list', key: 'registrations', shape: 'registration' }, derive: 'classes', neverEmpty: true,
	},
	{
		resource: 'group', operation: 'getAll', label: words('Get Many Groups | Groepen opvragen'), description: 'Groups and course units, made from the enrolments: a group without pupils is not seen',
		method: 'GET', path: '/1/registrations', args: [schoolYear, day], result: { kind: 'list', key: 'registrations', shape: 'registration' }, derive: 'groups', neverEmpty: true,
	},
	...[
		{
			resource: 'preregistration', operation: 'save', label: words('Save a Preregistration | Voorinschrijving bewaren'), description: 'Make a preregistration, or change the one with the same ID while it is open. A school user accepts or refuses it in Informat.',
			method: 'POST' as const, path: '/1/preregistrations/save', body: 'json' as const, instituteIn: 'institute', fixed: EXPECTED, result: STATUS,
			args: [ID, ...SAVED, ...ENROLMENT, ...DETAILS, body('admgrpDetail', 'text', 'Group Detail | Detail van de Groep'), body('assignedViaRegistrationSystem', 'boolean', 'Assigned by Registration System | Toegewezen via Aanmeldingssysteem', { standard: false, description: 'Whether a registration system assigned the place' })],
		},
		{
			resource: 'preregistration', operation: 'updatePersonalDetails', label: words('Propose Personal Details | Persoonsgegevens voorstellen'), description: 'Propose changed details of a pupil whom Informat knows. A school user accepts or refuses them in Informat.',
			method: 'POST' as const, path: '/1/preregistrations/save', body: 'json' as const, instituteIn: 'institute', fixed: { ...EXPECTED, admgrpId: '000000', registrationStatus: 0 }, result: STATUS,
			args: [ID, ...SAVED, ...DETAILS],
		},
		{
			resource: 'preregistration', operation: 'getStatus', label: words('Get a Status | Status opvragen'), description: 'Whether a preregistration is open, accepted (geaccepteerd) or refused (geweigerd)',
			method: 'GET' as const, path: '/1/preregistrations/{preRegistrationId}/status', args: [{ ...ID, ...path('preRegistrationId', 'guid', 'Preregistration ID | Id van de Voorinschrijving'), description: '' }], result: STATUS,
		},
		{
			resource: 'preregistration', operation: 'delete', label: words('Delete a Preregistration | Voorinschrijving verwijderen'), description: 'Remove a preregistration that is still open',
			method: 'DELETE' as const, path: '/1/preregistrations/{preRegistrationId}', args: [{ ...ID, ...path('preRegistrationId', 'guid', 'Preregistration ID | Id van de Voorinschrijving'), description: '' }], result: { kind: 'done' as const },
		},
	].map((line) => ({ ...line, scope: 'voorinschrijvingen' as const })),
]);
