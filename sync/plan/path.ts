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

/**
 * A quick look that is enough for most records: items that hold nothing but texts, numbers, yes/no's and blanks in all
 * these fields. Lists have one shape, mostly, so the places of the fields are looked up once and not per record.
 */
export class QuickLook {
	private shapes: readonly { keys: readonly string[]; places: readonly number[] }[] = [];

	/** @param fields names as in `Path.text` */
	constructor(private readonly fields: readonly string[]) {}

	/** The values of all fields when both tell the very same in every one; `undefined` says nothing: look closer then. */
	same(a: Item, b: Item): unknown[] | undefined {
		const [valuesA, valuesB] = [this.values(a), this.values(b)];
		if (valuesA === undefined || valuesB === undefined) return undefined;
		for (let index = 0; index < valuesA.length; index++) {
			const value = valuesA[index];
			if (value !== valuesB[index] || !this.isSimple(value, index)) return undefined;
		}
		return valuesA;
	}

	/**
	 * The texts of all fields as JSON, `null` for what is not told; `undefined` says nothing: look closer then.
	 * @param written texts that stand in place of the item's own
	 */
	text(item: Item, written?: Readonly<Record<string, string>>): string | undefined {
		const values = this.values(item);
		if (values === undefined) return undefined;
		for (let index = 0; index < values.length; index++) {
			const field = this.fields[index]!;
			if (written !== undefined && Object.hasOwn(written, field)) values[index] = written[field];
			if (!this.isSimple(values[index], index)) return undefined;
		}
		return textOfValues(values);
	}

	private isSimple(value: unknown, index: number): boolean {
		switch (typeof value) {
			case 'string':
			case 'boolean':
				return true;
			case 'number':
				return Number.isFinite(value);
			case 'undefined':
				// Not told, unless it stands nested.
				return !this.fields[index]!.includes('.');
			default:
				return value === null;
		}
	}

	/** Own values only, so that what every object has (`constructor`) is never taken for a field. */
	private values(item: Item): unknown[] | undefined {
		if (Object.getPrototypeOf(item) !== Object.prototype) return undefined;
		const places = this.placesOf(Object.keys(item));
		const all = Object.values(item);
		const values = new Array<unknown>(places.length);
		for (let index = 0; index < values.length; index++) values[index] = all[places[index]!];
		return values;
	}

	/** Place of each field among these keys, -1 = nowhere. */
	private placesOf(keys: readonly string[]): readonly number[] {
		for (const shape of this.shapes) if (sameKeys(shape.keys, keys)) return shape.places;
		const known = new Map(keys.map((key, index) => [key, index]));
		const places = this.fields.map((field) => known.get(field) ?? -1);
		this.shapes = [{ keys, places }, ...this.shapes.slice(0, SHAPES - 1)];
		return places;
	}
}

/** The texts of simple values, as `rawText` makes it of a record. */
export function textOfValues(values: unknown[]): string {
	for (let index = 0; index < values.length; index++) if (typeof values[index] !== 'string') values[index] = textOf(values[index]) ?? null;
	return JSON.stringify(values);
}

/** Each list has a shape, and some items leave something out. */
const SHAPES = 4;

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
	if (a.length !== b.length) return false;
	for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
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
