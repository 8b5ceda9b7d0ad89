/** One pair of records: what is looked at, what is written and remembered, element by element; values in the form of the side that gets them. */
import type { UnitDef } from '../../sync/fields/types';
import { isBlank, leadsTo, mergeRecord, rawText, type Reader, type RecordOutcome } from '../../sync/plan/record';
import { emptyState } from '../../sync/plan/state';
import type { Direction, FieldValues, RowState, Side, UnitState } from '../../sync/types';
import type { KindName } from '../../sync/values/kinds';

interface Person { fields?: FieldValues; lists?: Record<string, { key: string; values: FieldValues }[]>; at?: string }
const READER: Reader<Person> = { value: ({ fields }, { id }) => fields?.[id], elements: ({ lists }, name) => lists?.[name], changedAt: ({ at }) => at };

const unit = (id: string, over: Partial<UnitDef> & { kind?: KindName } = {}): UnitDef => {
	const { kind = 'text', ...rest } = over;
	return { id, label: id, record: 'leerling', direction: 'both', allowed: [], conflict: 'review', drift: 'onChange', clear: 'no', fields: [{ id, label: id, kind }], ...rest };
};
const fields = (...ids: [id: string, kind?: KindName][]): UnitDef['fields'] => ids.map(([id, kind = 'text']) => ({ id, label: id, kind }));
const row = (u: Record<string, UnitState>): RowState => ({ ...emptyState(), u });

/** Fingerprints that can be read: `<record|unit|text>`. */
const fp = (text: string) => `<${text}>`;
function merge(units: UnitDef[], a: Person | null, b: Person | null, u?: Record<string, UnitState>, over: { reader?: Partial<Reader<Person>>; firstRun?: 'review' | 'informat' | 'newest'; direct?: boolean } = {}): RecordOutcome {
	return mergeRecord(a, b, 'k', u && row(u), { ...READER, ...over.reader }, { units, firstRun: over.firstRun ?? 'review', direct: over.direct, fingerprint: fp });
}
const told = (fields_: FieldValues): Person => ({ fields: fields_ });

describe('every unit on its own', () => {
	test('a change, an agreement and a difference side by side; what is not in the table stays as it was', () => {
		const old = { gsm: { o: '<k|gsm|1>' }, naam: { o: '<k|naam|x>' }, vroeger: { o: '<k|vroeger|y>' } };
		const { writes, findings, state, settled } = merge([unit('gsm'), unit('naam'), unit('email')], told({ gsm: '2', naam: 'x', email: 'a' }), told({ gsm: '1', naam: 'x', email: 'b' }), old);
		expect(writes.map(({ to, unit: { id }, because }) => [to, id, because])).toEqual([['smartschool', 'gsm', 'changed']]);
		expect(findings).toEqual([{ unit: expect.objectContaining({ id: 'email' }), element: '', why: 'difference', shown: { informat: 'a', smartschool: 'b' }, news: true }]);
		expect(state).toEqual({ ...old, email: { c: ['<k|email|a>', '<k|email|b>'] } });
		expect(settled).toEqual({});
	});
	test('the fingerprint of nothing is nothing', () => expect(merge([unit('naam')], told({ naam: '' }), told({ naam: ' ' })).state).toEqual({ naam: { o: '' } }));
	test('the stored state itself is not touched', () => {
		const old = { naam: { o: '<k|naam|x>' } };
		merge([unit('naam')], told({ naam: 'y' }), told({ naam: 'y' }), old);
		expect(old).toEqual({ naam: { o: '<k|naam|x>' } });
	});
	test('a unit that is off keeps what was known, and no entry is made for it', () => {
		const off = unit('naam', { direction: 'off' });
		expect(merge([off], told({ naam: 'x' }), told({ naam: 'y' }), { naam: { o: '<p>' } }).state).toEqual({ naam: { o: '<p>' } });
		expect(merge([off], told({ naam: 'x' }), told({ naam: 'y' })).state).toEqual({});
	});
	test('the first-run rule and the way to Informat are handed on', () => {
		const differ = (over: Parameters<typeof merge>[4]) => merge([unit('naam')], told({ naam: 'x' }), told({ naam: 'y' }), undefined, over).writes.map(({ to, because, overwrites }) => [to, because, overwrites]);
		expect(differ({})).toEqual([]);
		expect(differ({ firstRun: 'informat' })).toEqual([['smartschool', 'firstRun', true]]);
		const filled = (direct: boolean) => merge([unit('naam')], told({ naam: '' }), told({ naam: 'y' }), undefined, { direct }).writes[0]!.write.after;
		expect([filled(false), filled(true)]).toEqual([{ p: '<k|naam|y>' }, { o: '<k|naam|y>' }]);
	});
	test('what waits in Informat is found again, and is no news', () => {
		const old = { gsm: { o: '<k|gsm|1>', p: '<k|gsm|2>' } };
		const { findings, state } = merge([unit('gsm')], told({ gsm: '1' }), told({ gsm: '2' }), old);
		expect(findings).toEqual([{ unit: expect.objectContaining({ id: 'gsm' }), element: '', why: 'waiting', shown: { informat: '1', smartschool: '2' }, news: false }]);
		expect(state).toEqual(old);
	});
	test('the same difference again is no news', () => expect(merge([unit('gsm')], told({ gsm: '1' }), told({ gsm: '2' }), { gsm: { c: ['<k|gsm|1>', '<k|gsm|2>'] } }).findings.map(({ why, news }) => [why, news])).toEqual([['difference', false]]));
});

