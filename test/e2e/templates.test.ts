/**
 * Every template as a school meets it: imported through the screen of a real n8n, looked at in a picture, and each of
 * its nodes, parameters and credential types known to that n8n. `PICTURES=docs/pictures` keeps the pictures there.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';
import { importTemplateThroughScreen, openScreen, screenshot, type Screen } from '../../sandbox/n8n/screen';
import { OWNER, startN8n, type RunningN8n } from '../../sandbox/n8n/server';
import { packedPackage } from '../../sandbox/rehearsal';

jest.setTimeout(300_000);

const ROOT = path.join(__dirname, '..', '..');
const PICTURES = path.resolve(ROOT, process.env.PICTURES ?? path.join('.cache', 'pictures'));
const FILES = readdirSync(path.join(ROOT, 'workflows')).sort();
interface Template { name: string; nodes: (INode & { disabled?: boolean })[]; connections: Record<string, { main: ({ node: string }[] | null)[] }>; settings: Record<string, unknown> }
const read = (file: string): Template => JSON.parse(readFileSync(path.join(ROOT, 'workflows', file), 'utf8')) as Template;

let n8n: RunningN8n;
let screen: Screen;
let types: Map<string, INodeTypeDescription[]>;
let credentials: Set<string>;
beforeAll(async () => {
	mkdirSync(PICTURES, { recursive: true });
	n8n = await startN8n({ packages: [packedPackage()] });
	screen = await openScreen(n8n.url, OWNER, { width: 1900, height: 1000 });
	const load = async <T>(file: string): Promise<T[]> => (await screen.page.evaluate(async (at) => (await fetch(at)).json(), `/types/${file}.json`)) as T[];
	types = new Map();
	for (const type of await load<INodeTypeDescription>('nodes')) types.set(type.name, [...(types.get(type.name) ?? []), type]);
	credentials = new Set((await load<{ name: string }>('credentials')).map(({ name }) => name));
});
afterAll(async () => {
	await screen.close();
	await n8n.dispose();
});

test('they are numbered and named in Dutch, without a gap', () => {
	expect(FILES.map((file) => Number(file.slice(0, 2)))).toEqual(FILES.map((_, index) => index + 1));
});

describe.each(FILES)('%s', (file) => {
	const { name, nodes, connections, settings } = read(file);

	test('imports through the screen, and every node is there and known', async () => {
		await importTemplateThroughScreen(screen.page, path.join(ROOT, 'workflows', file));
		await screen.page.waitForTimeout(2500);
		await screenshot(screen.page, path.join(PICTURES, `workflow-${file.replace('.json', '')}.png`));
		const text = await screen.page.locator('body').innerText();
		expect(text).toContain(name);
		expect(text).not.toMatch(/Install this node|community node.*not installed|Unrecognized node/i);
		for (const node of nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')) expect([node.name, await screen.page.locator(`[data-test-id="canvas-node"][data-node-name="${node.name}"]`).count()]).toEqual([node.name, 1]);
	});

	test('each node, version, parameter and credential type is known to n8n, and nothing that is asked is missing', () => {
		for (const node of nodes) {
			const type = types.get(node.type)?.find(({ version }) => [version].flat().includes(node.typeVersion));
			expect([node.name, node.type, node.typeVersion, type !== undefined]).toEqual([node.name, node.type, node.typeVersion, true]);
			const known = NodeHelpers.getNodeParameters(type!.properties, node.parameters, true, false, node, type!) ?? {};
			expect([node.name, Object.keys(node.parameters).filter((key) => !(key in known))]).toEqual([node.name, []]);
			for (const credential of type!.credentials ?? []) expect([node.name, credential.name, credentials.has(credential.name)]).toEqual([node.name, credential.name, true]);
			// What is switched off asks its addresses only when a school switches it on.
			if (!node.disabled) expect([node.name, NodeHelpers.getNodeParametersIssues(type!.properties, node, type!)]).toEqual([node.name, null]);
		}
	});

	test('it carries nobody’s credentials, keeps no data of runs that went well, and every arrow ends at a node', () => {
		// A name without an id: n8n offers the school's own credential of that name.
		for (const node of nodes) for (const credential of Object.values(node.credentials ?? {})) expect([node.name, credential.id]).toEqual([node.name, '']);
		expect(settings.saveDataSuccessExecution).toBe('none');
		const names = new Set(nodes.map((node) => node.name));
		expect(names.size).toBe(nodes.length);
		for (const [from, { main }] of Object.entries(connections)) for (const { node } of main.flatMap((targets) => targets ?? [])) expect([from, names.has(from), node, names.has(node)]).toEqual([from, true, node, true]);
	});

	test('a page of the manual in either language tells what it is for', () => {
		const number = file.slice(0, 2);
		for (const language of ['nl', 'en']) expect([language, readdirSync(path.join(ROOT, 'docs', language)).filter((page) => page.startsWith(number)).length]).toEqual([language, 1]);
	});
});
