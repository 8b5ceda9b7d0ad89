/** Carries out one operation of the table for every item. */
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { ServiceError } from '../../../services/errors';
import type { Argument, Operation } from '../../../services/smartschool/operations';
import { Limiter } from '../../../services/limiter';
import { imageKind, type Row } from '../../../services/smartschool/results';
import { Rules } from '../../../services/smartschool/rules';
import { argumentsOf } from '../../../services/smartschool/values';
import { nodeError } from '../../common/items';
import { smartschoolClient } from '../client';

/** What tells on whom or what an operation worked; never a secret. */
const KEYS: ReadonlySet<string> = new Set(['userIdentifier', 'internnumber', 'username', 'internNumber', 'newUsername', 'newInternNumber', 'oldInum', 'newInum', 'code', 'classCode', 'group', 'class', 'csvList', 'accountType', 'paramName', 'coursename', 'accountStatus', 'officialDate']);
const LARGEST_PHOTO = 10 * 1024 * 1024;

interface Settings {
	atOnce?: number;
	timeoutSeconds?: number;
}

/** All items are checked before the first call. */
export async function execute(this: IExecuteFunctions, operation: Operation): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	checkOneByOne(this, operation, items.length);
	const { atOnce = 6, timeoutSeconds } = this.getNodeParameter('options', 0, {}) as Settings;
	const cap = Math.max(1, Math.min(6, Math.floor(atOnce) || 1));
	const output: INodeExecutionData[][] = items.map(() => []);
	const ready: [number, Record<string, string>][] = [];
	const failed = (index: number, error: unknown) => {
		const shown = nodeError(this.getNode(), error, operation.access === 'read' ? 'Nothing was written.' : 'Items before this one may have been carried out.', index);
		if (!this.continueOnFail()) throw shown;
		output[index] = [{ json: { error: shown.message }, error: shown, pairedItem: { item: index } }];
	};
	for (const index of items.keys()) {
		try {
			ready.push([index, argumentsOf(operation, await given(this, operation, index))]);
		} catch (error) {
			failed(index, error);
		}
	}

	const client = await smartschoolClient.call(this, { limiter: new Limiter(cap), timeoutSeconds });
	const rules = new Rules(client);
	let stop: { index: number; error: unknown } | undefined;
	const next = ready.values();
	const worker = async () => {
		for (const [index, args] of next) {
			try {
				// When the service is down or the code is wrong, the other items would only repeat the same.
				if (stop) throw stop.error;
				await rules.check(operation, args);
				const rows = await client.run(operation, args);
				count(this, operation);
				output[index] = await shown(this, operation, args, rows, index);
			} catch (error) {
				if (!this.continueOnFail() || (error instanceof ServiceError && error.systemic)) stop ??= { index, error };
				if (!this.continueOnFail()) return;
				failed(index, error);
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(cap, ready.length) }, worker));
	if (stop && !this.continueOnFail()) failed(stop.index, stop.error);
	return output.flat();
}

/** Counts over the rounds of a loop too: this memory of the node lasts as long as the run. */
const memory = (context: IExecuteFunctions) => context.getContext('node') as Record<string, number | undefined>;

function count(context: IExecuteFunctions, { oneByOne, id }: Operation): void {
	if (oneByOne) memory(context)[id] = (memory(context)[id] ?? 0) + 1;
}

function checkOneByOne(context: IExecuteFunctions, { oneByOne, label, id }: Operation, now: number): void {
	if (!oneByOne) return;
	const before = memory(context)[id] ?? 0;
	if (before + now > 1 && context.getNodeParameter('allowMany', 0, false) !== true) {
		throw new NodeOperationError(context.getNode(), `“${label}” would be done for ${before + now} items in one run, and it cannot be undone. Nothing more was sent`, {
			description: 'Check the list. When all of them are meant, switch on “Allow More Than One (Meer Dan Één Toestaan)” in this node.',
		});
	}
}

/** The node's fields for one item, by the names of the table. */
async function given(context: IExecuteFunctions, { args }: Operation, index: number): Promise<Record<string, unknown>> {
	const more = context.getNodeParameter('additionalFields', index, {}) as IDataObject;
	const values: Record<string, unknown> = {};
	for (const argument of args) {
		const { name, need, type } = argument;
		const value = chosen(need === 'optional' ? more[name] : context.getNodeParameter(name, index, ''));
		values[name] = type === 'image' || type === 'files' ? await files(context, argument, String(value ?? ''), index) : value;
	}
	return values;
}

/** A field with a list holds how it was chosen beside the value. */
const chosen = (value: unknown): unknown => (typeof value === 'object' && value !== null && '__rl' in value ? (value as { value?: unknown }).value : value);

async function files(context: IExecuteFunctions, { type, label }: Argument, names: string, index: number): Promise<string> {
	const refuse = (message: string): never => {
		throw new ServiceError('Smartschool', 'refused', `${message} Nothing was sent to Smartschool.`, false, undefined, label);
	};
	const fields = names.split(',').map((name) => name.trim()).filter((name) => name !== '');
	if (fields.length === 0) return '';
	const binary = context.getInputData()[index]?.binary ?? {};
	const missing = fields.find((name) => binary[name] === undefined);
	if (missing !== undefined) refuse(`The item has no file in field “${missing}”. Fill in the name of the field that holds it in “${label}”.`);
	const contents = await Promise.all(fields.map(async (name) => await context.helpers.getBinaryDataBuffer(index, name)));
	if (type === 'files') return JSON.stringify(fields.map((name, at) => ({ filename: binary[name]!.fileName ?? name, filedata: contents[at]!.toString('base64') })));
	if (fields.length > 1 || !imageKind(contents[0]!)) refuse('A photo is one JPEG, PNG or GIF file.');
	if (contents[0]!.length > LARGEST_PHOTO) refuse(`The photo is larger than ${LARGEST_PHOTO / 1024 / 1024} MB. Make it smaller.`);
	return contents[0]!.toString('base64');
}

async function shown(context: IExecuteFunctions, operation: Operation, args: Record<string, string>, rows: readonly Row[], index: number): Promise<INodeExecutionData[]> {
	const pairedItem = { item: index };
	if (operation.access !== 'read' && rows.length === 0) return [{ json: { success: true, operation: operation.id, ...Object.fromEntries(Object.entries(args).filter(([name]) => KEYS.has(name))) }, pairedItem }];
	if (operation.result === 'nothing') return [{ json: { success: true, operation: operation.id }, pairedItem }];
	const wanted = operation.resource === 'absence' && context.getNodeParameter('onlyAbsent', index, false) === true ? rows.filter(({ json }) => json.absent === true) : rows;
	return await Promise.all(
		wanted.map(async ({ json, file }) => ({
			json: json as IDataObject,
			...(file ? { binary: { [String(context.getNodeParameter('fileField', index, 'data')) || 'data']: await context.helpers.prepareBinaryData(Buffer.from(file.base64, 'base64'), `photo.${file.extension}`, file.mimeType) } } : {}),
			pairedItem,
		})),
	);
}
