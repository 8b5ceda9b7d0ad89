/** What a person may decide about a review line, and the write that carries it out (laws L5, L6, L26). Through whole runs: `decide.test.ts`. */
import type { UnitDef } from '../../sync/fields/types';
import { decidedWrite, Decisions, questionOf, typedProblem, type Judged, type Verdict } from '../../sync/plan/decide';
import type { Finding, Reader } from '../../sync/plan/record';
import type { Choice, DecisionRow, Direction, SyncRecord, UnitState } from '../../sync/types';
import type { KindName } from '../../sync/values/kinds';

const unit = (over: Partial<UnitDef> = {}, kind: KindName = 'text'): UnitDef => ({ id: 'gsm', label: 'Gsm', record: 'leerling', direction: 'both', allowed: [], conflict: 'review', drift: 'onChange', clear: 'no', fields: [{ id: 'gsm', label: 'Gsm', kind }], ...over });
const TWO = [{ id: 'straat', label: '', kind: 'text' as const }, { id: 'nummer', label: '', kind: 'text' as const }];
const READER: Reader<SyncRecord> = { value: ({ fields }, { id }) => fields[id], elements: () => undefined, changedAt: () => undefined };
const TOOLS = { reader: READER, fingerprint: (text: string) => `<${text.split('|').at(-1)}>` };
const record = (fields: Record<string, string>): SyncRecord => ({ soort: 'leerling', keys: {}, label: '', fields, handle: {} });

describe('the question', () => {
	const told: UnitState = { c: ['a', 'b'] };
	const ask = (over: Partial<UnitDef>, why: Finding['why'] = 'conflict', state: UnitState | undefined = told) => questionOf({ unit: unit(over), why }, state);
	test('is about the pair that people were told of', () => expect(ask({})).toEqual({ keuzes: ['informat', 'smartschool', 'waarde', 'laat'], paar: 'a,b', eenheid: 'gsm' }));
	test.each<[Direction, Choice[]]>([['both', ['informat', 'smartschool', 'waarde', 'laat']], ['toInformat', ['smartschool', 'laat']], ['toSmartschool', ['informat', 'laat']], ['once', ['informat', 'laat']], ['off', ['laat']]])('of a field %s only what its direction allows (L6)', (direction, choices) => expect(ask({ direction })!.keuzes).toEqual(choices));
	test('a value is typed only where there is one field', () => expect(ask({ fields: TWO })!.keuzes).toEqual(['informat', 'smartschool', 'laat']));
	test('an unknown code is typed, or left', () => {
		expect([ask({}, 'unknownCode')!.keuzes, ask({ direction: 'toSmartschool' }, 'unknownCode')!.keuzes, ask({ direction: 'toInformat' }, 'unknownCode')!.keuzes, ask({ fields: TWO }, 'unknownCode')!.keuzes]).toEqual([['waarde', 'laat'], ['waarde', 'laat'], ['laat'], ['laat']]);
	});
	test.each<[string, Partial<UnitDef>, Finding['why'], UnitState | undefined]>([['nothing told', {}, 'conflict', {}], ['nothing known', {}, 'conflict', undefined], ['who left', { id: 'einddatumInschrijving' }, 'clear', told], ['an element of a list', { list: 'groepen' }, 'conflict', told], ['what waits in Informat', {}, 'waiting', told], ['what is only to be typed over', {}, 'todo', told], ['what was taken back on purpose', {}, 'undone', told]])('none for %s', (_name, over, why, state) => expect(questionOf({ unit: unit(over), why }, state)).toBeUndefined());
	test.each<Finding['why']>(['conflict', 'difference', 'clear', 'reshaped', 'refused', 'fixed'])('one for %s', (why) => expect(ask({}, why)).toBeDefined());
});

describe('a typed value', () => {
	const problem = (kind: KindName, text: string) => typedProblem(unit({}, kind), text);
	test.each<[KindName, string, string | undefined]>([
		['text', 'Claes', undefined], ['text', '', 'er is niets ingevuld. Kies «laat zo» als er niets moet gebeuren.'], ['text', ' \u200b ', 'er is niets ingevuld. Kies «laat zo» als er niets moet gebeuren.'],
		['text', 'x'.repeat(255), undefined], ['text', 'x'.repeat(256), 'dat is langer dan 255 tekens.'],
		['date', '31-12-2026', undefined], ['date', 'gisteren', 'dat is geen datum. Schrijf ze als 31-12-2026.'], ['nationality', 'Marsiaan', 'die code of waarde is niet bekend.'],
		['phone', '0470 12 34 56', undefined], ['phone', 'bel me', 'dat is geen telefoonnummer. Schrijf het als 0470 12 34 56.'], ['phone', '112', 'dat is geen telefoonnummer. Schrijf het als 0470 12 34 56.'],
		['phone', '+32123', 'dat is geen telefoonnummer. Schrijf het als 0470 12 34 56.'], ['phone', 'tel +32470123456', 'dat is geen telefoonnummer. Schrijf het als 0470 12 34 56.'],
		['email', 'naam@voorbeeld.be', undefined], ['email', ' naam@voorbeeld.be ', undefined], ['email', 'naam', 'dat is geen e-mailadres. Schrijf het als naam@voorbeeld.be.'], ['email', 'a@b@c.be', 'dat is geen e-mailadres. Schrijf het als naam@voorbeeld.be.'], ['email', 'een naam@voorbeeld.be', 'dat is geen e-mailadres. Schrijf het als naam@voorbeeld.be.'], ['email', 'naam@voorbeeld', 'dat is geen e-mailadres. Schrijf het als naam@voorbeeld.be.'], ['email', '@voorbeeld.be', 'dat is geen e-mailadres. Schrijf het als naam@voorbeeld.be.'], ['email', 'naam@voorbeeld.be en meer', 'dat is geen e-mailadres. Schrijf het als naam@voorbeeld.be.'],
		['text', 'naam', undefined], ['looseText', 'bel me', undefined],
	])('%s «%s»: %s', (kind, text, why) => expect(problem(kind, text)).toBe(why));
});

