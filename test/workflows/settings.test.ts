/** The block *Instellingen* of a template and what the other blocks make of it: a name mistyped in an expression would silently be nothing. */
import { readdirSync, readFileSync } from 'node:fs';

interface Node { name: string; type: string; parameters: Record<string, unknown> & { assignments?: { assignments: { name: string }[] } } }
const nodesOf = (file: string): Node[] => (JSON.parse(readFileSync(`workflows/${file}`, 'utf8')) as { nodes: Node[] }).nodes;
const templates = readdirSync('workflows').filter((name) => name.endsWith('.json') && nodesOf(name).some(({ name: node }) => node === 'Instellingen'));
const settingsOf = (nodes: readonly Node[]): string[] => nodes.find(({ name }) => name === 'Instellingen')!.parameters.assignments!.assignments.map(({ name }) => name);

test.each(templates)('%s: every setting that is asked for is there, and every one that is there is asked for', (file) => {
	const nodes = nodesOf(file);
	const settings = settingsOf(nodes);
	const rest = JSON.stringify(nodes.filter(({ type }) => !type.endsWith('stickyNote')).map(({ name, parameters }) => (name === 'Instellingen' ? {} : parameters)));
	const asked = new Set([...rest.matchAll(/\$\('Instellingen'\)\.(?:first\(\)|item)\.json\.(\w+)/g)].map(([, name]) => name!));
	expect([...asked].filter((name) => !settings.includes(name))).toEqual([]);
	// The block right behind it may ask its own item.
	expect(settings.filter((name) => !asked.has(name) && !rest.includes(`$json.${name}`))).toEqual([]);
});

/** What the workflow for one pupil leaves out or does its own way. */
const OWN_WAY: Readonly<Record<string, readonly string[]>> = {
	'Informat lezen': ['onlyInstitutes', 'pupil', 'reading', 'smartschoolPlatform'],
	'Smartschool lezen': ['pupils', 'rootGroups'],
	Vergelijken: ['approvedPlan', 'decisions', 'explain', 'journal', 'limits'],
};

test('one pupil is read, compared and written as the standard sync does it', () => {
	const [standard, one] = [nodesOf('02-standaardkoppeling.json'), nodesOf('11-een-leerling.json')];
	const different = one.flatMap(({ name, type, parameters }) => {
		const twin = standard.find((each) => each.name === name && each.type === type);
		if (!twin || name === 'Instellingen' || type.endsWith('stickyNote')) return [];
		return [...new Set([...Object.keys(parameters), ...Object.keys(twin.parameters)])].filter((key) => !(OWN_WAY[name] ?? []).includes(key) && JSON.stringify(parameters[key]) !== JSON.stringify(twin.parameters[key])).map((key) => `${name}: ${key}`);
	});
	expect(different).toEqual([]);
});
