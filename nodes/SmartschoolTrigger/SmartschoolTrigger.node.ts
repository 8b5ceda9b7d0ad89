import { DateTime } from 'luxon';
import { NodeConnectionTypes, NodeOperationError, type IDataObject, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { operationById } from '../../services/smartschool/operations';
import type { Row } from '../../services/smartschool/results';
import { Watch, type Look, type Seen } from '../../services/smartschool/watch';
import { nodeError } from '../common/items';
import { smartschoolClient, smartschoolTest } from '../Smartschool/client';
import { searchGroups } from '../Smartschool/lists';
import { fields } from './fields';

/** A read of the whole of it, and how it is compared with what was seen before. */
interface Watched {
	look(before: Seen | undefined): Look;
	/** One row, for who sets the trigger up. */
	example(): IDataObject | undefined;
}

export class SmartschoolTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Smartschool Trigger',
		name: 'smartschoolTrigger',
		icon: { light: 'file:../../icons/smartschool.svg', dark: 'file:../../icons/smartschool.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] === "absences" ? "Absences" : "Account fields" }}',
		description: 'Starts the workflow when absences or account fields change in Smartschool',
		defaults: { name: 'Smartschool Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smartschoolApi', required: true, testedBy: 'smartschoolTest' }],
		properties: fields,
	};

	methods = { credentialTest: { smartschoolTest }, listSearch: { searchGroups } };

	/** The first look only remembers. One item per change afterwards. */
	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const event = this.getNodeParameter('event') as 'absences' | 'accounts';
		try {
			const watched = await (event === 'absences' ? watchAbsences(this) : watchAccounts(this));
			if (this.getMode() === 'manual') return example(this, watched);
			const memory = this.getWorkflowStaticData('node');
			// As text: n8n observes every key of an object that it keeps.
			const { changes, seen } = watched.look(typeof memory.seen === 'string' ? (JSON.parse(memory.seen) as Seen) : undefined);
			const text = JSON.stringify(seen);
			if (memory.seen !== text) memory.seen = text;
			return changes.length > 0 ? [changes.map((json) => ({ json: json as IDataObject }))] : null;
		} catch (error) {
			throw nodeError(this.getNode(), error, 'What was seen before is still remembered; the next poll goes on from there.');
		}
	}
}

/** The key of the fingerprints is made from the access code, which is stored encrypted and not with the workflow. */
async function watchOf(context: IPollFunctions, what: unknown[]): Promise<Watch> {
	const { accessCode, platform } = await context.getCredentials('smartschoolApi');
	return new Watch(`Smartschool Trigger ${String(accessCode)}`, JSON.stringify([platform, ...what]));
}

async function watchAbsences(context: IPollFunctions): Promise<Watched> {
	const daysBack = Math.max(0, Math.min(60, Math.floor(Number(context.getNodeParameter('daysBack', 7))) || 0));
	const today = DateTime.now().setZone('Europe/Brussels');
	const days = Array.from({ length: daysBack + 1 }, (_, back) => today.minus({ days: daysBack - back })).filter(({ weekday }) => weekday <= 5);
	const client = await smartschoolClient.call(context);
	const operation = operationById.get('getAbsentsWithAliasByDate')!;
	const rows = (await Promise.all(days.map(async (day) => await client.run(operation, { date: day.toISODate()! })))).flat();
	const watch = await watchOf(context, ['absences', daysBack]);
	return {
		look: (before) => watch.absences(rows, before, today.minus({ days: daysBack }).toISODate()!),
		example: () => {
			const row = rows.find(({ json }) => json.absent === true) ?? rows[0];
			return row && ({ event: 'absence.changed', ...row.json, changed: ['am', 'pm'] } as IDataObject);
		},
	};
}

async function watchAccounts(context: IPollFunctions): Promise<Watched> {
	const group = String(context.getNodeParameter('group', '', { extractValue: true }) ?? '').trim();
	const chosen = context.getNodeParameter('fields', []) as string[];
	const own = String(context.getNodeParameter('ownFields', '')).split(',').map((label) => label.trim()).filter((label) => label !== '');
	const names = [...new Set([...chosen, ...own])].sort();
	if (names.length === 0) throw new NodeOperationError(context.getNode(), 'Choose at least one field to watch');
	const client = await smartschoolClient.call(context);
	const rows: Row[] = await client.run(operationById.get('getAllAccountsExtended')!, { code: group, recursive: '1' });
	const watch = await watchOf(context, ['accounts', group, names]);
	return {
		look: (before) => watch.accounts(rows, names, before),
		example: () => rows[0] && (watch.accounts(rows.slice(0, 1), names, { ...watch.accounts([], names, undefined).seen }).changes[0] as IDataObject),
	};
}

/** “Fetch Test Event”: something to build the workflow with; nothing is remembered. */
function example(context: IPollFunctions, watched: Watched): INodeExecutionData[][] {
	const json = watched.example();
	if (!json) throw new NodeOperationError(context.getNode(), 'There is nothing to show as an example', { description: 'Smartschool gave no data for these settings. The trigger works once there are any.' });
	return [[{ json }]];
}
