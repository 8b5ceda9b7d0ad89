/** Any call of the table, once per input item. */
import { NodeOperationError, type IBinaryKeyData, type IDataObject, type IExecuteFunctions, type INode, type INodeExecutionData } from 'n8n-workflow';
import type { CallArg, InformatCall } from '../../../services/informat/calls';
import type { Json } from '../../../services/informat/clean';
import { derive, joinPeople } from '../../../services/informat/derived';
import { ServiceError } from '../../../services/errors';
import { instituteNumbers } from '../../common/items';
import { informatClient } from '../client';
import { isAsked, isPeople } from '../screens';

/** A failed item is an item with an error when the node goes on after errors; what concerns all items stops the calls. */
export async function execute(this: IExecuteFunctions, call: InformatCall): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	let stopped: NodeOperationError | undefined;
	for (const item of this.getInputData().keys()) {
		try {
			if (stopped) throw stopped;
			output.push(...(await ofItem.call(this, call, item)));
		} catch (error) {
			const shown = nodeError(this.getNode(), error, call, item);
			if (!this.continueOnFail()) throw shown;
			if (error instanceof ServiceError && error.systemic) stopped = shown;
			output.push({ json: { error: shown.message }, error: shown, pairedItem: { item } });
		}
	}
	return output;
}

async function ofItem(this: IExecuteFunctions, call: InformatCall, item: number): Promise<INodeExecutionData[]> {
	const options = this.getNodeParameter('options', item, {}) as IDataObject;
	const args = await argumentsOf.call(this, call, item, options);
	const client = await informatClient.call(this, institutesOf.call(this, call, item));
	const institutes = call.institutes === 'each' ? client.institutes : [client.institutes[0]!];
	if (call.institutes === 'one' && call.result.kind !== 'truth' && client.institutes.length > 1) {
		throw new NodeOperationError(this.getNode(), 'Fill in the institute number (instellingsnummer): the credential holds several', { itemIndex: item });
	}
	let found: Json[] = [];
	for (const instelnr of institutes) {
		const items = await client.call(call, instelnr, args, { passwords: options.includePasswords === true });
		found.push(...items.map((each) => (call.result.kind === 'truth' ? each : { instelnr, ...each })));
	}
	if (call.derive) found = derive(call.derive, found, String(args.peildatum ?? '').slice(0, 10));
	if (isPeople(call) && options.joinPeople !== false) found = joinPeople(found);
	return await Promise.all(found.map(async (json) => await withFile.call(this, call, json, item)));
}

function institutesOf(this: IExecuteFunctions, { institutes, result }: InformatCall, item: number): string[] {
	if (result.kind === 'truth') return [];
	const text = String(this.getNodeParameter(institutes === 'each' ? 'instituteNumbers' : 'instituteNumber', item, '') ?? '').trim();
	return text === '' ? [] : instituteNumbers(text, this.getNode());
}

async function argumentsOf(this: IExecuteFunctions, call: InformatCall, item: number, options: IDataObject): Promise<Json> {
	const args: Json = {};
	for (const arg of call.args) {
		const value: unknown = isAsked(arg) ? this.getNodeParameter(arg.name, item, '') : options[arg.name];
		args[arg.name] = arg.type === 'file' ? await fileOf.call(this, arg, String(value ?? ''), item) : arg.type === 'list' ? ((value as { lines?: unknown } | undefined)?.lines ?? []) : value;
	}
	return args;
}

async function fileOf(this: IExecuteFunctions, { required }: CallArg, field: string, item: number): Promise<unknown> {
	const present = this.getInputData()[item]?.binary?.[field] !== undefined;
	if (!present && !required) return undefined;
	const { fileName, mimeType } = this.helpers.assertBinaryData(item, field);
	return { base64: (await this.helpers.getBinaryDataBuffer(item, field)).toString('base64'), fileName: fileName ?? 'file', mimeType };
}

async function withFile(this: IExecuteFunctions, { file }: InformatCall, json: Json, item: number): Promise<INodeExecutionData> {
	const pairedItem = { item };
	if (!file) return { json: json as IDataObject, pairedItem };
	const { [file.field]: data, ...rest } = json;
	// No photo is no error: the item tells the rest, without a file.
	if (typeof data !== 'string' || data === '') return { json: rest as IDataObject, pairedItem };
	const name = String(rest.persoonId ?? rest.personId ?? rest.documentId ?? file.field);
	const binary: IBinaryKeyData = { [this.getNodeParameter('binaryField', item, 'data') as string]: await this.helpers.prepareBinaryData(Buffer.from(data.replace(/^data:[^,]*,/, ''), 'base64'), `${name}.${file.extension}`, file.mime) };
	return { json: rest as IDataObject, binary, pairedItem };
}

function nodeError(node: INode, error: unknown, call: InformatCall, itemIndex: number): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	if (!(error instanceof ServiceError)) throw error;
	const done = call.writes && itemIndex > 0 ? 'The items before this one were carried out.' : 'Nothing was written.';
	return new NodeOperationError(node, error.message, { itemIndex, description: `${done} (${error.service}${error.code ? `, ${error.code}` : ''})` });
}
