/** The node's screen, made from the table of calls. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { CALLS, RESOURCES, type CallArg, type InformatCall, type Label } from '../../services/informat/calls';
import { shape } from '../../services/informat/shapes';

/** English with the Dutch that schools know. */
const both = ({ en, nl }: Label): string => (en.toLowerCase() === nl.toLowerCase() ? en : `${en} (${nl})`);

const sentence = (title: string): string => title[0] + title.slice(1).replace(/\b(?!PDF\b)([A-Z])(?=[a-z])/g, (letter) => letter.toLowerCase());

const THIS_YEAR = '={{ $now.minus({ months: 8 }).year }}-{{ $now.plus({ months: 4 }).toFormat("yy") }}';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [...Object.entries(RESOURCES).map(([value, name]) => ({ name, value })), { name: 'Sync (Koppeling)', value: 'sync' }].sort((x, y) => x.name.localeCompare(y.name)),
	default: 'sync',
};

/** Whether the answer can hold passwords, which are left out unless somebody asks for them. */
export const hasPasswords = ({ result }: InformatCall): boolean => 'shape' in result && [...shape(result.shape).values()].some(({ kind }) => kind === 'secret');

/** Whether an argument stands on the screen itself; the others are under Options. */
export const isAsked = ({ required, type }: CallArg): boolean => required === true || type === 'list' || type === 'file';

export const isPeople = (call: InformatCall): boolean => call.id === 'student.getAll';

function argumentsOf(call: InformatCall): INodeProperties[] {
	const displayOptions = { show: { resource: [call.resource], operation: [call.operation] } };
	const asked = call.args.filter(isAsked);
	const more = [...call.args.filter((arg) => !asked.includes(arg)).map(property), ...extras(call)].sort((x, y) => x.displayName.localeCompare(y.displayName));
	const properties: INodeProperties[] = [];
	if (call.result.kind !== 'truth') properties.push({ ...instituteOf(call), displayOptions });
	properties.push(...asked.map((arg) => ({ ...property(arg), required: arg.required === true, displayOptions })));
	if (call.file) properties.push({ displayName: 'Put File in Field', name: 'binaryField', type: 'string', default: 'data', required: true, displayOptions, hint: 'The name of the output binary field' });
	if (more.length > 0) properties.push({ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add option', default: {}, options: more, displayOptions });
	return properties;
}

const instituteOf = ({ institutes }: InformatCall): INodeProperties =>
	institutes === 'each'
		? { displayName: 'Institute Numbers (Instellingsnummers)', name: 'instituteNumbers', type: 'string', default: '', placeholder: '012345, 012346', description: 'With commas between them. Empty: all of the credential.' }
		: { displayName: 'Institute Number (Instellingsnummer)', name: 'instituteNumber', type: 'string', default: '', placeholder: '012345', description: 'Empty: the one of the credential, when it holds one' };

function extras(call: InformatCall): INodeProperties[] {
	const found: INodeProperties[] = [];
	if (isPeople(call)) found.push({ displayName: 'One Item per Person (Eén per Leerling)', name: 'joinPeople', type: 'boolean', default: true, description: 'Whether somebody who is in several institutes becomes one item' });
	if (hasPasswords(call)) found.push({ displayName: 'Include Passwords (Wachtwoorden)', name: 'includePasswords', type: 'boolean', default: false, description: 'Whether passwords that Informat gives come along. They are then kept in n8n’s execution data.' });
	return found;
}

function property(arg: CallArg): INodeProperties {
	const base = { displayName: both(arg.label), name: arg.name, description: arg.description || undefined };
	const standard = arg.standard ?? '';
	switch (arg.type) {
		case 'integer':
			return { ...base, type: 'number', default: (arg.standard as number | undefined) ?? 0, typeOptions: { numberPrecision: 0 } };
		case 'boolean':
			return { ...base, type: 'boolean', default: arg.standard === true, description: base.description ?? `Whether it is: ${both(arg.label).toLowerCase()}` };
		case 'date':
		case 'minute':
		case 'moment':
			return { ...base, type: 'dateTime', default: '' };
		case 'schoolYear':
			return { ...base, type: 'string', default: THIS_YEAR, placeholder: '2026-27', description: base.description ?? 'Written as in Informat: 2026-27. The default is the year of today.' };
		case 'options':
			return { ...base, type: 'options', options: choices(arg), default: arg.standard ?? arg.options![0]![1] };
		case 'multiOptions':
			return { ...base, type: 'multiOptions', options: choices(arg), default: [] };
		case 'file':
			return { ...base, displayName: 'Input Binary Field', type: 'string', default: standard, hint: 'The name of the input binary field that holds the file' };
		case 'email':
			return { ...base, type: 'string', default: '', placeholder: 'name@email.com' };
		case 'list':
			return { ...base, type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add relation', default: {}, options: [{ displayName: both(arg.label), name: 'lines', values: arg.fields!.map(property) }] satisfies INodePropertyCollection[] };
		default:
			return { ...base, type: 'string', default: standard };
	}
}

const choices = ({ options }: CallArg): INodePropertyOptions[] => options!.map(([name, value]) => ({ name, value }));

/** Operations and arguments of everything but the sync. */
export const screens: INodeProperties[] = Object.keys(RESOURCES).flatMap((resource) => {
	const own = CALLS.filter((call) => call.resource === resource).sort((x, y) => x.label.en.localeCompare(y.label.en));
	// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it is there, made from the table
	const operations: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: own.map(({ operation, label, description }) => ({ name: both(label), value: operation, action: sentence(label.en), description })),
		default: (own.find(({ operation }) => operation === 'getAll') ?? own[0]!).operation,
	};
	return [operations, ...own.flatMap(argumentsOf)];
});
