/** The screen of Field Direction Merge: presets first, directions at a glance, rules and limits folded away. */
import { NodeConnectionTypes, type INodeProperties, type INodePropertyOptions, type INodeTypeDescription } from 'n8n-workflow';
import { PRESET } from '../../sync/fields/preset';
import { USER_NAME } from '../../sync/values/username';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { absenceLimits, absenceProperties } from './absences';
import { coAccountGlance, coAccountLimits, coAccountProperties } from './coAccounts';
import { crossCheckProperties } from './crossCheck';
import { setupCheckProperties } from './setupCheck';
import { enrolment } from './enrolment';
import { groupFields, groupsOnly } from './groups';
import { photoLimits, photoProperties } from './photos';
import { ARROWS, SHORT_ARROWS } from './settings';

const only = (preset: 'standard' | 'own' | 'undo') => ({ show: { preset: [preset] } });
/** Where two sides are compared. */
const notUndo = { show: { preset: ['coAccounts', 'standard', 'own'] } };

/** Presets with limits and a calendar. */
const limited = { show: { preset: ['absences', 'coAccounts', 'groups', 'own', 'photos', 'standard'] } };
/** Presets that only read have nothing to approve. */
const plansOnly = { hide: { preset: ['crossCheck', 'photoChoice', 'setupCheck'] } };

const fieldOptions: INodePropertyOptions[] = PRESET.map(({ id, label, direction }) => ({ name: `${label}  ${SHORT_ARROWS[direction]}`, value: id }));

/** The whole table, one line per direction, so that nobody has to open anything to see which way a field goes. */
const glance: INodeProperties[] = (['toSmartschool', 'both', 'toInformat', 'once'] as const)
	.map((direction) => ({ direction, names: PRESET.filter((unit) => unit.direction === direction).map(({ label }) => label.replace(/ \(.*\)$/, '')) }))
	.filter(({ names }) => names.length > 0)
	.map(({ direction, names }) => ({ displayName: `${ARROWS[direction]}: ${names.join(', ')}`, name: `glance${direction}`, type: 'notice', default: '', displayOptions: only('standard') }));

const arrow = (direction: keyof typeof ARROWS, description?: string): INodePropertyOptions => ({ name: ARROWS[direction], value: direction, ...(description ? { description } : {}) });

