import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { photoNotSent, photoSent } from '../../../../sync/plan/photoRows';
import type { PhotoChange } from '../../../../sync/plan/photos';
import type { UnitResult } from '../../../../sync/types';
import { Limiter } from '../../../../services/limiter';
import { operationById } from '../../../../services/smartschool/operations';
import { asItem } from '../../../common/items';
import { AT_ONCE, informatPhoto, ofThisPupil, printer, smartschoolPhoto } from '../../../common/photos';
import { sideBySide } from '../../../common/sideBySide';
import { informatClient } from '../../../Informat/client';
import { smartschoolClient } from '../../client';

const MEANWHILE = 'the photo changed since it was looked at, so nothing was written. The next run looks again.';

/**
 * Reads the photo in Informat and hands it to Smartschool within this call, so that it is in no item and no execution
 * data. Both sides are looked at once more first: what is no longer as it was planned is not sent. Three calls per photo.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = changes(this);
	if (items.length === 0) return [];
	if (this.getNode().credentials?.informatApi === undefined) throw new NodeOperationError(this.getNode(), 'A photo is read in Informat, and this node has no Informat credential. Choose it in the node. Nothing was written');
	const { key } = await this.getCredentials<{ key: string }>('syncKeyApi');
	const print = printer(key);
	const informat = await informatClient.call(this, [...new Set(items.map(({ photo }) => photo.instelnr))]);
	const smartschool = await smartschoolClient.call(this, { limiter: new Limiter(AT_ONCE) });
	const userKey = await smartschool.userKey();

	/** @returns why it was not sent */
	const send = async ({ photo }: PhotoChange): Promise<string | undefined> => {
		const userIdentifier = userKey === 'number' ? photo.internnummer : photo.gebruikersnaam;
		const bytes = await informatPhoto(informat, photo);
		if (!bytes || print(photo.key, 'informat', bytes) !== photo.print) return MEANWHILE;
		if (print(photo.key, 'smartschool', await smartschoolPhoto(smartschool, userIdentifier)) !== photo.was) return MEANWHILE;
		await smartschool.run(operationById.get('setAccountPhoto')!, { userIdentifier, photo: bytes.toString('base64') });
		return undefined;
	};
	const output: INodeExecutionData[] = [];
	await sideBySide(items, AT_ONCE, async (item, index) => {
		const { row } = item;
		let problem: string | undefined;
		let unsure = false;
		try {
			problem = await send(item);
		} catch (error) {
			({ message: problem, odd: unsure } = ofThisPupil(error));
		}
		const results: UnitResult[] = [{ side: 'smartschool', unit: 'foto', ok: problem === undefined, ...(problem === undefined ? {} : { message: `${item.label}, ${item.veld}: ${problem}` }) }];
		// An answer that nobody understands may have come after the photo was taken: then the next look tells.
		const state = problem === undefined ? photoSent(row.key, row.state) : unsure ? row.state : photoNotSent(row.key, row.state);
		output[index] = asItem({ ...item, row: { ...row, state }, rowChanged: true, results }, index);
	});
	return output;
}

/** @throws NodeOperationError for anything that a real run did not plan */
function changes(context: IExecuteFunctions): PhotoChange[] {
	return context.getInputData().map(({ json }, itemIndex) => {
		const item = json as unknown as PhotoChange;
		if (item.soort === 'wijziging' && item.mode === 'apply' && typeof item.photo?.print === 'string') return item;
		throw new NodeOperationError(context.getNode(), 'This item was not planned by a real run, so nothing was written', { itemIndex, description: 'Connect output “Changes” of Field Direction Merge with the table “Own Photos” in mode Apply. A preview gives nothing to apply.' });
	});
}
