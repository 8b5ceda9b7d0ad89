import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { smartschoolRecords } from '../../../../sync/records/smartschool';
import { readItems, readScope } from '../../../common/items';
import { onlyWhen, scope } from '../../../common/parameters';
import { smartschoolClient } from '../../client';
import { fieldNames, fieldNamesOf } from '../../fieldNames';

export const description: INodeProperties[] = [
	{
		displayName: 'Root Groups (Hoofdgroepen)',
		name: 'rootGroups',
		type: 'string',
		default: '',
		placeholder: 'e.g. leerlingen',
		displayOptions: onlyWhen('getSyncRecords'),
		description: 'Codes of the groups whose accounts are read, with everything under them, with commas between them. Empty: the whole platform, which also shows every user name in use.',
	},
	...scope,
	fieldNames('getSyncRecords'),
];

/** After this long somebody may have edited by hand, and Apply looks again before it makes an account or writes what people edit too. */
const FRESH = { minutes: 5 };

/** One call for the class tree and one per root group, whatever the number of pupils. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const day = readScope(this);
	const roots = String(this.getNodeParameter('rootGroups', 0)).split(/[,;]/).map((code) => code.trim()).filter((code) => code !== '');
	const client = await smartschoolClient.call(this);
	const groups = await client.groups();
	const accounts: unknown[] = [];
	for (const root of roots.length > 0 ? roots : ['']) {
		for (const account of await client.accounts(root)) accounts.push(account);
	}
	const freshUntil = DateTime.utc().plus(FRESH).toISO();
	return readItems(smartschoolRecords({ accounts, groups, freshUntil, whole: roots.length === 0 }, day, fieldNamesOf(this)));
}
