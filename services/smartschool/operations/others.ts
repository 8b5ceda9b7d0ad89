/** Absences, messages, courses, helpdesk and the platform itself. */
import { accountType, coAccountOfMessage, day, optional, plain, required, user } from './arguments';
import type { Argument, Operation } from './types';

const absence = (id: string, label: string, action: string, text: string, args: readonly Argument[]): Operation => ({
	id, wsdl: id, resource: 'absence', label, action, text, args, access: 'read', repeat: 'read', result: args[0] === user ? 'absenceDays' : 'absencePeople', megabytes: 60,
});
const date = day('date', 'Day (Datum)', 'Of which day');
const schoolYear = required('schoolYear', 'schoolYear', 'School Year (Schooljaar)', 'Year in which it begins, or as 2026-27', { initial: '' });

export const OTHERS: readonly Operation[] = [
	absence('getAbsents', 'Get by Pupil (Per Leerling)', 'Get the absences of a pupil', 'Gives one item per day of the school year with the codes of both half days', [user, schoolYear]),
	absence('getAbsentsWithAlias', 'Get by Pupil with Alias (Per Leerling met Alias)', 'Get the absences of a pupil with aliases', 'Gives one item per day of the school year with the codes of both half days and the words that the school uses for them', [user, schoolYear]),
	absence('getAbsentsByDate', 'Get by Day (Per Dag)', 'Get the absences of a day', 'Gives one item per pupil with the codes of both half days', [date]),
	absence('getAbsentsWithUsernameByDate', 'Get by Day with User Name (Per Dag met Gebruikersnaam)', 'Get the absences of a day with user names', 'Gives one item per pupil, told by the user name', [date]),
	absence('getAbsentsWithInternalNumberByDate', 'Get by Day with Internal Number (Per Dag met Intern Nummer)', 'Get the absences of a day with internal numbers', 'Gives one item per pupil, told by the internal number', [date]),
	absence('getAbsentsWithAliasByDate', 'Get by Day with Alias (Per Dag met Alias)', 'Get the absences of a day with aliases', 'Gives one item per pupil with the words that the school uses', [date]),
	absence('getAbsentsByDateAndGroup', 'Get by Day and Group (Per Dag en Groep)', 'Get the absences of a group on a day', 'Gives one item per pupil of a class or group', [date, required('code', 'group', 'Class or Group (Klas of Groep)', 'Of which class or group')]),
	{
		id: 'sendMsg', wsdl: 'sendMsg', resource: 'message', label: 'Send (Bericht Verzenden)', action: 'Send a message',
		text: 'Sends a message to an account or one of its co-accounts',
		args: [
			user,
			required('title', 'text', 'Subject (Onderwerp)', 'Title of the message'),
			required('body', 'longText', 'Text (Tekst)', 'HTML is allowed'),
			optional('senderIdentifier', 'user', 'Sender (Afzender)', 'Internal number or user name of the sender. Empty: no sender.'),
			optional('attachments', 'files', 'Attachment Fields (Bijlagen)', 'Names of the item’s fields that hold files, with commas between them'),
			coAccountOfMessage,
			optional('copyToLVS', 'boolean', 'Copy to Pupil File (Kopie naar LVS)', 'Whether a copy is kept in the pupil tracking system', { initial: false }),
		],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'sendNotification', wsdl: 'sendNotification', resource: 'message', label: 'Send Notification (Melding Verzenden)', action: 'Send a notification',
		text: 'Sends a notification to an account or one of its co-accounts. Smartschool’s manual does not describe this function.',
		args: [
			required('title', 'text', 'Title (Titel)', 'First line of the notification'),
			required('description', 'text', 'Text (Tekst)', 'Second line of the notification'),
			user,
			required('coaccount', 'account', 'Account', 'The account itself, or one of its six co-accounts', { choices: accountType.choices, initial: '0' }),
			plain('link', 'text', 'Link', 'Page that opens, for instance /planner'),
		],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'saveSignature', wsdl: 'saveSignature', resource: 'message', label: 'Set Signature (Handtekening Instellen)', action: 'Set the signature of messages',
		text: 'Replaces the signature under the messages of an account or co-account',
		args: [user, accountType, plain('signature', 'longText', 'Signature (Handtekening)', 'HTML is allowed; empty takes the signature away')],
		access: 'write', repeat: 'absolute', result: 'boolean', megabytes: 1,
	},
	{
		id: 'addCourse', wsdl: 'addCourse', resource: 'course', label: 'Create (Vak Toevoegen)', action: 'Create a course',
		text: 'Adds a course; its name must be new',
		args: [required('coursename', 'text', 'Name (Vaknaam)', 'Of the course'), plain('coursedesc', 'text', 'Description (Omschrijving)', 'Of the course'), optional('visibility', 'flag', 'Visible (Zichtbaar)', 'Whether users see the course', { initial: true })],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'addCourseTeacher', wsdl: 'addCourseTeacher', resource: 'course', label: 'Add Teachers (Leerkrachten Toevoegen)', action: 'Add teachers to a course',
		text: 'Sets the main teacher of a course and adds other teachers',
		args: [required('coursename', 'text', 'Name (Vaknaam)', 'Of the course'), plain('coursedesc', 'text', 'Description (Omschrijving)', 'Of the course'), plain('internnummer', 'text', 'Main Teacher (Hoofdleerkracht)', 'Internal number'), plain('userlist', 'users', 'Other Teachers (Andere Leerkrachten)', 'Internal numbers or user names, whichever is the unique field, with commas between them')],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1, rules: ['teacherGiven'],
	},
	{
		id: 'addCourseStudents', wsdl: 'addCourseStudents', resource: 'course', label: 'Add Groups of Pupils (Leerlingengroepen Toevoegen)', action: 'Add groups of pupils to a course',
		text: 'Gives classes and groups access to a course',
		args: [required('coursename', 'text', 'Name (Vaknaam)', 'Of the course'), plain('coursedesc', 'text', 'Description (Omschrijving)', 'Of the course'), required('groupIds', 'codes', 'Classes and Groups (Klassen en Groepen)', 'Their numbers (field “id” of Class › Get Many), with commas between them')],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'getCourses', wsdl: 'getCourses', resource: 'course', label: 'Get Many (Alle Vakken)', action: 'Get many courses',
		text: 'Gives one item per course with its teachers and groups',
		args: [], access: 'read', repeat: 'read', result: 'courses', megabytes: 60,
	},
	{
		id: 'getSkoreClassTeacherCourseRelation', wsdl: 'getSkoreClassTeacherCourseRelation', resource: 'course', label: 'Get Skore Relations (Skore: Wie Geeft Wat)', action: 'Get who teaches what in Skore',
		text: 'Gives one item per teacher, class and course of Skore with the pupils',
		args: [], access: 'read', repeat: 'read', result: 'skoreRelations', megabytes: 60,
	},
	{
		id: 'startSkoreSync', wsdl: 'startSkoreSync', resource: 'course', label: 'Start Skore Sync (Skore Synchroniseren)', action: 'Start the Skore sync',
		text: 'Starts a job, at most once per quarter of an hour; gives its number for Get Skore Sync Status',
		args: [], access: 'write', repeat: 'never', result: 'job', megabytes: 1,
	},
	{
		id: 'checkStatus', wsdl: 'checkStatus', resource: 'course', label: 'Get Skore Sync Status (Status van de Synchronisatie)', action: 'Get the status of a Skore sync',
		text: 'Tells whether the job is busy, done, failed or not known',
		args: [required('serviceId', 'text', 'Job (Taaknummer)', 'Number that Start Skore Sync gave')],
		access: 'read', repeat: 'read', result: 'jobStatus', megabytes: 1,
	},
	{
		id: 'addHelpdeskTicket', wsdl: 'addHelpdeskTicket', resource: 'helpdesk', label: 'Create Ticket (Ticket Toevoegen)', action: 'Create a helpdesk ticket',
		text: 'Adds a ticket to the helpdesk of the school, in the name of a user',
		args: [
			required('title', 'text', 'Title (Titel)', 'Of the ticket'),
			required('description', 'longText', 'Description (Omschrijving)', 'What the matter is'),
			required('priority', 'number', 'Priority (Prioriteit)', 'From 1 to 5', { initial: 3, min: 1, max: 5 }),
			required('miniDbItem', 'item', 'Item (Onderwerp)', 'What the ticket is about'),
			user,
		],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'getHelpdeskMiniDbItems', wsdl: 'getHelpdeskMiniDbItems', resource: 'helpdesk', label: 'Get Items (Onderwerpen)', action: 'Get the helpdesk items',
		text: 'Gives the things that a ticket can be about, one item per group with its children',
		args: [], access: 'read', repeat: 'read', result: 'objects', megabytes: 20,
	},
	{
		id: 'getReferenceField', wsdl: 'getReferenceField', resource: 'platform', label: 'Get Unique Field (Uniek Veld)', action: 'Get the unique field of the platform',
		text: 'Tells whether users are told by internal number or by user name',
		args: [], access: 'read', repeat: 'read', result: 'userKey', megabytes: 1,
	},
	{
		id: 'returnJsonErrorCodes', wsdl: 'returnJsonErrorCodes', resource: 'platform', label: 'Get Error Codes (Foutcodes)', action: 'Get the error codes of the platform',
		text: 'Gives one item per error code with Smartschool’s own text',
		args: [], access: 'read', repeat: 'read', result: 'codesJson', megabytes: 1,
	},
	{
		id: 'returnCsvErrorCodes', wsdl: 'returnCsvErrorCodes', resource: 'platform', label: 'Get Error Codes, CSV (Foutcodes, CSV)', action: 'Get the error codes of the platform from CSV',
		text: 'The same list from Smartschool’s CSV function',
		args: [], access: 'read', repeat: 'read', result: 'codesCsv', megabytes: 1,
	},
	{
		id: 'returnErrorCodes', wsdl: 'returnErrorCodes', resource: 'platform', label: 'Call Error Codes, Without Answer (Foutcodes, Zonder Antwoord)', action: 'Call the error codes function that gives no answer',
		text: 'Smartschool’s oldest function for error codes is described as one that gives no answer; useful only to see whether the platform can be reached',
		args: [], access: 'read', repeat: 'read', result: 'nothing', megabytes: 1,
	},
];

export const RESOURCES: Readonly<Record<Operation['resource'], string>> = {
	absence: 'Absence (Afwezigheid)',
	account: 'Account',
	career: 'Career (Schoolloopbaan)',
	class: 'Class (Klas)',
	coAccount: 'Co-Account',
	course: 'Course (Vak)',
	group: 'Group (Groep)',
	helpdesk: 'Helpdesk',
	membership: 'Membership (Lidmaatschap)',
	message: 'Message (Bericht)',
	password: 'Password (Wachtwoord)',
	photo: 'Photo (Foto)',
	platform: 'Platform',
};
