import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { informatRecords } from '../../../../sync/records/informat';
import type { InformatLists } from '../../../../sync/records/types';
import { instituteNumbers, readItems, readScope } from '../../../common/items';
import { onlyWhen, scope } from '../../../common/parameters';
import { informatClient } from '../../client';

const displayOptions = onlyWhen('getSyncRecords');

export const description: INodeProperties[] = [
	{
		displayName: 'Institute Numbers (Instellingsnummers)',
		name: 'instituteNumbers',
		type: 'string',
		default: '',
		required: true,
		placeholder: '012345, 012346',
		displayOptions,
		description: 'With commas between them',
	},
	...scope,
	{
		displayName: 'Address to Use (Adres)',
		name: 'address',
		type: 'options',
		options: [
			{ name: 'Domicile (Domicilie)', value: 'domicilie' },
			{ name: 'Residence (Verblijf)', value: 'verblijf' },
		],
		default: 'domicilie',
		displayOptions,
		description: 'Smartschool has room for one address per pupil',
	},
];

/** Two calls per institute, whatever its size. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const day = readScope(this);
	const institutes = instituteNumbers(this.getNodeParameter('instituteNumbers', 0) as string, this.getNode());
	const client = await informatClient.call(this, institutes);
	const lists: InformatLists[] = [];
	for (const instelnr of institutes) {
		lists.push({
			instelnr,
			students: await client.students(instelnr, day.schooljaar),
			registrations: await client.registrations(instelnr, day.schooljaar),
		});
	}
	return readItems(informatRecords(lists, day, { address: this.getNodeParameter('address', 0, 'domicilie') as 'domicilie' | 'verblijf' }));
}
