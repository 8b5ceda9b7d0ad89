/** The node's screens, made from the table of operations. */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { OPERATIONS, RESOURCES, type Argument, type Operation } from '../../services/smartschool/operations';
import type { ArgumentType } from '../../services/smartschool/operations/types';
import { operation as syncOperation } from '../common/parameters';
import { allowToolWrites } from '../common/tool';

const byName = (one: { name: string }, other: { name: string }): number => one.name.localeCompare(other.name, 'en');

/** n8n's habit: no full stop after one sentence. */
const described = (text: string): string => (/[.?!]\s/.test(text) ? `${text.replace(/\.$/, '')}.` : text.replace(/\.$/, ''));

export const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [...Object.entries(RESOURCES).map(([value, name]) => ({ name, value })), { name: 'Sync (Koppeling)', value: 'sync' }].sort(byName),
	default: 'sync',
};

const of = (name: string): readonly Operation[] => OPERATIONS.filter(({ resource: each }) => each === name);

const operations: INodeProperties[] = Object.keys(RESOURCES).map((name) => {
	const options: INodePropertyOptions[] = of(name).map(({ id, label, action, text }) => ({ name: label, value: id, action, description: described(text) })).sort(byName);
	const reading = of(name).filter(({ access }) => access === 'read').map(({ id }) => id);
	// A read is what opens first, so that nobody writes by accident.
	const first = options.find(({ value }) => reading.includes(String(value))) ?? options[0]!;
	// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it only sees a default that is written out
	return { displayName: 'Operation', name: 'operation', type: 'options', noDataExpression: true, displayOptions: { show: { resource: [name] } }, options, default: first.value };
});

const located = (searchListMethod: string, byHand: { displayName: string; name: string; placeholder: string }): Partial<INodeProperties> => ({
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } }, { ...byHand, type: 'string' }],
});

const code = { displayName: 'By Code', name: 'code', placeholder: 'e.g. 3NWa' };

/** How each type of argument looks. */
const SHAPES: Readonly<Record<ArgumentType, (argument: Argument) => Partial<INodeProperties>>> = {
	text: () => ({ type: 'string', default: '' }),
	longText: () => ({ type: 'string', typeOptions: { rows: 4 }, default: '' }),
	password: () => ({ type: 'string', typeOptions: { password: true }, default: '' }),
	date: () => ({ type: 'dateTime', default: '' }),
	schoolYear: () => ({ type: 'string', default: '', placeholder: 'e.g. 2026-27' }),
	number: ({ initial = 0, min, max }) => ({ type: 'number', typeOptions: { minValue: min, maxValue: max }, default: initial }),
	flag: ({ initial = false }) => ({ type: 'boolean', default: initial }),
	boolean: ({ initial = false }) => ({ type: 'boolean', default: initial }),
	options: choice,
	account: choice,
	coAccount: choice,
	user: () => located('searchUsers', { displayName: 'By Number or User Name', name: 'id', placeholder: 'e.g. 900101' }),
	group: () => located('searchGroups', code),
	class: () => located('searchClasses', code),
	field: () => located('searchFields', { displayName: 'By Name', name: 'name', placeholder: 'e.g. Middagpauze' }),
	item: () => located('searchItems', { displayName: 'By ID', name: 'id', placeholder: 'e.g. 33' }),
	users: () => ({ type: 'string', default: '', placeholder: 'e.g. 900101, 900102' }),
	codes: () => ({ type: 'string', default: '', placeholder: 'e.g. 3NWa, KOOR' }),
	rowsJson: ({ initial = '[]' }) => ({ type: 'json', default: initial }),
	rowsPhp: ({ initial = '[]' }) => ({ type: 'json', default: initial }),
	image: ({ initial = '' }) => ({ type: 'string', default: initial }),
	files: () => ({ type: 'string', default: '', placeholder: 'e.g. data, letter' }),
};

/** By name; accounts by their number. */
function choice({ type, choices = [], initial = '' }: Argument): Partial<INodeProperties> {
	const options = choices.map(({ value, label }) => ({ name: label, value }));
	return { type: 'options', options: type === 'options' ? options.sort(byName) : options, default: initial };
}

