/** Field Direction Merge on its own in a real n8n: what its screen shows for the preset, for overrides and for an own table, and an own table that runs. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openNode, openScreen, openWorkflow, screenshot, type Screen } from '../../sandbox/n8n/screen';
import { OWNER, startN8n, type RunningN8n } from '../../sandbox/n8n/server';
import { packedPackage, SYNC_KEY, TRIGGER } from '../../sandbox/rehearsal';

jest.setTimeout(300_000);

const PICTURES = path.join(__dirname, '..', '..', '.cache', 'pictures');
const OWN = {
	preset: 'own', nameA: 'Bibliotheek', nameB: 'Schoolpas', keyA: 'stamnummer',
	fields: { rows: [{ field: 'naam', direction: 'toSmartschool', kind: 'text', together: '' }, { field: 'gsm', direction: 'both', kind: 'phone', together: '' }, { field: 'adres.straat', direction: 'both', kind: 'looseText', together: 'adres' }, { field: 'adres.nummer', direction: 'both', kind: 'text', together: 'adres' }, { field: 'boeken[titel].terug', direction: 'toInformat', kind: 'date', together: '' }] },
	ownRules: { rows: [{ unit: 'gsm', conflict: 'smartschool', drift: '', clear: '' }] },
	limits: { minimumPopulation: 100 },
};
const OVERRIDE = { overrides: { rows: [{ unit: 'email', direction: 'toSmartschool' }, { unit: 'huisdokter', direction: 'off' }] }, rules: { rows: [{ unit: 'gsm', conflict: 'smartschool', drift: '', clear: '', channel: 'update' }] } };

/** A trigger, two lists from code, an empty baseline, and the merge with its settings. */
function workflow(parameters: Record<string, unknown>, a: object[], b: object[], credential: string) {
	const code = (name: string, items: object[], y: number) => ({ name, type: 'n8n-nodes-base.code', typeVersion: 2, position: [240, y], parameters: { jsCode: `return ${JSON.stringify(items.map((json) => ({ json })))};` } });
	const nodes = [
		{ name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 200], parameters: {} },
		code('Eerste lijst', a, 0), code('Tweede lijst', b, 200), code('Wat we weten', [{}], 400),
		{ name: 'Vergelijken', type: 'n8n-nodes-informat-smartschool.fieldDirectionMerge', typeVersion: 1, position: [560, 180], parameters, credentials: { syncKeyApi: { id: credential, name: 'Sleutel' } } },
	];
	const to = (node: string, index: number) => [[{ node, type: 'main', index }]];
	return {
		name: 'Vergelijken', nodes: nodes.map((node, index) => ({ id: `node-${index}`, ...node })), settings: { saveManualExecutions: true },
		connections: { [TRIGGER]: { main: [['Eerste lijst', 'Tweede lijst', 'Wat we weten'].map((node) => ({ node, type: 'main', index: 0 }))] }, 'Eerste lijst': { main: to('Vergelijken', 0) }, 'Tweede lijst': { main: to('Vergelijken', 1) }, 'Wat we weten': { main: to('Vergelijken', 2) } },
	};
}

let n8n: RunningN8n;
let screen: Screen;
let key: string;
beforeAll(async () => {
	mkdirSync(PICTURES, { recursive: true });
	n8n = await startN8n({ packages: [packedPackage()] });
	key = await n8n.createCredential('Sleutel', 'syncKeyApi', { key: SYNC_KEY });
	screen = await openScreen(n8n.url, OWNER);
});
afterAll(async () => {
	await screen?.close();
	await n8n?.dispose();
});

const made = async (parameters: Record<string, unknown>, a: object[] = [{}], b: object[] = [{}]) => await n8n.importWorkflow(workflow(parameters, a, b, key) as never, { syncKeyApi: key });

