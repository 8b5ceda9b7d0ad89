/** What a school chooses about its classes and groups: screen and settings. */
import type { INodeProperties } from 'n8n-workflow';
import { CLASSES } from '../../sync/fields/groups';
import type { GroupSettings } from '../../sync/plan/classes';
import { codeKey } from '../../sync/records/groups';

const displayOptions = { show: { preset: ['groups', 'standard'] } };
const alone = { show: { preset: ['groups'] } };

/** Of the preset that plans classes and groups alone. */
export const groupsOnly: INodeProperties[] = [
	{ displayName: 'Informat → Smartschool: classes and groups as records of their own. No pupil is read from the baseline, moved or changed; who is in a group travels with the pupil, in the standard sync.', name: 'glanceGroups', type: 'notice', default: '', displayOptions: alone },
	{
		displayName: 'Leave to a Person (Niet Doen)',
		name: 'groupsOff',
		type: 'multiOptions',
		options: CLASSES.map(({ id, label }) => ({ name: label, value: id })),
		default: [],
		displayOptions: alone,
		description: 'What is only told, and never made or changed. Choose the same as under “Other Directions” of the standard sync.',
	},
];

export const groupFields: INodeProperties[] = [
	{
		displayName: 'Parent of New Classes (Bovenliggende Groep Nieuwe Klassen)',
		name: 'classParent',
		type: 'string',
		default: '',
		displayOptions,
		description: 'Code of the group under which new official classes are made. It is fixed afterwards. Empty: top level.',
	},
	{
		displayName: 'Parent of New Groups (Bovenliggende Groep Nieuwe Groepen)',
		name: 'groupParent',
		type: 'string',
		default: '',
		displayOptions,
		description: 'Code of the group under which new groups are made. It is fixed afterwards. Empty: top level.',
	},
	{
		displayName: 'Other Class Names (Andere Klasnamen)',
		name: 'classNames',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Class',
		default: {},
		displayOptions,
		description: 'For a class or group on the review list: say which one of Smartschool it is. The same code on both sides: it really is a new one.',
		options: [
			{
				displayName: 'Class or Group',
				name: 'rows',
				values: [
					{ displayName: 'Code in Informat', name: 'informat', type: 'string', default: '' },
					{ displayName: 'Code in Smartschool', name: 'smartschool', type: 'string', default: '' },
				],
			},
		],
	},
];

/** One row of “Other Class Names”. */
export interface ClassNameRow {
	informat: string;
	smartschool: string;
}

/** @throws Error when a row is not filled in, or a code of Informat is named twice */
export function groupSettings(klas: string, groep: string, rows: readonly ClassNameRow[]): GroupSettings {
	const aliases: Record<string, string> = Object.create(null) as Record<string, string>;
	for (const row of rows) {
		const [informat, smartschool] = [String(row.informat).trim(), String(row.smartschool).trim()];
		if (informat === '' || smartschool === '') throw new Error('“Other Class Names” has a row that is not filled in. Give the code in Informat and the code in Smartschool, or take the row away.');
		if (codeKey(informat) in aliases) throw new Error(`“Other Class Names” names “${informat}” twice. Keep one row.`);
		aliases[codeKey(informat)] = smartschool;
	}
	return { parents: { klas, groep }, aliases };
}
