/** The packed Smartschool node in a real n8n: one workflow per resource, as a school would build it. */
import { OWNER, startN8n, type Execution, type RunningN8n } from '../../sandbox/n8n/server';
import { credentialsFor, packedPackage } from '../../sandbox/rehearsal';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { RESOURCES } from '../../services/smartschool/operations';

jest.setTimeout(600_000);

const TYPE = 'n8n-nodes-informat-smartschool.smartschool';
let school: RunningSchool;
let n8n: RunningN8n;
let credential: string;

beforeAll(async () => {
	school = await startSchool({ pupils: 60, seed: 5, clock: '2026-11-23' });
	n8n = await startN8n({ packages: [packedPackage()], progress: (line) => process.stderr.write(`${line}\n`) });
	const { name, data } = credentialsFor(school).smartschoolApi!;
	credential = await n8n.createCredential(name, 'smartschoolApi', data);
});
afterAll(async () => {
	await n8n?.dispose();
	await school?.stop();
});

const platform = () => school.school.platform;
const pupil = () => platform().accounts.find((account) => account.profile.basisrol === '1' && account.profile.status === 'actief' && platform().officialClass(account))!;
const number = () => String(pupil().profile.internnummer);
const by = (value: string) => ({ __rl: true, mode: 'id', value });

const credentials = { smartschoolApi: { id: '', name: 'Smartschool' } };
const START = { id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} };
/** Manual trigger, then one Smartschool node after the other. */
async function go(resource: string, steps: object[]): Promise<Execution> {
	const nodes = [START, ...steps.map((parameters, index) => ({ id: `s${index}`, name: `Step ${index}`, type: TYPE, typeVersion: 1, position: [200 * (index + 1), 0], parameters: { resource, ...parameters }, credentials }))];
	const connections = Object.fromEntries(nodes.slice(0, -1).map(({ name }, index) => [name, { main: [[{ node: nodes[index + 1]!.name, type: 'main', index: 0 }]] }]));
	const workflow = await n8n.importWorkflow({ name: `Smartschool ${resource}`, nodes, connections, settings: { executionOrder: 'v1', saveManualExecutions: true } }, { smartschoolApi: credential });
	const execution = await n8n.run(workflow, 'Start', 60_000);
	expect([resource, execution.status, execution.error]).toEqual([resource, 'success', undefined]);
	for (const secret of [school.accessCode, 'Canary-2026!']) {
		if (resource !== 'password') expect(execution.stored).not.toContain(secret);
		expect(n8n.log.join('')).not.toContain(secret);
	}
	return execution;
}

