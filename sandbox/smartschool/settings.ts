/** What differs from platform to platform, or is not known for sure. */

export interface PlatformSettings {
	uniqueField: 'number' | 'username';
	/** What an empty or left-out argument of saveUser does on an update. */
	saveUserEmpty: 'keep' | 'clear';
	/** Code of the group of every new account; code 5 when there is no such group. */
	targetGroup: string;
	/** 2017: eight characters of three kinds. */
	passwordRule: '2017' | 'none';
	/** Answer to another name for a class or group that exists: code 40, or 0 without effect. */
	fixedNames: 'refuse' | 'ignore';
	/** Code 41 or 42 when a class with members gets another administrative or institute number in the same year. */
	classNumbersFixed: boolean;
	/** What names the group in removeUserFromGroup; another gives code 13. */
	leaveGroupBy: 'codeOrName' | 'name' | 'code';
	/** Labels of the school's own profile fields; they are written by their label. */
	ownFields: string[];
	/** Profile field that holds the school's own scan code. */
	scanField: string;
	/** The profile fields of the Informat coupling that this platform has. */
	informatFields: string[];
	/** Kinds that type_coaccountN takes. */
	coAccountTypes: string[];
	/** Also takes the words of the French edition. */
	frenchEdition: boolean;
	/** Names that `gorollen` takes; none when this is no school of the GO! network. */
	goRoles: string[];
	instituteNumbers: string[];
	/** Access code → allowed operations; null = all. */
	profiles: Record<string, string[] | null>;
	/** Text that saveUser and savePassword refuse with code 52. */
	bannedPasswords: string[];
	/** Key of the two absence reads by date of which it is documented nowhere. */
	absenceKey: 'username' | 'internalNumber';
	/** Answer to an operation outside the access code's list, and to a parameter that the platform does not know. */
	outsideProfileCode: number;
	unknownParameterCode: number;
	/** Does a move to an official class leave the account in the target group? */
	targetGroupStays: boolean;
	/** Stored photos come back in other bytes. */
	photoReencodes: boolean;
	/** `none`: letters and slashes in JSON stand as they are. */
	jsonEscapes: 'php' | 'none';
	/** `Null` as sender of a message: nobody, or refused with code 12. */
	nullSender: 'refuse' | 'nobody';
	/** Code 50 when off; when failing, jobs end in `error`. */
	skore: 'on' | 'off' | 'failing';
	/** Seconds that a Skore job takes, and between two of them. */
	skoreSyncSeconds: number;
	skoreSyncEvery: number;
}

const CO_ACCOUNT_TYPES = ['Moeder', 'Vader', 'Voogd', 'Interimaris', 'Stagair', 'Stagiair', 'Collega', 'Plusmoeder', 'Plusvader', 'Meemoeder', 'Meevader', 'Stiefmoeder', 'Stiefvader', 'Grootmoeder', 'Grootvader', 'Broer', 'Zus', 'Pleegmoeder', 'Pleegvader', 'ION-begeleider', 'Ondersteuner', 'Internaatsmedewerker', 'Studiecoach', 'Logopedist', 'Begeleider', 'Interne Begeleider', 'Externe begeleider'];

const ABSENCE_READS = ['getAbsents', 'getAbsentsWithAlias', 'getAbsentsByDate', 'getAbsentsWithUsernameByDate', 'getAbsentsWithInternalNumberByDate', 'getAbsentsByDateAndGroup', 'getAbsentsWithAliasByDate'];
const ACCOUNT_READS = ['getReferenceField', 'getAllGroupsAndClasses', 'getClassListJson', 'getAllAccounts', 'getAllAccountsExtended', 'getUserDetails', 'getUserDetailsByNumber', 'getUserDetailsByUsername', 'getStudentCareer', 'getUserOfficialClass', 'getSchoolyearDataOfClass'];

export const defaultSettings = (institutes: readonly string[]): PlatformSettings => ({
	uniqueField: 'number',
	saveUserEmpty: 'keep',
	targetGroup: 'nieuw',
	passwordRule: '2017',
	fixedNames: 'refuse',
	classNumbersFixed: false,
	leaveGroupBy: 'codeOrName',
	ownFields: ['Interne nummer QR-code', 'Middagpauze', 'Roepnaam thuis', 'Code schoolpasje'],
	scanField: 'Code schoolpasje',
	informatFields: ['informat_dokter', 'informat_doktertel', 'informat_languages', 'informat_optionalcourse'],
	coAccountTypes: CO_ACCOUNT_TYPES,
	frenchEdition: false,
	goRoles: [],
	instituteNumbers: [...institutes],
	profiles: { 'rehearsal-access-code': null, 'read-only-code': ACCOUNT_READS, 'absences-only-code': ABSENCE_READS },
	bannedPasswords: ['Welkom123!'],
	absenceKey: 'username',
	outsideProfileCode: 8,
	unknownParameterCode: 17,
	targetGroupStays: true,
	photoReencodes: false,
	jsonEscapes: 'php',
	nullSender: 'refuse',
	skore: 'on',
	skoreSyncSeconds: 2,
	skoreSyncEvery: 900,
});
