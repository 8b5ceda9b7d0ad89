/** What a template fills in on one of our nodes must be a parameter that the node shows for these choices: n8n drops anything else without a word. */
import { readdirSync, readFileSync } from 'node:fs';
import { NodeHelpers, type INode, type INodeType } from 'n8n-workflow';
import { FieldDirectionMerge } from '../../nodes/FieldDirectionMerge/FieldDirectionMerge.node';
import { Informat } from '../../nodes/Informat/Informat.node';
import { Smartschool } from '../../nodes/Smartschool/Smartschool.node';
import { SyncReport } from '../../nodes/SyncReport/SyncReport.node';

const OURS: Readonly<Record<string, INodeType>> = { fieldDirectionMerge: new FieldDirectionMerge(), informat: new Informat(), smartschool: new Smartschool(), syncReport: new SyncReport() };
const templates = readdirSync('workflows').filter((name) => name.endsWith('.json'));

test.each(templates)('%s', (file) => {
	const { nodes } = JSON.parse(readFileSync(`workflows/${file}`, 'utf8')) as { nodes: INode[] };
	const lost = nodes.flatMap((node) => {
		const type = OURS[node.type.replace(/^n8n-nodes-informat-smartschool\./, '')];
		if (!type) return [];
		const kept = NodeHelpers.getNodeParameters(type.description.properties, node.parameters, true, false, node, type.description) ?? {};
		return Object.entries(node.parameters).flatMap(([name, value]) => {
			if (!(name in kept)) return [`${node.name}: ${name}`];
			const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
			return inner.filter((each) => !(each in (kept[name] as object))).map((each) => `${node.name}: ${name}.${each}`);
		});
	});
	expect(lost).toEqual([]);
});