/** Resource → what is done, and what is seen of it. */
const WORKFLOWS: Readonly<Record<string, { steps: () => object[]; check: (items: Record<string, unknown>[], execution: Execution) => void }>> = {
	account: {
		steps: () => [
			{ operation: 'saveUser', internnumber: '990001', username: 'noor.nieuw', name: 'Noor', surname: 'Nieuw', basisrol: 'leerling', additionalFields: { passwd1: '={{ "Start-" + $now.year + "!x" }}' } },
			{ operation: 'getUserDetails', userIdentifier: by('={{ $json.internnumber }}') },
		],
		check: (items) => expect(items).toEqual([expect.objectContaining({ gebruikersnaam: 'noor.nieuw', rol: 'leerling', coAccounts: [] })]),
	},
	coAccount: { steps: () => [{ operation: 'setCoAccountField', userIdentifier: by(number()), accountType: '3', field: 'voornaam', value: 'Els' }], check: () => expect(pupil().profile.voornaam_coaccount3).toBe('Els') },
	password: { steps: () => [{ operation: 'savePassword', userIdentifier: by(number()), password: 'Canary-2026!', accountType: '2' }], check: (items) => [expect(pupil().passwords[2]).toEqual({ writes: 1, mustChange: true }), expect(JSON.stringify(items)).not.toContain('Canary')] },
	class: { steps: () => [{ operation: 'getClassListJson' }], check: (items) => expect(items).toHaveLength(platform().groups.size) },
	group: {
		steps: () => [{ operation: 'saveGroup', name: 'Schaakclub', desc: 'Schaken', code: 'SCHAAK', additionalFields: { parent: { __rl: true, mode: 'code', value: 'lln' } } }, { operation: 'getAllGroupsAndClasses' }],
		check: (items) => expect(items.find(({ code }) => code === 'SCHAAK')).toMatchObject({ parentCode: 'lln', type: 'group', isOfficial: false }),
	},
	membership: { steps: () => [{ operation: 'saveUserToClasses', userIdentifier: by(number()), csvList: 'KOOR' }], check: () => expect(pupil().groups).toContain('KOOR') },
	career: { steps: () => [{ operation: 'getStudentCareer', userIdentifier: by(number()) }], check: (items) => expect(items[0]).toMatchObject({ inClass: true, groupCode: platform().officialClass(pupil())!.code }) },
	absence: { steps: () => [{ operation: 'getAbsents', userIdentifier: by(number()), schoolYear: '2026-27' }], check: (items) => expect(items[0]).toMatchObject({ date: '2026-09-01', absent: expect.any(Boolean) }) },
	message: { steps: () => [{ operation: 'sendMsg', userIdentifier: by(number()), title: 'Dag', body: 'Hallo' }], check: () => expect(platform().messages).toMatchObject([{ title: 'Dag' }]) },
	course: { steps: () => [{ operation: 'getCourses' }], check: (items) => expect(items).toHaveLength(platform().courses.length) },
	photo: {
		steps: () => {
			pupil().photo = Buffer.from('ffd8ffe000104a46494600', 'hex').toString('base64');
			return [{ operation: 'getAccountPhoto', userIdentifier: by(number()) }];
		},
		check: (_, execution) => expect((execution.items('Step 0')[0] as unknown as { binary: object }).binary).toMatchObject({ data: { mimeType: 'image/jpeg', fileName: 'photo.jpg' } }),
	},
	helpdesk: { steps: () => [{ operation: 'getHelpdeskMiniDbItems' }], check: (items) => expect(items[0]).toMatchObject({ itemId: '33' }) },
	platform: { steps: () => [{ operation: 'getReferenceField' }], check: (items) => expect(items).toEqual([{ field: 'number', means: 'internal number' }]) },
};

test.each(Object.keys(RESOURCES))('resource %s', async (resource) => {
	const { steps, check } = WORKFLOWS[resource]!;
	const list = steps();
	const execution = await go(resource, list);
	check(execution.items(`Step ${list.length - 1}`).map(({ json }) => json), execution);
});

test('the trigger gives an example while a workflow is built', async () => {
	const trigger = { id: 't', name: 'Changes', type: `${TYPE}Trigger`, typeVersion: 1, position: [0, 0], parameters: { event: 'accounts', fields: ['mobielnummer'] }, credentials };
	const after = { id: 'n', name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [200, 0], parameters: {} };
	const workflow = await n8n.importWorkflow({ name: 'Trigger', nodes: [trigger, after], connections: { Changes: { main: [[{ node: 'After', type: 'main', index: 0 }]] } }, settings: { executionOrder: 'v1', saveManualExecutions: true } }, { smartschoolApi: credential });
	const execution = await n8n.run(workflow, 'Changes', 60_000);
	expect([execution.status, execution.error]).toEqual(['success', undefined]);
	expect(execution.items('After')).toEqual([expect.objectContaining({ json: expect.objectContaining({ event: 'account.new', changed: ['mobielnummer'] }) })]);
});