const judged = (over: Partial<Judged> & { why?: Finding['why']; of?: UnitDef; shown?: Finding['shown'] } = {}): Judged => {
	const { why = 'conflict', of = unit(), shown = { informat: 'een', smartschool: 'twee' }, ...rest } = over;
	const [a, b] = [rest.a ?? record({ gsm: 'een' }), rest.b ?? record({ gsm: 'twee' })];
	return { a, b, key: 'k', finding: { unit: of, element: '', why, shown, news: true }, question: { keuzes: ['informat', 'smartschool', 'waarde', 'laat'], paar: '<een>,<twee>', eenheid: 'gsm' }, base: { o: '<oud>' }, ...rest };
};
const row = (beslissing: DecisionRow['beslissing'], waarde = '', over: Partial<DecisionRow> = {}): DecisionRow => ({ key: 'regel', paar: '<een>,<twee>', beslissing, waarde, ...over });
const decide = (choice: DecisionRow['beslissing'], waarde = '', over: Parameters<typeof judged>[0] = {}) => decidedWrite(judged(over), row(choice, waarde), TOOLS);

describe('the write that carries it out', () => {
	test('keep Informat: Smartschool is written, and the baseline is that of an ordinary write', () => expect(decide('informat')).toMatchObject({ to: 'smartschool', because: 'decided', overwrites: true, write: { unit: 'gsm', direction: 'both', values: { gsm: 'een' }, was: { gsm: 'twee' }, decision: 'regel', after: { o: '<een>' } } }));
	test('keep Smartschool: Informat is written; its own value counts as seen, so that nobody writes it again (L5)', () => {
		expect(decide('smartschool')).toMatchObject({ to: 'informat', because: 'decided', write: { values: { gsm: 'twee' }, was: { gsm: 'een' }, after: { o: ['<een>', '<oud>'], p: '<twee>' } } });
		expect(decide('smartschool', '', { base: { o: ['<x>', '<y>'] } })!.write.after.o).toEqual(['<een>', '<y>']);
		for (const base of [undefined, {}]) expect(decide('smartschool', '', { base })!.write.after.o).toEqual(['<een>', '']);
		expect(decide('smartschool', '', { base: { o: '<twee>' } })!.write.after.o).toEqual(['<een>', '']);
		expect(decide('smartschool', '', { base: { o: ['<x>', '<twee>'] } })!.write.after.o).toEqual(['<een>', '']);
	});
	test('emptied in Smartschool, and a person keeps that: what was there before is not blank', () => {
		const over = { b: record({ gsm: '' }), shown: { informat: 'een', smartschool: '' }, base: undefined, question: { keuzes: ['smartschool'] as Choice[], paar: '<een>,', eenheid: 'gsm' } };
		expect(decide('smartschool', '', over)!.write.after.o).toEqual(['<een>', '<een>']);
	});
	test('fields that travel together are blank together', () => {
		const of = unit({ id: 'adres', fields: TWO });
		const over = { of, a: record({ straat: 'Laan', nummer: '1' }), b: record({ straat: '', nummer: '' }), base: undefined, question: { keuzes: ['smartschool'] as Choice[], paar: '<Laan>.<1>,.', eenheid: 'adres' } };
		expect(decide('smartschool', '', over)!.write.after.o).toEqual(['<Laan>.<1>', '<Laan>.<1>']);
		expect(decide('smartschool', '', { ...over, b: record({ straat: 'Plein', nummer: '2' }), question: { ...over.question, paar: '<Laan>.<1>,<Plein>.<2>' } })!.write.after.o).toEqual(['<Laan>.<1>', '.']);
	});
	test('what becomes empty overwrites nothing that is told as a value', () => {
		expect(decide('informat', '', { b: record({ gsm: '' }), shown: { informat: 'een', smartschool: '' } })!.overwrites).toBe(false);
		expect(decide('informat', '', { a: record({ gsm: '' }), shown: { informat: '', smartschool: 'twee' } })).toMatchObject({ to: 'smartschool', overwrites: true, clears: true, write: { values: { gsm: '' } } });
	});
	test('a typed value goes to Smartschool; both sides were judged as they stood, so it travels on to Informat as any change', () => expect(decide('waarde', 'drie')).toMatchObject({ to: 'smartschool', write: { values: { gsm: 'drie' }, was: { gsm: 'twee' }, after: { o: ['<een>', '<twee>'] } } }));
	test('a typed value that one side holds is a choice for that side, in whatever form', () => {
		const phone = { of: unit({}, 'phone'), a: record({ gsm: '0470 11 11 11' }), b: record({ gsm: '0470 22 22 22' }) };
		expect([decide('waarde', '+32470111111', phone), decide('waarde', '+32470222222', phone), decide('waarde', '0470 33 33 33', phone)].map((write) => [write!.to, write!.write.values.gsm])).toEqual([['smartschool', '0470 11 11 11'], ['informat', '+32470222222'], ['smartschool', '0470 33 33 33']].map(([to, value]) => [to, to === 'informat' ? expect.any(String) : value]));
	});
	test('where that side may not be chosen, what is typed stays typed', () => {
		const only = (keuzes: Choice[]) => ({ question: { keuzes, paar: '<een>,<twee>', eenheid: 'gsm' } });
		expect(decide('waarde', 'een', only(['waarde', 'laat']))!.write.after).toEqual({ o: ['<een>', '<twee>'] });
		expect(decide('waarde', 'twee', only(['waarde', 'laat']))).toBeUndefined();
	});
	test('a code that stays unknown: people know of the pair, and what both agreed on stays', () => {
		const over = { why: 'unknownCode' as const, question: { keuzes: ['waarde', 'laat'] as Choice[], paar: '<een>,<twee>', eenheid: 'gsm' } };
		expect(decide('waarde', 'drie', over)!.write.after).toEqual({ o: '<oud>', c: ['<een>', '<drie>'] });
		expect(decide('waarde', 'drie', { ...over, base: undefined })!.write.after).toEqual({ c: ['<een>', '<drie>'] });
		expect(decide('waarde', 'drie', { ...over, base: {} })!.write.after).toEqual({ c: ['<een>', '<drie>'] });
	});
	test.each<[string, DecisionRow['beslissing'], string, Parameters<typeof judged>[0]]>([
		['nothing was answered', '', '', {}], ['what was typed can’t be', 'waarde', '', {}], ['the choice is not offered (L6)', 'smartschool', '', { question: { keuzes: ['informat', 'laat'], paar: '<een>,<twee>', eenheid: 'gsm' } }],
		['both are equal by now', 'informat', '', { b: record({ gsm: 'een' }) }], ['Informat does not tell it now (L9)', 'informat', '', { a: record({}) }],
	])('none when %s', (_name, choice, waarde, over) => expect(decide(choice, waarde, over)).toBeUndefined());
	test('the field’s own rules stay with the write, not those by which it was made', () => {
		const of = unit({ direction: 'once', conflict: 'informat' });
		const found = decide('informat', '', { of })!;
		expect([found.unit, found.write.direction]).toEqual([of, 'once']);
	});
});

