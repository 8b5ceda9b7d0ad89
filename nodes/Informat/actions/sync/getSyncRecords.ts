import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import type { InformatClient } from '../../../../services/informat/client';
import { neighbourOf, readAll, readChanges, withUserNames } from '../../../../services/informat/lists';
import { informatRecords, type InformatOptions } from '../../../../sync/records/informat';
import type { InformatLists, ReadScope } from '../../../../sync/records/types';
import { instituteNumbers, readItems, readScope } from '../../../common/items';
import { onlyWhen, scope } from '../../../common/parameters';
import { informatClient } from '../../client';
import { MOST, readOnePupil } from '../../onePupil';

const displayOptions = onlyWhen('getSyncRecords');
const onlyChanges = { show: { ...displayOptions.show, reading: ['changes'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Institute Numbers (Instellingsnummers)',
		name: 'instituteNumbers',
		type: 'string',
		default: '',
		required: true,
		placeholder: '012345, 012346',
		displayOptions: onlyWhen('checkSetup', 'getSyncRecords'),
		description: 'With commas between them',
	},
	{
		displayName: 'Only These Institutes (Enkel Deze Instellingen)',
		name: 'onlyInstitutes',
		type: 'string',
		default: '',
		displayOptions,
		description: 'All institutes above are read, so that a pupil in two of them is seen whole; only pupils and classes of these are handed on. Empty: all.',
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
	{
		displayName: 'Read the Neighbouring Year Too (Jaarovergang)',
		name: 'yearChange',
		type: 'boolean',
		default: true,
		displayOptions,
		description: 'Whether to read next year’s enrolments too from June to August, and last year’s in September and October. Without them nobody can tell a pupil who goes on from one who has left.',
	},
	{
		displayName: 'Smartschool Platform for User Names (Smartschoolplatform)',
		name: 'smartschoolPlatform',
		type: 'string',
		default: '',
		placeholder: 'e.g. myschool',
		displayOptions,
		description: 'Name of the platform as Informat has it. Filled in: the user names that Informat keeps are read too, one call per institute, with the XML login of the credential. Empty: they are left out.',
	},
	{
		displayName: 'End Date of a Group (Einddatum Groep)',
		name: 'groupEnd',
		type: 'options',
		options: [
			{ name: 'First Day Out (Eerste Dag Eruit)', value: 'out', description: 'The pupil leaves the group on the end date itself' },
			{ name: 'Last Day In (Laatste Dag Erin)', value: 'in', description: 'The pupil leaves the group on the day after the end date' },
		],
		default: 'out',
		displayOptions,
		description: 'Smartschool keeps no dates of groups, so pupils join and leave on the day itself',
	},
	{
		displayName: 'Group Types That Are Classes (Groepstypes Die Klassen Zijn)',
		name: 'classTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1',
		displayOptions,
		description: 'Values of Informat’s groepType, with commas between them, of which new ones are made as a class instead of a group. Type 0 is always the official class.',
	},
	{
		displayName: 'Read (Lezing)',
		name: 'reading',
		type: 'options',
		options: [
			{ name: 'Everything (Alles)', value: 'full' },
			{ name: 'One Pupil (Eén Leerling)', value: 'pupil', description: 'To look closely at one pupil. Nobody else is read, and nobody is told to have left.' },
			{ name: 'Only What Changed (Enkel Wijzigingen)', value: 'changes', description: 'Quicker. Nobody is told to have left: that takes a full read.' },
		],
		default: 'full',
		displayOptions,
	},
	{
		displayName: 'Pupil (Leerling)',
		name: 'pupil',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 900123 or Noor Vandevoorbeeld',
		displayOptions: { show: { ...displayOptions.show, reading: ['pupil'] } },
		description: 'Pupil number, register number (stamnummer) or name. A name takes the whole list of pupils; a number one small call.',
	},
	{
		displayName: 'Changed Since (Gewijzigd Sinds)',
		name: 'changedSince',
		type: 'dateTime',
		default: '',
		displayOptions: onlyChanges,
		description: 'Moment of the read before this one. Empty: everything is read.',
	},
	{
		displayName: 'Last Full Read (Laatste Volledige Lezing)',
		name: 'lastFullRead',
		type: 'dateTime',
		default: '',
		displayOptions: onlyChanges,
		description: 'Moment of the last read whose report says “volledig”. Empty: everything is read.',
	},
	{
		displayName: 'Full Read Every (Hours)',
		name: 'fullReadHours',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 168 },
		default: 24,
		displayOptions: onlyChanges,
		description: 'When the last full read is longer ago, everything is read again',
	},
];

/** A full read takes two calls per institute, whatever its size, and four around the change of the school year. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const day = readScope(this);
	const institutes = instituteNumbers(this.getNodeParameter('instituteNumbers', 0) as string, this.getNode());
	if (this.getNodeParameter('reading', 0, 'full') === 'pupil') return await onePupil.call(this, institutes, day);
	const since = changesSince(this);
	const client = await informatClient.call(this, institutes);
	const { lists, volledig } = since === undefined ? await readAll(client, day.schooljaar, this.getNodeParameter('yearChange', 0, true) === true ? neighbourOf(day.schooljaar, day.referentiedatum) : undefined) : await readChanges(client, day.schooljaar, since);
	return readItems(informatRecords(await named.call(this, client, lists, day), day, { ...choices(this), volledig, enkelInstellingen: onlyInstitutes(this, institutes) }));
}

/** What the screen says about addresses and groups. */
function choices(context: IExecuteFunctions): InformatOptions {
	return {
		address: context.getNodeParameter('address', 0, 'domicilie') as 'domicilie' | 'verblijf',
		lastDay: context.getNodeParameter('groupEnd', 0, 'out') === 'in' ? 'in' : 'out',
		classTypes: String(context.getNodeParameter('classTypes', 0, '')).split(/[\s,;]+/).filter((each) => each !== ''),
	};
}

/** @throws NodeOperationError when one of them is not read */
function onlyInstitutes(context: IExecuteFunctions, institutes: readonly string[]): string[] | undefined {
	const text = String(context.getNodeParameter('onlyInstitutes', 0, '')).trim();
	if (text === '') return undefined;
	const only = instituteNumbers(text, context.getNode());
	const unread = only.find((each) => !institutes.includes(each));
	if (unread !== undefined) throw new NodeOperationError(context.getNode(), `Institute ${unread} is under “Only These Institutes”, but is not read. Add it to “Institute Numbers (Instellingsnummers)”`);
	return only;
}

/** @throws NodeOperationError when too many pupils fit what was asked */
async function onePupil(this: IExecuteFunctions, institutes: string[], day: ReadScope): Promise<INodeExecutionData[]> {
	const who = String(this.getNodeParameter('pupil', 0)).trim();
	if (who === '') throw new NodeOperationError(this.getNode(), 'Fill in “Pupil (Leerling)”: a pupil number, a register number (stamnummer) or a name');
	const client = await informatClient.call(this, institutes);
	const { lists, people } = await readOnePupil(client, day.schooljaar, who);
	if (people > MOST) throw new NodeOperationError(this.getNode(), `${people} pupils have a name like this. Give the pupil number (leerlingnummer)`);
	return readItems(informatRecords(await named.call(this, client, lists, day), day, { ...choices(this), enkele: true }));
}

/** With the user names that Informat keeps, when the node says for which platform. */
async function named(this: IExecuteFunctions, client: InformatClient, lists: InformatLists[], day: ReadScope): Promise<InformatLists[]> {
	const platform = String(this.getNodeParameter('smartschoolPlatform', 0, '')).trim();
	return platform === '' ? lists : await withUserNames(client, lists, platform, day.schooljaar, day.referentiedatum);
}

/** ISO moment from which changes are enough; `undefined` when everything must be read. */
function changesSince(context: IExecuteFunctions): string | undefined {
	if (context.getNodeParameter('reading', 0, 'full') !== 'changes') return undefined;
	const since = moment(context, 'changedSince', 'Changed Since (Gewijzigd Sinds)');
	const full = moment(context, 'lastFullRead', 'Last Full Read (Laatste Volledige Lezing)');
	const hours = context.getNodeParameter('fullReadHours', 0, 24) as number;
	if (!since || !full || full.plus({ hours }) <= DateTime.now()) return undefined;
	return since.toISO()!;
}

function moment(context: IExecuteFunctions, name: string, shown: string): DateTime | undefined {
	const text = String(context.getNodeParameter(name, 0, '') ?? '').trim();
	if (text === '') return undefined;
	const found = DateTime.fromISO(text, { zone: 'Europe/Brussels' });
	if (!found.isValid) throw new NodeOperationError(context.getNode(), `“${shown}” is not a moment. Write it as 2026-11-23T06:00`);
	return found;
}