describe('both sides tell the very same', () => {
	const adres = unit('adres', { fields: fields(['straat'], ['bus']) });
	const agreed: UnitState = { o: '<k|adres|Laan>.' };
	const same = told({ straat: 'Laan', bus: '' });
	test.each<[string, UnitState | undefined]>([['as they agreed', agreed], ['for the first time', undefined], ['after another agreement', { o: '<k|adres|Dreef>.' }], ['after a proposal', { ...agreed, p: 'x' }], ['after a refusal', { ...agreed, r: 'x' }], ['after a difference was told', { ...agreed, c: ['x', 'y'] }]])('%s: nothing to do, and that is what they agree on', (_name, known) => {
		expect(merge([adres], same, same, known && { adres: known })).toEqual({ writes: [], findings: [], state: { adres: agreed }, settled: {} });
	});
	test('a unit that is off is not remembered for it', () => expect(merge([unit('naam', { direction: 'off' })], told({ naam: 'x' }), told({ naam: 'x' })).state).toEqual({}));
	test('where nothing is remembered', () => {
		const forget = (a: FieldValues, b: FieldValues) => mergeRecord(told(a), told(b), 'k', undefined, READER, { units: [adres], firstRun: 'informat' });
		expect(forget({ straat: 'Laan', bus: '1' }, { straat: 'Laan', bus: '1' })).toMatchObject({ writes: [], findings: [] });
		expect(forget({ straat: 'Laan', bus: '1' }, { straat: 'Laan', bus: '2' }).writes.map(({ to, write: { changed } }) => [to, changed])).toEqual([['smartschool', ['bus']]]);
	});
});

