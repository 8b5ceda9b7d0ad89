/** Presets “Own Photos” and “Whom to Look At”: their part of the screen, and their parameters and inputs → planner. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { choosePhotos, type PhotoDirection, type PhotoReport } from '../../sync/plan/photoChoice';
import type { PhotoRow } from '../../sync/plan/photoRows';
import { planPhotos, type PhotoPlan, type PhotoRead, type PhotoSeen } from '../../sync/plan/photos';
import { photoRapport } from '../../sync/plan/photoTexts';
import type { Side } from '../../sync/types';
import { readOf } from './inputs';
import { commonOf, Parameters } from './parameters';
import { ARROWS } from './settings';
import { planTools } from './tools';

const choice = { show: { preset: ['photoChoice'] } };
const plan = { show: { preset: ['photos'] } };

const DIRECTIONS: readonly PhotoDirection[] = ['off', 'toSmartschool', 'toInformat', 'both'];
const MOST = 200;
const LARGEST_KB = 2048;
const KB = 1024;

export const photoProperties: INodeProperties[] = [
	{
		displayName: 'Direction of the Own Photo (Richting)',
		name: 'photoDirection',
		type: 'options',
		options: [
			{ name: ARROWS.off, value: 'off', description: 'Nobody is looked at and nothing is called' },
			{ name: ARROWS.toSmartschool, value: 'toSmartschool', description: 'A new or another photo in Informat goes to Smartschool' },
			{ name: ARROWS.toInformat, value: 'toInformat', description: 'A new or another photo in Smartschool becomes a line on the task list: Informat has no upload' },
			{ name: ARROWS.both, value: 'both', description: 'The side that changed since the last look; both changed: a person decides' },
		],
		default: 'off',
		displayOptions: choice,
		description: 'The photo of the identity card (eID) is never exchanged',
	},
	{
		displayName: 'Pupils Without Photo (Zonder Foto)',
		name: 'photoOptOut',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. 900123, 900124',
		displayOptions: choice,
		description: 'Pupil numbers (leerlingnummer) or stamnummers with commas between them. Their photos are never read and never written, on neither side, and nothing is remembered of them. A photo that stands in Smartschool already stays there: remove it by hand.',
	},
	{
		displayName: 'Take Informat’s Photo For (Foto Van Informat)',
		name: 'photoAgain',
		type: 'string',
		default: '',
		placeholder: 'e.g. 900125, or * for all',
		displayOptions: choice,
		description: 'Pupil numbers or stamnummers that get Informat’s photo once, also when Smartschool has another one: for a photo that changed on both sides, or that both had from the beginning. * means all pupils.',
	},
	{ displayName: 'Pupils per Run (Leerlingen per Keer)', name: 'photoMost', type: 'number', typeOptions: { minValue: 1, maxValue: 2000, numberPrecision: 0 }, default: MOST, displayOptions: choice, description: 'A photo costs one call per pupil and side. New pupils come first, then who was not looked at for longest.' },
	{ displayName: 'Largest Photo in KB (Grootste Foto)', name: 'photoLargest', type: 'number', typeOptions: { minValue: 1, maxValue: 10240 }, default: LARGEST_KB, displayOptions: plan, description: 'A larger one is not sent but told' },
	{ displayName: 'Refuse What Looks Like an eID Photo (Geen eID-Foto)', name: 'photoRefuseEid', type: 'boolean', default: true, displayOptions: plan, description: 'Whether a photo of 140 × 200 without colour, as on the chip of a Belgian identity card, is told instead of sent' },
];

export const photoLimits: INodeProperties[] = [
	{ displayName: 'New Photos at Most', name: 'photoNewCount', type: 'number', typeOptions: { minValue: 0 }, default: DEFAULT_LIMITS.scopes.photoNew!.count!, description: 'Photos for pupils who have none in Smartschool, in one run' },
	{ displayName: 'Photos Replaced at Most', name: 'photoReplaceCount', type: 'number', typeOptions: { minValue: 0 }, default: DEFAULT_LIMITS.scopes.photoReplace!.count!, description: 'Photos in Smartschool that are replaced by Informat’s, in one run' },
];

const numbers = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter((each) => each !== ''))];

/** Output Changes: the report, then one item per pupil to look at; nothing at all when the direction is off. */
export function photoChoice(context: IExecuteFunctions, key: string): { changes: object[]; baseline: object[]; review: object[]; summary: object } {
	const get = new Parameters(context);
	const direction = get.text('photoDirection') as PhotoDirection;
	if (!DIRECTIONS.includes(direction)) throw new Error(`“${direction}” is no direction. Use off, toSmartschool, toInformat or both (in the template: uit, naarSmartschool, naarInformat, beide). Nothing was changed.`);
	const most = Math.floor(Number(get.text('photoMost')));
	if (!(most >= 1)) throw new Error('“Pupils per Run (Leerlingen per Keer)” must be 1 or more. Nothing was changed.');
	const { report, looks } = choosePhotos(
		readOf(context.getInputData(0), 'informat'), readOf(context.getInputData(1), 'smartschool'), photoRowsOf(context.getInputData(2)),
		{ direction, optOut: numbers(get.text('photoOptOut')), again: numbers(get.text('photoAgain')), most }, planTools(key),
	);
	return { changes: direction === 'off' ? [] : [report, ...looks], baseline: [], review: [], summary: report };
}

