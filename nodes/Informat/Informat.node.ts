import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { nodeError } from '../common/items';
import { operation } from '../common/parameters';
import * as applyChanges from './actions/applyChanges';
import * as getSyncRecords from './actions/getSyncRecords';
import { informatTest } from './client';

const OPERATIONS = { applyChanges, getSyncRecords };

export class Informat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Informat',
		name: 'informat',
		icon: { light: 'file:informat.svg', dark: 'file:informat.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "getSyncRecords" ? "Get sync records" : "Apply changes" }}',
		description: 'Reads pupils and classes from Informat and sends it what changed in Smartschool',
		defaults: { name: 'Informat' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'informatApi', required: true, testedBy: 'informatTest' }],
		properties: [operation, ...getSyncRecords.description, ...applyChanges.description],
	};

	methods = { credentialTest: { informatTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return [await OPERATIONS[this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS].execute.call(this)];
		} catch (error) {
			throw nodeError(this.getNode(), error);
		}
	}
}
