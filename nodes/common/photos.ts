/**
 * Photos in the nodes: bytes stay inside one call of a node. What becomes an item, and so execution data, is a keyed
 * fingerprint and what can be told of the picture without showing it.
 */
import { hash } from 'node:crypto';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { PhotoLook, PhotoReport } from '../../sync/plan/photoChoice';
import type { PhotoFacts } from '../../sync/plan/photos';
import type { Side } from '../../sync/types';
import { pictureFacts } from '../../sync/values/photo';
import { callById } from '../../services/informat/calls';
import type { InformatClient } from '../../services/informat/client';
import { ServiceError } from '../../services/errors';
import { FAULT, type SmartschoolClient } from '../../services/smartschool/client';
import { operationById } from '../../services/smartschool/operations';
import { planTools } from '../FieldDirectionMerge/tools';
import { asItem } from './items';
import { sideBySide } from './sideBySide';

export const AT_ONCE = 4;
/** Answers in a row that nobody understands, after which the service counts as ill. */
const FAULTS_IN_A_ROW = 3;

/** @returns undefined when the pupil has none; never for a read that failed */
export async function informatPhoto(client: InformatClient, { persoonId, instelnr }: Pick<PhotoLook, 'persoonId' | 'instelnr'>): Promise<Buffer | undefined> {
	const [photo] = await client.call(callById('student.getPhoto')!, instelnr, { persoonId });
	const foto = photo?.foto;
	return filled(typeof foto === 'string' ? foto.replace(/^data:[^,]*,/, '') : '');
}

/** @returns undefined when the account has none: code 23, or an empty answer */
export async function smartschoolPhoto(client: SmartschoolClient, userIdentifier: string): Promise<Buffer | undefined> {
	const [row] = await client.run(operationById.get('getAccountPhoto')!, { userIdentifier });
	return filled(row?.file?.base64 ?? '');
}

function filled(base64: string): Buffer | undefined {
	const bytes = Buffer.from(base64, 'base64');
	return bytes.length > 0 ? bytes : undefined;
}

/** Differs per pupil and per side, so that the table tells nobody who has the same photo. @returns '' for no photo */
export const printer = (key: string) => (row: string, side: Side, bytes: Buffer | undefined): string => (bytes ? planTools(key).fingerprint(`foto|${row}|${side}|${hash('sha256', bytes)}`) : '');

/**
 * The input of *Get Own Photos for the Sync*: the choice, then the pupils.
 * @throws NodeOperationError when something else is connected
 */
export function chosen(context: IExecuteFunctions): { report: PhotoReport; looks: PhotoLook[] } {
	const jsons = context.getInputData().map(({ json }) => json as unknown as PhotoReport | PhotoLook);
	const report = jsons[0];
	const looks = jsons.filter((json): json is PhotoLook => json.soort === 'foto');
	if (report?.soort !== 'fotokeuze' || looks.length !== jsons.length - 1) throw new NodeOperationError(context.getNode(), 'The input is not a choice of pupils, so no photo was read', { description: 'Connect output “Changes” of Field Direction Merge with the table “Own Photos: Whom to Look At”, without another node in between.' });
	return { report, looks };
}

/** Looks at everybody on one side. A read that fails is told with its pupil; what is about the whole service stops the run. */
export async function lookAt(context: IExecuteFunctions, side: Side, report: PhotoReport, looks: readonly PhotoLook[], read: (look: PhotoLook) => Promise<Buffer | undefined>): Promise<INodeExecutionData[]> {
	const { key } = await context.getCredentials<{ key: string }>('syncKeyApi');
	const print = printer(key);
	const facts: PhotoFacts[] = [];
	let faults = 0;
	await sideBySide(looks, AT_ONCE, async (look, index) => {
		try {
			const bytes = await read(look);
			facts[index] = { print: print(look.key, side, bytes), bytes: bytes?.length ?? 0, ...(bytes ? pictureFacts(bytes) : { jpeg: false, eid: false }), probleem: '' };
			faults = 0;
		} catch (error) {
			const { message, odd } = ofThisPupil(error);
			faults = odd ? faults + 1 : 0;
			// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- `guarded` makes it n8n's
			if (faults >= FAULTS_IN_A_ROW) throw error;
			facts[index] = { print: '', bytes: 0, jpeg: false, eid: false, probleem: message };
		}
	});
	return [asItem({ ...report, bron: side }, 0), ...looks.map((look, index) => asItem({ ...look, foto: facts[index] }, index + 1))];
}

/**
 * @returns the sentence for a problem with one pupil; `odd` when it may be the service's
 * @throws what must stop the run
 */
export function ofThisPupil(error: unknown): { message: string; odd: boolean } {
	if (!(error instanceof ServiceError)) throw error;
	const odd = error.kind === 'notUnderstood' || error.code === FAULT;
	if (error.systemic && !odd) throw error;
	return { message: error.message, odd };
}