describe('a write', () => {
	const adres = unit('adres', { fields: fields(['straat'], ['nummer'], ['land', 'country']) });
	test('holds the whole unit in the receiver’s form, what the receiver held, and what really differs', () => {
		const { writes } = merge([adres], told({ straat: 'Dreef', nummer: ' 1 ', land: '00150' }), told({ straat: 'Laan', nummer: '1', land: 'België' }), { adres: { o: ['<k|adres|Laan>.<k|adres|1>.<k|adres|00150>', '<k|adres|Laan>.<k|adres|1>.<k|adres|België>'] } });
		expect(writes).toEqual([{
			to: 'smartschool', unit: adres, shown: { informat: 'Dreef  1  00150', smartschool: 'Laan 1 België' }, because: 'changed', overwrites: false, clears: false,
			write: {
				unit: 'adres', direction: 'both', values: { straat: 'Dreef', nummer: '1', land: 'België' }, was: { straat: 'Laan', nummer: '1', land: 'België' }, changed: ['straat'],
				after: { o: ['<k|adres|Dreef>.<k|adres|1>.<k|adres|00150>', '<k|adres|Dreef>.<k|adres|1>.<k|adres|België>'] },
			},
		}]);
	});
	test('a code is remembered as its receiver shows it', () => expect(merge([unit('geslacht', { kind: 'sex', direction: 'toSmartschool' })], told({ geslacht: 'V' }), told({ geslacht: '' })).writes).toMatchObject([{ to: 'smartschool', write: { values: { geslacht: 'f' }, after: { o: ['<k|geslacht|V>', '<k|geslacht|f>'] } } }]));
	test('to Informat likewise', () => {
		const { writes } = merge([unit('geslacht', { kind: 'sex', direction: 'toInformat' })], told({ geslacht: '' }), told({ geslacht: 'f' }), undefined, { direct: true });
		expect(writes).toMatchObject([{ to: 'informat', write: { direction: 'toInformat', values: { geslacht: 'V' }, was: { geslacht: '' }, changed: ['geslacht'], after: { o: ['<k|geslacht|V>', '<k|geslacht|f>'] } } }]);
	});
	test('clears: only when all of it becomes empty and something was there', () => {
		const clears = (a: FieldValues, b: FieldValues, old: UnitState, unit_ = unit('adres', { clear: 'yes', fields: fields(['x'], ['y']) })) => merge([unit_], told(a), told(b), { adres: old }).writes.map((each) => each.clears);
		expect(clears({ x: '', y: '' }, { x: '1', y: '' }, { o: '<k|adres|1>.' })).toEqual([true]);
		expect(clears({ x: '', y: '2' }, { x: '1', y: '2' }, { o: '<k|adres|1>.<k|adres|2>' })).toEqual([false]);
		expect(clears({ x: '1', y: '' }, { x: '', y: '' }, { o: '.' })).toEqual([false]);
		expect(merge([unit('x', { clear: 'yes' })], told({ x: '1' }), told({ x: '' }), { x: { o: '<k|x|1>' } }).writes.map(({ to, clears: each }) => [to, each])).toEqual([['informat', true]]);
		// Only the date of a class move is gone, and there was no class.
		const move = unit('adres', { clear: 'yes', direction: 'toSmartschool', writeOnly: ['y'], fields: fields(['x'], ['y']) });
		expect(clears({ x: '', y: '' }, { x: '' }, { o: ['.<k|adres|1>', '.'] }, move)).toEqual([false]);
		expect(clears({ x: '', y: '2' }, { x: '' }, { o: ['.', '.'] }, move)).toEqual([false]);
	});
	test('shown: without blanks between', () => expect(merge([unit('adres', { fields: fields(['x'], ['y'], ['z']) })], told({ x: '1', y: '', z: '3' }), told({ x: '', y: '', z: '' })).writes[0]!.shown).toEqual({ informat: '1 3', smartschool: '' }));
});

describe('a field that Smartschool cannot tell', () => {
	const klas = unit('klas', { direction: 'toSmartschool', fields: fields(['code', 'classCode'], ['vanaf', 'date']), writeOnly: ['vanaf'] });
	test('is silent also when it is told, is never counted as different, and is written along', () => {
		const { writes } = merge([klas], told({ code: '3b', vanaf: '2026-09-01' }), told({ code: '3a', vanaf: '2020-01-01' }));
		expect(writes).toMatchObject([{ write: { values: { code: '3b', vanaf: '2026-09-01' }, was: { code: '3a', vanaf: '2020-01-01' }, changed: ['code'], after: { o: ['<k|klas|3b>.<k|klas|2026-09-01>', '<k|klas|3b>.'] } } }]);
	});
	test('Informat has to tell it', () => {
		expect(merge([klas], told({ code: '3b' }), told({ code: '3a' }))).toEqual({ writes: [], findings: [], state: {}, settled: {} });
		expect(merge([klas], told({ code: '3A', vanaf: '1/9/2026' }), told({ code: '3a' })).state).toEqual({ klas: { o: ['<k|klas|3A>.<k|klas|2026-09-01>', '<k|klas|3a>.'] } });
	});
});

