/** Accounts, co-accounts, passwords and photos. */
import { accountType, choices, coAccountNumber, officialDate, optional, plain, recursive, required, user } from './arguments';
import type { Operation } from './types';

const SEX = choices({ f: 'Female (Vrouw)', m: 'Male (Man)', x: 'X' });
const ROLES = choices({ andere: 'Other (Andere)', directie: 'Management (Directie)', leerkracht: 'Teacher (Leerkracht)', leerling: 'Pupil (Leerling)' });
const STATUSES = choices({ actief: 'Active (Actief)', administratief: 'Administrative (Administratief)', inactief: 'Inactive (Inactief)' });

/** Co-account field → the label; the parameter's name is the field, `_coaccount` and the number. */
const CO_ACCOUNT_FIELDS = choices({
	email: 'Email (E-mail)',
	voornaam: 'First Name (Voornaam)',
	naam: 'Family Name (Naam)',
	mobielnummer: 'Mobile (Gsm)',
	telefoonnummer: 'Phone (Telefoon)',
	status: 'Status',
	type: 'Type (Relatie)',
});

const details = (id: string, label: string, action: string, arg: Operation['args'][number]): Operation => ({
	id, wsdl: id, resource: 'account', label, action, text: 'Gives the whole profile of one account, with its groups and co-accounts', args: [arg], access: 'read', repeat: 'read', result: 'account', megabytes: 4,
});

