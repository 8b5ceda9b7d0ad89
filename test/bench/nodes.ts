/** Runs a node's own `execute` on given items: ours, and n8n's Compare Datasets and Merge from an installed n8n. */
import path from 'node:path';
import type { IExecuteFunctions, INodeExecutionData, INodeType, IVersionedNodeType } from 'n8n-workflow';

type Execute = (inputs: INodeExecutionData[][]) => Promise<INodeExecutionData[][]>;
type Json = INodeExecutionData['json'];

export const itemsOf = (jsons: readonly object[]): INodeExecutionData[] => jsons.map((json, item) => ({ json: json as Json, pairedItem: { item } }));

/** The part of n8n that these three nodes use; parameters by name, with dots for what is inside. */
function runner(node: INodeType, typeVersion: number, parameters: Record<string, unknown>, credentials: object = {}): Execute {
	return async (inputs) => {
		const context = {
			getInputData: (index = 0) => inputs[index] ?? [],
			getNodeInputs: () => inputs.map(() => ({ type: 'main' })),
			getNodeParameter: (name: string, _item: number, otherwise?: unknown) => (name in parameters ? parameters[name] : otherwise),
			getNode: () => ({ id: 'bench', name: 'Bench', type: 'bench', typeVersion, position: [0, 0], parameters: {} }),
			getCredentials: () => Promise.resolve(credentials),
		};
		return (await node.execute!.call(context as unknown as IExecuteFunctions)) as INodeExecutionData[][];
	};
}

export const ours = (node: INodeType, parameters: Record<string, unknown>, key: string): Execute => runner(node, 1, parameters, { key });

/** @param n8n `n8n/bin/n8n` of the installation */
function n8nNode(n8n: string, name: string): INodeType | IVersionedNodeType {
	const file = path.join(path.dirname(n8n), '..', '..', 'n8n-nodes-base', 'dist', 'nodes', name, `${name}.node.js`);
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- its place is known only when it runs
	const Node = (require(file) as Record<string, new () => INodeType | IVersionedNodeType>)[name]!;
	return new Node();
}

/** The newest version, with the settings that the screen starts with. Outputs: only in A, same, different, only in B. */
export function compareDatasets(n8n: string, key: string): Execute {
	const node = n8nNode(n8n, 'CompareDatasets') as INodeType;
	return runner(node, Math.max(...[node.description.version].flat()), { 'mergeByFields.values': [{ field1: key, field2: key }], resolve: 'includeBoth', fuzzyCompare: false, options: {} });
}

/** Combine, matching fields, keep matches: every record once, with the values of the second input. */
export function merge(n8n: string, key: string): Execute {
	const { nodeVersions, currentVersion } = n8nNode(n8n, 'Merge') as IVersionedNodeType;
	return runner(nodeVersions[currentVersion]!, currentVersion, { mode: 'combine', combineBy: 'combineByFields', advanced: false, fieldsToMatchString: key, joinMode: 'keepMatches', outputDataFrom: 'both', options: {}, 'options.clashHandling.values': {} });
}
