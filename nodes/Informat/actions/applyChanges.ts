import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { personalDetailsUpdate } from '../../../sync/calls/informat';
import type { UnitResult } from '../../../sync/types';
import { ServiceError } from '../../../services/errors';
import { changeItems, checkDirection, withResults } from '../../common/items';
import { informatClient } from '../client';

export const description: INodeProperties[] = [
	{
		displayName: 'Location Number',
		name: 'locationId',
		type: 'string',
		default: '',
		placeholder: '001',
		displayOptions: { show: { operation: ['applyChanges'] } },
		description: 'Official number of the location (vestiging), three digits, for personal-details updates. Empty: the location code of the enrolment.',
	},
];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = changeItems(this);
	for (const { informat } of items) checkDirection(this.getNode(), 'informat', informat?.writes ?? []);
	const institutes = [...new Set(items.flatMap(({ informat }) => (informat ? [informat.handle.instelnr] : [])))].sort();
	if (institutes.length === 0) return items.map((item, index) => withResults(item, [], index));

	const client = await informatClient.call(this, institutes);
	const now = DateTime.now().setZone('Europe/Brussels');
	const options = { now: now.toFormat("yyyy-MM-dd'T'HH:mm"), startDate: nextSchoolDay(now), locationId: (this.getNodeParameter('locationId', 0, '') as string).trim() };
	const output: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const job = item.informat;
		const results: UnitResult[] = [];
		if (job) {
			const outcome = await attempt(async () => await client.savePreregistration(personalDetailsUpdate(job, options)));
			for (const { unit } of job.writes) {
				results.push(outcome ? { side: 'informat', unit, ok: false, message: `${item.label}: ${outcome.message}` } : { side: 'informat', unit, ok: true });
			}
		}
		output.push(withResults(item, results, index));
	}
	return output;
}

/** The error of one record; what must stop the run is thrown on. */
async function attempt(call: () => Promise<void>): Promise<ServiceError | undefined> {
	try {
		await call();
		return undefined;
	} catch (error) {
		if (error instanceof ServiceError && !error.systemic) return error;
		throw error;
	}
}

/** Updates start on a later day, not in a weekend. */
function nextSchoolDay(now: DateTime): string {
	let day = now.plus({ days: 1 });
	while (day.weekday > 5) day = day.plus({ days: 1 });
	return day.toISODate()!;
}
