/** Runs a small workflow on n8n-core's own engine: given items → the node → its output. */
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IExecuteResponsePromiseData,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { FieldDirectionMerge } from '../../nodes/FieldDirectionMerge/FieldDirectionMerge.node';
import { Informat } from '../../nodes/Informat/Informat.node';
import { Smartschool } from '../../nodes/Smartschool/Smartschool.node';
import { SyncReport } from '../../nodes/SyncReport/SyncReport.node';

// n8n logs every error of a node; the tests look at the errors themselves.
process.env.N8N_LOG_LEVEL = 'silent';

export type Credentials = Record<string, ICredentialDataDecryptedObject>;

export interface Outcome {
	items: INodeExecutionData[];
	/** Items of every output; `items` is the first. */
	outputs: INodeExecutionData[][];
	/** Message and description of the error that stopped the run. */
	error?: { message: string; description?: string | null };
	/** Everything that n8n would store of the run. */
	stored: string;
	/** What a node answered to the webhook that started the run. */
	answers: IExecuteResponsePromiseData[];
}

/** As n8n derives it from a node that is usable as a tool. */
function toolOf(type: INodeType): INodeType {
	return Object.create(type, { description: { value: { ...type.description, name: `${type.description.name}Tool`, displayName: `${type.description.displayName} Tool` } } }) as INodeType;
}

const NODES: Record<string, INodeType> = { informat: new Informat(), smartschool: new Smartschool(), smartschoolTool: toolOf(new Smartschool()), fieldDirectionMerge: new FieldDirectionMerge(), syncReport: new SyncReport() };

/** Stands for whatever comes before; n8n calls `execute` with its own `this`. */
const giver = (items: object[]): INodeType => ({
	description: {
		displayName: 'Given',
		name: 'given',
		group: ['transform'],
		version: 1,
		description: 'Gives items',
		defaults: { name: 'Given' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	execute: async () => [items.map((each) => ('binary' in each ? (each as INodeExecutionData) : { json: each as INodeExecutionData['json'] }))],
});

const node = (name: string, type: string, extra: Partial<INode> = {}): INode => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...extra });

/**
 * @param type `informat`, `smartschool`, `smartschoolTool`
 * @param items what goes in: the data of each item, or an item with files
 * @param from type of the node that starts the run
 */
export async function run(type: string, parameters: INode['parameters'], items: object[], credentials: Credentials, settings: Partial<INode> = {}, from?: string): Promise<Outcome> {
	return await runInputs(type, parameters, [items], credentials, settings, from);
}

/** @param inputs what goes into each input of the node */
export async function runInputs(type: string, parameters: INode['parameters'], inputs: object[][], credentials: Credentials, settings: Partial<INode> = {}, from = 'start'): Promise<Outcome> {
	const answers: IExecuteResponsePromiseData[] = [];
	const givers = inputs.map(giver);
	const find = (name: string): INodeType => (name === from ? giver([{}]) : name.startsWith('given') ? givers[Number(name.slice(5))]! : NODES[name]!);
	const nodes = [
		node('Start', from),
		...inputs.map((_items, index) => node(`Given ${index}`, `given${index}`, { alwaysOutputData: true })),
		node('Tested', type, { parameters, credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: `id of ${name}`, name }])), ...settings }),
	];
	const workflow = new Workflow({
		id: 'test',
		nodes,
		connections: {
			Start: { main: [inputs.map((_items, index) => ({ node: `Given ${index}`, type: NodeConnectionTypes.Main, index: 0 }))] },
			...Object.fromEntries(inputs.map((_items, index) => [`Given ${index}`, { main: [[{ node: 'Tested', type: NodeConnectionTypes.Main, index }]] }])),
		},
		active: false,
		nodeTypes: { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) },
		settings: { executionOrder: 'v1' },
	});
	const hooks = new ExecutionLifecycleHooks('manual', '1', { id: 'test', name: 'test', active: false, activeVersionId: null, isArchived: false, createdAt: new Date(), updatedAt: new Date(), nodes, connections: {} });
	hooks.addHandler('sendResponse', (answer) => void answers.push(answer));
	const additionalData = {
		credentialsHelper: {
			getDecrypted: async (_data: unknown, _credential: unknown, name: string) => credentials[name],
			isCredentialUsableByNode: () => true,
			getParentTypes: () => [],
			getCredentialsProperties: () => [],
		},
		hooks,
		variables: {},
		currentNodeParameters: undefined,
		executionId: '1',
		restApiUrl: 'http://localhost',
		instanceBaseUrl: 'http://localhost',
		formWaitingBaseUrl: 'http://localhost',
		webhookBaseUrl: 'http://localhost',
		webhookWaitingBaseUrl: 'http://localhost',
		webhookTestBaseUrl: 'http://localhost',
		executeWorkflow: async () => await Promise.reject(new Error('not here')),
		setExecutionStatus: () => undefined,
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const result: IRun = await new WorkflowExecute(additionalData, 'manual').run({ workflow, startNode: nodes[0]! });
	const { runData, error } = result.data.resultData;
	const outputs = (runData.Tested?.at(-1)?.data?.main ?? []).map((each) => each ?? []);
	return {
		items: outputs[0] ?? [],
		outputs,
		error: error && { message: error.message, description: (error as { description?: string }).description },
		stored: JSON.stringify(result),
		answers,
	};
}
