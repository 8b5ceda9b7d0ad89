import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Probe } from '../../../../sync/check/setup';
import { informatRecords } from '../../../../sync/records/informat';
import type { Read } from '../../../../sync/records/types';
import { readAll } from '../../../../services/informat/lists';
import { attempt, checkItems } from '../../../common/check';
import { instituteNumbers, readScope } from '../../../common/items';
import { informatClient } from '../../client';

/** Signs in, asks each right, and reads the lists; what fails is told and never stops the check. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const day = readScope(this);
	const institutes = instituteNumbers(this.getNodeParameter('instituteNumbers', 0) as string, this.getNode());
	const probes: Probe[] = [];
	const tried = async (wat: Probe['wat'], waar: string, work: () => Promise<string | boolean | undefined>) => void probes.push(await attempt('informat', wat, waar, work));

	const readable: string[] = [];
	for (const institute of institutes) {
		const client = await informatClient.call(this, [institute]);
		await tried('leerlingen', institute, async () => {
			const has = await client.has('leerlingen');
			if (has) readable.push(institute);
			return has;
		});
		await tried('voorinschrijvingen', institute, async () => await client.has('voorinschrijvingen'));
	}
	// An answer about rights, whichever, shows that the secret is right.
	const signedIn = probes.some(({ gelukt, melding }) => gelukt || melding === '');
	probes.unshift({ soort: 'proef', bron: 'informat', wat: 'aanmelden', waar: '', gelukt: signedIn, melding: signedIn ? '' : (probes[0]?.melding ?? ''), waarde: '' });

	let read: Read | undefined;
	if (readable.length > 0) {
		await tried('lezenInformat', readable.join(', '), async () => {
			read = informatRecords((await readAll(await informatClient.call(this, readable), day.schooljaar)).lists, day);
			return `${read.report.aantallen.leerlingen} leerlingen, ${read.report.aantallen.klassen} klassen op ${DateTime.fromISO(day.referentiedatum).toFormat('dd/MM/yyyy')}`;
		});
	}
	return checkItems(probes, read) as { json: IDataObject }[];
}