function property(argument: Argument, show?: INodeProperties['displayOptions']): INodeProperties {
	return { displayName: argument.label, name: argument.name, ...(argument.need === 'required' ? { required: true } : {}), ...(show ? { displayOptions: show } : {}), description: described(argument.text), ...SHAPES[argument.type](argument) } as INodeProperties;
}

function fields({ id, resource: name, args }: Operation): INodeProperties[] {
	const show = { show: { resource: [name], operation: [id] } };
	const more = args.filter(({ need }) => need === 'optional').map((argument) => property(argument)).sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
	return [
		...args.filter(({ need }) => need !== 'optional').map((argument) => property(argument, show)),
		...(more.length > 0 ? [{ displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add Field', default: {}, displayOptions: show, options: more } satisfies INodeProperties] : []),
	];
}

const ids = (which: (operation: Operation) => boolean): string[] => OPERATIONS.filter(which).map(({ id }) => id);

const common: INodeProperties[] = [
	{
		displayName: 'Only Absences (Alleen Afwezigheden)',
		name: 'onlyAbsent',
		type: 'boolean',
		default: false,
		displayOptions: { show: { resource: ['absence'] } },
		description: 'Whether to leave out who was present on both half days, and days without school',
	},
	{
		displayName: 'Output File Field (Bestandsveld)',
		name: 'fileField',
		type: 'string',
		default: 'data',
		displayOptions: { show: { resource: ['photo'], operation: ['getAccountPhoto'] } },
		description: 'Name of the item’s field that the photo is put in',
	},
	{
		displayName: 'Allow More Than One (Meer Dan Één Toestaan)',
		name: 'allowMany',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ids(({ oneByOne }) => oneByOne === true) } },
		description: 'Whether this may be done for more than one item in a run. It cannot be undone, so a wrong list would do much harm.',
	},
	allowToolWrites(['applyChanges', 'handOverPasswords', 'sendOwnPhotos', ...ids(({ access }) => access !== 'read')]),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { hide: { resource: ['sync'] } },
		options: [
			{ displayName: 'Longest Wait in Seconds (Langste Wachttijd)', name: 'timeoutSeconds', type: 'number', typeOptions: { minValue: 1, maxValue: 600 }, default: 60, description: 'When no answer comes within this time, the call has failed. Default: 60, and 180 for large lists.' },
			{ displayName: 'Most Calls at Once (Meeste Tegelijk)', name: 'atOnce', type: 'number', typeOptions: { minValue: 1, maxValue: 6 }, default: 6, description: 'The node begins with two calls at once, grows to this number while all goes well, and goes back when Smartschool slows down' },
		],
	},
];

/** What only Smartschool can tell. */
const ownSync: INodePropertyOptions[] = [
	{ name: 'Get Absences for the Sync', value: 'getAbsences', action: 'Get absences for the sync', description: 'Read the half days of all pupils for some days, as input for Field Direction Merge' },
	{ name: 'Get First Passwords (Eerste Wachtwoorden)', value: 'getFirstPasswords', action: 'Get first passwords that wait', description: 'Tell who still has to get a first password, or choose who gets one anew. Gives no password.' },
	{ name: 'Send Own Photos (Eigen Foto’s Doorgeven)', value: 'sendOwnPhotos', action: 'Send own photos', description: 'Carry out what Field Direction Merge planned for own photos: read each in Informat and set it in Smartschool' },
	{ name: 'Hand Over First Passwords (Wachtwoordbrieven)', value: 'handOverPasswords', action: 'Hand over first passwords', description: 'Set fresh passwords and answer the webhook with a page of letters to print. Gives no password either.' },
];

const syncOperations: INodeProperties = { ...syncOperation, options: [...(syncOperation.options as INodePropertyOptions[]), ...ownSync].sort(byName) };

export const screens: INodeProperties[] = [resource, syncOperations, ...operations, ...OPERATIONS.flatMap(fields), ...common];
