/** Personeel Web API: staff, and what may be written about their interruptions and documents. Source: docs/informat.md. */
import { body, path, personId, query, schoolYear, structure, words } from './args';
import type { ShapeName } from '../shapes';
import { calls, type CallArg, type CallLine, type InformatCall } from './types';

/** Both spellings are in use; each call keeps the one that was seen. */
const schoolyear: CallArg = { ...schoolYear, name: 'schoolyear' };

const interruptionId = path('interruptionId', 'guid', 'Interruption ID | Id van de Onderbreking', { required: true, description: 'A GUID that you choose. The same one again changes the same interruption.' });
const attachmentId = path('attachmentId', 'guid', 'Attachment ID | Id van de Bijlage', { required: true, description: 'A GUID that you choose' });
const documentId = path('documentId', 'text', 'Document ID | DocumentId', { required: true });

/** A list of all staff, and the same of one member of staff. */
function both(resource: string, plural: string, nl: string, part: string, shape: ShapeName, args: CallArg[], file?: CallLine['file']): CallLine[] {
	return [
		{ resource, operation: 'getAll', label: words(`Get Many ${plural} | ${nl} opvragen`), description: `${plural} of all staff`, method: 'GET', path: `/employees/${part}`, args, result: { kind: 'list', key: '', shape }, file },
		{ resource, operation: 'getOfEmployee', label: words(`Get ${plural} of One Employee | ${nl} van één personeelslid`), description: `${plural} of one member of staff`, method: 'GET', path: `/employees/{personId}/${part}`, args: [personId, ...args], result: { kind: 'list', key: '', shape }, institutes: 'one', file },
	];
}

