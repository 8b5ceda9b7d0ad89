import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { nodeError } from '../common/items';
import { operation } from '../common/parameters';
import * as applyChanges from './actions/applyChanges';
import * as getSyncRecords from './actions/getSyncRecords';
import { smartschoolTest } from './client';

const OPERATIONS = { applyChanges, getSyncRecords };

export class Smartschool implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Smartschool',
		name: 'smartschool',
		icon: { light: 'file:smartschool.svg', dark: 'file:smartschool.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "getSyncRecords" ? "Get sync records" : "Apply changes" }}',
		description: 'Reads pupils and classes from Smartschool and writes what changed in Informat',
		defaults: { name: 'Smartschool' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smartschoolApi', required: true, testedBy: 'smartschoolTest' }],
		properties: [operation, ...getSyncRecords.description, ...applyChanges.description],
	};

	methods = { credentialTest: { smartschoolTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return [await OPERATIONS[this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS].execute.call(this)];
		} catch (error) {
			throw nodeError(this.getNode(), error);
		}
	}
}
