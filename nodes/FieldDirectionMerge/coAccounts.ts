/** Preset “Co-Accounts”: its part of the screen, and its parameters and inputs → planner. */
import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { CO_ACCOUNTS, DEFAULT_ORDER, STAFF_TYPES } from '../../sync/fields/coAccounts';
import type { UnitDef } from '../../sync/fields/types';
import { coAccountRapport } from '../../sync/plan/coAccountWords';
import type { CoAccountSettings } from '../../sync/plan/coAccountTypes';
import { planCoAccounts, type CoAccountPlan } from '../../sync/plan/coaccounts';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { baselineOf, readOf } from './inputs';
import { channelOf, commonOf, Parameters } from './parameters';
import { ARROWS, SHORT_ARROWS, tableWith, type DirectionRow, type RuleRow } from './settings';
import { planTools } from './tools';

const displayOptions = { show: { preset: ['coAccounts'] } };

const fieldOptions: INodePropertyOptions[] = CO_ACCOUNTS.map(({ id, label, direction }) => ({ name: `${label}  ${SHORT_ARROWS[direction]}`, value: id }));
const plainNames = (direction: UnitDef['direction']): string => CO_ACCOUNTS.filter((unit) => unit.direction === direction).map(({ label }) => label.replace(/ \(.*\)$/, '')).join(', ');

export const coAccountGlance: INodeProperties[] = (['toSmartschool', 'both'] as const).map((direction) => ({
	displayName: `${ARROWS[direction]}: ${plainNames(direction)}`, name: `glanceCoAccounts${direction}`, type: 'notice', default: '', displayOptions,
}));

/** @param ruleValues rows of “Rules per Field”, as in the standard table */
export const coAccountProperties = (ruleValues: (field: INodeProperties) => INodeProperties[]): INodeProperties[] => [
	{
		displayName: 'Who Comes After the LPVs (Volgorde)',
		name: 'slotOrder',
		type: 'string',
		default: DEFAULT_ORDER.join(', '),
		displayOptions,
		description: 'LPV 1 gets co-account 1 and LPV 2 gets co-account 2. These kinds of relation get the others, in this order; a kind that is not named here gets none. Whoever has a co-account keeps it, whatever changes here.',
	},
	{
		displayName: 'Kinds of the School Itself (Eigen Types)',
		name: 'staffTypes',
		type: 'string',
		default: STAFF_TYPES.join(', '),
		displayOptions,
		description: 'A co-account of such a kind in Smartschool is never touched',
	},
	{
		displayName: 'Other Kinds of Relation (Types Relatie)',
		name: 'relationTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. Trajectbegeleider=Begeleider, Opvoeder=Voogd',
		displayOptions,
		description: 'Word in Informat = kind of co-account in Smartschool. A word that neither this list nor Smartschool knows waits for a person.',
	},
	{
		displayName: 'No Access (Geen Toegang)',
		name: 'noAccess',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. 900123: Tom Peeters',
		displayOptions,
		description: 'Pupil number, and the name or the kind of the relation that may see nothing, one per line. Their co-account goes off before anything else is done, and none is made.',
	},
	{ displayName: 'First Password (Eerste Wachtwoord)', name: 'coAccountPasswords', type: 'boolean', default: false, displayOptions, description: 'Whether a new co-account gets a random first password, once, that must be changed at the first login. Without it parents choose their own with “Wachtwoord vergeten”, for which the e-mail is enough.' },
	{ displayName: 'Empty Afterwards (Opheffen)', name: 'removeGone', type: 'boolean', default: true, displayOptions, description: 'Whether to propose to empty the co-account of a relation that has been gone from Informat for long enough (see Limits). It goes off at once in any case; it is only emptied when a person approves.' },
	{
		displayName: 'Other Directions',
		name: 'coAccountOverrides',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		displayOptions,
		description: 'Fields that must travel another way than in the table',
		options: [{ displayName: 'Field', name: 'rows', values: [
			{ displayName: 'Field', name: 'unit', type: 'options', options: fieldOptions, default: 'coEmail', description: 'The arrow is the direction in the table' },
			{ displayName: 'Direction', name: 'direction', type: 'options', options: (['toSmartschool', 'toInformat', 'both', 'off'] as const).map((value) => ({ name: ARROWS[value], value })), default: 'toSmartschool' },
		] }],
	},
	{
		displayName: 'Rules per Field',
		name: 'coAccountRules',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Rule',
		default: {},
		displayOptions,
		description: 'For who wants another rule than the table has',
		options: [{ displayName: 'Rule', name: 'rows', values: [
			...ruleValues({ displayName: 'Field', name: 'unit', type: 'options', options: fieldOptions, default: 'coEmail' }),
			{ displayName: 'Way to Informat', name: 'channel', type: 'options', options: [{ name: 'As Set Above', value: '' }, { name: 'Personal-Details Update', value: 'update' }, { name: 'Task List of the Secretary (Takenlijst)', value: 'todo' }], default: '' },
		] }],
	},
];