test.each([
	['merge-standaard', {}, [/Informat → Smartschool: .*Naam.*Stamnummer/s, /Informat ⇄ Smartschool: .*Huisdokter.*Adres.*Eigen e-mail/s, /Differences on the First Run/, /Approved Plan/]],
	['merge-andere-richting', OVERRIDE, [/Other Directions/, /Eigen e-mail \(own e-mail\)\s+⇄/, /Informat → Smartschool/, /Rules per Field/]],
	['merge-eigen-tabel', OWN, [/Key in the First Input/, /Name of the Second Input/, /Travels Together With/, /First → Second/]],
] as const)('the screen of %s', async (name, parameters, words) => {
	await openWorkflow(screen.page, await made(parameters));
	expect(await screen.page.locator('body').innerText()).toMatch(/Changes[\s\S]*Baseline[\s\S]*Review[\s\S]*Summary/);
	await openNode(screen.page, 'Vergelijken', async (page) => {
		await page.waitForTimeout(1000);
		await screenshot(page, path.join(PICTURES, `${name}.png`));
		const panel = page.locator('[data-test-id="ndv"]');
		const shown = `${await panel.innerText()}\n${(await panel.locator('input').evaluateAll((inputs) => inputs.map((input) => (input as unknown as { value: string }).value))).join('\n')}`;
		for (const word of words) expect(shown).toMatch(word);
	});
});

test('an own table with nested fields and a keyed list runs, and says in Dutch what it would do', async () => {
	const one = { stamnummer: 1, naam: 'Noor Vandevoorbeeld', gsm: '0470 12 34 56', adres: { straat: 'Laan', nummer: 1 }, boeken: [] };
	const two = { stamnummer: '1', naam: 'N. Vandevoorbeeld', gsm: '+32470123456', adres: { straat: 'LAAN', nummer: '1' }, boeken: [{ titel: 'Reinaert', terug: '2026-12-01' }] };
	const id = await made({ ...OWN, mode: 'apply' }, [one, { ...one, stamnummer: 2, naam: 'Lars Nieuw' }], [two]);
	const run = await n8n.run(id, TRIGGER);
	expect(run.error).toBeUndefined();
	const changes = run.items('Vergelijken', 0).map(({ json }) => json);
	expect(changes).toEqual(expect.arrayContaining([
		expect.objectContaining({ sleutel: '1', smartschool: expect.objectContaining({ actie: 'update', waarden: { naam: 'Noor Vandevoorbeeld' } }), informat: expect.objectContaining({ actie: 'update', wijzigingen: [{ veld: 'boeken[titel].terug', element: 'Reinaert', naar: '2026-12-01' }] }) }),
		expect.objectContaining({ sleutel: '2', smartschool: expect.objectContaining({ actie: 'create' }) }),
	]));
	const { rapport } = run.items('Vergelijken', 3)[0]!.json as { rapport: string };
	expect(rapport).toContain('Synchronisatie Bibliotheek – Schoolpas');
	expect(rapport).toContain('- Nieuw: 1');
});

test.each([
	['a double key', OWN, [{ stamnummer: 1, naam: 'x' }, { stamnummer: 1, naam: 'y' }], /Two items of input “Bibliotheek” have the same value in key field “stamnummer”/],
	['a missing key', OWN, [{ naam: 'x' }], /Item 1 of input “Bibliotheek” has no value in key field “stamnummer”/],
	['no key field chosen', { ...OWN, keyA: ' ' }, [{ stamnummer: 1 }], /Fill in “Key in the First Input”/],
	['a field that nobody has', { ...OWN, fields: { rows: [{ field: 'namm', direction: 'both', kind: 'text', together: '' }] }, ownRules: {} }, [{ stamnummer: 1, naam: 'x' }], /No item of either input has a field “namm”/],
	['a rule for a field that is not in the table', { ...OWN, ownRules: { rows: [{ unit: 'fax', conflict: 'review', drift: '', clear: '' }] } }, [{ stamnummer: 1, naam: 'x' }], /“Rules per Field” names “fax”/],
	['something else than the read on the first input', { preset: 'standard' }, [{ naam: 'x' }], /Input “Informat” must come straight from one node “Informat: Get Sync Records”/],
])('%s stops with a sentence', async (_name, parameters, a, words) => {
	const run = await n8n.run(await made(parameters, a, [{ stamnummer: 9, naam: 'z', gsm: '', adres: { straat: '', nummer: '' }, boeken: [] }]), TRIGGER);
	expect(run.error).toMatch(words);
});
