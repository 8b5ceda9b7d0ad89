/** Which items of two lists belong together: one index of the second list, one walk through the first. */
import type { Side } from '../types';
import { parsePath, textOf, valueAt, type Item } from './path';

export interface JoinInput {
	informat: readonly Item[];
	smartschool: readonly Item[];
	/** Field that says which items belong together, per side. */
	key: Record<Side, string>;
	/** What the school calls both sides. */
	names: Record<Side, string>;
}

/**
 * @param visit called for every record once: the items of the first list in their order, then what only the second has
 * @throws Error that names the item and the remedy when a key is missing or double
 */
export function joinByKey({ informat, smartschool, key, names }: JoinInput, visit: (id: string, a: Item | null, b: Item | null) => void): { onBoth: number } {
	const bs = index(smartschool, key.smartschool, names.smartschool);
	const idOf = keyReader(key.informat, names.informat);
	const found = new Uint8Array(smartschool.length);
	const alone = new Set<string>();
	for (let place = 0; place < informat.length; place++) {
		const a = informat[place]!;
		const id = idOf(a, place);
		const other = bs.get(id);
		if (other === undefined) {
			if (alone.has(id)) throw twice(key.informat, names.informat, place);
			alone.add(id);
			visit(id, a, null);
		} else {
			if (found[other] === 1) throw twice(key.informat, names.informat, place);
			found[other] = 1;
			visit(id, a, smartschool[other]!);
		}
	}
	const onBoth = informat.length - alone.size;
	if (onBoth < smartschool.length) for (const [id, place] of bs) if (found[place] === 0) visit(id, null, smartschool[place]!);
	return { onBoth };
}

function index(items: readonly Item[], key: string, name: string): Map<string, number> {
	const idOf = keyReader(key, name);
	const map = new Map<string, number>();
	for (let place = 0; place < items.length; place++) {
		map.set(idOf(items[place]!, place), place);
		if (map.size === place) throw twice(key, name, place);
	}
	return map;
}

function keyReader(key: string, name: string): (item: Item, place: number) => string {
	const path = parsePath(key);
	return (item, place) => {
		const id = textOf(valueAt(item, path.steps, path.text))?.trim();
		if (id === undefined || id === '') throw new Error(`Item ${place + 1} of input “${name}” has no value in key field “${key}”. Choose a field that every item has, or filter out items without it. Nothing was changed.`);
		return id;
	};
}

const twice = (key: string, name: string, place: number): Error => new Error(`Two items of input “${name}” have the same value in key field “${key}” (the second is item ${place + 1}). A key must be unique. Nothing was changed.`);
