import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { smartschoolRecords } from '../../../sync/records/smartschool';
import { readItems, readScope } from '../../common/items';
import { scope } from '../../common/parameters';
import { smartschoolClient } from '../client';

const show = { operation: ['getSyncRecords'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Root Groups',
		name: 'rootGroups',
		type: 'string',
		default: '',
		placeholder: 'e.g. leerlingen',
		displayOptions: { show },
		description: 'Codes of the groups whose accounts are read, with everything under them. Empty: the whole platform, which also shows every user name in use.',
	},
	...scope,
];

/** One call for the class tree and one per root group, whatever the number of pupils. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const day = readScope(this);
	const roots = (this.getNodeParameter('rootGroups', 0) as string).split(/[,;]/).map((code) => code.trim()).filter((code) => code !== '');
	const client = await smartschoolClient.call(this);
	const groups = await client.groups();
	const accounts: unknown[] = [];
	for (const root of roots.length > 0 ? roots : ['']) {
		for (const account of await client.accounts(root)) accounts.push(account);
	}
	return readItems(smartschoolRecords({ accounts, groups }, day));
}
