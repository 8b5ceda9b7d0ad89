import { DateTime } from 'luxon';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData, type INodeProperties } from 'n8n-workflow';
import { smartschoolCalls, type SmartschoolOptions } from '../../../sync/calls/smartschool';
import type { SaveUserArgs, SmartschoolCall } from '../../../sync/calls/types';
import type { ChangeItem, UnitResult } from '../../../sync/types';
import { ServiceError } from '../../../services/errors';
import { SmartschoolCode, type SmartschoolClient } from '../../../services/smartschool/client';
import { firstPassword } from '../../../services/smartschool/password';
import { changeItems, checkDirection, nodeError, withResults } from '../../common/items';
import { smartschoolClient } from '../client';

const show = { operation: ['applyChanges'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Parent of New Classes',
		name: 'classParent',
		type: 'string',
		default: '',
		displayOptions: { show },
		description: 'Code of the group under which new classes are made. Empty: top level; drag them to their place in Smartschool afterwards.',
	},
	{
		displayName: 'Pupils at Once',
		name: 'atOnce',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 6 },
		default: 2,
		displayOptions: { show },
		description: 'How many pupils are written side by side. Higher is faster; Smartschool publishes no limit.',
	},
];

/** Another user name is tried this often when the first ones are taken. */
const NAME_ATTEMPTS = 20;
/** Faults in a row after which the service counts as ill and the run stops. */
const FAULTS_IN_A_ROW = 3;

/** What batches of one run share; codes only, no person's data. */
interface RunMemory {
	userKey?: 'number' | 'username';
	failedClasses?: string[];
}

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = changeItems(this);
	for (const { smartschool } of items) checkDirection(this.getNode(), 'smartschool', smartschool?.writes ?? []);
	if (!items.some(({ smartschool }) => smartschool)) return items.map((item, index) => withResults(item, [], index));

	const client = await smartschoolClient.call(this);
	const memory = this.getContext('flow') as RunMemory;
	memory.userKey ??= await client.userKey();
	memory.failedClasses ??= [];
	const failedClasses = memory.failedClasses;
	const options: SmartschoolOptions = {
		classParent: (this.getNodeParameter('classParent', 0, '') as string).trim(),
		schoolYearDate: DateTime.now().setZone('Europe/Brussels').toISODate()!,
		userKey: memory.userKey,
	};

	let faults = 0;
	const carryOut = async (item: ChangeItem): Promise<UnitResult[]> => {
		const job = item.smartschool;
		if (!job) return [];
		const units = job.writes.map(({ unit }) => unit);
		if (item.needsClass !== null && failedClasses.includes(item.needsClass.toLowerCase())) {
			return units.map((unit) => ({ side: 'smartschool', unit, ok: false, message: `${item.label}: class ${item.needsClass} could not be made in Smartschool, so this pupil waits. Solve the class first.` }));
		}
		const failures = new Map<string, string>();
		const done: boolean[] = [];
		let userName: string | undefined;
		const addressed = (call: Exclude<SmartschoolCall, { op: 'createUser' }>, name: string | undefined) =>
			name !== undefined && memory.userKey === 'username' && 'userIdentifier' in call.args ? ({ ...call, args: { ...call.args, userIdentifier: name } } as typeof call) : call;
		for (const call of smartschoolCalls(job, options)) {
			if (!call.needs.every((index) => done[index])) {
				done.push(false);
				for (const unit of call.units) if (!failures.has(unit)) failures.set(unit, 'waits for a call before it that failed.');
				continue;
			}
			try {
				if (call.op === 'createUser') userName = await createAccount(client, call.args);
				else await client.carryOut(addressed(call, userName));
				done.push(true);
				faults = 0;
			} catch (error) {
				if (!(error instanceof ServiceError) || error.systemic || (error.code === 'fault' && ++faults >= FAULTS_IN_A_ROW)) throw error;
				done.push(false);
				for (const unit of call.units) failures.set(unit, error.message);
			}
		}
		if (job.action === 'createClass' && failures.size > 0) failedClasses.push(job.writes[0]!.values.klascode!.toLowerCase());
		return units.map((unit) => (failures.has(unit) ? { side: 'smartschool', unit, ok: false, message: `${item.label}, ${unit}: ${failures.get(unit)}` } : { side: 'smartschool', unit, ok: true }));
	};

	const output: INodeExecutionData[] = [];
	const pupils: number[] = [];
	// Classes one by one and first; then some pupils side by side.
	for (const [index, item] of items.entries()) {
		if (item.recordKind === 'klas') output[index] = withResults(item, await carryOut(item), index);
		else pupils.push(index);
	}
	let stopped: unknown;
	const next = pupils.values();
	const worker = async () => {
		for (const index of next) {
			if (stopped !== undefined) return;
			try {
				output[index] = withResults(items[index]!, await carryOut(items[index]!), index);
			} catch (error) {
				stopped ??= error;
			}
		}
	};
	await Promise.all(Array.from({ length: this.getNodeParameter('atOnce', 0, 2) as number }, worker));
	if (stopped !== undefined) {
		const error = nodeError(this.getNode(), stopped);
		throw new NodeOperationError(this.getNode(), error.message, { description: 'What was written before this is kept; the next run finds it and goes on.' });
	}
	return output;
}

/**
 * Makes the account. When the user name turns out to be taken, the account may be ours from a run that was cut off;
 * otherwise the next free name is tried.
 * @returns the user name that the account really has
 */
async function createAccount(client: SmartschoolClient, args: SaveUserArgs): Promise<string> {
	for (let number = 1; ; number++) {
		const username = number === 1 ? args.username : `${args.username}${number}`;
		try {
			await client.createUser({ ...args, username }, firstPassword());
			return username;
		} catch (error) {
			const taken = error instanceof SmartschoolCode && (error.meaning === 'userNameTaken' || error.meaning === 'internNumberTaken');
			if (!taken || number === NAME_ATTEMPTS) throw error;
			const ours = await client.userByNumber(args.internnumber);
			if (ours) return ours.gebruikersnaam;
			if (error.meaning === 'internNumberTaken') throw error;
		}
	}
}
