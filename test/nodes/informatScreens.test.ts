/** The screens that are made from the table: n8n's own rules for what a school sees. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { Informat } from '../../nodes/Informat/Informat.node';
import { CALLS } from '../../services/informat/calls';

const { properties } = new Informat().description;
const shown = (resource: string, operation: string) => properties.filter(({ displayOptions: { show } = {} }) => show?.resource?.includes(resource) && show.operation?.includes(operation));

/** With everything inside collections. */
const all = (list: readonly (INodeProperties | INodePropertyCollection)[]): INodeProperties[] =>
	list.flatMap((each) => ('values' in each ? all(each.values) : [each, ...(['collection', 'fixedCollection'].includes(each.type) ? all(each.options as INodeProperties[]) : [])]));

test('every resource and operation can be chosen, with a sentence and an action', () => {
	const resources = (properties.find(({ name }) => name === 'resource')!.options as INodePropertyOptions[]).map(({ value }) => value);
	expect(new Set([...CALLS.map(({ resource }) => resource), 'sync'])).toEqual(new Set(resources));
	for (const { resource, operation } of CALLS) {
		const choice = properties.filter(({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource));
		expect(choice).toHaveLength(1);
		const option = (choice[0]!.options as INodePropertyOptions[]).find(({ value }) => value === operation)!;
		expect(option).toMatchObject({ name: expect.stringMatching(/\S/), description: expect.stringMatching(/^[A-Z]/), action: expect.stringMatching(/^[A-Z][^.]*$/) });
		expect((choice[0]!.options as INodePropertyOptions[]).map(({ value }) => value)).toContain(choice[0]!.default);
	}
});

test.each(CALLS.map(({ id }) => id))('%s: every argument is on the screen once, and the defaults can be chosen', (id) => {
	const call = CALLS.find((each) => each.id === id)!;
	const own = shown(call.resource, call.operation);
	const top = [...own, ...own.filter(({ name }) => name === 'options').flatMap(({ options }) => options as INodeProperties[])].map(({ name }) => name);
	expect(new Set(top).size).toBe(top.length);
	for (const { name } of call.args) expect(top).toContain(name);
	for (const each of all(own)) {
		expect(each.displayName).toMatch(/^[A-ZÉ]/);
		if (each.type === 'options') expect((each.options as INodePropertyOptions[]).map(({ value }) => value)).toContain(each.default);
		if (each.type === 'boolean') expect([typeof each.default, each.description]).toEqual(['boolean', expect.stringMatching(/^Whether /)]);
		// One sentence stands without full stop, as everywhere in n8n.
		if (each.description && !/\. /.test(each.description)) expect(each.description).not.toMatch(/\.$/);
	}
});