test('lists to choose from are filled on the screen', async () => {
	const list = async (methodName: string, filter = '') =>
		((await n8n.api('POST', '/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.code', nodeTypeAndVersion: { name: TYPE, version: 1 }, methodName, filter, currentNodeParameters: { resource: 'account', operation: 'getAllAccounts' }, credentials: { smartschoolApi: { id: credential, name: 'Smartschool' } },
		})) as { results: { name: string; value: string }[] }).results;
	expect(await list('searchGroups', 'koor')).toEqual([{ name: 'Koor (KOOR)', value: 'KOOR' }]);
	expect(await list('searchUsers', number())).toEqual([{ name: expect.stringContaining(String(pupil().profile.naam)), value: number() }]);
	expect((await list('searchClasses')).length).toBeGreaterThan(3);
	expect((await list('searchFields', 'huisdokter')).map(({ value }) => value)).toEqual(['informat_dokter', 'informat_doktertel']);
	expect(await list('searchItems', 'laptop')).toEqual([{ name: 'ICT › Laptop', value: '00000000-0000-4000-8000-000000000033' }]);
});

test('an AI agent finds the node as a tool, with its own switch for writes', async () => {
	const headers = { 'Content-Type': 'application/json', 'browser-id': 'rehearsal' };
	const login = await fetch(`${n8n.url}/rest/login`, { method: 'POST', headers, body: JSON.stringify({ emailOrLdapLoginId: OWNER.email, password: OWNER.password }) });
	const cookie = login.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
	const types = (await (await fetch(`${n8n.url}/types/nodes.json`, { headers: { ...headers, Cookie: cookie } })).json()) as { name: string; outputs: string[]; properties: { name: string }[] }[];
	const tool = types.find(({ name }) => name === `${TYPE}Tool`);
	expect(tool?.outputs).toEqual(['ai_tool']);
	expect(tool!.properties.map(({ name }) => name)).toEqual(expect.arrayContaining(['allowToolWrites', 'toolDescription']));
});

test('the tool reads for an agent, and writes only with consent', async () => {
	/** As “Execute step” on a tool does it: n8n puts its own executor in the agent's place, so no language model is needed. */
	const asTool = async (parameters: object, query: object): Promise<Execution> => {
		const tool = { id: 'tool', name: 'Smartschool', type: `${TYPE}Tool`, typeVersion: 1, position: [0, 200], parameters: { resource: 'account', ...parameters }, credentials };
		const agent = { id: 'agent', name: 'Agent', type: '@n8n/n8n-nodes-langchain.agent', typeVersion: 2, position: [200, 0], parameters: {} };
		const connections = { Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] }, Smartschool: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] } };
		const id = await n8n.importWorkflow({ name: 'Tool', nodes: [START, tool, agent], connections, settings: { executionOrder: 'v1', saveManualExecutions: true } }, { smartschoolApi: credential });
		const workflowData = await n8n.api('GET', `/workflows/${id}`);
		const { executionId } = (await n8n.api('POST', `/workflows/${id}/run`, { workflowData, triggerToStartFrom: { name: 'Start' }, destinationNode: { nodeName: 'Smartschool', mode: 'inclusive' }, agentRequest: { query: { Smartschool: query }, tool: { name: 'Smartschool' } } })) as { executionId: string };
		for (let attempt = 0; attempt < 100; attempt++) {
			const execution = await n8n.execution(executionId);
			if (execution && !['new', 'running', 'waiting'].includes(execution.status)) return execution;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		throw new Error('the tool did not end');
	};
	const read = await asTool({ operation: 'getUserDetailsByNumber', number: "={{ $fromAI('number', 'internal number', 'string') }}" }, { number: number() });
	expect(read.stored).toContain(String(pupil().profile.gebruikersnaam));

	const write = { operation: 'setAccountStatus', userIdentifier: { __rl: true, mode: 'id', value: "={{ $fromAI('user', 'internal number', 'string') }}" }, accountStatus: 'administratief' };
	const query = { user: number() };
	const account = pupil();
	expect((await asTool(write, query)).stored).toContain('an AI agent may not do that by itself here');
	expect(account.profile.status).toBe('actief');
	await asTool({ ...write, allowToolWrites: true }, query);
	expect(account.profile.status).toBe('administratief');
});
