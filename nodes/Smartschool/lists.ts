/** Lists to choose from while a node is set up. */
import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { PROFILE_FIELDS } from '../../services/smartschool/fields';
import { operationById } from '../../services/smartschool/operations';
import type { Row } from '../../services/smartschool/results';
import { smartschoolClient } from './client';

const MOST = 200;

/** Every word that was typed occurs in the name or the value. */
function found(items: INodeListSearchItems[], filter = ''): INodeListSearchResult {
	const words = filter.toLowerCase().split(/\s+/);
	return { results: items.filter(({ name, value }) => words.every((word) => `${name} ${value}`.toLowerCase().includes(word))).slice(0, MOST) };
}

const read = async (context: ILoadOptionsFunctions, id: string, args: Record<string, string> = {}): Promise<Row[]> => await (await smartschoolClient.call(context)).run(operationById.get(id)!, args);
const sorted = (items: INodeListSearchItems[]): INodeListSearchItems[] => items.sort((one, other) => one.name.localeCompare(other.name, 'nl', { numeric: true }));
const named = (name: string, code: string): string => (name === code ? name : `${name} (${code})`);

async function groups(context: ILoadOptionsFunctions, wanted: (row: Record<string, unknown>) => boolean): Promise<INodeListSearchItems[]> {
	const rows = await read(context, 'getClassListJson');
	return sorted(rows.filter(({ json }) => wanted(json)).map(({ json }) => ({ name: named(String(json.name), String(json.code)), value: String(json.code) })));
}

export async function searchGroups(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return found(await groups(this, () => true), filter);
}

export async function searchClasses(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return found(await groups(this, ({ isClass, isOfficial }) => isClass === true || isOfficial === true), filter);
}

/** By the unique field of the platform. */
export async function searchUsers(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const client = await smartschoolClient.call(this);
	const key = (await client.userKey()) === 'number' ? 'internnummer' : 'gebruikersnaam';
	const rows = await client.run(operationById.get('getAllAccounts')!, { code: '', recursive: '1' });
	const items = rows.flatMap(({ json }) => (json[key] ? [{ name: `${String(json.naam)} ${String(json.voornaam)} (${String(json[key])})`, value: String(json[key]) }] : []));
	return found(sorted(items), filter);
}

export async function searchFields(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return found(PROFILE_FIELDS.map(({ value, label }) => ({ name: label, value })), filter);
}

interface Item {
	itemId?: unknown;
	name?: unknown;
	type?: unknown;
	children?: Item[];
}

/** Only items can have a ticket; the groups above them are shown in front. */
export async function searchItems(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const flat = (items: readonly Item[], path: string): INodeListSearchItems[] => items.flatMap(({ itemId, name, type, children = [] }) => [...(type === 'item' ? [{ name: `${path}${String(name)}`, value: String(itemId) }] : []), ...flat(children, `${path}${String(name)} › `)]);
	return found(flat((await read(this, 'getHelpdeskMiniDbItems')).map(({ json }) => json as Item), ''), filter);
}
