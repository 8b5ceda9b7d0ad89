/** Preset “Cross-Check”: its part of the screen, and its parameters and inputs → report. It plans nothing. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { crossRapport } from '../../sync/check/crossKinds';
import { crossCheck, type CrossLine, type CrossSummary } from '../../sync/check/crosscheck';
import { baselineOf, readOf } from './inputs';
import { Parameters } from './parameters';
import { planTools } from './tools';

const displayOptions = { show: { preset: ['crossCheck'] } };

export const crossCheckProperties: INodeProperties[] = [
	{ displayName: 'Reads only: outputs Changes and Baseline stay empty; Review has one item per finding, Summary the report', name: 'glanceCrossCheck', type: 'notice', default: '', displayOptions },
	{
		displayName: 'Check Groups (Controlegroepen)',
		name: 'controlGroups',
		type: 'string',
		default: '',
		placeholder: 'e.g. controlegroep',
		displayOptions,
		description: 'Codes of the Smartschool groups in which pupils land who lost their class, with commas between them',
	},
	{ displayName: 'Initials Only (Enkel Initialen)', name: 'maskNames', type: 'boolean', default: false, displayOptions, description: 'Whether to show initials in place of names' },
];

export function crossCheckReport(context: IExecuteFunctions, key: string): { changes: []; baseline: []; review: CrossLine[]; summary: CrossSummary & { rapport: string } } {
	const get = new Parameters(context);
	const { lines, summary } = crossCheck({
		informat: readOf(context.getInputData(0), 'informat'),
		smartschool: readOf(context.getInputData(1), 'smartschool'),
		baseline: baselineOf(context.getInputData(2)),
		settings: {
			controlGroups: new Set(get.text('controlGroups').split(/[,;]/).map((code) => code.trim().toLowerCase()).filter((code) => code !== '')),
			maskNames: get.yes('maskNames'),
		},
		tools: planTools(key),
	});
	return { changes: [], baseline: [], review: lines, summary: { ...summary, rapport: crossRapport(summary, lines) } };
}
