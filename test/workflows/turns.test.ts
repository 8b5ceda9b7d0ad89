/** Every template that writes takes the turn before anything else, and holds it: n8n begins with what stands highest. */
import { readdirSync, readFileSync } from 'node:fs';

interface Condition { keyName: string; condition: string; keyValue: string }
interface Node { name: string; type: string; position: [number, number]; parameters: { operation?: string; dataTableId?: { value: string }; filters?: { conditions: Condition[] } } }
interface Workflow { nodes: Node[]; connections: Record<string, { main: { node: string }[][] }> }

const WRITES = ['applyChanges', 'sendOwnPhotos'];
const TURNS = 'informat_smartschool_beurten';
const templates = readdirSync('workflows').filter((name) => name.endsWith('.json')).map((file) => ({ file, ...(JSON.parse(readFileSync(`workflows/${file}`, 'utf8')) as Workflow) })).filter(({ nodes }) => nodes.some(({ parameters }) => WRITES.includes(parameters.operation ?? '')));
const memoryOf = (nodes: readonly Node[]): string => nodes.find(({ parameters }) => parameters.operation === 'upsert' && parameters.dataTableId!.value !== TURNS && /basis|afwezigheden|coaccounts|fotos/.test(parameters.dataTableId!.value))!.parameters.dataTableId!.value;
const workOf = (nodes: readonly Node[]): string[] => [...new Set(nodes.filter(({ parameters }) => parameters.dataTableId?.value === TURNS).map(({ parameters }) => parameters.filters!.conditions.find(({ keyName }) => keyName === 'wat')!.keyValue))];

test('these templates write', () => {
	expect(templates.map(({ file }) => file)).toEqual(['02-standaardkoppeling.json', '03-afwezigheden.json', '04-co-accounts.json', '11-een-leerling.json', '12-ongedaan-maken.json', '14-fotos.json']);
});

test.each(templates)('$file: nothing goes before the turn', ({ nodes, connections }) => {
	const at = (name: string): number => nodes.find((node) => node.name === name)!.position[1];
	const targets = (name: string) => connections[name]!.main.flat().map(({ node }) => node);
	const compare = Object.keys(connections).find((name) => targets(name).includes('Iets te schrijven'))!;
	expect(connections[compare]!.main[3]!.map(({ node }) => node)).toContain('Iets te schrijven');
	for (const name of targets(compare)) if (name !== 'Iets te schrijven') expect([name, at(name) > at('Iets te schrijven')]).toEqual([name, true]);
	expect(['Iets te schrijven', 'Beurt nemen', 'Beurt lezen'].map(targets)).toEqual([['Beurt nemen'], ['Beurt lezen'], ['Onze beurt?']]);
	// Given back after everything that stores, and only by who has it.
	const writers = nodes.filter(({ parameters }) => WRITES.includes(parameters.operation ?? '')).map(({ name }) => name);
	for (const name of targets(compare).filter((each) => /rijen|groepje|Smartschool|beurt is/.test(each))) expect([name, at(name) < at('Beurt teruggeven')]).toEqual([name, true]);
	if ('Per groepje' in connections) {
		const batch = connections['Per groepje']!.main[1]!.map(({ node }) => node);
		expect(batch).toContain('Beurt aanhouden');
		for (const name of batch.filter((each) => writers.includes(each))) expect([name, at('Beurt aanhouden') < at(name)]).toEqual([name, true]);
		expect([targets('Beurt aanhouden'), connections['Onze beurt?']!.main]).toEqual([['Beurt lezen'], [[], [{ node: 'Een andere run is bezig', type: 'main', index: 0 }]]]);
	} else expect(connections[compare]!.main[0]!.map(({ node }) => node)).toEqual(['Als het onze beurt is']);
});

test.each(templates)('$file: the turn is of one kind of work, and is taken only when it was free since before the reading', ({ nodes }) => {
	expect(workOf(nodes)).toHaveLength(1);
	const conditions = (name: string) => nodes.find((node) => node.name === name)?.parameters.filters!.conditions.map(({ keyName, condition }) => `${keyName} ${condition}`);
	expect([conditions('Beurt nemen'), conditions('Beurt lezen'), conditions('Beurt teruggeven')]).toEqual([['wat eq', 'einde lte'], ['wat eq'], ['wat eq', 'houder eq']]);
	expect(conditions('Beurt aanhouden') ?? ['wat eq', 'houder eq']).toEqual(['wat eq', 'houder eq']);
});

test('who remembers in the same table shares a turn, and only those', () => {
	const byTable = new Map<string, Set<string>>();
	for (const { nodes } of templates) for (const work of workOf(nodes)) byTable.set(memoryOf(nodes), (byTable.get(memoryOf(nodes)) ?? new Set()).add(work));
	expect([...byTable.values()].every((works) => works.size === 1)).toBe(true);
	expect(new Set([...byTable.values()].flatMap((works) => [...works])).size).toBe(byTable.size);
});
