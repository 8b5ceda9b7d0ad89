import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { personalDetailsUpdate } from '../../../../sync/calls/informat';
import { ServiceError } from '../../../../services/errors';
import { changeItems, notWritten, withResults, written } from '../../../common/items';
import { onlyWhen } from '../../../common/parameters';
import { informatClient } from '../../client';

export const description: INodeProperties[] = [
	{
		displayName: 'Location Number (Vestigingsnummer)',
		name: 'locationId',
		type: 'string',
		default: '',
		placeholder: '001',
		displayOptions: onlyWhen('applyChanges'),
		description: 'Official number of the location, three digits, for personal-details updates. Empty: the location code of the enrolment.',
	},
];

/** One personal-details update per item with work for Informat, one after the other; other items go on unchanged. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = changeItems(this, 'informat');
	const institutes = [...new Set(items.flatMap(({ informat }) => (informat ? [informat.handle.instelnr] : [])))].sort();
	if (institutes.length === 0) return items.map((item, index) => withResults(item, [], index));

	const location = String(this.getNodeParameter('locationId', 0, '')).trim();
	if (!/^\d{0,3}$/.test(location)) throw new NodeOperationError(this.getNode(), `“${location}” is not a location number (vestigingsnummer): it has three digits`);
	const locationId = location === '' ? '' : location.padStart(3, '0');
	const client = await informatClient.call(this, institutes);
	const now = DateTime.now().setZone('Europe/Brussels');

	const output: INodeExecutionData[] = [];
	for (const [index, item] of items.entries()) {
		const job = item.informat;
		if (!job) {
			output.push(withResults(item, [], index));
			continue;
		}
		const options = { now: now.toFormat("yyyy-MM-dd'T'HH:mm"), startDate: startDate(now, job.handle.schooljaar), locationId };
		const problem = await ofThisItem(async () => {
			// The id follows from pupil and values: while it is open, exactly this waits for the secretary already.
			if ((await client.preregistrationStatus(job.handle.instelnr, job.preRegistrationId)) !== 'open') await client.savePreregistration(personalDetailsUpdate(job, options));
		});
		output.push(withResults(item, job.writes.map(({ unit }) => (problem ? notWritten('informat', item, unit, problem.message) : written('informat', unit))), index));
	}
	return output;
}

/** The problem of one record; what must stop the run is thrown on. */
async function ofThisItem(call: () => Promise<void>): Promise<ServiceError | undefined> {
	try {
		await call();
		return undefined;
	} catch (error) {
		if (error instanceof ServiceError && !error.systemic) return error;
		// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- `guarded` makes it n8n's
		throw error;
	}
}

/** Updates start on a later day within the school year, and not in a weekend unless on 1 September. */
function startDate(now: DateTime, schooljaar: string): string {
	let day = now.plus({ days: 1 });
	while (day.weekday > 5) day = day.plus({ days: 1 });
	const first = `${schooljaar.slice(0, 4)}-09-01`;
	const next = day.toISODate()!;
	return next < first ? first : next;
}
