/** Classes, groups, who is in them, and the school career. */
import { day, description, officialDate, optional, plain, required, user } from './arguments';
import type { Operation } from './types';

const groupCode = (name: string, label: string, text: string) => required(name, 'group', label, text);
const parent = optional('parent', 'group', 'Parent Group (Bovenliggende Groep)', 'Only for a new one: code of the group above it. Empty: top level. It is fixed afterwards.');
const untis = optional('untis', 'text', 'Timetable Code (Koppelingsveld Schoolagenda)', 'Must be unique on the platform');

export const CLASSES: readonly Operation[] = [
	{
		id: 'saveClass', wsdl: 'saveClass', resource: 'class', label: 'Create or Update (Opslaan)', action: 'Create or update a class',
		text: 'Found by its name. With institute and administrative number it is an official class. Name and parent of an existing class cannot change.',
		args: [
			required('name', 'text', 'Name (Klasnaam)', 'The key: a class with this name is changed'),
			description('desc', 'class'),
			required('code', 'text', 'Code (Klascode)', 'Unique among classes and groups'),
			parent,
			untis,
			optional('instituteNumber', 'text', 'Institute Number (Instellingsnummer)', 'Six digits; needed for an official class'),
			optional('adminNumber', 'text', 'Administrative Group (Administratieve Groep)', 'Needed for an official class'),
			optional('schoolYearDate', 'date', 'Day in the School Year (Datum in het Schooljaar)', 'To which school year the numbers belong. Empty: the current one.'),
		],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1, rules: ['classKeepsName'],
	},
	{
		id: 'delClass', wsdl: 'delClass', resource: 'class', label: 'Delete (Verwijderen)', action: 'Delete a class or group',
		text: 'Deletes a class or a group; its members stay in Smartschool. This cannot be undone.',
		args: [groupCode('code', 'Class or Group (Klas of Groep)', 'Which class or group is deleted')],
		access: 'dangerous', repeat: 'never', result: 'done', megabytes: 1, oneByOne: true,
	},
	{
		id: 'getClassListJson', wsdl: 'getClassListJson', resource: 'class', label: 'Get Many (Alle Klassen)', action: 'Get many classes and groups',
		text: 'Gives all classes and groups as a flat list with their numbers',
		args: [], access: 'read', repeat: 'read', result: 'classList', megabytes: 60,
	},
	{
		id: 'getClassList', wsdl: 'getClassList', resource: 'class', label: 'Get Many, Older Form (Alle Klassen, Oude Vorm)', action: 'Get many classes and groups in the older form',
		text: 'The same list from Smartschool’s older function, for platforms on which the newer one is not allowed',
		args: [], access: 'read', repeat: 'read', result: 'classListPhp', megabytes: 60,
	},
	{
		id: 'saveClassListJson', wsdl: 'saveClassListJson', resource: 'class', label: 'Update Many (Klassen Wijzigen)', action: 'Update many classes in one call',
		text: 'Changes classes and groups that exist, all in one call',
		args: [required('jsonList', 'rowsJson', 'Classes (Klassen)', 'JSON list of objects with id, name, desc and code, as Get Many gives them', { initial: '[]' })],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1, rules: ['rowsWithDescription'],
	},
	{
		id: 'saveClassList', wsdl: 'saveClassList', resource: 'class', label: 'Update Many, Older Form (Klassen Wijzigen, Oude Vorm)', action: 'Update many classes in the older form',
		text: 'The same through Smartschool’s older function, for platforms on which the newer one is not allowed',
		args: [required('serializedList', 'rowsPhp', 'Classes (Klassen)', 'JSON list of objects with id, name, desc and code, as Get Many gives them', { initial: '[]' })],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1, rules: ['rowsWithDescription'],
	},
	{
		id: 'getClassTeachers', wsdl: 'getClassTeachers', resource: 'class', label: 'Get Class Teachers (Titularissen)', action: 'Get the class teachers',
		text: 'Gives the tutors of every class',
		args: [plain('getAllOwners', 'boolean', 'All Tutors (Alle Titularissen)', 'Whether every tutor of a class is given, and not only the first', { initial: true })],
		access: 'read', repeat: 'read', result: 'teachers', megabytes: 60,
	},
	{
		id: 'getSchoolyearDataOfClass', wsdl: 'getSchoolyearDataOfClass', resource: 'class', label: 'Get School Year Data (Schooljaargegevens)', action: 'Get the school year data of a class',
		text: 'Gives institute number, administrative group and more, one item per school year',
		args: [groupCode('classCode', 'Class (Klas)', 'Of which class')],
		access: 'read', repeat: 'read', result: 'objects', megabytes: 4,
	},
	{
		id: 'saveSchoolyearDataOfClass', wsdl: 'saveSchoolyearDataOfClass', resource: 'class', label: 'Set School Year Data (Schooljaargegevens Instellen)', action: 'Set the school year data of a class',
		text: 'Writes the official data of a class for one school year',
		args: [
			groupCode('classCode', 'Class (Klas)', 'Of which class'),
			day('date', 'Day in the School Year (Datum in het Schooljaar)', 'To which school year the data belong'),
			required('instituteNumber', 'text', 'Institute Number (Instellingsnummer)', 'Six digits'),
			required('administrativeGroupNumber', 'text', 'Administrative Group (Administratieve Groep)', 'Number of the administrative group'),
			plain('residence', 'text', 'Residence (Vestigingsplaats)', 'Sent as it is, also when empty'),
			plain('domain', 'text', 'Domain (Domein)', 'Sent as it is, also when empty'),
			optional('principal', 'text', 'Principal (Directeur)', 'Name of the head of the school'),
		],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'saveGroup', wsdl: 'saveGroup', resource: 'group', label: 'Create or Update (Opslaan)', action: 'Create or update a group',
		text: 'Found by its code. Name and parent of an existing group cannot change.',
		args: [required('name', 'text', 'Name (Groepsnaam)', 'Fixed once the group exists'), description('desc', 'group'), required('code', 'text', 'Code (Groepscode)', 'The key: a group with this code is changed'), parent, untis],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1, rules: ['groupKeepsName'],
	},
	{
		id: 'getAllGroupsAndClasses', wsdl: 'getAllGroupsAndClasses', resource: 'group', label: 'Get Tree (Groepenboom)', action: 'Get the tree of groups and classes',
		text: 'Gives one item per group and class with the code of its parent, parents before children',
		args: [], access: 'read', repeat: 'read', result: 'classTree', megabytes: 60,
	},
	{
		id: 'changeGroupOwners', wsdl: 'changeGroupOwners', resource: 'group', label: 'Set Tutors (Titularissen Instellen)', action: 'Set the tutors of a group',
		text: 'Replaces all tutors of a class or group by these users',
		args: [groupCode('code', 'Class or Group (Klas of Groep)', 'Which class or group'), required('userlist', 'users', 'Users (Gebruikers)', 'Internal numbers or user names, whichever is the unique field, with commas between them')],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'changeGroupVisibility', wsdl: 'changeGroupVisibility', resource: 'group', label: 'Set Visibility (Zichtbaarheid Instellen)', action: 'Set the visibility of a group',
		text: 'Shows or hides a class or group. Smartschool’s manual does not describe this function.',
		args: [groupCode('code', 'Class or Group (Klas of Groep)', 'Which class or group'), plain('visbility', 'flag', 'Visible (Zichtbaar)', 'Whether users see the class or group', { initial: true })],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'clearGroup', wsdl: 'clearGroup', resource: 'group', label: 'Clear (Leegmaken)', action: 'Clear a group',
		text: 'Takes everybody out of a class or group; this cannot be undone',
		args: [groupCode('group', 'Class or Group (Klas of Groep)', 'Which class or group is cleared'), officialDate('Day of the class move, for an official class. Empty: the moves wait for confirmation in Smartschool.')],
		access: 'dangerous', repeat: 'absolute', result: 'done', megabytes: 1, oneByOne: true,
	},
	{
		id: 'saveUserToClass', wsdl: 'saveUserToClass', resource: 'membership', label: 'Move to Class (Naar Klas Verplaatsen)', action: 'Move a user to a class',
		text: 'Moves a pupil to an official class, which leaves the current one',
		args: [user, required('class', 'class', 'Class (Klas)', 'Where the pupil goes'), officialDate('Day of the move, kept in the school career. Empty: the move waits for confirmation in Smartschool.')],
		access: 'write', repeat: 'absolute', onceWithout: ['officialDate'], result: 'done', megabytes: 1,
	},
	{
		id: 'saveUserToClasses', wsdl: 'saveUserToClasses', resource: 'membership', label: 'Add to Groups (Aan Groepen Toevoegen)', action: 'Add a user to groups',
		text: 'Adds memberships; an official class in the list replaces the current one',
		args: [user, required('csvList', 'codes', 'Classes and Groups (Klassen en Groepen)', 'Codes with commas between them')],
		access: 'write', repeat: 'absolute', result: 'doneOrCodes', megabytes: 1,
	},
	{
		id: 'saveUserToClassesAndGroups', wsdl: 'saveUserToClassesAndGroups', resource: 'membership', label: 'Add or Replace Groups (Groepen Instellen)', action: 'Add or replace the groups of a user',
		text: 'Adds memberships, or replaces all of them by this list',
		args: [user, required('csvList', 'codes', 'Classes and Groups (Klassen en Groepen)', 'Codes with commas between them'), plain('keepOld', 'flag', 'Keep Others (Andere Behouden)', 'Whether memberships that are not in the list stay. When off, the user leaves every other class and group.', { initial: true })],
		access: 'write', repeat: 'absolute', result: 'doneOrCodes', megabytes: 1,
	},
	{
		id: 'removeUserFromGroup', wsdl: 'removeUserFromGroup', resource: 'membership', label: 'Remove From Group (Uit Groep Halen)', action: 'Remove a user from a group',
		text: 'Ends one membership',
		args: [user, required('class', 'group', 'Class or Group (Klas of Groep)', 'Which class or group the user leaves'), officialDate('Day of the move, for an official class. Empty: it waits for confirmation in Smartschool.')],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'getUserOfficialClass', wsdl: 'getUserOfficialClass', resource: 'membership', label: 'Get Official Class (Officiële Klas)', action: 'Get the official class of a pupil',
		text: 'Gives the official class of a pupil on a day',
		args: [user, optional('date', 'date', 'Day (Datum)', 'Empty: today')],
		access: 'read', repeat: 'read', result: 'officialClass', megabytes: 4,
	},
	{
		id: 'unregisterStudent', wsdl: 'unregisterStudent', resource: 'career', label: 'Take Off the Roll (Uitschrijven)', action: 'Take a pupil off the roll',
		text: 'Ends the career of a leaver and switches the account off; the account stays',
		args: [user, officialDate('Day on which the pupil leaves. Empty: it waits for confirmation in Smartschool.')],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'getStudentCareer', wsdl: 'getStudentCareer', resource: 'career', label: 'Get (Schoolloopbaan)', action: 'Get the school career of a pupil',
		text: 'Gives one item per class move; a pupil without career gives no item',
		args: [user], access: 'read', repeat: 'read', result: 'objects', megabytes: 4,
	},
	{
		id: 'getDeliberationLines', wsdl: 'getDeliberationLines', resource: 'career', label: 'Get Deliberations (Deliberaties)', action: 'Get the deliberations of a school year',
		text: 'Gives the decisions of the class councils. Smartschool’s manual does not describe this function.',
		args: [day('dateInSchoolYear', 'Day in the School Year (Datum in het Schooljaar)', 'Any day in the school year that is asked for')],
		access: 'read', repeat: 'read', result: 'objects', megabytes: 60,
	},
];
