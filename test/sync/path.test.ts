/** Fields of any item by name, and values as texts: what is there, what is empty, and what was not told. */
import { elementsAt, isAbsent, parsePath, QuickLook, textOf, valueAt, type Item } from '../../sync/plan/path';

describe('names of fields', () => {
	test('plain, nested, and in a keyed list', () => {
		expect(parsePath(' naam ')).toEqual({ text: 'naam', steps: ['naam'] });
		expect(parsePath('adres.straat')).toEqual({ text: 'adres.straat', steps: ['adres', 'straat'] });
		expect(parsePath('a.tel[x.type].b.nummer')).toEqual({ text: 'a.tel[x.type].b.nummer', steps: ['a', 'tel'], list: { key: ['x', 'type'], field: ['b', 'nummer'] } });
	});
	test.each(['', ' ', 'tel[', 'tel]', '[type].nummer', 'tel[].nummer', 'tel[type]', 'tel[type].', 'tel[type]nummer', 'x tel[a].b[c].d', 'tel[type].nummer]'])('«%s» is none', (text) => {
		expect(() => parsePath(text)).toThrow(`“${text}” is not a field. Write naam, adres.straat, or telefoons[type].nummer for a list whose elements are known by their type.`);
	});
});

describe('the value at a name', () => {
	const item: Item = { naam: 'x', leeg: null, adres: { straat: 'Laan' }, 'adres.straat': 'plat', lijst: [{ a: 1 }], dag: new Date(0), niets: undefined };
	test('by its steps; a flat name with a dot goes first', () => {
		expect(valueAt(item, ['adres', 'straat'])).toBe('Laan');
		expect(valueAt(item, ['adres', 'straat'], 'adres.straat')).toBe('plat');
		expect(valueAt(item, ['adres', 'straat'], 'adres.anders')).toBe('Laan');
		expect([valueAt(item, ['naam']), valueAt(item, ['leeg']), valueAt(item, ['lijst'])]).toEqual(['x', null, [{ a: 1 }]]);
	});
	test('nothing where there is no such thing, and nothing that every object has', () => {
		for (const path of [['x'], ['adres', 'x'], ['naam', 'length'], ['leeg', 'x'], ['lijst', '0'], ['lijst', 'length'], ['dag', 'getTime'], ['constructor'], ['adres', 'toString'], ['naam', 'x', 'y']]) expect([path, valueAt(item, path)]).toEqual([path, undefined]);
		expect(valueAt(item, ['constructor'], 'constructor')).toBeUndefined();
	});
	test('absent: nothing stands there, and nothing else stands in its way', () => {
		for (const path of [['x'], ['adres', 'x'], ['leeg', 'x'], ['x', 'y', 'z'], ['niets'], ['niets', 'x'], ['constructor']]) expect([path, isAbsent(item, path)]).toEqual([path, true]);
		for (const path of [['naam'], ['leeg'], ['adres'], ['adres', 'straat'], ['naam', 'x'], ['lijst', '0'], ['dag', 'x']]) expect([path, isAbsent(item, path)]).toEqual([path, false]);
		expect(isAbsent({ 'a.b': undefined, a: { b: 1 } }, ['a', 'b'], 'a.b')).toBe(true);
		expect(isAbsent({ 'a.b': null }, ['a', 'b'], 'a.b')).toBe(false);
		expect(isAbsent({ a: { b: 1 } }, ['a', 'b'], 'a.b')).toBe(false);
	});
});

test.each<[unknown, string | undefined]>([
	['x', 'x'], ['', ''], [3, '3'], [-0.5, '-0.5'], [true, 'true'], [false, 'false'], [10n, '10'], [null, ''], [new Date('2011-04-17T00:00:00Z'), '2011-04-17T00:00:00.000Z'],
	[undefined, undefined], [Number.NaN, undefined], [Infinity, undefined], [new Date(Number.NaN), undefined], [{}, undefined], [[], undefined], [() => 1, undefined], [Symbol('x'), undefined],
])('%p as a text: %p', (value, text) => expect(textOf(value)).toBe(text));

