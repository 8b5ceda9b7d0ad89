/** Which items of two lists belong together: every item once, in order, or an error that names the item and the remedy (L22, L24). */
import { joinByKey, type JoinInput } from '../../sync/plan/join';
import type { Item } from '../../sync/plan/path';

const NAMES = { informat: 'Bibliotheek', smartschool: 'Pas' };
function join(informat: Item[], smartschool: Item[], key: JoinInput['key'] = { informat: 'id', smartschool: 'nr' }) {
	const visits: [string, unknown, unknown][] = [];
	const { onBoth } = joinByKey({ informat, smartschool, key, names: NAMES }, (id, a, b) => visits.push([id, a?.v, b?.v]));
	return { visits, onBoth };
}

test('the first list in its order, then what only the second has', () => {
	expect(join([{ id: 'b', v: 1 }, { id: 'x', v: 2 }, { id: 'a', v: 3 }], [{ nr: 'z', v: 4 }, { nr: 'a', v: 5 }, { nr: 'b', v: 6 }, { nr: 'y', v: 7 }])).toEqual({
		visits: [['b', 1, 6], ['x', 2, undefined], ['a', 3, 5], ['z', undefined, 4], ['y', undefined, 7]], onBoth: 2,
	});
});

test('what the other side does not have is given as null', () => {
	const seen: unknown[] = [];
	joinByKey({ informat: [{ id: '1' }], smartschool: [{ nr: '2' }], key: { informat: 'id', smartschool: 'nr' }, names: NAMES }, (_id, a, b) => seen.push(a, b));
	expect(seen).toEqual([{ id: '1' }, null, null, { nr: '2' }]);
});

test('lists that are empty, or equal', () => {
	expect(join([], [])).toEqual({ visits: [], onBoth: 0 });
	expect(join([{ id: '1' }], [])).toEqual({ visits: [['1', undefined, undefined]], onBoth: 0 });
	expect(join([], [{ nr: '1', v: 1 }])).toEqual({ visits: [['1', undefined, 1]], onBoth: 0 });
	expect(join([{ id: '1', v: 1 }, { id: '2', v: 2 }], [{ nr: '2', v: 3 }, { nr: '1', v: 4 }])).toEqual({ visits: [['1', 1, 4], ['2', 2, 3]], onBoth: 2 });
});

test('keys are compared as text without spaces around them, also deeper in an item', () => {
	expect(join([{ id: 7, v: 1 }, { id: ' a ', v: 2 }], [{ nr: 'a', v: 3 }, { nr: '7 ', v: 4 }]).visits).toEqual([['7', 1, 4], ['a', 2, 3]]);
	expect(join([{ who: { id: 1 }, v: 1 }], [{ nr: 1, v: 2 }], { informat: 'who.id', smartschool: 'nr' }).visits).toEqual([['1', 1, 2]]);
});

test.each<[string, Item[], Item[], string]>([
	['no key in the first list', [{ id: '1' }, {}], [], 'Item 2 of input “Bibliotheek” has no value in key field “id”. Choose a field that every item has, or filter out items without it. Nothing was changed.'],
	['an empty key in the second list', [], [{ nr: '  ' }], 'Item 1 of input “Pas” has no value in key field “nr”. Choose a field that every item has, or filter out items without it. Nothing was changed.'],
	['a double key in the second list', [], [{ nr: '1' }, { nr: '2' }, { nr: '1' }], 'Two items of input “Pas” have the same value in key field “nr” (the second is item 3). A key must be unique. Nothing was changed.'],
	['a double key in the first list, on both sides', [{ id: '1' }, { id: ' 1' }], [{ nr: '1' }], 'Two items of input “Bibliotheek” have the same value in key field “id” (the second is item 2). A key must be unique. Nothing was changed.'],
	['a double key in the first list, only there', [{ id: '1' }, { id: '2' }, { id: '1' }], [], 'Two items of input “Bibliotheek” have the same value in key field “id” (the second is item 3). A key must be unique. Nothing was changed.'],
])('%s', (_name, informat, smartschool, message) => expect(() => join(informat, smartschool)).toThrow(new Error(message)));