export const ACCOUNTS: readonly Operation[] = [
	{
		id: 'saveUser', wsdl: 'saveUser', resource: 'account', label: 'Create or Update (Opslaan)', action: 'Create or update an account',
		text: 'Makes the account when nobody has its unique field yet, otherwise changes it. A new account needs a password and lands in the default group of the platform.',
		args: [
			plain('internnumber', 'text', 'Internal Number (Intern Nummer)', 'The key, when the unique field of the platform is the internal number'),
			required('username', 'text', 'User Name (Gebruikersnaam)', 'At least two characters. The key, when the unique field of the platform is the user name.', { shortest: 2 }),
			optional('passwd1', 'password', 'Password (Wachtwoord)', 'Needed for a new account; refused for one that exists, so that nobody is locked out. The user chooses a new one at the first login.'),
			optional('passwd2', 'password', 'Password of Co-Account 1', 'Only for a new account. Use resource Password for one that exists.'),
			optional('passwd3', 'password', 'Password of Co-Account 2', 'Only for a new account. Use resource Password for one that exists.'),
			required('name', 'text', 'First Name (Voornaam)', 'At least one character', { shortest: 1 }),
			required('surname', 'text', 'Family Name (Naam)', 'At least one character', { shortest: 1 }),
			optional('extranames', 'text', 'Other First Names (Extra Voornamen)', 'Empty: stays as it is'),
			optional('initials', 'text', 'Initials (Initialen)', 'Empty: stays as it is'),
			optional('sex', 'options', 'Sex (Geslacht)', 'As in the administration', { choices: SEX, initial: 'f' }),
			optional('birthday', 'date', 'Birthday (Geboortedatum)', 'Date of birth'),
			optional('birthplace', 'text', 'Birthplace (Geboorteplaats)', 'Empty: stays as it is'),
			optional('birthcountry', 'text', 'Birth Country (Geboorteland)', 'Name of the country'),
			optional('address', 'text', 'Address (Straat en Nummer)', 'As “street number/box”; Smartschool splits it'),
			optional('postalcode', 'text', 'Postcode', 'Empty: stays as it is'),
			optional('location', 'text', 'City (Gemeente)', 'Empty: stays as it is'),
			optional('country', 'text', 'Country (Land)', 'Name of the country'),
			optional('email', 'text', 'Email (E-mail)', 'One address per account'),
			optional('mobilephone', 'text', 'Mobile (Gsm)', 'Empty: stays as it is'),
			optional('homephone', 'text', 'Phone (Telefoon)', 'Empty: stays as it is'),
			optional('fax', 'text', 'Fax', 'Empty: stays as it is'),
			optional('prn', 'text', 'National Number (Rijksregisternummer)', 'Eleven digits'),
			optional('stamboeknummer', 'text', 'Register Number (Stamnummer)', 'Is written to the last row of the school career, so set it after the class'),
			required('basisrol', 'options', 'Base Role (Basisrol)', 'Decides what the account may do. It is fixed once a pupil is in an official class.', { choices: ROLES, initial: 'leerling' }),
			optional('untis', 'text', 'Timetable Code (Koppelingsveld Schoolagenda)', 'Must be unique on the platform'),
		],
		access: 'write', repeat: 'absolute', onceWith: ['passwd1', 'passwd2', 'passwd3'], result: 'done', megabytes: 1, rules: ['newAccountForPassword'],
	},
	{
		id: 'saveUserParameter', wsdl: 'saveUserParameter', resource: 'account', label: 'Set Field (Profielveld Instellen)', action: 'Set one field of an account',
		text: 'Writes one profile field; the rest stays as it is',
		args: [user, required('paramName', 'field', 'Field (Veld)', 'A standard field, or the label of a profile field of your own'), plain('paramValue', 'text', 'Value (Waarde)', 'An empty value empties the field. Several ticks of a list: with semicolons between them.')],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'setAccountStatus', wsdl: 'setAccountStatus', resource: 'account', label: 'Set Status (Status Instellen)', action: 'Set the status of an account',
		text: 'Switches the account on or off, or keeps it for the administration only',
		args: [user, required('accountStatus', 'options', 'Status', 'Inactive: the user cannot log in any more', { choices: STATUSES, initial: 'actief' })],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'changeUsername', wsdl: 'changeUsername', resource: 'account', label: 'Change User Name (Gebruikersnaam Wijzigen)', action: 'Change the user name of an account',
		text: 'Gives the account with this internal number another user name; the user logs in with it from then on',
		args: [required('internNumber', 'text', 'Internal Number (Intern Nummer)', 'Of the account that changes, whatever the unique field of the platform'), required('newUsername', 'text', 'New User Name (Nieuwe Gebruikersnaam)', 'At least two characters, in use by nobody', { shortest: 2 })],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'changeInternNumber', wsdl: 'changeInternNumber', resource: 'account', label: 'Change Internal Number (Intern Nummer Wijzigen)', action: 'Change the internal number of an account by its user name',
		text: 'Gives the account with this user name another internal number',
		args: [required('username', 'text', 'User Name (Gebruikersnaam)', 'Of the account that changes, whatever the unique field of the platform'), required('newInternNumber', 'text', 'New Internal Number (Nieuw Intern Nummer)', 'In use by nobody')],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'replaceInum', wsdl: 'replaceInum', resource: 'account', label: 'Replace Internal Number (Intern Nummer Vervangen)', action: 'Replace an internal number by another one',
		text: 'Gives the account with the old internal number the new one',
		args: [required('oldInum', 'text', 'Old Internal Number (Oud Intern Nummer)', 'Of the account that changes'), required('newInum', 'text', 'New Internal Number (Nieuw Intern Nummer)', 'In use by nobody')],
		access: 'write', repeat: 'never', result: 'done', megabytes: 1,
	},
	{
		id: 'delUser', wsdl: 'delUser', resource: 'account', label: 'Delete (Verwijderen)', action: 'Delete an account',
		text: 'Deletes the account with all that belongs to it; this cannot be undone. To keep the account of a leaver use Career › Take Off the Roll.',
		args: [user, officialDate('Day on which a pupil leaves the class. Empty: the class move waits for confirmation in Smartschool.')],
		access: 'dangerous', repeat: 'never', result: 'done', megabytes: 1, oneByOne: true,
	},
	details('getUserDetails', 'Get (Opvragen)', 'Get an account by its unique field', user),
	details('getUserDetailsByNumber', 'Get by Internal Number (Op Intern Nummer)', 'Get an account by its internal number', required('number', 'text', 'Internal Number (Intern Nummer)', 'Of the account')),
	details('getUserDetailsByUsername', 'Get by User Name (Op Gebruikersnaam)', 'Get an account by its user name', required('username', 'text', 'User Name (Gebruikersnaam)', 'Of the account')),
	details('getUserDetailsByScannableCode', 'Get by Scan Code (Op Scancode)', 'Get an account by its scan code', required('scannableCode', 'text', 'Scan Code (Scancode)', 'Smartschool’s own code, or the one of the school')),
	{
		id: 'getAllAccounts', wsdl: 'getAllAccounts', resource: 'account', label: 'Get Names (Namen van Groep)', action: 'Get the names in a group',
		text: 'Gives name, user name, internal number and class number of everybody in a group',
		args: [plain('code', 'group', 'Group (Groep)', 'Empty with subgroups: the whole platform'), recursive],
		access: 'read', repeat: 'read', result: 'accountNames', megabytes: 60,
	},
	{
		id: 'getAllAccountsExtended', wsdl: 'getAllAccountsExtended', resource: 'account', label: 'Get Many (Alle Accounts)', action: 'Get many accounts with all fields',
		text: 'Gives the whole profile of everybody in a group. The whole platform can take half a minute.',
		args: [plain('code', 'group', 'Group (Groep)', 'Empty with subgroups: the whole platform'), recursive],
		access: 'read', repeat: 'read', result: 'accounts', megabytes: 200,
	},
	{
		id: 'removeCoAccount', wsdl: 'removeCoAccount', resource: 'coAccount', label: 'Remove (Verwijderen)', action: 'Remove a co-account',
		text: 'Empties one co-account; the parent cannot log in with it any more. This cannot be undone.',
		args: [user, coAccountNumber],
		access: 'dangerous', repeat: 'absolute', result: 'done', megabytes: 1, oneByOne: true,
	},
	{
		id: 'setCoAccountField', wsdl: 'saveUserParameter', resource: 'coAccount', label: 'Set Field (Veld Instellen)', action: 'Set one field of a co-account',
		text: 'Writes one field of a co-account; a co-account begins to exist with its first field',
		args: [user, coAccountNumber, required('field', 'options', 'Field (Veld)', 'Which field is written', { choices: CO_ACCOUNT_FIELDS, initial: 'email' }), plain('value', 'text', 'Value (Waarde)', 'Empty empties the field. Status: “actief”, “niet actief” or “actief tot en met 2027/06/30”. Type: “Moeder”, “Vader”, “Voogd” or another type of the platform.')],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
		compose: ({ userIdentifier, accountType: number, field, value }) => ({ userIdentifier: userIdentifier!, paramName: `${field}_coaccount${number}`, paramValue: value ?? '' }),
	},
	{
		id: 'savePassword', wsdl: 'savePassword', resource: 'password', label: 'Set (Instellen)', action: 'Set a password',
		text: 'Gives an account or a co-account another password. The old one stops working at once.',
		args: [user, required('password', 'password', 'Password (Wachtwoord)', 'Must follow the password rule of the platform. It is not kept in the result.'), accountType, optional('changePasswordAtNextLogin', 'flag', 'Must Change (Wijzigen bij Volgende Aanmelding)', 'Whether the user has to choose another password at the next login', { initial: true })],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'changePasswordAtNextLogin', wsdl: 'changePasswordAtNextLogin', resource: 'password', label: 'Must Change at Next Login (Wijzigen bij Aanmelding)', action: 'Require another password at the next login',
		text: 'The user logs in once more with the old password, and then has to choose another one',
		args: [user, accountType], access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'forcePasswordReset', wsdl: 'forcePasswordReset', resource: 'password', label: 'Force Reset (Reset Afdwingen)', action: 'Force a password reset',
		text: 'Older function with the same effect as Must Change at Next Login',
		args: [user, accountType], access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'deactivateTwoFactorAuthentication', wsdl: 'deactivateTwoFactorAuthentication', resource: 'password', label: 'Switch Off Two-Step Login (Tweestapsverificatie Uit)', action: 'Switch off two step login',
		text: 'For a user who lost the phone: logging in needs the password only, until two-step login is set up again',
		args: [user, accountType], access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
	{
		id: 'getAccountPhoto', wsdl: 'getAccountPhoto', resource: 'photo', label: 'Get (Opvragen)', action: 'Get the photo of an account',
		text: 'Gives the photo as a file of the item; an account without photo gives an item without file',
		args: [user], access: 'read', repeat: 'read', result: 'image', megabytes: 20,
	},
	{
		id: 'setAccountPhoto', wsdl: 'setAccountPhoto', resource: 'photo', label: 'Set (Instellen)', action: 'Set the photo of an account',
		text: 'Replaces the photo by a file of the item',
		args: [user, plain('photo', 'image', 'Input File Field (Bestandsveld)', 'Name of the item’s field that holds a JPEG, PNG or GIF. Empty: the photo is taken away.', { initial: 'data' })],
		access: 'write', repeat: 'absolute', result: 'done', megabytes: 1,
	},
];
