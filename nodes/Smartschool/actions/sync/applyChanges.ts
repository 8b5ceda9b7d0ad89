import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { carryOut } from '../../../../sync/calls/carryOut';
import { careerProblem, dayOfReturn } from '../../../../sync/calls/career';
import { blocksOf, withoutBlocks } from '../../../../sync/calls/coaccounts';
import { smartschoolCalls, type SmartschoolOptions } from '../../../../sync/calls/smartschool';
import type { SmartschoolCall } from '../../../../sync/calls/types';
import { unitById } from '../../../../sync/fields/preset';
import { changedCoAccounts } from '../../../../sync/plan/coAccountRecheck';
import { changedMeanwhile } from '../../../../sync/plan/recheck';
import { codeKey } from '../../../../sync/records/groups';
import { smartschoolRecords } from '../../../../sync/records/smartschool';
import type { ChangeItem, SmartschoolJob, UnitResult } from '../../../../sync/types';
import { ServiceError } from '../../../../services/errors';
import { Limiter } from '../../../../services/limiter';
import { FAULT, SmartschoolCode, type SmartschoolClient } from '../../../../services/smartschool/client';
import { changeItems, notWritten, withResults, written } from '../../../common/items';
import { onlyWhen } from '../../../common/parameters';
import { sideBySide } from '../../../common/sideBySide';
import { firstPassword } from '../../../../services/smartschool/password';
import { smartschoolClient } from '../../client';
import { createAccount, type MadeAccount } from '../../createAccount';
import { armingKey, SLOTS } from '../../firstPasswords';

export const description: INodeProperties[] = [
	{
		displayName: 'Leave Groups By (Groep Verlaten Met)',
		name: 'leaveBy',
		type: 'options',
		options: [
			{ name: 'Code', value: 'code', description: 'As Smartschool’s manual says' },
			{ name: 'Name (Naam)', value: 'name', description: 'Choose this when pupils stay in a group that they should leave' },
		],
		default: 'code',
		displayOptions: onlyWhen('applyChanges'),
		description: 'How the group is named to Smartschool when a pupil leaves it',
	},
	{
		displayName: 'Most Pupils at Once (Meeste Tegelijk)',
		name: 'atOnce',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 6 },
		default: 6,
		displayOptions: onlyWhen('applyChanges'),
		description: 'How many pupils are written side by side at most. The node begins with two, grows while all goes well, and goes back when Smartschool slows down.',
	},
	{
		displayName: 'Check the School Career (Schoolloopbaan Nakijken)',
		name: 'checkCareer',
		type: 'options',
		options: [
			{ name: 'Class Moves', value: 'moves', description: 'One call for every pupil who moves to another class: it reads back what Smartschool recorded, before the stamnummer is written' },
			{ name: 'Class Moves and New Accounts', value: 'all' },
			{ name: 'Off (Uit)', value: 'off' },
		],
		default: 'moves',
		displayOptions: onlyWhen('applyChanges'),
		description: 'What is not in the career as it was sent is told as a failure of that pupil',
	},
];

const MOST_AT_ONCE = 6;

/** Faults in a row after which the service counts as ill and the run stops. */
const FAULTS_IN_A_ROW = 3;

/** What the batches of one run share, per platform: codes only, no person's data. */
interface RunMemory {
	userKey?: 'number' | 'username';
	/** Codes of the classes and groups that could not be made. */
	failedGroups: string[];
	faults: number;
	/** Calls at once where the batch before this one ended. */
	atOnce?: number;
}

interface Run {
	client: SmartschoolClient;
	options: SmartschoolOptions;
	memory: RunMemory;
}

