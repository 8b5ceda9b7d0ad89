import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Limiter } from '../../../../services/limiter';
import { AT_ONCE, chosen, lookAt, smartschoolPhoto } from '../../../common/photos';
import { smartschoolClient } from '../../client';

/** One call per pupil, and one for what users are known by; none when nobody was chosen. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { report, looks } = chosen(this);
	const client = await smartschoolClient.call(this, { limiter: new Limiter(AT_ONCE) });
	const userKey = looks.length > 0 ? await client.userKey() : 'number';
	return await lookAt(this, 'smartschool', report, looks, async ({ internnummer, gebruikersnaam }) => await smartschoolPhoto(client, userKey === 'number' ? internnummer : gebruikersnaam));
}
