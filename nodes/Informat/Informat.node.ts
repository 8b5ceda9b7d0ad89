import { NodeConnectionTypes, NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { callById } from '../../services/informat/calls';
import { guarded } from '../common/items';
import { operation } from '../common/parameters';
import * as call from './actions/call';
import * as applyChanges from './actions/sync/applyChanges';
import * as checkSetup from './actions/sync/checkSetup';
import * as getOwnPhotos from './actions/sync/getOwnPhotos';
import * as getSyncRecords from './actions/sync/getSyncRecords';
import { informatTest } from './client';
import { resources, screens } from './screens';

const SYNC = { applyChanges, checkSetup, getOwnPhotos, getSyncRecords };

export class Informat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Informat',
		name: 'informat',
		icon: { light: 'file:../../icons/informat.svg', dark: 'file:../../icons/informat.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["resource"] === "sync" ? { applyChanges: "Apply changes", checkSetup: "Check set-up", getOwnPhotos: "Get own photos", getSyncRecords: "Get sync records" }[$parameter["operation"]] : $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Reads pupils, classes and staff from Informat, and sends it what changed elsewhere',
		defaults: { name: 'Informat' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'informatApi', required: true, testedBy: 'informatTest' },
			// Tested by Field Direction Merge.
			{ name: 'syncKeyApi', required: true, displayOptions: { show: { operation: ['getOwnPhotos'] } } },
		],
		properties: [resources, operation, ...screens, ...getSyncRecords.description, ...applyChanges.description],
	};

	methods = { credentialTest: { informatTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0, 'sync') as string;
		const chosen = this.getNodeParameter('operation', 0) as string;
		if (resource === 'sync') return await guarded(this, chosen === 'applyChanges', async () => await SYNC[chosen as keyof typeof SYNC].execute.call(this));
		const found = callById(`${resource}.${chosen}`);
		if (!found) throw new NodeOperationError(this.getNode(), `Informat has no operation “${chosen}” for “${resource}”. Choose one in the node`);
		return await guarded(this, found.writes, async () => await call.execute.call(this, found));
	}
}