describe('what is not told (L9)', () => {
	const old = { naam: { o: '<k|naam|x>' } };
	test('one side or one field of a unit not told: nothing, and the state stays', () => {
		expect(merge([unit('naam', { clear: 'yes' })], told({}), told({ naam: 'x' }), old)).toEqual({ writes: [], findings: [], state: old, settled: {} });
		expect(merge([unit('naam', { clear: 'yes' })], told({ naam: 'x' }), told({}), old)).toEqual({ writes: [], findings: [], state: old, settled: {} });
		expect(merge([unit('adres', { fields: fields(['x'], ['y']) })], told({ x: '1', y: '2' }), told({ x: '1' })).writes).toEqual([]);
	});
	test('a reader may take it as empty, for who receives only', () => {
		const blank = { reader: { blank: () => true } };
		const filled = (direction: Direction, a: FieldValues, b: FieldValues) => merge([unit('naam', { direction, clear: 'yes' })], told(a), told(b), undefined, blank).writes.map(({ to, because }) => [to, because]);
		expect(filled('both', {}, { naam: 'x' })).toEqual([['informat', 'filled']]);
		expect(filled('toInformat', {}, { naam: 'x' })).toEqual([['informat', 'filled']]);
		expect(filled('toSmartschool', {}, { naam: 'x' })).toEqual([]);
		expect(filled('toSmartschool', { naam: 'x' }, {})).toEqual([['smartschool', 'filled']]);
		expect(filled('once', { naam: 'x' }, {})).toEqual([['smartschool', 'once']]);
		expect(filled('toInformat', { naam: 'x' }, {})).toEqual([]);
		expect(filled('off', { naam: 'x' }, {})).toEqual([]);
	});
	test('the told fields of a unit keep their value beside those that are taken as empty', () => {
		const adres = unit('adres', { direction: 'toSmartschool', fields: fields(['x'], ['y']) });
		expect(merge([adres], told({ x: '1', y: '2' }), told({ x: '7' }), undefined, { reader: { blank: () => true } }).writes[0]!.write.was).toEqual({ x: '7', y: '' });
	});
	test('the reader hears whether it was empty before: true, false, or never seen', () => {
		const asked: unknown[] = [];
		const blank: Reader<Person>['blank'] = (_record, side, { id }, known) => asked.push([side, id, known]) < 0;
		const all = (u: Record<string, UnitState> | undefined, units = [unit('naam')]) => {
			asked.length = 0;
			merge(units, told({}), told({}), u, { reader: { blank } });
			return [...asked];
		};
		const both = (informat: unknown, smartschool: unknown, id = 'naam') => [['informat', id, informat], ['smartschool', id, smartschool]];
		expect(all(undefined)).toEqual(both(undefined, undefined));
		expect(all({})).toEqual(both(undefined, undefined));
		expect(all({ naam: { c: ['a', 'b'] } })).toEqual(both(undefined, undefined));
		expect(all({ naam: { o: '' } })).toEqual(both(true, true));
		expect(all({ naam: { o: '..' } })).toEqual(both(true, true));
		expect(all({ naam: { o: 'x' } })).toEqual(both(false, false));
		expect(all({ naam: { o: ['', 'x'] } })).toEqual(both(true, false));
		expect(all({ naam: { o: ['.x', '.'] } })).toEqual(both(false, true));
	});
	test('of a list it hears whether any element was there', () => {
		const asked: unknown[] = [];
		const tel = unit('tel', { list: 'tel' });
		const all = (u: Record<string, UnitState> | undefined) => {
			asked.length = 0;
			merge([tel], {}, {}, u, { reader: { blank: (_record, side, _unit, known) => asked.push([side, known]) < 0 } });
			return [...asked];
		};
		expect(all(undefined)).toEqual([['informat', undefined], ['smartschool', undefined]]);
		expect(all({ telex: { o: 'x' }, 'telex/1': { o: 'x' } })).toEqual([['informat', true], ['smartschool', true]]);
		expect(all({ 'tel/1': { c: ['a', 'b'] } })).toEqual([['informat', true], ['smartschool', true]]);
		expect(all({ 'tel/1': { o: '' }, 'tel/2': { o: ['x', ''] } })).toEqual([['informat', false], ['smartschool', true]]);
	});
});

