import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { guarded } from '../common/items';
import { operation, resource } from '../common/parameters';
import * as applyChanges from './actions/sync/applyChanges';
import * as getSyncRecords from './actions/sync/getSyncRecords';
import { smartschoolTest } from './client';

const OPERATIONS = { applyChanges, getSyncRecords };

export class Smartschool implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Smartschool',
		name: 'smartschool',
		icon: { light: 'file:../../icons/smartschool.svg', dark: 'file:../../icons/smartschool.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "getSyncRecords" ? "Get sync records" : "Apply changes" }}',
		description: 'Reads pupils and classes from Smartschool and writes what changed in Informat',
		defaults: { name: 'Smartschool' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smartschoolApi', required: true, testedBy: 'smartschoolTest' }],
		properties: [resource, operation, ...getSyncRecords.description, ...applyChanges.description],
	};

	methods = { credentialTest: { smartschoolTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = this.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
		return await guarded(this, chosen === 'applyChanges', async () => await OPERATIONS[chosen].execute.call(this));
	}
}
