import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { personalDetailsUpdate } from '../../../../sync/calls/informat';
import { asRefused, refuseUpdate } from '../../../../sync/plan/confirm';
import type { AbsenceChange } from '../../../../sync/plan/absences';
import type { ChangeItem, OpenUpdate } from '../../../../sync/types';
import { ServiceError } from '../../../../services/errors';
import type { InformatClient, PreregistrationStatus } from '../../../../services/informat/client';
import { asItem, changeItems, notWritten, withResults, written } from '../../../common/items';
import { onlyWhen } from '../../../common/parameters';
import { informatClient } from '../../client';
import { isAbsence, sendAbsence } from './sendAbsence';

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

/** One personal-details update or one half day per item with work for Informat, one after the other; other items go on unchanged. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = changeItems(this, 'informat');
	const institutes = [...new Set(items.flatMap(institutesOf))].sort();
	if (institutes.length === 0) return items.map((item, index) => withResults(item, [], index));

	const location = String(this.getNodeParameter('locationId', 0, '')).trim();
	if (!/^\d{0,3}$/.test(location)) throw new NodeOperationError(this.getNode(), `“${location}” is not a location number (vestigingsnummer): it has three digits`);
	const locationId = location === '' ? '' : location.padStart(3, '0');
	const client = await informatClient.call(this, institutes);
	const now = DateTime.now().setZone('Europe/Brussels');

	const output: INodeExecutionData[] = [];
	for (const [index, given] of items.entries()) {
		if (isAbsence(given)) {
			output.push(asItem(await sendAbsence(given, client), index));
			continue;
		}
		const item = await withRefusals(given, client);
		const job = item.informat;
		if (!job) {
			output.push(withResults(item, [], index));
			continue;
		}
		const options = { now: now.toFormat("yyyy-MM-dd'T'HH:mm"), startDate: startDate(now, job.handle.schooljaar), locationId };
		let refused = false;
		const problem = await ofThisItem(async () => {
			// The id follows from pupil and values: while it is open, exactly this waits for the secretary already.
			const status = await client.preregistrationStatus(job.handle.instelnr, job.preRegistrationId);
			refused = status === 'geweigerd';
			if (status !== 'open' && !refused) await client.savePreregistration(personalDetailsUpdate(job, options));
		});
		if (refused) {
			output.push(asItem(refuse(item, asRefused(job)), index));
			continue;
		}
		output.push(withResults(item, job.writes.map(({ unit }) => (problem ? notWritten('informat', item, unit, problem.message) : written('informat', unit))), index));
	}
	return output;
}

const institutesOf = (item: ChangeItem | AbsenceChange): string[] => (isAbsence(item) ? [item.absence.instelnr] : [...(item.informat ? [item.informat.handle.instelnr] : []), ...item.open.map(({ instelnr }) => instelnr)]);

const refuse = (item: ChangeItem, update: OpenUpdate): ChangeItem => refuseUpdate(item, update, Object.keys(update.refused).map((unit) => notWritten('informat', item, unit, 'this proposal was refused in Informat before (MNA002). Correct the value in Smartschool, or type it in Informat by hand. The same value is not sent again.')));

/** Asks what became of the updates that wait; a refused one comes to the secretary, and its values are not sent again. */
async function withRefusals(item: ChangeItem, client: InformatClient): Promise<ChangeItem> {
	let now = item;
	for (const update of item.open) {
		let status: PreregistrationStatus | undefined;
		// When the answer does not come, the update counts as open: the next run asks again.
		await ofThisItem(async () => void (status = await client.preregistrationStatus(update.instelnr, update.preRegistrationId)));
		if (status !== 'geweigerd') continue;
		now = refuse(now, update);
	}
	return now;
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