describe('keyed lists', () => {
	const tel = unit('tel', { list: 'tel', fields: fields(['nummer']) });
	const list = (...pairs: [key: string, nummer: string][]): Person => ({ lists: { tel: pairs.map(([key, nummer]) => ({ key, values: { nummer } })) } });
	const id = (key: string) => `tel/<k|tel|${key}>`;
	const print = (key: string, nummer: string) => `<k|${id(key)}|${nummer}>`;
	test('every element by its key, wherever it stands, in the order of the keys', () => {
		const { writes, state } = merge([tel], list(['werk', '3'], ['gsm', '1']), list(['gsm', '1'], ['thuis', '2']));
		expect(writes.map(({ to, write: { unit: id_, element, values, was, changed } }) => [to, id_, element, values, was, changed])).toEqual([
			['informat', id('thuis'), 'thuis', { nummer: '2' }, { nummer: '' }, ['nummer']], ['smartschool', id('werk'), 'werk', { nummer: '3' }, { nummer: '' }, ['nummer']],
		]);
		expect(state).toEqual({ [id('gsm')]: { o: print('gsm', '1') } });
	});
	test('a difference of one element names it', () => expect(merge([tel], list(['gsm', '1']), list(['gsm', '2'])).findings).toMatchObject([{ element: 'gsm', why: 'difference', shown: { informat: '1', smartschool: '2' } }]));
	test('an element that is gone on both sides is forgotten; other lists and units are not', () => {
		const known = { [id('gsm')]: { o: print('gsm', '1') }, [id('oud')]: { o: 'x' }, tel: { o: 'x' }, 'telex/1': { o: 'x' } };
		const { oud: _oud, ...rest } = { ...known, oud: known[id('oud')] };
		delete (rest as Record<string, unknown>)[id('oud')];
		expect(merge([tel], list(['gsm', '1']), list(['gsm', '1']), known).state).toEqual(rest);
	});
	test('an element that one side removed: asked, or removed where that is allowed', () => {
		const known = { [id('gsm')]: { o: print('gsm', '1') } };
		expect(merge([tel], list(), list(['gsm', '1']), known).findings.map(({ why }) => why)).toEqual(['clear']);
		expect(merge([{ ...tel, clear: 'yes' }], list(), list(['gsm', '1']), known).writes).toMatchObject([{ to: 'smartschool', clears: true, write: { element: 'gsm', values: { nummer: '' }, was: { nummer: '1' }, after: { o: '' } } }]);
	});
	test('of two elements with one key the first counts', () => expect(merge([tel], list(['gsm', '1'], ['gsm', '2']), list(['gsm', '1']))).toMatchObject({ writes: [], findings: [] }));
	test('a list that one side did not tell: nothing, and the state stays', () => {
		const known = { [id('gsm')]: { o: print('gsm', '1') } };
		for (const [a, b] of [[{}, list(['gsm', '2'])], [list(['gsm', '2']), {}]]) expect(merge([{ ...tel, clear: 'yes' }], a!, b!, known)).toEqual({ writes: [], findings: [], state: known, settled: {} });
	});
	test('… unless the reader takes it as empty', () => expect(merge([tel], {}, list(['gsm', '2']), undefined, { reader: { blank: () => true } })).toMatchObject({ writes: [{ to: 'informat', write: { element: 'gsm' } }], state: {}, settled: {} }));
	test('a field that an element does not tell is not told; what every object has is no field', () => {
		const two = { ...tel, fields: fields(['nummer'], ['constructor']) };
		expect(merge([two], list(['gsm', '1']), list(['gsm', '2'])).findings).toEqual([]);
	});
	test.each([['informat', 'smartschool'], ['smartschool', 'informat']] as const)('a list of which only %s tells what belongs to it: what the other one has of its own is left alone', (teller, other) => {
		const own = { ...tel, told: teller, clear: 'ask' as const };
		const sides = (mine: Person, theirs: Person, known?: Record<string, UnitState>) => {
			const { writes, findings, state } = teller === 'informat' ? merge([own], mine, theirs, known, { direct: true }) : merge([own], theirs, mine, known, { direct: true });
			return [writes.map(({ to, write: { element } }) => [to, element]), findings.map(({ element, why }) => [element, why]), Object.keys(state)];
		};
		const pair = (mine: string, theirs: string): UnitState => ({ o: teller === 'informat' ? [mine, theirs] : [theirs, mine] });
		expect(sides(list(), list(['eigen', '1']))).toEqual([[], [], []]);
		expect(sides(list(), list(['eigen', '1']), { [id('eigen')]: pair('', print('eigen', '1')) })).toEqual([[], [], []]);
		expect(sides(list(['gsm', '1']), list(['eigen', '1']))).toEqual([[[other, 'gsm']], [], []]);
		// It was told once and is not any more: that is a change.
		expect(sides(list(), list(['gsm', '1']), { [id('gsm')]: { o: print('gsm', '1') } })).toEqual([[], [['gsm', 'clear']], [id('gsm')]]);
	});
	test('lists follow their direction and their units', () => {
		expect(merge([{ ...tel, direction: 'toInformat' }], list(['werk', '3']), list(['thuis', '2']), undefined, { direct: true }).writes.map(({ to, write: { element } }) => [to, element])).toEqual([['informat', 'thuis']]);
		expect(merge([unit('naam'), tel], { fields: { naam: 'x' }, ...list(['gsm', '1']) }, { fields: { naam: 'x' }, ...list(['gsm', '1']) }).state).toEqual({ naam: { o: '<k|naam|x>' }, [id('gsm')]: { o: print('gsm', '1') } });
	});
});

