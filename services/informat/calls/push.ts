/** Student API (Public), the "push API": enrolments, class links and absences of secondary education. Source: docs/informat.md. */
import { body, path, RELIGIONS, words } from './args';
import { calls, type InformatCall } from './types';

const year = body('schoolYear', 'schoolYear', 'School Year | Schooljaar', { required: true });
const location = body('locationIdDiscimus', 'integer', 'Location ID | Vestiging (Discimus)', { description: 'Number of the location in Discimus' });

export const PUSH: InformatCall[] = calls('push', 'leerlingen', [
	{
		resource: 'enrolment', operation: 'create', label: words('Create an Enrolment | Inschrijving maken'), description: 'Enrol a known pupil in a department year, and in a class when its code is given',
		method: 'POST', path: '/enrollments/create', body: 'json', result: { kind: 'guid', as: 'inschrijvingsId' },
		args: [
			year,
			body('mainStructure', 'digits', 'Main Structure | Hoofdstructuur', { required: true, digits: 3, standard: '311', description: '311 is the only one that Informat takes here' }),
			body('personId', 'guid', 'Person ID | PersoonId', { required: true, description: 'The GUID “persoonId” of the pupil' }),
			body('admgrpNo', 'digits', 'Administrative Group | Administratieve Groep', { required: true, digits: 6, description: 'Six digits' }),
			body('startDate', 'date', 'Start Date | Begindatum', { required: true, description: 'Between 1 September and 30 June, and not in a weekend unless on 1 September' }),
			body('nameExternalProvider', 'text', 'Name of Sender | Naam van de Afzender', { required: true, standard: 'n8n' }),
			location,
			body('classCode', 'text', 'Class Code | Klascode'),
			body('religionCode', 'options', 'Religion | Levensbeschouwing', { options: RELIGIONS, standard: 9999, description: 'Left out: as in an earlier enrolment' }),
			body('isReturningStudent', 'boolean', 'Returning Pupil | Keert Terug', { standard: true, description: 'Whether the religion of the earlier enrolment is kept' }),
		],
	},
	{
		resource: 'enrolment', operation: 'linkClass', label: words('Link a Class | Klas koppelen'), description: 'Put an enrolment in a class from a date on. Nothing changes when the class is linked already, or when a later class is known.',
		method: 'PUT', path: '/enrollments/{enrollmentId}/link-class', body: 'json', repeatable: true, result: { kind: 'guid', as: 'inschrKlasId' },
		args: [
			path('enrollmentId', 'guid', 'Enrolment ID | InschrijvingsId', { required: true }),
			body('classCode', 'text', 'Class Code | Klascode', { required: true }),
			body('startDate', 'date', 'Start Date | Begindatum', { required: true, description: 'Inside the enrolment, and not in a weekend unless on 1 September' }),
		],
	},
	{
		resource: 'absence', operation: 'put', label: words('Set an Absence | Afwezigheid zetten'), description: 'Write the code of one half day. It can be overwritten with another code, and never removed.',
		method: 'PUT', path: '/students/{studentId}/absences', body: 'json', repeatable: true, result: { kind: 'guid', as: 'afwezigheidId' },
		args: [
			path('studentId', 'guid', 'Person ID | PersoonId', { required: true, description: 'The GUID “persoonId” of the pupil' }),
			year,
			body('date', 'date', 'Date | Datum', { required: true }),
			body('partOfDay', 'options', 'Half Day | Dagdeel', { required: true, standard: 'VM', options: [['Afternoon (NM)', 'NM'], ['Morning (VM)', 'VM']] }),
			body('absenceCode', 'text', 'Absence Code | Afwezigheidscode', { required: true, description: 'A code that Informat allows here, such as B or Z' }),
			{ ...location, required: true },
			body('timestamp', 'moment', 'Moment of Registration | Tijdstip van Registratie', { required: true, description: 'When the school saw it. A newer value in Informat is never overwritten.' }),
		],
	},
]);
