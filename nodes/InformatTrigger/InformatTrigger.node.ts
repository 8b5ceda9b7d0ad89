import { DateTime } from 'luxon';
import { NodeConnectionTypes, type IDataObject, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { readAll, readChanges } from '../../services/informat/lists';
import { informatRecords } from '../../sync/records/informat';
import type { InformatHandle } from '../../sync/types';
import { instituteNumbers, nodeError } from '../common/items';
import { schoolYearOf } from '../common/items';
import { informatClient, informatTest, memoryKey } from '../Informat/client';
import { compare, known, type Happened, type Memory } from './memory';

/** Hours that a poll looks back before the last one: it is not known in which time zone Informat reads a moment. */
const OVERLAP = 3;

export class InformatTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Informat Trigger',
		name: 'informatTrigger',
		icon: { light: 'file:../../icons/informat.svg', dark: 'file:../../icons/informat.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts a workflow when pupils are new, changed or leaving in Informat',
		defaults: { name: 'Informat Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'informatApi', required: true, testedBy: 'informatTest' }],
		properties: [
			{
				displayName: 'Events (Gebeurtenissen)',
				name: 'events',
				type: 'multiOptions',
				options: [
					{ name: 'Changed Pupil (Gewijzigd)', value: 'gewijzigd' },
					{ name: 'Leaving Pupil (Vertrokken)', value: 'vertrokken', description: 'Told after a full read only' },
					{ name: 'New Pupil (Nieuw)', value: 'nieuw' },
				],
				default: ['nieuw', 'gewijzigd', 'vertrokken'],
				required: true,
			},
			{ displayName: 'Institute Numbers (Instellingsnummers)', name: 'instituteNumbers', type: 'string', default: '', placeholder: '012345, 012346', description: 'With commas between them. Empty: all of the credential.' },
			{
				displayName: 'Full Read Every (Hours)',
				name: 'fullReadHours',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 168 },
				default: 24,
				description: 'The other polls ask only what changed. Leaving pupils are told after a full read only.',
			},
		],
	};

	methods = { credentialTest: { informatTest } };

	/** The first poll gives nothing: it remembers. A poll that fails, or that gets nobody, leaves the memory as it is. */
	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		try {
			return await look.call(this);
		} catch (error) {
			throw nodeError(this.getNode(), error, 'Nothing was written, and what was seen before is still remembered.');
		}
	}
}

async function look(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const now = DateTime.now().setZone('Europe/Brussels');
	const schooljaar = schoolYearOf(now);
	const remembered = this.getWorkflowStaticData('node') as Partial<Memory>;
	const manual = this.getMode() === 'manual';

	const wanted = String(this.getNodeParameter('instituteNumbers', '') ?? '').trim();
	const client = await informatClient.call(this, wanted === '' ? [] : instituteNumbers(wanted, this.getNode()));
	// Of other institutes nothing can be compared.
	const key = `${await memoryKey.call(this)} ${client.institutes.join(' ')}`;
	const old = known(remembered, key);
	const hours = this.getNodeParameter('fullReadHours', 24) as number;
	const full = manual || !old || old.schooljaar !== schooljaar || old.volledig === '' || DateTime.fromISO(old.volledig).plus({ hours }) <= now;
	const { lists, volledig } = full ? await readAll(client, schooljaar) : await readChanges(client, schooljaar, old.sinds);
	const { records } = informatRecords(lists, { schooljaar, referentiedatum: now.toISODate()! }, { volledig });

	if (manual) {
		// A test in the editor shows what an item looks like and remembers nothing.
		const example = records.filter(({ soort, fields }) => soort === 'leerling' && fields.einddatumInschrijving === '').slice(0, 1);
		return example.length === 0 ? null : [[itemOf({ event: 'gewijzigd', records: example })]];
	}
	const { happened, memory } = compare(old, records, { key, schooljaar, sinds: now.minus({ hours: OVERLAP }).toISO()!, now: now.toISO()!, volledig });
	Object.assign(remembered, memory);
	const events = this.getNodeParameter('events') as string[];
	const told = happened.filter(({ event }) => events.includes(event));
	return told.length === 0 ? null : [told.map(itemOf)];
}

function itemOf({ event, records }: Happened): INodeExecutionData {
	const { keys, fields, lists, handle } = records.at(-1)!;
	const { persoonId, schooljaar } = handle as InformatHandle;
	return { json: { gebeurtenis: event, persoonId, ...keys, schooljaar, instellingen: records.map((each) => each.keys.instelnr), velden: fields, lijsten: lists ?? {} } as unknown as IDataObject };
}
