/** What a school sees: the template imported through the screen, in a real browser, with the packed package. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openNode, openScreen, importTemplateThroughScreen, openWorkflow, screenshot, type Screen } from '../../sandbox/n8n/screen';
import { OWNER } from '../../sandbox/n8n/server';
import { credentialsFor, TEMPLATE } from '../../sandbox/rehearsal';
import { end, goApproved, rehearsal, type Rehearsal } from './setup';

jest.setTimeout(300_000);

const PICTURES = path.join(__dirname, '..', '..', '.cache', 'pictures');
let at: Rehearsal;
let screen: Screen;
beforeAll(async () => {
	mkdirSync(PICTURES, { recursive: true });
	at = await rehearsal(60);
	screen = await openScreen(at.n8n.url, OWNER);
});
afterAll(async () => {
	await screen.close();
	await end(at);
});

const picture = async (name: string) => await screenshot(screen.page, path.join(PICTURES, `${name}.png`));

test('the template imports through the screen, and every node of it is known', async () => {
	await importTemplateThroughScreen(screen.page, TEMPLATE);
	await screen.page.waitForTimeout(6000);
	await picture('template');
	const text = await screen.page.locator('body').innerText();
	expect(text).toContain('Standaardkoppeling Informat – Smartschool');
	expect(text).not.toMatch(/Install this node|community node.*not installed|Unrecognized node/i);
	expect(await screen.page.locator('[data-test-id="canvas-node"]').count()).toBeGreaterThan(15);
	for (const node of ['Instellingen', 'Informat lezen', 'Vergelijken', 'Smartschool bijwerken']) expect(await screen.page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).count()).toBe(1);
});

test.each(['Informat lezen', 'Smartschool bijwerken', 'Vergelijken', 'Instellingen'])('node %s opens and shows its fields', async (node) => {
	await openWorkflow(screen.page, at.workflow);
	await openNode(screen.page, node, async (page) => {
		await page.waitForTimeout(800);
		await picture(node.toLowerCase().replace(/ /g, '-'));
		expect(await page.locator('[data-test-id="ndv"]').innerText()).toMatch(/Institute Numbers|Check the School Career|Differences on the First Run|Fields to Set/);
	});
});

test('the Test buttons say that all is well, or what is wrong', async () => {
	const credentials = credentialsFor(at.school);
	const say = async (type: string, change: Record<string, unknown> = {}) => {
		const { name, data } = credentials[type]!;
		const changed = { ...data, ...change };
		const id = await at.n8n.createCredential(name, type, changed);
		return await at.n8n.testCredential(id, name, type, changed);
	};
	for (const type of Object.keys(credentials)) expect(await say(type)).toMatchObject({ status: 'OK' });
	expect(await say('informatApi', { clientSecret: 'wrong' })).toMatchObject({ status: 'Error', message: expect.stringMatching(/client id and secret/) });
	expect(await say('smartschoolApi', { accessCode: 'wrong' })).toMatchObject({ status: 'Error', message: expect.stringMatching(/access code/) });
	expect(await say('syncKeyApi', { key: 'short' })).toMatchObject({ status: 'Error', message: expect.stringMatching(/at least 32/) });
});

test('a run of the unchanged template leaves no data behind', async () => {
	await goApproved(at);
	const workflow = (await at.n8n.api('GET', `/workflows/${at.workflow}`)) as { versionId: string; settings: Record<string, unknown> };
	await at.n8n.api('PATCH', `/workflows/${at.workflow}`, { settings: { ...workflow.settings, saveManualExecutions: false, saveDataSuccessExecution: 'none' }, versionId: workflow.versionId });
	const id = await at.n8n.startWorkflow(at.workflow, 'Nu starten');
	for (let wait = 0; wait < 100 && (await at.n8n.execution(id)); wait++) await new Promise((resolve) => setTimeout(resolve, 300));
	expect(await at.n8n.execution(id)).toBeUndefined();
});
