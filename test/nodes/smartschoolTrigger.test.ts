/** The trigger on n8n-core's own poll context, with the memory that n8n gives it. */
import { PollContext } from 'n8n-core';
import { Workflow, type IDataObject, type INode, type INodeType, type IPollFunctions, type IWorkflowExecuteAdditionalData, type WorkflowExecuteMode } from 'n8n-workflow';
import { SmartschoolTrigger } from '../../nodes/SmartschoolTrigger/SmartschoolTrigger.node';
import { startSchool, type RunningSchool } from '../../sandbox/school';

let school: RunningSchool;
let accessCode: string;
beforeAll(async () => {
	// The trigger looks at the days around today, on the clock of the machine.
	school = await startSchool({ pupils: 60, seed: 5 });
});
afterAll(async () => await school?.stop());
beforeEach(() => {
	school.school.reset({});
	accessCode = school.accessCode;
});

const trigger: INodeType = new SmartschoolTrigger();

/** @param staticData what n8n stored of an earlier start */
function started(parameters: INode['parameters'], staticData: IDataObject = {}): { poll(mode?: WorkflowExecuteMode): Promise<IDataObject[]>; stored(): IDataObject; changed(): boolean } {
	const node: INode = { id: 'T', name: 'T', type: 'smartschoolTrigger', typeVersion: 1, position: [0, 0], parameters, credentials: { smartschoolApi: { id: '1', name: 'x' } } };
	const find = () => trigger;
	const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: true, nodeTypes: { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) }, staticData });
	const additionalData = {
		credentialsHelper: { getDecrypted: async () => ({ platform: school.smartschool, accessCode, allowOtherHost: true }), isCredentialUsableByNode: () => true, getParentTypes: () => [], getCredentialsProperties: () => [] },
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	return {
		async poll(mode = 'trigger') {
			const context = new PollContext(workflow, workflow.getNode('T')!, additionalData, mode, 'activate') as unknown as IPollFunctions;
			return ((await trigger.poll!.call(context))?.[0] ?? []).map(({ json }) => json);
		},
		stored: () => JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject,
		changed: () => workflow.staticData.__dataChanged === true,
	};
}

const platform = () => school.school.platform;
const pupil = (index = 0) => platform().accounts.filter((account) => account.profile.basisrol === '1' && account.profile.status === 'actief' && platform().officialClass(account))[index]!;
const accounts = { event: 'accounts', fields: ['mobielnummer', 'emailadres', 'coAccounts'], ownFields: 'Middagpauze' };
const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
/** The last day from Monday to Friday. */
const schoolDay = [0, 1, 2].map(day).find((each) => ![0, 6].includes(new Date(each).getUTCDay()))!;

test('accounts: the first look is silent, then one item per change with field and value', async () => {
	const { poll, changed } = started(accounts);
	expect(await poll()).toEqual([]);
	expect(changed()).toBe(true);
	expect(await poll()).toEqual([]);
	Object.assign(pupil().profile, { mobielnummer: '0499 99 99 99', Middagpauze: 'thuis' });
	const [change, ...more] = await poll();
	expect(more).toEqual([]);
	expect(change).toEqual({ event: 'account.changed', internnummer: pupil().profile.internnummer, gebruikersnaam: pupil().profile.gebruikersnaam, naam: pupil().profile.naam, voornaam: pupil().profile.voornaam, changed: ['Middagpauze', 'mobielnummer'], values: { Middagpauze: 'thuis', mobielnummer: '0499 99 99 99' } });
	expect(await poll()).toEqual([]);
});

test('a new account is told as new; one that is gone is not told, and is no news when it is back', async () => {
	const { poll } = started(accounts);
	await poll();
	const old = platform().accounts;
	platform().accounts = old.slice(1);
	platform().add({ gebruikersnaam: 'noor.nieuw', internnummer: '990001', naam: 'Nieuw', voornaam: 'Noor', basisrol: '1', mobielnummer: '0470' }).groups = ['lln'];
	expect(await poll()).toEqual([expect.objectContaining({ event: 'account.new', internnummer: '990001', changed: ['Middagpauze', 'coAccounts', 'emailadres', 'mobielnummer'] })]);
	platform().accounts = [...old, ...platform().accounts.slice(-1)];
	expect(await poll()).toEqual([]);
});

