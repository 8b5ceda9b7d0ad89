import { NodeConnectionTypes, type INodeProperties, type INodeTypeDescription } from 'n8n-workflow';
import { STANDARD } from '../../sync/fields/standard';
import { DEFAULT_LIMITS } from '../../sync/plan/limits';
import { ARROWS } from './settings';

const SHORT_ARROW = { toSmartschool: '→', toInformat: '←', both: '⇄', once: '→ once', off: '–' } as const;

const fieldOptions = STANDARD.map(({ id, label, direction }) => ({ name: `${label}  ${SHORT_ARROW[direction]}`, value: id }));

const percent = (displayName: string, name: string, value: number, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: value,
	description,
});

const limit = (scope: string): number => DEFAULT_LIMITS.scopes[scope]!.percent;

export const description: INodeTypeDescription = {
	displayName: 'Field Direction Merge',
	name: 'fieldDirectionMerge',
	icon: { light: 'file:../../icons/fieldDirectionMerge.svg', dark: 'file:../../icons/fieldDirectionMerge.dark.svg' },
	group: ['transform'],
	version: 1,
	subtitle: '={{ $parameter["mode"] === "preview" ? "Preview: writes nothing" : "Apply" }}',
	description: 'Compares Informat, Smartschool and what they last agreed on, and plans per field which way a change travels',
	defaults: { name: 'Field Direction Merge' },
	inputs: [
		{ type: NodeConnectionTypes.Main, displayName: 'Informat' },
		{ type: NodeConnectionTypes.Main, displayName: 'Smartschool' },
		{ type: NodeConnectionTypes.Main, displayName: 'Baseline' },
	],
	requiredInputs: 3,
	outputs: [
		{ type: NodeConnectionTypes.Main, displayName: 'Changes' },
		{ type: NodeConnectionTypes.Main, displayName: 'Baseline' },
		{ type: NodeConnectionTypes.Main, displayName: 'Review' },
		{ type: NodeConnectionTypes.Main, displayName: 'Summary' },
	],
	credentials: [{ name: 'syncKeyApi', required: true, testedBy: 'syncKeyTest' }],
	properties: [
		{
			displayName: 'Table',
			name: 'preset',
			type: 'options',
			options: [{ name: 'Standard Sync', value: 'standard', description: 'Names, birth, class, enrolment, doctor, address, own numbers and e-mail of pupils, and their classes' }],
			default: 'standard',
			description: 'Which fields are compared, and which way each of them travels',
		},
		{
			displayName: 'Mode',
			name: 'mode',
			type: 'options',
			options: [
				{ name: 'Preview', value: 'preview', description: 'Show what would be done; outputs Changes and Baseline stay empty' },
				{ name: 'Apply', value: 'apply', description: 'Hand the changes on to the nodes that carry them out' },
			],
			default: 'preview',
		},
		{
			displayName: 'Differences on the First Run',
			name: 'firstRun',
			type: 'options',
			options: [
				{ name: 'Ask a Person (Review)', value: 'review' },
				{ name: 'Informat Wins', value: 'informat' },
				{ name: 'Smartschool Wins', value: 'smartschool' },
			],
			default: 'review',
			description: 'Only for fields that travel both ways and were never equal before. A value that only one side has is copied.',
		},
		{
			displayName: 'Changes for Informat Travel As',
			name: 'channel',
			type: 'options',
			options: [
				{ name: 'Line on the to-Do List', value: 'todo', description: 'Somebody types the value in Informat; the line goes away when Informat shows it' },
				{ name: 'Personal-Details Update', value: 'update', description: 'Informat gets a proposal that a school user accepts there' },
			],
			default: 'todo',
		},
		{
			displayName: 'Approved Plan',
			name: 'approvedPlan',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3f9c01a2b4d5e6f7',
			description: 'Code of a plan that was seen in a preview. It lifts the limits for exactly that plan and for no other.',
		},
		{
			displayName: 'Other Directions',
			name: 'overrides',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: {},
			description: 'Fields that must travel another way than in the table',
			options: [
				{
					displayName: 'Field',
					name: 'rows',
					values: [
						{ displayName: 'Field', name: 'unit', type: 'options', options: fieldOptions, default: 'email', description: 'Dutch name first, as in Informat and Smartschool; the arrow is the direction in the table' },
						{
							displayName: 'Direction',
							name: 'direction',
							type: 'options',
							options: [
								{ name: 'As in the Table', value: '' },
								{ name: ARROWS.toSmartschool, value: 'toSmartschool' },
								{ name: ARROWS.toInformat, value: 'toInformat' },
								{ name: ARROWS.both, value: 'both' },
								{ name: ARROWS.off, value: 'off' },
							],
							default: '',
						},
						{
							displayName: 'When Both Changed',
							name: 'conflict',
							type: 'options',
							options: [
								{ name: 'As in the Table', value: '' },
								{ name: 'Ask a Person (Review)', value: 'review' },
								{ name: 'Fill Blanks Only', value: 'fillBlanks' },
								{ name: 'Informat Wins', value: 'informat' },
								{ name: 'Smartschool Wins', value: 'smartschool' },
							],
							default: '',
						},
						{
							displayName: 'Way to Informat',
							name: 'channel',
							type: 'options',
							options: [
								{ name: 'As Set Above', value: '' },
								{ name: 'Personal-Details Update', value: 'update' },
								{ name: 'To-Do List', value: 'todo' },
							],
							default: '',
						},
					],
				},
			],
		},
		{
			displayName: 'Limits',
			name: 'limits',
			type: 'collection',
			placeholder: 'Change a Limit',
			default: {},
			description: 'When a plan would change more than this, that part waits until a person approves it; the rest goes on',
			options: [
				percent('Any Single Field (%)', 'anyField', DEFAULT_LIMITS.anyField.percent, 'Share of pupils for whom one field may change'),
				percent('Changed Accounts (%)', 'updateAccount', limit('updateAccount'), 'Share of linked pupils whose account may change'),
				percent('Changes for Informat (%)', 'toInformat', limit('toInformat'), 'Share of linked pupils with a change for Informat'),
				percent('Class Moves (%)', 'classMove', limit('classMove'), 'Share of linked pupils who may move to another class'),
				percent('New Accounts (%)', 'createAccount', limit('createAccount'), 'Share of all pupils for whom an account may be made'),
				percent('New Classes (%)', 'createClass', limit('createClass'), 'Share of all classes that may be made'),
				{ displayName: 'Shares Count From', name: 'minimumPopulation', type: 'number', default: DEFAULT_LIMITS.minimumPopulation, description: 'In a smaller group shares say little and are not judged' },
				percent('Unregistrations (%)', 'unregister', limit('unregister'), 'Share of linked pupils who may be unregistered; ten is the most in any case'),
			],
		},
	],
};
