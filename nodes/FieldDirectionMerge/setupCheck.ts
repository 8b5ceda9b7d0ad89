/** Preset “Set-Up Check”: its part of the screen, and its parameters and inputs → lines and a page. It plans nothing. */
import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { checkSetup, type Probe, type SetupLine } from '../../sync/check/setup';
import { setupPage, setupRapport } from '../../sync/check/setupPage';
import type { Read } from '../../sync/records/types';
import type { Side } from '../../sync/types';
import { readOf } from './inputs';
import { Parameters } from './parameters';

const displayOptions = { show: { preset: ['setupCheck'] } };

export const setupCheckProperties: INodeProperties[] = [
	{ displayName: 'First two inputs: “Check Set-Up” of Informat and of Smartschool. Third input: the list of Data Tables. Summary has the page.', name: 'glanceSetupCheck', type: 'notice', default: '', displayOptions },
	{ displayName: 'Result of the Test Mail', name: 'mailResult', type: 'string', default: '', displayOptions, description: '“ok”, the error, or empty when none was sent' },
	{ displayName: 'Result of the Test in Slack', name: 'slackResult', type: 'string', default: '', displayOptions, description: '“ok”, the error, or empty when none was sent' },
];

/** @param key of any length: too short is a line of the check */
export function setupReport(context: IExecuteFunctions, key: string): { changes: []; baseline: []; review: SetupLine[]; summary: object } {
	const get = new Parameters(context);
	const inputs = (['informat', 'smartschool'] as const).map((side, index) => sideOf(context.getInputData(index), side));
	const lines = checkSetup({
		probes: inputs.flatMap(({ probes }) => probes),
		informat: inputs[0]!.read,
		smartschool: inputs[1]!.read,
		keyLength: key.length,
		tables: tablesOf(context.getInputData(2)),
		today: DateTime.now().setZone('Europe/Brussels').toISODate()!,
		mail: get.text('mailResult'),
		slack: get.text('slackResult'),
	});
	const todo = lines.filter(({ stand }) => stand === 'doen');
	return { changes: [], baseline: [], review: todo, summary: { soort: 'samenvatting', klaar: todo.length === 0, teDoen: todo.length, regels: lines, rapport: setupRapport(lines), pagina: setupPage(lines) } };
}

function sideOf(items: readonly INodeExecutionData[], side: Side): { probes: Probe[]; read?: Read } {
	const probes = items.map(({ json }) => json as unknown as Probe).filter(({ soort, bron }) => soort === 'proef' && bron === side);
	const read = items.some(({ json }) => json.soort === 'lezing') ? readOf(items.filter(({ json }) => json.soort !== 'proef'), side) : undefined;
	const failed = items.find(({ json }) => typeof json.error === 'string')?.json.error as string | undefined;
	if (failed !== undefined) probes.push({ soort: 'proef', bron: side, wat: side === 'informat' ? 'aanmelden' : 'platform', waar: '', gelukt: false, melding: failed, waarde: '' });
	return { probes, ...(read ? { read } : {}) };
}

/** Names of the tables; undefined when they could not be listed. */
function tablesOf(items: readonly INodeExecutionData[]): string[] | undefined {
	if (items.some(({ json, error }) => error !== undefined || json.error !== undefined)) return undefined;
	return items.flatMap(({ json }) => (typeof json.name === 'string' ? [json.name] : []));
}