export function photoPlan(context: IExecuteFunctions, key: string): PhotoPlan & { summary: { rapport: string } } {
	const get = new Parameters(context);
	const largest = Number(get.text('photoLargest')) * KB;
	if (!(largest > 0)) throw new Error('“Largest Photo in KB (Grootste Foto)” must be more than 0. Nothing was changed.');
	const made = planPhotos({
		informat: photosOf(context.getInputData(0), 'informat'),
		smartschool: photosOf(context.getInputData(1), 'smartschool'),
		rows: photoRowsOf(context.getInputData(2)),
		settings: { ...commonOf(get), largest, refuseEid: get.yes('photoRefuseEid', true) },
		tools: planTools(key),
	});
	return { ...made, summary: { ...made.summary, rapport: photoRapport(made.summary, made.review) } };
}

/** @throws Error that says which node belongs on the input */
function photosOf(items: readonly INodeExecutionData[], side: Side): PhotoRead {
	const name = side === 'informat' ? 'Informat' : 'Smartschool';
	const jsons = items.map(({ json }) => json as unknown as (PhotoReport | PhotoSeen) & { bron?: Side });
	const [report, ...more] = jsons.filter((json): json is PhotoReport & { bron?: Side } => json.soort === 'fotokeuze');
	const seen = jsons.filter((json): json is PhotoSeen => json.soort === 'foto');
	if (!report || more.length > 0 || report.bron !== side) throw new Error(`Input “${name}” must come straight from one node “${name}: Get Own Photos for the Sync”. Nothing was changed.`);
	if (seen.length !== report.aantallen.teBekijken) throw new Error(`Input “${name}” has ${seen.length} pupils, but ${report.aantallen.teBekijken} were chosen. Connect “Get Own Photos for the Sync” without a filter in between. Nothing was changed.`);
	return { report, seen };
}

/** @throws Error when the table has other columns */
function photoRowsOf(items: readonly INodeExecutionData[]): PhotoRow[] {
	return items.map(({ json }) => json).filter((json) => Object.keys(json).length > 0).map(({ key, state, datum }) => {
		if (typeof key !== 'string' || typeof state !== 'string' || typeof datum !== 'string') throw new Error('Input “Baseline” must have the columns “key”, “state” and “datum” in every row. Connect the Data Table node that reads the photos table. Nothing was changed.');
		return { key, state, datum };
	});
}