const ruleValues = (field: INodeProperties): INodeProperties[] => [
	field,
	{
		displayName: 'When Both Changed',
		name: 'conflict',
		type: 'options',
		options: [
			{ name: 'As in the Table', value: '' },
			{ name: 'Ask a Person (Review)', value: 'review' },
			{ name: 'Fill Blanks Only', value: 'fillBlanks' },
			{ name: 'Informat Wins', value: 'informat' },
			{ name: 'Newest Wins', value: 'newest', description: 'Only where both sides tell when the record last changed; otherwise a person is asked' },
			{ name: 'Smartschool Wins', value: 'smartschool' },
		],
		default: '',
		description: 'Both sides changed the value since they last agreed, and differently',
	},
	{
		displayName: 'When Only the Receiver Changed',
		name: 'drift',
		type: 'options',
		options: [
			{ name: 'As in the Table', value: '' },
			{ name: 'Leave It and Report', value: 'onChange', description: 'Write again only when the sending side changes' },
			{ name: 'Restore It', value: 'enforce', description: 'The receiving side always follows' },
			{ name: 'Restore It When It Was Emptied', value: 'ifEmpty' },
		],
		default: '',
		description: 'For fields that travel one way',
	},
	{
		displayName: 'When Emptied',
		name: 'clear',
		type: 'options',
		options: [
			{ name: 'As in the Table', value: '' },
			{ name: 'Ask a Person (Review)', value: 'ask' },
			{ name: 'Empty the Other Side Too', value: 'yes' },
			{ name: 'Keep the Other Side', value: 'no' },
		],
		default: '',
		description: 'An empty value never overwrites a filled one unless this says so',
	},
];

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
	subtitle: '={{ ({ absences: "Absences", coAccounts: "Co-accounts", crossCheck: "Cross-check", groups: "Classes and groups", own: "Own table", photoChoice: "Photos: whom to look at", photos: "Photos", setupCheck: "Set-up check", undo: "Undo" }[$parameter["preset"]] ?? "Standard sync") + (["crossCheck", "photoChoice", "setupCheck"].includes($parameter["preset"]) ? "" : $parameter["mode"] === "preview" ? ", preview: writes nothing" : ", apply") }}',
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
			noDataExpression: true,
			options: [
				{ name: 'Absences (Afwezigheden)', value: 'absences', description: 'Half days from Smartschool for Informat: secondary education only' },
				{ name: 'Classes and Groups (Klassen en Groepen)', value: 'groups', description: 'Only the classes and groups of the standard sync, before the pupils: with its inputs and its baseline table' },
				{ name: 'Co-Accounts (Co-Accounts)', value: 'coAccounts', description: 'Parents and other relations of Informat in the six co-accounts of every pupil' },
				{ name: 'Cross-Check (Kruiscontrole)', value: 'crossCheck', description: 'Who is in one system only, in another class, without class, or double. Writes nothing.' },
				{ name: 'Own Photos (Eigen Foto’s)', value: 'photos', description: 'What both services show of the chosen pupils’ photos. The first two inputs come from “Get Own Photos for the Sync”, the third from the photos table.' },
				{ name: 'Own Photos: Whom to Look At (Wie Bekijken)', value: 'photoChoice', description: 'Chooses the pupils whose photos a run looks at. Writes nothing.' },
				{ name: 'Own Table', value: 'own', description: 'Any two lists of items with a key; you name the fields and their directions' },
				{ name: 'Set-Up Check (Controle)', value: 'setupCheck', description: 'What is ready and what to do before the first sync, as a page. Writes nothing.' },
				{ name: 'Standard Sync (Standaardkoppeling)', value: 'standard', description: 'Names, birth, class, enrolment, doctor, address, own numbers and e-mail of pupils, and their classes and groups' },
				{ name: 'Undo a Run (Ongedaan Maken)', value: 'undo', description: 'Puts back what a run wrote to Smartschool, where it is still there. Give the third input the rows of the journal (logboek) as well as those of the baseline.' },
			],
			default: 'standard',
			description: 'Which fields are compared, and which way each of them travels',
		},
		...glance,
		...coAccountGlance,
		...absenceProperties,
		...groupsOnly,
		...crossCheckProperties,
		...photoProperties,
		...setupCheckProperties,
		{
			displayName: 'Mode',
			name: 'mode',
			type: 'options',
			displayOptions: plansOnly,
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
			displayOptions: notUndo,
			options: [
				{ name: 'Ask a Person (Review)', value: 'review' },
				{ name: 'Fill Blanks Only', value: 'fillBlanks', description: 'What only one side has is copied; everything else is asked' },
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
			displayOptions: { show: { preset: ['coAccounts', 'standard'] } },
			options: [
				{ name: 'Personal-Details Update', value: 'update', description: 'Informat gets a proposal that a school user accepts there' },
				{ name: 'Task List of the Secretary (Takenlijst)', value: 'todo', description: 'Somebody types the value in Informat; the line goes away when Informat shows it' },
			],
			default: 'todo',
		},
		{
			displayName: 'Lists May Show (Lijsten Tonen)',
			name: 'audience',
			type: 'options',
			displayOptions: only('standard'),
			options: [
				{ name: 'Everything (Alles)', value: 'sensitive', description: 'Also doctor, religion, and who died or is divorced: only when all readers may know' },
				{ name: 'What an Office Needs (Gewone Gegevens)', value: 'personal', description: 'Sensitive fields are named, and their values are looked up in Smartschool' },
			],
			default: 'personal',
			description: 'Who reads the review list, the task list and the report decides what stands in them',
		},
		{
			displayName: 'Other Directions',
			name: 'overrides',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: {},
			displayOptions: only('standard'),
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
							options: [arrow('toSmartschool', 'Smartschool follows Informat'), arrow('toInformat', 'Changes in Smartschool go to Informat, never the other way'), arrow('both', 'A change on one side is copied to the other'), arrow('off', 'Not compared and never written')],
							default: 'toSmartschool',
						},
					],
				},
			],
		},
		{
			displayName: 'Name of the First Input',
			name: 'nameA',
			type: 'string',
			default: 'Informat',
			displayOptions: only('own'),
			description: 'What the left side of every arrow is called in the report',
		},
		{
			displayName: 'Name of the Second Input',
			name: 'nameB',
			type: 'string',
			default: 'Smartschool',
			displayOptions: only('own'),
			description: 'What the right side of every arrow is called in the report',
		},
		{
			displayName: 'Key in the First Input',
			name: 'keyA',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. stamnummer',
			displayOptions: only('own'),
			description: 'Field that says which items belong together. Every item must have it, and no two the same.',
		},
		{ displayName: 'Key in the Second Input', name: 'keyB', type: 'string', default: '', placeholder: 'e.g. stamnummer', displayOptions: only('own'), description: 'Empty: the same name as in the first input' },
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add Field',
			default: {},
			displayOptions: only('own'),
			description: 'The table: one row per field, with the way that its changes travel',
			options: [
				{
					displayName: 'Field',
					name: 'rows',
					values: [
						{ displayName: 'Field', name: 'field', type: 'string', default: '', placeholder: 'e.g. adres.straat', description: 'Name in both inputs. Nested: adres.straat. In a list whose elements are known by a key: telefoons[type].nummer.', hint: 'naam · adres.straat · telefoons[type].nummer' },
						{
							displayName: 'Direction',
							name: 'direction',
							type: 'options',
							options: [
								{ name: 'First ← Second', value: 'toInformat', description: 'The first follows the second' },
								{ name: 'First → Second', value: 'toSmartschool', description: 'The second follows the first' },
								{ name: 'First → Second, Once', value: 'once', description: 'Handed over when the second has nothing yet; differences later are reported' },
								{ name: 'First ⇄ Second', value: 'both', description: 'A change on one side is copied to the other' },
								{ name: 'Off', value: 'off', description: 'Not compared and never written' },
							],
							default: 'toSmartschool',
						},
						{
							displayName: 'Counts as the Same',
							name: 'kind',
							type: 'options',
							options: [
								{ name: 'Date (3/9/2011 = 2011-09-03)', value: 'date' },
								{ name: 'E-Mail (Capitals in the Domain Do Not Count)', value: 'email' },
								{ name: 'Exact Text', value: 'text' },
								{ name: 'Number (3 = 3.0)', value: 'number' },
								{ name: 'Phone (0470 12 34 56 = +32470123456)', value: 'phone' },
								{ name: 'Text Without Capitals, Accents and Punctuation', value: 'looseText' },
								{ name: 'Yes or No (Ja = True = 1)', value: 'yesNo' },
							],
							default: 'text',
						},
						{ displayName: 'Travels Together With', name: 'together', type: 'string', default: '', placeholder: 'e.g. adres', description: 'Fields with the same word here travel as one: street, number and town never come from different sides' },
					],
				},
			],
		},
		{
			displayName: 'Rules per Field',
			name: 'rules',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Rule',
			default: {},
			displayOptions: only('standard'),
			description: 'For who wants another rule than the table has',
			options: [
				{
					displayName: 'Rule',
					name: 'rows',
					values: [
						...ruleValues({ displayName: 'Field', name: 'unit', type: 'options', options: fieldOptions, default: 'email' }),
						{ displayName: 'Way to Informat', name: 'channel', type: 'options', options: [{ name: 'As Set Above', value: '' }, { name: 'Personal-Details Update', value: 'update' }, { name: 'Task List of the Secretary (Takenlijst)', value: 'todo' }], default: '' },
					],
				},
			],
		},
		{
			displayName: 'Rules per Field',
			name: 'ownRules',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Rule',
			default: {},
			displayOptions: only('own'),
			description: 'Without a rule a person is asked when both changed, one-way fields are restored, and an empty value overwrites nothing',
			options: [{ displayName: 'Rule', name: 'rows', values: ruleValues({ displayName: 'Field', name: 'unit', type: 'string', default: '', placeholder: 'as in the table' }) }],
		},
		...coAccountProperties(ruleValues),
		{
			displayName: 'Approved Plan',
			name: 'approvedPlan',
			type: 'string',
			displayOptions: plansOnly,
			default: '',
			placeholder: 'e.g. 3f9c01a2b4d5e6f7.alles.20261201.Ab12Cd34',
			description: 'Code from a preview, or several with spaces between them. It lets what waits in exactly that plan go ahead, once, within a week. Empty: what is over a limit waits.',
		},
		{
			displayName: 'Decisions (Beslissingen)',
			name: 'decisions',
			type: 'json',
			default: '[]',
			displayOptions: only('standard'),
			description: 'Rows of the decisions table, as the review form fills it. A decision is carried out once, and only while both sides still hold the values that were shown.',
		},
		{
			displayName: 'Run',
			name: 'run',
			type: 'string',
			default: '',
			displayOptions: only('undo'),
			description: 'Column “run” of the journal. Empty: the last run.',
		},
		{
			displayName: 'Tell Every Step (Verhaal)',
			name: 'explain',
			type: 'options',
			options: [
				{ name: 'No', value: 'no' },
				{ name: 'Yes, with Masked Values', value: 'masked' },
				{ name: 'Yes, with Whole Values', value: 'whole', description: 'Personal data then stand in the summary' },
			],
			default: 'no',
			displayOptions: only('standard'),
			description: 'For a read of one pupil: the summary tells where the pupil was found, how it was matched, and what was decided per field',
		},
		{
			displayName: 'Keep a Journal (Logboek)',
			name: 'journal',
			type: 'boolean',
			default: false,
			displayOptions: { show: { preset: ['groups', 'standard'] } },
			description: 'Whether every change item carries what it replaces, encrypted with the sync key, so that the run can be taken back',
		},
		{
			displayName: 'Calendar (Kalender)',
			name: 'calendar',
			type: 'options',
			displayOptions: limited,
			options: [
				{ name: 'Closed (Gesloten)', value: 'closed', description: 'Nothing is written, whatever is approved' },
				{ name: 'Normal (Gewoon)', value: 'normal', description: 'In July and August nothing is taken away without approval' },
				{ name: 'Roll-Over (Overgang)', value: 'rollover', description: 'Only additions: unregistrations and clearing wait' },
			],
			default: 'normal',
		},
		enrolment(only('standard')),
		{
			displayName: 'Links by Hand',
			name: 'links',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Link',
			default: {},
			displayOptions: only('standard'),
			description: 'For a pupil on the review list who could not be linked: say which account is his',
			options: [
				{
					displayName: 'Link',
					name: 'rows',
					values: [
						{ displayName: 'Pupil Number (Leerlingnummer)', name: 'leerlingnummer', type: 'string', default: '' },
						{ displayName: 'Smartschool User Name or Internal Number', name: 'account', type: 'string', default: '' },
					],
				},
			],
		},
		...groupFields,
		{
			displayName: 'Records on One Side',
			name: 'records',
			type: 'collection',
			placeholder: 'Change a Rule',
			default: {},
			displayOptions: only('own'),
			options: [
				{ displayName: 'Field with the Moment of Change', name: 'changedAt', type: 'string', default: '', placeholder: 'e.g. gewijzigdOp', description: 'Needed for “Newest Wins”: a moment with time zone on both sides' },
				{ displayName: 'Gone From the First', name: 'gone', type: 'options', options: [{ name: 'Ask a Person (Review)', value: 'report' }, { name: 'Deactivate in the Second', value: 'deactivate', description: 'A change item with action “deactivate”, after enough complete reads and days' }, { name: 'Ignore', value: 'ignore' }], default: 'report', description: 'Was on both sides and is only in the second now' },
				{ displayName: 'Only in the First', name: 'missingB', type: 'options', options: [{ name: 'Ask a Person (Review)', value: 'report' }, { name: 'Create in the Second', value: 'create' }, { name: 'Ignore', value: 'ignore' }], default: 'create' },
				{ displayName: 'Only in the Second', name: 'missingA', type: 'options', options: [{ name: 'Ask a Person (Review)', value: 'report' }, { name: 'Create in the First', value: 'create' }, { name: 'Ignore', value: 'ignore' }], default: 'report' },
				{ displayName: 'Remember', name: 'remember', type: 'boolean', default: true, description: 'Whether to remember what both sides agreed on. Without it every run is a first run, and the third input and the Baseline output stay empty.' },
			],
		},
		{
			displayName: 'New User Names (Gebruikersnamen)',
			name: 'userName',
			type: 'string',
			default: USER_NAME,
			placeholder: 's{leerlingnummer}',
			displayOptions: only('standard'),
			description: 'Pattern for new accounts: {voornaam}, {naam}, {leerlingnummer}, {stamnummer}; {voornaam:1} is the first letter. Accents and spaces fall away; a name that is taken gets a number. When Informat has a free user name, that one is used.',
		},
		{
			displayName: 'Limits',
			name: 'limits',
			type: 'collection',
			placeholder: 'Change a Limit',
			default: {},
			displayOptions: limited,
			description: 'When a plan would change more than this, that part waits until a person approves it; the rest goes on',
			options: [
				percent('A Read Is Not Believed When Emptied (%)', 'emptiedPercent', DEFAULT_LIMITS.emptiedPercent, 'When one field became empty for more than this share at once, the run stops before any write'),
				percent('A Read Is Not Believed When Missing (%)', 'shrinkPercent', DEFAULT_LIMITS.shrinkPercent, 'When more than this share of the linked records is missing, the run stops before any write'),
				...absenceLimits,
				percent('Any Single Field (%)', 'anyField', DEFAULT_LIMITS.anyField.percent, 'Share of records for which one field may change'),
				percent('Changed Accounts (%)', 'updateAccount', limit('updateAccount'), 'Share of linked pupils whose account may change'),
				percent('Changed Classes (%)', 'updateClass', limit('updateClass'), 'Share of all classes whose administrative group may change'),
				percent('Changed Records, Own Table (%)', 'update', limit('update'), 'Share of records that may change'),
				percent('Changes for Informat (%)', 'toInformat', limit('toInformat'), 'Share of linked pupils with a change for Informat'),
				percent('Class Moves (%)', 'classMove', limit('classMove'), 'Share of linked pupils who may move to another class'),
				...coAccountLimits,
				{ displayName: 'Days Before a Missing Record Counts', name: 'absentDays', type: 'number', typeOptions: { minValue: 0 }, default: 14, description: 'Since the first complete read without it' },
				percent('Deactivated Records, Own Table (%)', 'deactivate', limit('deactivate'), 'Share of records that may be deactivated'),
				percent('Emptied Fields (%)', 'clear', limit('clear'), 'Share of records for which a filled value may be made empty'),
				...photoLimits,
				percent('New Accounts (%)', 'createAccount', limit('createAccount'), 'Share of all pupils for whom an account may be made'),
				percent('New Classes (%)', 'createClass', limit('createClass'), 'Share of all classes that may be made'),
				percent('New Groups (%)', 'createGroup', limit('createGroup'), 'Share of all groups that may be made'),
				percent('New Records, Own Table (%)', 'create', limit('create'), 'Share of all records that may be made'),
				percent('Pupils Who Leave a Group (%)', 'leaveGroup', limit('leaveGroup'), 'Share of linked pupils who may be taken out of a group'),
				{ displayName: 'Reads Before a Missing Record Counts', name: 'absentReads', type: 'number', typeOptions: { minValue: 1 }, default: 3, description: 'Complete reads in which it is missing' },
				{ displayName: 'Shares Count From', name: 'minimumPopulation', type: 'number', default: DEFAULT_LIMITS.minimumPopulation, description: 'In a smaller group shares say little and are not judged' },
				percent('Returns (%)', 'reactivate', limit('reactivate'), 'Share of linked pupils whose account may be switched on again'),
				percent('Unregistrations (%)', 'unregister', limit('unregister'), 'Share of linked pupils who may be unregistered'),
				{ displayName: 'Unregistrations, Returns or Deactivations at Most', name: 'unregisterCount', type: 'number', typeOptions: { minValue: 0 }, default: DEFAULT_LIMITS.scopes.unregister!.count!, description: 'Whatever the share' },
			],
		},
		{
			displayName: 'Link Only by Number',
			name: 'strongOnly',
			type: 'boolean',
			default: false,
			displayOptions: only('standard'),
			description: 'Whether to leave pupils without a number in Smartschool to a person, also when user name, e-mail, or name with birth date and sex say who they are',
		},
	],
};
