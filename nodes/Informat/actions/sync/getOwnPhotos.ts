import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { chosen, informatPhoto, lookAt } from '../../../common/photos';
import { informatClient } from '../../client';

/** One call per pupil; none when nobody was chosen. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { report, looks } = chosen(this);
	const client = await informatClient.call(this, [...new Set(looks.map(({ instelnr }) => instelnr))]);
	return await lookAt(this, 'informat', report, looks, async (look) => await informatPhoto(client, look));
}