export const PERSONNEL: InformatCall[] = calls('personnel', 'personeel', [
	{
		resource: 'employee', operation: 'getAll', label: words('Get Many Employees | Personeelsleden opvragen'), description: 'All staff of a school year with addresses, numbers and e-mails',
		method: 'GET', path: '/employees', args: [schoolyear, structure, query('changedSince', 'minute', 'Changed Since | Gewijzigd Sinds')], result: { kind: 'list', key: '', shape: 'employee' }, neverEmpty: true,
	},
	{
		resource: 'employee', operation: 'get', label: words('Get an Employee | Personeelslid opvragen'), description: 'One member of staff',
		method: 'GET', path: '/employees/{personId}', args: [personId, schoolyear, structure], result: { kind: 'one', key: '', shape: 'employee' },
	},
	{
		resource: 'assignment', operation: 'getAll', label: words('Get Many Assignments | Opdrachten opvragen'), description: 'Assignments of all staff',
		method: 'GET', path: '/employees/assignments', args: [schoolyear], result: { kind: 'list', key: '', shape: 'assignment' },
	},
	...both('ownField', 'Own Fields', 'Eigen velden', 'ownfields', 'ownField', [schoolyear, structure]),
	...both('employeePhoto', 'Photos', 'Foto’s', 'photos', 'employeePhoto', [schoolyear, structure], { field: 'photo', mime: 'image/jpeg', extension: 'jpg' }),
	...both('diploma', 'Diplomas', 'Diploma’s', 'diplomas', 'diploma', [schoolYear, structure]),
	...both('interruption', 'Interruptions', 'Onderbrekingen', 'interruptions', 'interruption', [schoolYear, structure]),
	{
		resource: 'interruption', operation: 'save', label: words('Save an Interruption | Onderbreking bewaren'), description: 'Add a service interruption (dienstonderbreking), or change the one with the same ID',
		method: 'PUT', path: '/employees/{personId}/interruptions/{interruptionId}', body: 'json', instituteIn: 'instelnr', repeatable: true, result: { kind: 'done' },
		args: [
			personId,
			interruptionId,
			body('schooljaar', 'schoolYear', 'School Year | Schooljaar', { required: true }),
			body('hfd', 'digits', 'Main Structure | Hoofdstructuur', { required: true, digits: 3, standard: '311' }),
			body('code', 'text', 'Code | Code', { required: true, description: 'Official code of the interruption' }),
			body('begindatum', 'date', 'Start Date | Begindatum', { required: true }),
			body('einddatum', 'date', 'End Date | Einddatum', { required: true }),
			body('afzender', 'text', 'Sender | Afzender', { required: true, standard: 'n8n' }),
			body('opmerking', 'text', 'Remark | Opmerking'),
			body('naamGeneesheer', 'text', 'Name of Doctor | Naam Geneesheer'),
			body('telefoonGeneesheer', 'text', 'Phone of Doctor | Telefoon Geneesheer'),
			body('magWoonstVerlaten', 'boolean', 'May Leave Home | Mag Woonst Verlaten', { standard: true, description: 'Whether the member of staff may leave home' }),
		],
	},
	{
		resource: 'interruption', operation: 'delete', label: words('Delete an Interruption | Onderbreking verwijderen'), description: 'Remove an interruption that came through this service and was not verified yet',
		method: 'DELETE', path: '/employees/interruptions/{interruptionId}', args: [{ ...interruptionId, description: '' }], result: { kind: 'done' },
	},
	{
		resource: 'interruption', operation: 'saveAttachment', label: words('Save an Attachment | Bijlage bewaren'), description: 'Add a file to an interruption, or replace the one with the same ID',
		method: 'PUT', path: '/employees/interruptions/{interruptionId}/attachments/{attachmentId}', body: 'json', repeatable: true, result: { kind: 'done' },
		args: [{ ...interruptionId, description: '' }, attachmentId, body('filename', 'text', 'File Name | Bestandsnaam', { description: 'Empty: the name of the file' }), body('file', 'file', 'File | Bestand', { required: true, standard: 'data' })],
	},
	{
		resource: 'interruption', operation: 'deleteAttachment', label: words('Delete an Attachment | Bijlage verwijderen'), description: 'Remove a file from an interruption',
		method: 'DELETE', path: '/employees/interruptions/{interruptionId}/attachments/{attachmentId}', args: [{ ...interruptionId, description: '' }, { ...attachmentId, description: '' }], result: { kind: 'done' },
	},
	{
		resource: 'document', operation: 'getAll', label: words('Get Many Documents | Documenten opvragen'), description: 'Documents for the government (RL) with the state of their signature',
		method: 'GET', path: '/employees/documents', result: { kind: 'list', key: '', shape: 'document' },
		args: [schoolYear, query('rlType', 'multiOptions', 'Kinds | Soorten', { options: [['RL1', 'RL1'], ['RL2', 'RL2'], ['RL4', 'RL4']] }), query('referencedate', 'date', 'Changed Since | Gewijzigd Sinds')],
	},
	{
		resource: 'document', operation: 'getPdf', label: words('Get a PDF | Pdf opvragen'), description: 'A document as a file',
		method: 'GET', path: '/employees/{personId}/documents/{documentId}/pdf', args: [personId, documentId], result: { kind: 'pdf' }, file: { field: 'pdf', mime: 'application/pdf', extension: 'pdf' },
	},
	{
		resource: 'document', operation: 'submitSigned', label: words('Submit a Signed Document | Ondertekend document indienen'), description: 'Hand in that a document was signed (with the file) or refused',
		method: 'POST', path: '/employees/{personId}/documents/{documentId}/signeddocument', body: 'multipart', result: { kind: 'done' },
		args: [
			personId,
			documentId,
			body('status', 'options', 'Status | Status', { required: true, standard: 'Ondertekend', options: [['Refused (Geweigerd)', 'Geweigerd'], ['Signed (Ondertekend)', 'Ondertekend']] }),
			body('tijdstip', 'moment', 'Moment | Tijdstip', { required: true }),
			body('bestand', 'file', 'File | Bestand', { standard: 'data', description: 'Needed when it was signed' }),
		],
	},
]);