describe('a record that is still to be made', () => {
	const units = [unit('naam', { direction: 'toSmartschool' }), unit('gsm'), unit('start', { direction: 'once' }), unit('dokter', { direction: 'toInformat' }), unit('uit', { direction: 'off' }), unit('leeg'), unit('tel', { list: 'tel', fields: fields(['nummer']) })];
	const full: Person = { fields: { naam: 'x', gsm: '1', start: 's', dokter: 'd', uit: 'u', leeg: '' }, lists: { tel: [{ key: 'gsm', values: { nummer: '1' } }] } };
	/** From an earlier life; nothing is concluded from it. */
	const old = { naam: { o: '<k|naam|y>' }, gsm: { o: '<k|gsm|1>', p: '<k|gsm|1>' } };
	test('Smartschool gets what may travel to it; what is empty is settled as soon as it is there', () => {
		const { writes, findings, settled, state } = merge(units, full, null, old);
		expect(writes.map(({ to, unit: { id }, because, write: { was } }) => [to, id, because, was])).toEqual([
			['smartschool', 'naam', 'filled', { naam: '' }], ['smartschool', 'gsm', 'filled', { gsm: '' }], ['smartschool', 'start', 'filled', { start: '' }], ['smartschool', 'tel', 'filled', { nummer: '' }],
		]);
		expect(findings).toEqual([]);
		expect(settled).toEqual({ leeg: { o: '' } });
		expect(state).toEqual(old);
	});
	test('Informat likewise', () => {
		const { writes, settled, state } = merge(units, null, full, old, { direct: true });
		expect(writes.map(({ to, unit: { id }, because }) => [to, id, because])).toEqual([['informat', 'gsm', 'filled'], ['informat', 'dokter', 'filled'], ['informat', 'tel', 'filled']]);
		expect([settled, state]).toEqual([{ leeg: { o: '' } }, old]);
	});
	test('an unknown code is told and remembered, not settled', () => {
		const { findings, settled, state } = merge([unit('geslacht', { kind: 'sex', direction: 'toSmartschool' })], told({ geslacht: 'X9' }), null);
		expect(findings.map(({ why }) => why)).toEqual(['unknownCode']);
		expect(settled).toEqual({});
		expect(Object.keys(state)).toEqual(['geslacht']);
	});
	test('a field that it was not told stays untold', () => expect(merge([unit('naam')], told({}), null)).toEqual({ writes: [], findings: [], state: {}, settled: { naam: {} } }));
});

