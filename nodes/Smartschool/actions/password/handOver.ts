import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { ServiceError } from '../../../../services/errors';
import { onlyWhen } from '../../../common/parameters';
import { smartschoolClient } from '../../client';
import { handOver, STATES, type Due, type HandedOver } from '../../firstPasswords';
import { lettersPage, type Letter } from '../../letters';
import { passwordSource, sourceOf } from '../../passwordSource';

const displayOptions = onlyWhen('handOverPasswords');

export const description: INodeProperties[] = [
	{
		displayName: 'The page with the passwords is the answer to the webhook that started this run. It is no item and no file, so n8n cannot keep it. Input: passwords from Get First Passwords that this run has claimed in the table (staat: verzonden, uitvoering: this run).',
		name: 'handOverNotice',
		type: 'notice',
		default: '',
		displayOptions,
	},
	...passwordSource,
	{ displayName: 'School', name: 'school', type: 'string', default: '', displayOptions, description: 'Stands on top of every letter' },
	{ displayName: 'Smartschool Address (Adres)', name: 'platformAddress', type: 'string', default: '', placeholder: 'https://myschool.smartschool.be', displayOptions, description: 'Where people log in, as it stands in the letter' },
	{ displayName: 'Closing Line (Slotzin)', name: 'closing', type: 'string', default: '', displayOptions, description: 'Last line of every letter, such as where to ask for help' },
];

const AT_ONCE = 4;
const WEB = ['n8n-nodes-base.webhook'];

/**
 * Up to three calls per password, and one per institute when Informat gives them. After a problem of the whole service nothing new is begun, what was not begun is
 * armed again, and the letters of what was done are still given.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	checkAnswerable(this);
	const claimed = this.getInputData().map(({ json }) => json as unknown as Due & { staat: string; uitvoering: string }).filter(({ soort }) => soort === 'wachtwoord');
	const foreign = claimed.find(({ staat, uitvoering }) => staat !== STATES.sent || String(uitvoering) !== this.getExecutionId());
	if (foreign) throw new NodeOperationError(this.getNode(), 'A password was not claimed by this run, so it could be handed over twice. Nothing was sent to Smartschool', { description: 'Claim it first: update its row in the table from gewapend to verzonden with the id of this run, then read back which rows carry that id.' });
	if (new Set(claimed.map(({ key }) => key)).size < claimed.length) throw new NodeOperationError(this.getNode(), 'A password came twice, so it would be written twice. Nothing was sent to Smartschool', { description: 'Give every password one item, and keep one row per key in the table.' });

	const results: (HandedOver | undefined)[] = [];
	let stopped: ServiceError | undefined;
	if (claimed.length > 0) {
		const client = await smartschoolClient.call(this);
		try {
			const source = await sourceOf(this);
			const userKey = await client.userKey();
			const next = claimed.entries();
			const worker = async () => {
				for (const [index, due] of next) {
					if (stopped) return;
					try {
						results[index] = await handOver(client, userKey === 'number' ? due.internnummer : due.gebruikersnaam, due.slot, source(due));
					} catch (error) {
						stopped ??= ofService(error);
					}
				}
			};
			await Promise.all(Array.from({ length: Math.min(AT_ONCE, claimed.length) }, worker));
		} catch (error) {
			stopped ??= ofService(error);
		}
	}

	const outcome = (index: number): HandedOver => results[index] ?? { staat: STATES.armed, melding: '' };
	const letters = claimed.flatMap((due, index): Letter[] => (results[index]?.wachtwoord === undefined ? [] : [{ ...due, wachtwoord: results[index].wachtwoord }]));
	const problems = [...(stopped ? [`${stopped.message} ${claimed.filter((_, index) => results[index] === undefined).length} wachtwoorden zijn niet geprobeerd en blijven klaarstaan.`] : []), ...claimed.flatMap(({ aan, leerling, slot, klas }, index) => (outcome(index).melding === '' ? [] : [`${aan}${slot === 0 ? '' : ` (ouder van ${leerling})`}, ${klas}: ${outcome(index).melding}`]))];
	const text = (name: string): string => String(this.getNodeParameter(name, 0, '')).trim();
	await this.sendResponse({
		body: lettersPage(letters, problems, { school: text('school'), platform: text('platformAddress'), groet: text('closing') }),
		headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
		statusCode: 200,
	});
	return claimed.map(({ key }, index) => ({ json: { key, staat: outcome(index).staat, melding: outcome(index).melding }, pairedItem: { item: index } }));
}

function ofService(error: unknown): ServiceError {
	if (!(error instanceof ServiceError)) throw error;
	return error;
}

/** Without somebody who waits for the answer the letters would be lost, and the passwords with them. */
function checkAnswerable(context: IExecuteFunctions): void {
	const started = context.getParentNodes(context.getNode().name).filter(({ type }) => WEB.includes(type)).some(({ name }) => context.evaluateExpression(`{{ $(${JSON.stringify(name)}).isExecuted }}`, 0) === true);
	if (started) return;
	throw new NodeOperationError(context.getNode(), 'Nobody would receive the letters: this run was not started by a webhook. Nothing was sent to Smartschool', { description: 'Open the page of the workflow in the browser, and make the letters there.' });
}