/**
 * Classes and groups one by one and first, then some pupils side by side, those with most calls first, so that at the
 * end no long one goes on alone; the calls of one record in order.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = changeItems(this, 'smartschool');
	if (!items.some(({ smartschool }) => smartschool)) return items.map((item, index) => withResults(item, [], index));

	const atOnce = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(this.getNodeParameter('atOnce', 0, MOST_AT_ONCE) as number) || 1));
	const flow = this.getContext('flow');
	const memory = (flow[`smartschool ${this.getNode().credentials?.smartschoolApi?.id ?? ''}`] ??= { failedGroups: [], faults: 0 }) as RunMemory;
	const limiter = new Limiter(atOnce, memory.atOnce);
	const client = await smartschoolClient.call(this, { limiter });
	memory.userKey ??= await client.userKey();
	const options: SmartschoolOptions = {
		schoolYearDate: items[0]!.dag,
		checkCareer: this.getNodeParameter('checkCareer', 0, 'moves') as SmartschoolOptions['checkCareer'],
		userKey: memory.userKey,
		leaveBy: this.getNodeParameter('leaveBy', 0, 'code') === 'name' ? 'name' : 'code',
	};

	const output: INodeExecutionData[] = [];
	const run = { client, options, memory };
	const indexes = [...items.keys()];
	// Access of parents that ends, of all pupils, before anything else.
	const blocked = new Map<number, UnitResult[]>();
	await sideBySide(indexes.filter((each) => blocksOf(items[each]!)), atOnce, async (index) => void blocked.set(index, (await carryOutItem(blocksOf(items[index]!)!, run)).results));
	const carryOutOne = async (index: number) => {
		const { results, created } = await carryOutItem(withoutBlocks(items[index]!), run);
		output[index] = withResults(created ? { ...items[index]!, created, gewapend: SLOTS.map((slot) => armingKey(items[index]!.link.split('.')[0]!, slot)) } : items[index]!, [...(blocked.get(index) ?? []), ...results], index);
	};
	for (const index of indexes.filter((each) => items[each]!.recordKind !== 'leerling')) await carryOutOne(index);
	const calls = new Map(items.map((item, index) => [index, item.smartschool ? smartschoolCalls(item.smartschool, options).length : 0]));
	await sideBySide(indexes.filter((each) => items[each]!.recordKind === 'leerling').sort((x, y) => calls.get(y)! - calls.get(x)!), atOnce, carryOutOne);
	memory.atOnce = limiter.atOnce;
	return output;
}

async function carryOutItem(item: ChangeItem, { client, options, memory }: Run): Promise<{ results: UnitResult[]; created?: boolean }> {
	const job = item.smartschool;
	if (!job) return { results: [] };
	const units = job.writes.map(({ unit }) => unit);
	const waiting = new Map(item.needs.filter(({ code }) => memory.failedGroups.includes(codeKey(code))).flatMap(({ code, units: each }) => each.map((unit) => [unit, `“${code}” could not be made in Smartschool, so this waits. Solve the problem with that class or group; the next run goes on.`] as const)));
	if (waiting.size === units.length) return { results: units.map((unit) => notWritten('smartschool', item, unit, waiting.get(unit)!)) };
	const stale = await changedSince(item, job, { client, options, memory });
	const possible = job.writes.filter(({ unit }) => !waiting.has(unit) && !stale.includes(unit));
	const { failures, fixed, account } = await makeCalls({ ...job, writes: possible }, item.accountsKnownUntil, { client, options, memory });
	for (const [unit, why] of waiting) failures.set(unit, why);
	for (const unit of stale) failures.set(unit, 'somebody changed it in Smartschool since it was read, so it was not overwritten. The next run looks again.');
	if ((job.action === 'createClass' || job.action === 'createGroup') && failures.size > 0) memory.failedGroups.push(codeKey(groupCode(job)));
	const results = units.map((unit): UnitResult => {
		if (!failures.has(unit)) return written('smartschool', unit);
		const result = notWritten('smartschool', item, unit, failures.get(unit)!);
		return fixed.has(unit) ? { ...result, fixed: true } : result;
	});
	return account?.made ? { results, created: true } : { results };
}

/** Units that people edit on both sides and that are no longer as they were read; looked up only when the read is old. */
async function changedSince(item: ChangeItem, job: SmartschoolJob, { client, memory }: Run): Promise<string[]> {
	const shared = job.action === 'updateCoAccounts' ? job.writes : job.writes.filter(({ direction }) => direction === 'both');
	if ((job.action !== 'updateAccount' && job.action !== 'updateCoAccounts') || shared.length === 0 || DateTime.utc().toISO() < item.freshUntil) return [];
	try {
		const found = job.internnummer === '' ? await client.userByName(job.gebruikersnaam) : await client.userByNumber(job.internnummer);
		const [record] = found ? smartschoolRecords({ accounts: [found.row], groups: [] }, { schooljaar: '', referentiedatum: '' }, new Map(Object.entries((job.action === 'updateAccount' && job.profile) || {})), job.action === 'updateCoAccounts').records : [];
		if (job.action === 'updateCoAccounts') return changedCoAccounts(job, record);
		return record ? changedMeanwhile('smartschool', shared, record, shared.flatMap(({ unit }) => unitById(unit) ?? [])) : [];
	} catch (error) {
		ofThisCall(error, memory);
		return shared.map(({ unit }) => unit);
	}
}