const share = (displayName: string, name: string, description: string): INodeProperties => ({ displayName, name, type: 'number', typeOptions: { minValue: 0, maxValue: 100 }, default: DEFAULT_LIMITS.scopes[name]!.percent, description });

export const coAccountLimits: INodeProperties[] = [
	share('Co-Accounts, Changed (%)', 'coAccountUpdate', 'Share of co-accounts that may change'),
	share('Co-Accounts, New (%)', 'coAccountCreate', 'Share of all co-accounts that may be made'),
	share('Co-Accounts, Off (%)', 'coAccountBlock', 'Share of co-accounts that may lose their access'),
	{ displayName: 'Co-Accounts, Off at Most', name: 'coAccountBlockCount', type: 'number', typeOptions: { minValue: 0 }, default: DEFAULT_LIMITS.scopes.coAccountBlock!.count!, description: 'Whatever the share. Emptying always waits for an approval.' },
];

export function coAccountPlan(context: IExecuteFunctions, key: string): CoAccountPlan & { summary: { rapport: string } } {
	const get = new Parameters(context);
	const rules = get.rows<RuleRow>('coAccountRules');
	const table = tableWith(get.rows<DirectionRow>('coAccountOverrides'), rules, CO_ACCOUNTS);
	const settings: CoAccountSettings = {
		...commonOf(get),
		channel: channelOf(get, rules),
		order: listOf(get.text('slotOrder', DEFAULT_ORDER.join(','))), staffTypes: listOf(get.text('staffTypes', STAFF_TYPES.join(','))), types: typesOf(get.text('relationTypes')), noAccess: noAccessOf(get.text('noAccess')),
		passwords: get.yes('coAccountPasswords'), remove: get.yes('removeGone', true),
	};
	const plan = planCoAccounts({ informat: readOf(context.getInputData(0), 'informat'), smartschool: readOf(context.getInputData(1), 'smartschool'), baseline: baselineOf(context.getInputData(2)), table, settings, tools: planTools(key) });
	return { ...plan, summary: { ...plan.summary, rapport: coAccountRapport(plan.summary, plan.review, table) } };
}

export const listOf = (text: string): string[] => [...new Set(text.split(/[,;\n]/).map((each) => each.trim()).filter((each) => each !== ''))];

/** `Trajectbegeleider=Begeleider, …` → map. @throws Error that says what is not written well */
export function typesOf(text: string): Record<string, string> {
	return Object.fromEntries(listOf(text).map((each): [string, string] => {
		const [, word, type] = /^([^=]+?)\s*=\s*([^=]+)$/.exec(each) ?? [];
		if (word === undefined || type === undefined) throw new Error(`“${each}” under “Other Kinds of Relation (Types Relatie)” is not understood. Write Trajectbegeleider=Begeleider. Nothing was changed.`);
		return [word, type];
	}));
}

/** `900123: Tom Peeters`, one per line → rows. @throws Error that says what is not written well, without the name in it */
export function noAccessOf(text: string): { leerlingnummer: string; relatie: string }[] {
	return text.split(/[;\n]/).map((each) => each.trim()).filter((each) => each !== '').map((each, index) => {
		const [, leerlingnummer, relatie] = /^(\d+)\s*[:=]\s*(.+)$/.exec(each) ?? [];
		if (leerlingnummer === undefined || relatie === undefined) throw new Error(`Line ${index + 1} under “No Access (Geen Toegang)” is not understood. Write the pupil number, a colon, and the name or the kind of the relation: 900123: Tom Peeters. Nothing was changed.`);
		return { leerlingnummer, relatie };
	});
}
