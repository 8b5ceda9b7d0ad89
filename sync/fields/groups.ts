/** Classes and groups, and who is in a group: rows 11, 14, 15 and 26–30 of the exchange table (docs/fields.md). */
import type { UnitDef } from './types';

/** Unit of a class that may change after it was made. */
export const ADMINISTRATIVE_GROUP = 'administratieveGroep';
/** Unit of a pupil: the groups that he is in, one element per group. */
export const MEMBER = 'groepen';

/** Name and place are fixed once a class or group exists, so they are handed over when it is made. */
const made = { direction: 'once', allowed: ['once', 'off'], conflict: 'informat', drift: 'onChange', clear: 'no' } as const;

export const CLASSES: readonly UnitDef[] = [
	{
		...made,
		id: 'klasaanmaak',
		label: 'Klas (class)',
		record: 'klas',
		fields: [
			{ id: 'klascode', label: 'Klascode (class code)', kind: 'classCode' },
			{ id: 'klasnaam', label: 'Klasnaam (class name)', kind: 'classCode' },
			{ id: 'instellingsnummer', label: 'Instellingsnummer (institute number)', kind: 'digits' },
		],
	},
	{
		id: ADMINISTRATIVE_GROUP,
		label: 'Administratieve groep (administrative group)',
		record: 'klas',
		direction: 'toSmartschool',
		allowed: ['toSmartschool', 'off'],
		conflict: 'informat',
		drift: 'onChange',
		clear: 'no',
		fields: [{ id: 'administratieveGroep', label: 'Administratieve groep (administrative group)', kind: 'digits' }],
	},
	{
		...made,
		id: 'groepaanmaak',
		label: 'Groep (group)',
		record: 'groep',
		fields: [
			{ id: 'groepcode', label: 'Groepcode (group code)', kind: 'classCode' },
			{ id: 'groepnaam', label: 'Groepnaam (group name)', kind: 'classCode' },
			{ id: 'groeptype', label: 'Type (groep of klas) (group or class)', kind: 'text' },
		],
	},
];

/** An element exists between its begin and end date only, so that joining and leaving happen on the day itself. */
export const MEMBERSHIPS: UnitDef = {
	id: MEMBER,
	label: 'Groepen met begin- en einddatum (groups)',
	record: 'leerling',
	list: 'groepen',
	told: 'informat',
	direction: 'toSmartschool',
	allowed: ['toSmartschool', 'off'],
	conflict: 'informat',
	drift: 'enforce',
	clear: 'yes',
	fields: [{ id: 'klasCode', label: 'Groepcode (group code)', kind: 'classCode' }],
};