describe('the quick look that tells the same', () => {
	const tellSame = (a: Item, b: Item, fields: string[]) => new QuickLook(fields).same(a, b) !== undefined;
	const text = (item: Item, fields: string[], written?: Record<string, string>) => new QuickLook(fields).text(item, written);
	test('the very same texts, numbers, yes/no’s and empties', () => {
		for (const value of ['x', '', 0, 1.5, true, false, null, undefined]) expect([value, tellSame({ n: value }, { n: value }, ['n'])]).toEqual([value, true]);
		expect(tellSame({ a: 'x', b: 1 }, { a: 'x', b: 2 }, ['a'])).toBe(true);
		expect(tellSame({}, {}, ['naam'])).toBe(true);
	});
	test('it is not sure about anything else', () => {
		const list: unknown[] = [];
		for (const value of [Number.NaN, Infinity, list, {}, new Date(0), 10n]) expect(tellSame({ n: value }, { n: value }, ['n'])).toBe(false);
		expect(tellSame({ a: 'x', b: 1 }, { a: 'x', b: 2 }, ['a', 'b'])).toBe(false);
		expect(tellSame({ a: 'x' }, { a: 'y' }, ['a'])).toBe(false);
		expect(tellSame({ n: 0 }, { n: '0' }, ['n'])).toBe(false);
		expect(tellSame({}, {}, ['adres.straat'])).toBe(false);
		const bare = Object.create(null) as Item;
		for (const [a, b] of [[bare, {}], [{}, bare]]) expect(tellSame(a!, b!, ['n'])).toBe(false);
	});
	test('what every object has is no field', () => {
		expect(tellSame({}, {}, ['constructor'])).toBe(true);
		expect(text({}, ['constructor', '__proto__'])).toBe('[null,null]');
	});
	test('the texts of all fields, untold ones as null', () => {
		expect(text({ b: 1.5, a: 'x', c: true, d: null }, ['a', 'b', 'c', 'd', 'e'])).toBe('["x","1.5","true","",null]');
		expect(text({ a: 'x', b: 'y' }, ['a', 'b'], { b: 'z' })).toBe('["x","z"]');
		for (const value of [Number.NaN, Infinity, {}, [], new Date(0), 10n]) expect(text({ n: value }, ['n'])).toBeUndefined();
		expect(text({}, ['adres.straat'])).toBeUndefined();
		expect(text(Object.create(null) as Item, ['n'])).toBeUndefined();
	});
	test('items of several shapes, one look', () => {
		const look = new QuickLook(['a', 'b']);
		for (let round = 0; round < 2; round++) for (const item of [{ a: '1', b: '2' }, { b: '2', a: '1' }, { b: '2', c: '3', a: '1' }, { c: '', d: '', a: '1', b: '2' }, { a: '1', b: '2', d: '' }]) expect(look.text(item)).toBe('["1","2"]');
		expect(look.same({ a: '1', b: '2' }, { b: '2', a: '1', c: '3' })).toEqual(['1', '2']);
		expect(look.same({ a: '1', b: '2' }, { a: '2', b: '1' })).toBeUndefined();
	});
});

describe('elements of a list', () => {
	const path = parsePath('tel[soort.code].x');
	const read = (tel: unknown, fields = [['nummer']]) => elementsAt({ tel }, path, fields)?.map(({ key, values }) => [key, { ...values }]);
	test('by key, with the fields that are told', () => {
		expect(read([{ soort: { code: 7 }, nummer: '1', extra: 'e' }, { soort: { code: 'b' }, nummer: null }, { soort: { code: 'c' }, nummer: [] }])).toStrictEqual([['7', { nummer: '1' }], ['b', { nummer: '' }], ['c', {}]]);
		expect(read([{ soort: { code: 'a' }, na: { am: 'x' } }], [['na', 'am']])).toEqual([['a', { 'na.am': 'x' }]]);
		expect(read([])).toEqual([]);
	});
	test('an explicit nothing is an empty list; anything else that is no list was not told', () => {
		expect(read(null)).toEqual([]);
		for (const value of [undefined, 'x', {}, 3]) expect(read(value)).toBeUndefined();
	});
	test('one element without a key, or two with the same: the whole list is not told', () => {
		const good = { soort: { code: 'a' }, nummer: '1' };
		for (const bad of [{ nummer: '2' }, { soort: { code: '' } }, { soort: { code: null } }, good, null, 'x', [], new Date(0)]) expect(read([good, bad])).toBeUndefined();
	});
	test('values have nothing that was not given', () => expect((elementsAt({ tel: [{ soort: { code: 'a' } }] }, path, [['constructor']])![0]!.values).constructor).toBeUndefined());
});