test('what is kept holds no name, number, key or value, and is enough to go on after a restart', async () => {
	const first = started(accounts);
	await first.poll();
	const stored = first.stored();
	const text = JSON.stringify(stored);
	for (const account of platform().accounts) {
		for (const field of ['naam', 'gebruikersnaam', 'internnummer', 'mobielnummer', 'emailadres'] as const) {
			const value = String(account.profile[field] ?? '');
			if (value.length > 4) expect(text.includes(value)).toBe(false);
		}
	}
	expect(text).not.toContain(accessCode);
	expect(text.length / platform().accounts.length).toBeLessThan(80);
	pupil(2).profile.emailadres = 'nieuw@example.be';
	expect(await started(accounts, stored).poll()).toEqual([expect.objectContaining({ changed: ['emailadres'], values: { emailadres: 'nieuw@example.be' } })]);
});

test('other fields, or another access code, begin anew without a flood', async () => {
	const first = started(accounts);
	await first.poll();
	expect(await started({ ...accounts, fields: ['naam'] }, first.stored()).poll()).toEqual([]);
	platform().settings.profiles['another-code'] = null;
	accessCode = 'another-code';
	expect(await started(accounts, first.stored()).poll()).toEqual([]);
});

test.each(['html-200', 'code-19', 'soap-fault', 'truncated-body', 'wrong-access-code'])('a read that fails (%s) is an error, and nothing is forgotten', async (name) => {
	const { poll, stored } = started(accounts);
	await poll();
	const before = stored();
	school.school.faults.set([{ name, service: 'smartschool', on: 'getAllAccountsExtended' }]);
	await expect(poll()).rejects.toThrow(/Smartschool/);
	expect(stored()).toEqual(before);
	school.school.faults.set([]);
	expect(await poll()).toEqual([]);
});

test('absences: a half day with another code is one item; back to present too', async () => {
	const { poll } = started({ event: 'absences', daysBack: 4 });
	pupil().absences[schoolDay] = { am: '|', pm: '|' };
	expect(await poll()).toEqual([]);
	pupil().absences[schoolDay] = { am: '|', pm: 'D' };
	expect(await poll()).toEqual([expect.objectContaining({ event: 'absence.changed', date: schoolDay, user: pupil().profile.gebruikersnaam, changed: ['pm'], am: '|', pm: 'D', pmMeaning: 'doktersbezoek', absent: true })]);
	expect(await poll()).toEqual([]);
	pupil().absences[schoolDay] = { am: 'Z', pm: 'D' };
	expect(await poll()).toEqual([expect.objectContaining({ changed: ['am'], am: 'Z' })]);
	pupil().absences[schoolDay] = { am: '|', pm: '|' };
	expect(await poll()).toEqual([expect.objectContaining({ changed: ['am', 'pm'], absent: false })]);
	expect(await poll()).toEqual([]);
});

test('absences: a pupil who is missing in the read has not changed', async () => {
	const { poll } = started({ event: 'absences', daysBack: 4 });
	pupil().absences[schoolDay] = { am: 'Z', pm: 'Z' };
	await poll();
	const all = platform().accounts;
	platform().accounts = [];
	expect(await poll()).toEqual([]);
	platform().accounts = all;
	expect(await poll()).toEqual([]);
});

test('setting up: one example, and nothing is remembered', async () => {
	for (const parameters of [accounts, { event: 'absences', daysBack: 4 }]) {
		const { poll, stored } = started(parameters);
		expect(await poll('manual')).toEqual([expect.objectContaining({ event: expect.stringMatching(/^(account|absence)\./) })]);
		expect(stored()).toEqual({});
	}
});
