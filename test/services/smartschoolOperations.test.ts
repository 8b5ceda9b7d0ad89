/** The table of operations against the WSDL, and the screens' habits that a linter cannot see in generated fields. */
import type { INodeProperties } from 'n8n-workflow';
import { screens } from '../../nodes/Smartschool/screens';
import { OPERATIONS, RESOURCES } from '../../services/smartschool/operations';
import { WSDL } from '../../services/smartschool/v3.wsdl';

const NAMES = [...WSDL.matchAll(/<soap:operation soapAction="[^"]*#(\w+)"/g)].map(([, name]) => name!);
const partsOf = (message: string): string[] => [...(new RegExp(`<message name="${message}In">(.*?)</message>`, 's').exec(WSDL)?.[1] ?? '').matchAll(/<part name="(\w+)"/g)].map(([, name]) => name!).filter((name) => name !== 'accesscode');
const firsts = OPERATIONS.filter(({ compose }) => !compose);

test('the table holds the 65 operations of the WSDL, each once', () => {
	expect(NAMES).toHaveLength(65);
	expect(firsts.map(({ wsdl }) => wsdl).sort()).toEqual([...NAMES].sort());
	expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
});

test.each(firsts.map((operation) => [operation.wsdl, operation] as const))('%s has the arguments of the WSDL in its order', (wsdl, { id, args }) => {
	expect(id).toBe(wsdl);
	expect(args.map(({ name }) => name)).toEqual(partsOf(wsdl));
});

test('a second screen fills in the arguments of its operation', () => {
	for (const { compose, wsdl, args } of OPERATIONS) {
		if (compose) expect(Object.keys(compose(Object.fromEntries(args.map(({ name }) => [name, 'x']))))).toEqual(partsOf(wsdl));
	}
});

test('reads are repeated, creations and messages never; what cannot be undone goes one by one', () => {
	for (const { id, wsdl, access, repeat, oneByOne } of OPERATIONS) {
		const reads = /^(get|return|check)/.test(wsdl);
		expect([id, access === 'read', repeat === 'read']).toEqual([id, reads, reads]);
		expect([id, oneByOne === true]).toEqual([id, access === 'dangerous']);
	}
	for (const id of ['sendMsg', 'sendNotification', 'addHelpdeskTicket', 'startSkoreSync', 'delUser', 'delClass']) expect(OPERATIONS.find((each) => each.id === id)!.repeat).toBe('never');
});

describe('screens', () => {
	const all: INodeProperties[] = screens.flatMap((property) => [property, ...(property.type === 'collection' ? (property.options as INodeProperties[]) : [])]);
	const SMALL = /^(a|an|and|as|at|by|for|from|in|of|on|or|the|to|with|naar|van|voor|bij|uit|met|aan|de|het|per|en)$/;

	test('every operation can be chosen, under a resource that can be chosen', () => {
		const chosen = screens.filter(({ name }) => name === 'operation').flatMap(({ options }) => options!.map((option) => (option as { value: string }).value));
		expect(chosen.sort()).toEqual(['applyChanges', 'checkSetup', 'getAbsences', 'getFirstPasswords', 'getOwnPhotos', 'getSyncRecords', 'handOverPasswords', 'sendOwnPhotos', ...OPERATIONS.map(({ id }) => id)].sort());
		expect(screens[0]!.options!.map((option) => (option as { value: string }).value).sort()).toEqual([...Object.keys(RESOURCES), 'sync'].sort());
	});

	test('a resource opens with a read where it has one', () => {
		for (const { options, default: first, displayOptions } of screens.filter(({ name }) => name === 'operation')) {
			const ids = options!.map((option) => (option as { value: string }).value);
			const reads = OPERATIONS.filter(({ id, access }) => ids.includes(id) && access === 'read').map(({ id }) => id);
			if (reads.length > 0) expect([displayOptions, reads.includes(first as string)]).toEqual([displayOptions, true]);
		}
	});

	test('names are in title case, lists are sorted, descriptions begin and end as n8n wants', () => {
		for (const { displayName, type, description, options, name, default: value } of all) {
			for (const word of displayName.split(/[\s(/]+/)) if (word !== '' && !SMALL.test(word)) expect(`${displayName}: ${word}`).toMatch(/: [^a-z]/);
			if (description) {
				expect(description).toMatch(/^[A-Z“]/);
				expect([description, /[.?!]\s/.test(description)]).toEqual([description, description.endsWith('.')]);
				if (type === 'boolean') expect(description).toMatch(/^Whether /);
			}
			expect([name, value !== undefined]).toEqual([name, true]);
			if (type === 'options' && name !== 'accountType' && name !== 'coaccount') {
				const names = options!.map((option) => option.name);
				expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
				expect(options!.map((option) => (option as { value: unknown }).value)).toContain(value);
			}
		}
	});

	test('actions are sentences without a full stop, and each its own', () => {
		const actions = OPERATIONS.map(({ action }) => action);
		for (const action of actions) expect(action).toMatch(/^[A-Z][^.]*[^.]$/);
		expect(new Set(actions).size).toBe(actions.length);
	});

	test('passwords are hidden while they are typed in', () => {
		for (const { name, typeOptions } of all) if (/passw/i.test(name) && name !== 'changePasswordAtNextLogin') expect([name, typeOptions?.password]).toEqual([name, true]);
	});
});
