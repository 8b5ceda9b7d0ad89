import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { guarded } from '../common/items';
import { operation, resource } from '../common/parameters';
import * as applyChanges from './actions/sync/applyChanges';
import * as getSyncRecords from './actions/sync/getSyncRecords';
import { informatTest } from './client';

const OPERATIONS = { applyChanges, getSyncRecords };

export class Informat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Informat',
		name: 'informat',
		icon: { light: 'file:../../icons/informat.svg', dark: 'file:../../icons/informat.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "getSyncRecords" ? "Get sync records" : "Apply changes" }}',
		description: 'Reads pupils and classes from Informat and sends it what changed in Smartschool',
		defaults: { name: 'Informat' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'informatApi', required: true, testedBy: 'informatTest' }],
		properties: [resource, operation, ...getSyncRecords.description, ...applyChanges.description],
	};

	methods = { credentialTest: { informatTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return await guarded(this, chosen === 'applyChanges', async () => await OPERATIONS[chosen].execute.call(this));
	}
}
