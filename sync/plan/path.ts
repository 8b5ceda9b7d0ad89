/**
 * Fields of any item by name: `naam`, `adres.straat`, or `telefoons[type].nummer` for the elements of a list that are
 * known by their `type`. Values become texts; what cannot be read as a text counts as "not told", never as empty.
 */
import type { ListElement } from '../types';

export interface Path {
	/** As it was written. */
	text: string;
	/** Steps to the value, or to the list. */
	steps: readonly string[];
	list?: { key: readonly string[]; field: readonly string[] };
}

export type Item = Readonly<Record<string, unknown>>;

/** @throws Error in plain words when it is no name of a field */
export function parsePath(text: string): Path {
	const name = text.trim();
	const [, steps, key, field] = /^([^[\]]+)\[([^[\]]+)\]\.([^[\]]+)$/.exec(name) ?? [];
	if (steps !== undefined) return { text: name, steps: steps.split('.'), list: { key: key!.split('.'), field: field!.split('.') } };
	if (name === '' || /[[\]]/.test(name)) throw new Error(`“${text}” is not a field. Write naam, adres.straat, or telefoons[type].nummer for a list whose elements are known by their type.`);
	return { text: name, steps: name.split('.') };
}

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The raw value; a flat key with dots in it goes before nested objects. Own properties only, so that `constructor` is nothing. */
export function valueAt(item: Item, path: readonly string[], flat?: string): unknown {
	if (flat !== undefined && Object.hasOwn(item, flat)) return item[flat];
	let value: unknown = item;
	for (const step of path) {
		if (!isItem(value) || !Object.hasOwn(value, step)) return undefined;
		value = value[step];
	}
	return value;
}

/** True when nothing stands at the path; false also when something else stands in its way (`adres` is a text, `adres.straat` is asked). */
export function isAbsent(item: Item, path: readonly string[], flat?: string): boolean {
	if (flat !== undefined && Object.hasOwn(item, flat)) return item[flat] === undefined;
	let value: unknown = item;
	for (const step of path) {
		if (value === undefined || value === null) return true;
		if (!isItem(value)) return false;
		value = Object.hasOwn(value, step) ? value[step] : undefined;
	}
	return value === undefined;
}

const isPlain = (item: Item): boolean => Object.getPrototypeOf(item) === Object.prototype;

/**
 * The quick look that is enough for most records: both items tell the very same texts, numbers and yes/no's in all
 * these fields. `false` says nothing: look closer then.
 * What every object has without anybody giving it (`constructor`) is no text, number or yes/no, so that it is never taken for a field.
 * @param fields names as in `Path.text`
 */
export function tellSame(a: Item, b: Item, fields: readonly string[]): boolean {
	if (!isPlain(a) || !isPlain(b)) return false;
	for (const field of fields) {
		const value = a[field];
		if (value !== b[field]) return false;
		switch (typeof value) {
			case 'string':
			case 'boolean':
				break;
			case 'number':
				if (!Number.isFinite(value)) return false;
				break;
			case 'undefined':
				// Not told, unless it stands nested.
				if (field.includes('.')) return false;
				break;
			default:
				if (value !== null) return false;
		}
	}
	return true;
}

/** Text of a value; `undefined` = not told or not readable. `null` is an explicit "empty". */
export function textOf(value: unknown): string | undefined {
	switch (typeof value) {
		case 'string':
			return value;
		case 'number':
			return Number.isFinite(value) ? String(value) : undefined;
		case 'boolean':
		case 'bigint':
			return String(value);
		case 'object':
			if (value === null) return '';
			return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
		default:
			return undefined;
	}
}

/** Elements of a list by key; `undefined` when there is no list, or when it names a key twice or not at all. */
export function elementsAt(item: Item, path: Path, fields: readonly (readonly string[])[]): ListElement[] | undefined {
	const list = valueAt(item, path.steps);
	if (list === null) return [];
	if (!Array.isArray(list)) return undefined;
	const elements = new Map<string, ListElement>();
	for (const each of list as unknown[]) {
		const key = isItem(each) ? textOf(valueAt(each, path.list!.key)) : undefined;
		if (key === undefined || key === '' || elements.has(key)) return undefined;
		const values: Record<string, string> = Object.create(null) as Record<string, string>;
		for (const field of fields) {
			const text = textOf(valueAt(each as Item, field));
			if (text !== undefined) values[field.join('.')] = text;
		}
		elements.set(key, { key, values });
	}
	return [...elements.values()];
}
