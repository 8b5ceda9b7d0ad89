import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { numberKey } from '../../../../sync/plan/keys';
import { onlyWhen } from '../../../common/parameters';
import { planTools } from '../../../FieldDirectionMerge/tools';
import { smartschoolClient } from '../../client';
import { dueOf, type ArmedRow, type Slot } from '../../firstPasswords';

const displayOptions = onlyWhen('getFirstPasswords');
const only = (goal: string) => ({ show: { ...displayOptions.show, goal: [goal] } });

export const description: INodeProperties[] = [
	{
		displayName: 'Goal (Doel)',
		name: 'goal',
		type: 'options',
		options: [
			{ name: 'Passwords That Wait (Wat Klaarstaat)', value: 'due', description: 'Input: the rows of the table. Gives one item per password that is armed and has not been handed over.' },
			{ name: 'Arm Anew (Opnieuw Wapenen)', value: 'rearm', description: 'Gives one item per password of the pupils that are named, whether or not they had one before. Storing it as armed is an explicit act: the present password stops working when the letter is made.' },
		],
		default: 'due',
		displayOptions,
	},
	{ displayName: 'Classes (Klassen)', name: 'classes', type: 'string', default: '', placeholder: 'e.g. 1Aa, 1Ab', displayOptions: only('due'), description: 'Codes with commas between them. Empty: all classes.' },
	{ displayName: 'Since (Sinds)', name: 'since', type: 'string', default: '', placeholder: '2026-09-01', displayOptions: only('due'), description: 'Only accounts that were made on or after this day. Empty: all that wait.' },
	{ displayName: 'Pupils (Leerlingen)', name: 'pupils', type: 'string', default: '', placeholder: 'e.g. 900012, 900013', displayOptions: only('rearm'), description: 'Internal numbers (leerlingnummers) with commas between them' },
	{
		displayName: 'For Whom (Voor Wie)',
		name: 'slots',
		type: 'multiOptions',
		options: [
			{ name: 'Co-Account 1', value: 1 },
			{ name: 'Co-Account 2', value: 2 },
			{ name: 'Pupil (Leerling)', value: 0 },
		],
		default: [0, 1, 2],
		displayOptions,
		description: 'Co-accounts that are empty, off, or of a staff kind are left out',
	},
];

const listOf = (text: string): string[] => text.split(/[\s,;]+/).map((each) => each.trim()).filter((each) => each !== '');

/** One call, and one fingerprint per pupil; nothing is written. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const get = (name: string): string => String(this.getNodeParameter(name, 0, '') ?? '').trim();
	const { key } = await this.getCredentials<{ key: string }>('syncKeyApi');
	const rearm = get('goal') === 'rearm' ? listOf(get('pupils')) : [];
	if (get('goal') === 'rearm' && rearm.length === 0) throw new NodeOperationError(this.getNode(), 'Name at least one pupil to arm anew, by internal number (leerlingnummer)');
	const since = get('since').slice(0, 10);
	if (since !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(since)) throw new NodeOperationError(this.getNode(), `“${since}” is not a date. Write it as 2026-09-01`);
	const rows = this.getInputData().map(({ json }) => json).filter((json): json is ArmedRow & typeof json => typeof json.key === 'string' && typeof json.staat === 'string').map(({ key: each, staat, sinds }) => ({ key: each, staat, sinds: String(sinds ?? '') }));
	const { fingerprint } = planTools(key);
	const accounts = (await (await smartschoolClient.call(this)).accounts('')) as Record<string, unknown>[];
	const unknown = rearm.filter((number) => !accounts.some(({ internnummer, basisrol }) => String(internnummer) === number && String(basisrol) === '1'));
	if (unknown.length > 0) throw new NodeOperationError(this.getNode(), `Smartschool has no pupil with internal number ${unknown.join(', ')}. Nothing was armed`);
	const slots = (this.getNodeParameter('slots', 0, [0, 1, 2]) as unknown[]).map(Number).filter((slot): slot is Slot => slot === 0 || slot === 1 || slot === 2);
	const due = dueOf(accounts, rows, { classes: listOf(get('classes').toLowerCase()), since, slots, rearm }, (number) => numberKey(number, fingerprint));
	if (rearm.length > 0 && due.length === 0) throw new NodeOperationError(this.getNode(), 'None of these accounts is on and has what was asked (a pupil, or a parent in that co-account). Nothing was armed');
	return due.map((json) => ({ json: { ...json }, pairedItem: { item: 0 } }));
}
