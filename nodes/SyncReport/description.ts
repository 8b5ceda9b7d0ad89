/** The screen of Sync Report: what it makes, in which language, and what it may show. */
import { NodeConnectionTypes, type INodeProperties, type INodePropertyOptions, type INodeTypeDescription } from 'n8n-workflow';

export const OPERATIONS = {
	report: ['run', 'digest'],
	approval: ['approvalPage', 'approvalAnswer'],
	review: ['reviewPage', 'reviewAnswers'],
	alarm: ['error', 'watch'],
} as const;
export type Operation = (typeof OPERATIONS)[keyof typeof OPERATIONS][number];

const when = (...operation: Operation[]) => ({ show: { operation } });

const operations = (resource: keyof typeof OPERATIONS, options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: [resource] } },
	options,
	default: options[0]!.value as string,
});

const text = (displayName: string, name: string, description: string, shown: Operation[], placeholder = ''): INodeProperties => ({ displayName, name, type: 'string', default: '', placeholder, description, displayOptions: when(...shown) });

const rows = (displayName: string, name: string, description: string, shown: Operation[]): INodeProperties => ({ displayName, name, type: 'json', default: '[]', description, displayOptions: when(...shown) });

const hours = (description: string, value: number, shown: Operation[]): INodeProperties => ({ displayName: 'Hours (Uren)', name: 'hours', type: 'number', typeOptions: { minValue: 1 }, default: value, description, displayOptions: when(...shown) });

const INPUTS = JSON.stringify(['Summary', 'Review', 'Results', 'Earlier runs'].map((displayName) => ({ type: 'main', displayName })));

export const description: INodeTypeDescription = {
	displayName: 'Sync Report',
	name: 'syncReport',
	icon: { light: 'file:../../icons/syncReport.svg', dark: 'file:../../icons/syncReport.dark.svg' },
	group: ['transform'],
	version: 1,
	subtitle: '={{ $parameter["operation"] }}',
	description: 'Makes the report of a run as e-mail and as Slack message, the pages for approvals and decisions, and warnings',
	defaults: { name: 'Sync Report' },
	inputs: `={{ $parameter["operation"] === "run" ? ${INPUTS} : ["main"] }}`,
	// A run without changes or review lines leaves those inputs empty.
	requiredInputs: 1,
	outputs: [NodeConnectionTypes.Main],
	properties: [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Alarm (Melding)', value: 'alarm', description: 'A run that stopped, or runs that stay away' },
				{ name: 'Approval (Goedkeuring)', value: 'approval', description: 'Page on which a person approves what waits' },
				{ name: 'Report (Verslag)', value: 'report', description: 'Of one run, or of a day' },
				{ name: 'Review (Nakijken)', value: 'review', description: 'Page on which a person decides about review lines' },
			],
			default: 'report',
		},
		operations('report', [
			{ name: 'Report of a Run', value: 'run', action: 'Make the report of a run', description: 'From the merge’s Summary and Review and the results of Apply Changes: an HTML mail, a plain text, Slack blocks, a row for the runs table, and the approval that is asked' },
			{ name: 'Day Overview (Dagoverzicht)', value: 'digest', action: 'Make the overview of a day', description: 'From the rows of the runs table: what all runs did, and what still waits' },
		]),
		operations('approval', [
			{ name: 'Make the Page', value: 'approvalPage', action: 'Make the page of an approval', description: 'From a row of the approvals table: what waits, as form fields, or why the link does nothing any more' },
			{ name: 'Read the Answer', value: 'approvalAnswer', action: 'Read the answer on an approval', description: 'Codes of the parts that were ticked' },
		]),
		operations('review', [
			{ name: 'Make the Page', value: 'reviewPage', action: 'Make the page of the review', description: 'From rows of the decisions table: the open questions as form fields' },
			{ name: 'Read the Answers', value: 'reviewAnswers', action: 'Read the answers of the review', description: 'Decisions to store, and what could not be taken' },
		]),
		operations('alarm', [
			{ name: 'Run That Stopped (Fout)', value: 'error', action: 'Tell why a run stopped', description: 'From n8n’s Error Trigger: the plain cause, without anybody’s data' },
			{ name: 'Watch (Bewaking)', value: 'watch', action: 'Warn when no run went well', description: 'From the rows of the runs table: warns once when no run went well for some hours' },
		]),
		{
			displayName: 'Language (Taal)',
			name: 'language',
			type: 'options',
			options: [{ name: 'English', value: 'en' }, { name: 'Nederlands', value: 'nl' }],
			default: 'nl',
			displayOptions: when('run', 'digest', 'error', 'watch'),
			description: 'Language of the message. What a service or the merge itself says stays in its own language.',
		},
		text('Name (Naam)', 'name', 'Name of this sync in the title and in the runs table', ['run'], 'e.g. standaard'),
		text('Address of the Approval Form', 'approveUrl', 'Address of the form of template 06. Empty: no button.', ['run', 'digest'], 'e.g. https://n8n.school.be/form/informat-smartschool-goedkeuren'),
		text('Address of the Review Form', 'decideUrl', 'Address of the form of template 05. Empty: no button.', ['run', 'digest'], 'e.g. https://n8n.school.be/form/informat-smartschool-nakijken'),
		{ displayName: 'Show Values (Toon Waarden)', name: 'showValues', type: 'boolean', default: false, displayOptions: when('run'), description: 'Whether to show values as they are in the mail instead of masked (04•• ••56). Slack never shows names or values.' },
		{ displayName: 'Silent When Nothing Happened', name: 'quiet', type: 'boolean', default: false, displayOptions: when('run', 'digest'), description: 'Whether to mark the report as silent (stil) when nothing was written and nothing waits' },
		hours('How far the overview looks back', 24, ['digest']),
		hours('Warn when no run went well for this long', 26, ['watch']),
		rows('Approvals (Goedkeuringen)', 'approvals', 'Rows of the approvals table', ['digest']),
		rows('Questions (Vragen)', 'questions', 'Rows of the decisions table', ['digest', 'reviewAnswers']),
		{ displayName: 'Request (Aanvraag)', name: 'request', type: 'json', default: '{}', displayOptions: when('approvalAnswer'), description: 'The row of the approvals table that the page was made of' },
	],
};