describe('how values compare', () => {
	const same = (kind: KindName, a: string, b: string): boolean => {
		const { writes, findings } = merge([unit('x', { kind })], told({ x: a }), told({ x: b }));
		return writes.length + findings.length === 0;
	};
	test.each<[KindName, string, string, boolean]>([
		['phone', '0470/12 34 56', '+32 470 12 34 56', true], ['looseText', 'Sint-Jan', 'sint jan', true], ['text', 'Sint-Jan', 'sint jan', false], ['classCode', '3NWa', '3nwA', true],
		['date', '1/9/2026', '2026-09-01', true], ['date', 'geen datum', 'geen datum', false], ['sex', 'V', 'f', true], ['looseText', 'Laan', 'Laan', true], ['classCode', '3a', '3a', true],
	])('%s «%s» and «%s»: %p', (kind, a, b, expected) => expect(same(kind, a, b)).toBe(expected));
	test('each side is remembered in its own form, also when both typed the same', () => {
		expect(merge([unit('x', { kind: 'looseText' })], told({ x: 'Sint-Jan' }), told({ x: 'sint jan' })).state).toEqual({ x: { o: ['<k|x|Sint-Jan>', '<k|x|sint jan>'] } });
		expect(merge([unit('x', { kind: 'looseText' })], told({ x: 'Sint Jan' }), told({ x: 'sint jan' }), { x: { o: ['<k|x|Sint-Jan>', '<k|x|sint jan>'] } })).toMatchObject({ writes: [], state: { x: { o: ['<k|x|Sint Jan>', '<k|x|sint jan>'] } } });
		expect(merge([unit('x', { kind: 'classCode' })], told({ x: '3NWa' }), told({ x: '3NWa' })).state).toEqual({ x: { o: '<k|x|3NWa>' } });
		expect(merge([unit('x', { kind: 'sex' })], told({ x: 'm' }), told({ x: 'm' })).state).toEqual({ x: { o: ['<k|x|M>', '<k|x|m>'] } });
		expect(merge([unit('x', { kind: 'date' })], told({ x: '1/9/2026' }), told({ x: '1/9/2026' })).state).toEqual({ x: { o: '<k|x|2026-09-01>' } });
	});
	test.each<[KindName, string, string, boolean]>([['text', 'Van den Bergh', 'VAN DEN BERGH', true], ['looseText', 'Sint-Jan a', 'SINT JAN A', true], ['classCode', '3.A', '3A', false], ['phone', 'x1', 'X1', false], ['digits', 'a-1', 'A1', false]])('%s «%s» shown as «%s» is a mere form of it: %p', (kind, sent, got, echo) => {
		const { writes } = merge([unit('x', { kind, direction: 'toSmartschool', drift: 'enforce' })], told({ x: sent }), told({ x: got }), { x: { o: `<k|x|${sent}>` } });
		expect(writes.length === 0).toBe(echo);
	});
});