/** Codes for what never changes once a class exists: its type, name and numbers. */
const FIXED: readonly number[] = [36, 40, 41, 42, 43, 45];

/**
 * @returns why a unit was not written (units that are not in it were written), which of them Smartschool refuses for
 * good, and the account of a creation
 * @throws ServiceError that must stop the run
 */
async function makeCalls(job: SmartschoolJob, accountsKnownUntil: string, { client, options, memory }: Run): Promise<{ failures: Map<string, string>; fixed: Set<string>; account?: MadeAccount }> {
	let account: MadeAccount | undefined;
	const fixed = new Set<string>();
	const failures = await carryOut(smartschoolCalls(job, options), async (call) => {
		try {
			if (call.op === 'createUser') account = await createAccount(client, call.args, options.userKey, DateTime.utc().toISO() < accountsKnownUntil);
			else {
				const problem = await send(client, addressedTo(account?.userName, call, options), options.schoolYearDate);
				if (problem !== undefined) return problem;
			}
			memory.faults = 0;
			return undefined;
		} catch (error) {
			if (job.action === 'updateClass' && error instanceof SmartschoolCode && FIXED.includes(error.number)) for (const unit of call.units) fixed.add(unit);
			return ofThisCall(error, memory);
		}
	});
	return { failures, fixed, account };
}

/**
 * @param today ISO date of the plan
 * @returns why the call did not do what it should, when Smartschool itself did not say so
 */
async function send(client: SmartschoolClient, call: Exclude<SmartschoolCall, { op: 'createUser' }>, today: string): Promise<string | undefined> {
	if (call.op === 'checkCareer') return careerProblem(await client.career(call.args.userIdentifier), { klascode: call.args.class, officialDate: call.args.officialDate }, today);
	if (call.op === 'savePassword') await client.setFirstPassword(call.args.userIdentifier, call.args.accountType, firstPassword());
	else if (call.op === 'rejoinClass') {
		const officialDate = dayOfReturn(await client.career(call.args.userIdentifier), call.args.officialDate);
		await client.carryOut({ ...call, op: 'saveUserToClass', args: { ...call.args, officialDate } });
	} else await client.carryOut(call);
	return undefined;
}

/** The sentence for a problem of one call; what must stop the run is thrown on. */
function ofThisCall(error: unknown, memory: RunMemory): string {
	if (!(error instanceof ServiceError) || error.systemic) throw error;
	memory.faults = error.code === FAULT ? memory.faults + 1 : 0;
	if (memory.faults >= FAULTS_IN_A_ROW) throw new ServiceError('Smartschool', 'stopAll', `${error.message} It came ${FAULTS_IN_A_ROW} times in a row, so the run was stopped.`, true, FAULT);
	return error.message;
}

/** Where users go by their name, the calls after a creation use the name that the account really got. */
function addressedTo(userName: string | undefined, call: Exclude<SmartschoolCall, { op: 'createUser' }>, { userKey }: SmartschoolOptions): typeof call {
	if (userName === undefined || userKey !== 'username' || !('userIdentifier' in call.args)) return call;
	return { ...call, args: { ...call.args, userIdentifier: userName } } as typeof call;
}

const groupCode = (job: SmartschoolJob): string => job.writes.map(({ values }) => values.klascode ?? values.groepcode).find((code) => code !== undefined) ?? '';
