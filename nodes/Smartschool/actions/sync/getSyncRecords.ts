import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { smartschoolRecords } from '../../../../sync/records/smartschool';
import { readItems, readScope, schoolYearOf } from '../../../common/items';
import { onlyWhen, scope } from '../../../common/parameters';
import { smartschoolClient } from '../../client';
import { profileFields, profileFieldsOf } from '../../profileFields';

export const description: INodeProperties[] = [
	{
		displayName: 'Root Groups (Hoofdgroepen)',
		name: 'rootGroups',
		type: 'string',
		default: '',
		placeholder: 'e.g. leerlingen',
		displayOptions: onlyWhen('checkSetup', 'getSyncRecords'),
		description: 'Codes of the groups whose accounts are read, with everything under them, with commas between them. Empty: the whole platform, which also shows every user name in use.',
	},
	{
		displayName: 'Only These Pupils (Enkel Deze Leerlingen)',
		name: 'pupils',
		type: 'string',
		default: '',
		placeholder: 'e.g. 900123, noor.vandevoorbeeld',
		displayOptions: onlyWhen('getSyncRecords'),
		description: 'Internal numbers or user names, with commas between them: one small call each in place of the whole list. Nobody gets an account then. Empty: everybody.',
	},
	...scope,
	profileFields,
	{ displayName: 'With Co-Accounts (Met Co-Accounts)', name: 'coAccounts', type: 'boolean', default: false, displayOptions: onlyWhen('getSyncRecords'), description: 'Whether to give the six co-accounts of every pupil too, for the table “Co-Accounts” of Field Direction Merge' },
];

/** After this long somebody may have edited by hand, and Apply looks again before it makes an account or writes what people edit too. */
const FRESH = { minutes: 5 };

/** One call for the class tree and one per root group, whatever the number of pupils; some pupils take a small call each. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const day = readScope(this);
	const roots = String(this.getNodeParameter('rootGroups', 0)).split(/[,;]/).map((code) => code.trim()).filter((code) => code !== '');
	const only = String(this.getNodeParameter('pupils', 0, '')).split(/[,;]/).map((key) => key.trim()).filter((key) => key !== '');
	const labels = profileFieldsOf(this);
	const client = await smartschoolClient.call(this);
	const groups = await client.groups();
	const accounts: unknown[] = [];
	if (only.length > 0) {
		for (const key of only) {
			const found = (await client.userByNumber(key)) ?? (await client.userByName(key));
			if (found) accounts.push(found.row);
		}
		return readItems(smartschoolRecords({ accounts, groups, enkele: true }, day, labels));
	}
	for (const root of roots.length > 0 ? roots : ['']) {
		for (const account of await client.accounts(root)) accounts.push(account);
	}
	const yearAhead = schoolYearOf(DateTime.now().setZone('Europe/Brussels')) < day.schooljaar;
	const freshUntil = DateTime.utc().plus(FRESH).toISO();
	return readItems(smartschoolRecords({ accounts, groups, freshUntil, whole: roots.length === 0, yearAhead }, day, labels, this.getNodeParameter('coAccounts', 0, false) === true));
}