describe('newest wins only between two whole moments with a zone', () => {
	const T = '2026-11-23T10:00';
	test.each<[string | undefined, string | undefined, Side | undefined]>([
		[`${T}:01Z`, `${T}:00Z`, 'informat'], [`${T}:00Z`, `${T}:01Z`, 'smartschool'], [`${T}Z`, `${T}:00+01:00`, 'informat'], [`${T}:00+0100`, `${T}:00.5Z`, 'smartschool'], [`${T}:00Z`, '2026-11-23T11:00:00+01:00', undefined],
		[T, `${T}:00Z`, undefined], [`${T}:00Z`, '2026-11-22', undefined], [`${T}:00Z`, undefined, undefined], [undefined, `${T}:00Z`, undefined], ['2026-13-45T10:00Z', `${T}:00Z`, undefined], [`op ${T}:00Z`, `${T}:01Z`, undefined], [`${T}:01Z ongeveer`, `${T}:00Z`, undefined],
	])('%s and %s: %s', (x, y, newer) => {
		const { writes } = merge([unit('naam', { conflict: 'newest' })], { ...told({ naam: 'a' }), at: x }, { ...told({ naam: 'b' }), at: y }, { naam: { o: 'old' } });
		expect(writes.map(({ to }) => to)).toEqual(newer === undefined ? [] : [newer === 'informat' ? 'smartschool' : 'informat']);
	});
});

test('L6: where a direction leads', () => {
	const leads = (direction: Direction) => [leadsTo('informat', direction), leadsTo('smartschool', direction)];
	expect(Object.fromEntries((['both', 'toSmartschool', 'toInformat', 'once', 'off'] as const).map((each) => [each, leads(each)]))).toEqual({ both: [true, true], toSmartschool: [false, true], toInformat: [true, false], once: [false, true], off: [false, false] });
});

test('a print of empty fields', () => expect(['', '.', '..', 'x', '.x', 'x.'].map(isBlank)).toEqual([true, true, true, false, false, false]));

describe('all that decides about a record as one text', () => {
	const units = [unit('naam'), unit('klas', { fields: fields(['code'], ['vanaf']), writeOnly: ['vanaf'] }), unit('tel', { list: 'tel', fields: fields(['nummer'], ['soort']) })];
	const raw = (record: Person, side: Side = 'informat', written?: FieldValues) => JSON.parse(rawText(record, side, units, READER, written)) as unknown;
	const one: Person = { fields: { naam: 'x', code: '3a', vanaf: 'v' }, lists: { tel: [{ key: 'b', values: { nummer: '2' } }, { key: 'c', values: {} }, { key: 'a', values: { nummer: '1', soort: 's' } }] } };
	test('every value, null for what is not told; the number of elements, then the elements in the order of their keys; what Smartschool cannot tell is left out of its text', () => {
		expect(raw(one)).toEqual(['x', '3a', 'v', '3', 'a', '1', 's', 'b', '2', null, 'c', null, null]);
		expect(raw(one, 'smartschool')).toEqual(['x', '3a', '3', 'a', '1', 's', 'b', '2', null, 'c', null, null]);
		expect(raw({})).toEqual([null, null, null, null]);
	});
	test('as it will be once these values are written', () => expect(raw(one, 'informat', { naam: 'y', vanaf: '' })).toEqual(['y', '3a', '', '3', 'a', '1', 's', 'b', '2', null, 'c', null, null]));
	test('no value can pretend to be two, or to be untold', () => {
		const texts = [['a","b', ''], ['a', 'b","'], ['a', 'b'], ['a\u0000b', ''], ['', 'a\u0000b'], ['null', ''], [undefined, '']].map(([code, vanaf]) => rawText({ fields: { naam: 'x', ...(code === undefined ? {} : { code }), vanaf: vanaf! } } as Person, 'informat', units, READER));
		expect(new Set(texts).size).toBe(texts.length);
	});
	test('the stored list keeps its order', () => {
		raw(one);
		expect(one.lists!.tel!.map(({ key }) => key)).toEqual(['b', 'c', 'a']);
	});
});