describe('answers over runs', () => {
	const verdict = (rows: DecisionRow[], over: Partial<Judged> = {}): Verdict => new Decisions(rows).judge('regel', judged(over), TOOLS);
	const known = (): Partial<Judged> => ({ finding: { ...judged().finding, news: false } });
	test('not asked before: asked', () => expect(verdict([])).toEqual({ act: 'ask', anew: false }));
	test('asked and not answered: it stands', () => expect(verdict([row('')])).toEqual({ act: 'ask', anew: false }));
	test('left as it is', () => expect(verdict([row('laat')])).toEqual({ act: 'leave' }));
	test('a choice that can be carried out, and one that cannot is asked anew', () => {
		expect(verdict([row('informat')])).toMatchObject({ act: 'write', planned: { to: 'smartschool' } });
		expect(verdict([row('waarde', '')])).toEqual({ act: 'ask', anew: true });
	});
	test('the values changed since it was asked: asked anew; an old answer to what is known by now says nothing (L26)', () => {
		expect(verdict([row('informat', '', { paar: '<een>,<drie>' })])).toEqual({ act: 'ask', anew: true });
		expect(verdict([row('informat', '', { paar: '<een>,<drie>' })], known())).toEqual({ act: 'ask', anew: false });
		expect(verdict([row('informat')], known())).toMatchObject({ act: 'write' });
	});

	test('rows that can go: carried out, left as it is, or no longer asked', () => {
		const keys = ['laat', 'gedaan', 'wacht', 'open', 'weg', 'oud'];
		const rows = keys.map((key) => row(key === 'laat' ? 'laat' : key === 'open' ? '' : 'informat', '', { key, ...(key === 'oud' ? { paar: 'x,y' } : {}) }));
		const all = new Decisions(rows);
		for (const key of ['laat', 'gedaan', 'wacht', 'open']) all.judge(key, judged(), TOOLS);
		all.judge('oud', judged(known()), TOOLS);
		all.finish('gedaan');
		expect(all.closed(true)).toEqual(['laat', 'gedaan', 'weg', 'oud']);
		expect(all.closed(false)).toEqual(['laat', 'gedaan']);
	});
});
