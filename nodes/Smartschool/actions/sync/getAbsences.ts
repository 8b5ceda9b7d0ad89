import { DateTime } from 'luxon';
import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { absenceRecords, schoolDays, type AbsenceDay } from '../../../../sync/records/absences';
import type { SmartschoolClient } from '../../../../services/smartschool/client';
import { operationById } from '../../../../services/smartschool/operations';
import { schoolYearText } from '../../../common/items';
import { onlyWhen } from '../../../common/parameters';
import { smartschoolClient } from '../../client';

const displayOptions = onlyWhen('getAbsences');

export const description: INodeProperties[] = [
	{ displayName: 'School Year (Schooljaar)', name: 'schoolYear', type: 'string', default: '', required: true, placeholder: '2026-27', displayOptions, description: 'Written as in Informat: 2026-27' },
	{ displayName: 'Last Day (Laatste Dag)', name: 'lastDay', type: 'string', default: '={{ $now.toISODate() }}', required: true, placeholder: '2026-11-23', displayOptions },
	{
		displayName: 'School Days to Read (Aantal Schooldagen)',
		name: 'days',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60, numberPrecision: 0 },
		default: 1,
		displayOptions,
		description: 'Up to and with the last day. Weekends and July and August do not count. One call per day, whatever the number of pupils.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [
			{ displayName: 'Aliases (Aliassen)', name: 'aliases', type: 'boolean', default: false, description: 'Whether to read the words of the school too, for the report. One more call per day, and one for the names of all accounts.' },
			{ displayName: 'Moment of the Read (Tijdstip)', name: 'moment', type: 'string', default: '={{ $now.toISO() }}', description: 'When a code is seen for the first time, this is the moment of registration that Informat gets' },
			{ displayName: 'Not Before (Niet Vroeger Dan)', name: 'notBefore', type: 'string', default: '', placeholder: '2026-11-23', description: 'Days before this one are not read: the day on which the school began with this link' },
		],
	},
];

interface Options {
	aliases?: boolean;
	moment?: string;
	notBefore?: string;
}

/** One call per day; with aliases two, and one for the accounts. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const schooljaar = schoolYearText(this);
	const { aliases = false, moment = '', notBefore = '' } = this.getNodeParameter('options', 0, {}) as Options;
	const last = day(this, String(this.getNodeParameter('lastDay', 0)), 'Last Day (Laatste Dag)');
	const from = notBefore.trim() === '' ? '' : day(this, notBefore, 'Not Before (Niet Vroeger Dan)');
	const count = Math.min(60, Math.max(1, Math.floor(this.getNodeParameter('days', 0, 1) as number) || 1));
	const gelezen = moment.trim() === '' ? DateTime.now() : DateTime.fromISO(moment.trim(), { zone: 'Europe/Brussels' });
	if (!gelezen.isValid) throw new NodeOperationError(this.getNode(), '“Moment of the Read (Tijdstip)” is not a moment. Write it as 2026-11-23T08:30:00');

	const client = await smartschoolClient.call(this);
	const days = await Promise.all(
		schoolDays(last, count, from).map(async (dag): Promise<AbsenceDay> => ({ dag, rows: await read(client, 'getAbsentsWithInternalNumberByDate', dag), ...(aliases ? { aliasRows: await read(client, 'getAbsentsWithAliasByDate', dag) } : {}) })),
	);
	const { report, records } = absenceRecords(days, { schooljaar, gelezen: gelezen.setZone('Europe/Brussels').set({ millisecond: 0 }).toISO({ suppressMilliseconds: true })!, numbers: aliases && days.length > 0 ? await numbers(client) : undefined });
	return [report, ...records].map((json) => ({ json: json as unknown as IDataObject, pairedItem: { item: 0 } }));
}

const read = async (client: SmartschoolClient, id: string, date: string): Promise<unknown[]> => (await client.run(operationById.get(id)!, { date })).map(({ json }) => json);

/** User name → internal number. */
async function numbers(client: SmartschoolClient): Promise<Map<string, string>> {
	const accounts = (await client.accounts('')) as { gebruikersnaam?: unknown; internnummer?: unknown }[];
	return new Map(accounts.map(({ gebruikersnaam, internnummer }) => [String(gebruikersnaam), String(internnummer ?? '')]));
}

function day(context: IExecuteFunctions, value: string, shown: string): string {
	const text = value.trim().slice(0, 10);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new NodeOperationError(context.getNode(), `“${shown}” is not a date. Write it as 2026-11-23`);
	return text;
}
