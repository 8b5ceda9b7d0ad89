/** Taking back a run, case by case (L29): what goes back, what stays and why, what is remembered, and the words of the report. */
import { createHash } from 'node:crypto';
import type { UnitDef } from '../../sync/fields/types';
import { emptyState, packState, unpackState } from '../../sync/plan/state';
import { journalOf, planUndo, undoRapport, undoWrites, type JournalEntry, type JournalRecord, type UndoPlan, type UndoSummary } from '../../sync/plan/undo';
import type { ChangeItem, FieldValues, ReadReport, ReviewItem, RowState, SyncRecord, UnitWrite } from '../../sync/types';

const fp = (text: string): string => (text === '' ? '' : createHash('sha256').update(text).digest('base64url').replace(/[-_]/g, 'x').slice(0, 12));
const TOOLS = { fingerprint: fp, digest: (text: string) => createHash('sha256').update(text).digest('hex'), uuid: (text: string) => text };

const unit = (id: string, kinds: Record<string, UnitDef['fields'][number]['kind']>, over: Partial<UnitDef> = {}): UnitDef => ({
	id, label: `Veld ${id}`, record: 'leerling', direction: 'both', allowed: [], conflict: 'review', drift: 'onChange', clear: 'no', fields: Object.entries(kinds).map(([field, kind]) => ({ id: field, label: field, kind })), ...over,
});
const TABLE = [
	unit('gsm', { gsm: 'phone' }), unit('geslacht', { geslacht: 'sex' }), unit('adres', { straat: 'text', nummer: 'houseNumber' }), unit('klas', { klascode: 'classCode', vanaf: 'date' }, { writeOnly: ['vanaf'] }),
	unit('leerlingnummer', { leerlingnummer: 'text' }), unit('tel', { nummer: 'phone' }, { list: 'telefoons' }),
];
const KEY = fp('leerling|p1');
const LINK = `${fp('nummer|1')}.${fp('naam|noor')}`;
const print = (id: string, text: string): string => fp(`${KEY}|${id}|${text}`);

const pupil = (fields: FieldValues, lists?: SyncRecord['lists']): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: '1' }, label: 'Noor', fields, ...(lists && { lists }), handle: { persoonId: 'p1', instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' } });
const account = (fields: FieldValues, lists?: SyncRecord['lists'], keys: SyncRecord['keys'] = { leerlingnummer: '1', gebruikersnaam: 'Noor' }): SyncRecord => ({ soort: 'leerling', keys, label: 'Account Noor', fields: { naam: 'Peeters', voornaam: 'Noor', ...fields }, ...(lists && { lists }), handle: { internnummer: '1', gebruikersnaam: 'Noor', status: 'actief' } });
const entry = (id: string, was: FieldValues, wrote: FieldValues, over: Partial<JournalEntry> = {}): JournalEntry => ({ record: KEY, side: 'smartschool', unit: id, direction: 'both', was, wrote, ...over });
const record = (entries: JournalEntry[], action: JournalRecord['action'] = 'updateAccount'): JournalRecord => ({ record: KEY, action, entries });

interface Case { a?: SyncRecord | null; b?: SyncRecord | null; u?: RowState['u'] | null; journal: JournalRecord[]; mode?: 'preview' | 'apply'; approval?: string; l?: string }
function plan({ a = pupil({}), b = account({}), u = {}, journal, mode = 'preview', approval = '', l = LINK }: Case): UndoPlan {
	const report: ReadReport = { soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: '2026-11-23', instellingen: [], aantallen: {}, overgeslagen: {}, waarschuwingen: [] };
	return planUndo({
		informat: { report, records: a ? [a] : [] }, smartschool: { report, records: b ? [b] : [] }, baseline: u === null ? [] : [{ key: KEY, state: packState({ ...emptyState(), t: 'tab', q: 'stil', l, u }) }],
		journal, run: { id: 'run 7', moment: '2026-11-23T05:30:00Z' }, table: TABLE, mode, approval, tools: TOOLS,
	});
}
/** The undo with the code of its preview. */
const apply = (each: Case): UndoPlan => plan({ ...each, mode: 'apply', approval: plan(each).summary.plan });
const stays = ({ review }: UndoPlan) => review.map(({ veld, uitleg }) => `${veld}: ${uitleg.split(/[.:]/)[0]}`);
const OLD = '0470 12 34 56';
const NEW = '0470 12 34 57';
const GSM = [record([entry('gsm', { gsm: OLD }, { gsm: NEW })])];

describe('the writes that put back', () => {
	const now = (fields: FieldValues, lists?: SyncRecord['lists']) => (key: string, side: string) => (key === KEY && side === 'smartschool' ? account(fields, lists) : undefined);
	const adres = entry('adres', { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '1' });
	test('what was there, while what the run wrote still stands', () => {
		expect(undoWrites([adres], now({ straat: 'Dreef', nummer: '1' }), TABLE)).toStrictEqual([{ record: KEY, side: 'smartschool', unit: 'adres', values: { straat: 'Laan', nummer: '1' }, was: { straat: 'Dreef', nummer: '1' }, changed: ['straat'] }]);
	});
	test('of one element of a list', () => {
		expect(undoWrites([entry('tel/1', { nummer: '' }, { nummer: '050 11 22 33' }, { element: 'werk' })], now({}, { telefoons: [{ key: 'werk', values: { nummer: '+32 50 11 22 33' } }] }), TABLE)).toStrictEqual([{ record: KEY, side: 'smartschool', unit: 'tel/1', element: 'werk', values: { nummer: '' }, was: { nummer: '050 11 22 33' }, changed: ['nummer'] }]);
	});
	test('a date that only travels along is the one of the write', () => {
		expect(undoWrites([entry('klas', { klascode: '3A', vanaf: '' }, { klascode: '3B', vanaf: '2026-11-01' })], now({ klascode: '3B' }), TABLE)).toMatchObject([{ values: { klascode: '3A', vanaf: '2026-11-01' } }]);
		expect(undoWrites([entry('klas', { klascode: '3A' }, { klascode: '3B' })], now({ klascode: '3B' }), TABLE)).toMatchObject([{ values: { klascode: '3A', vanaf: '' } }]);
	});
	test.each<[string, JournalEntry, FieldValues]>([
		['changed since', adres, { straat: 'Markt', nummer: '1' }], ['taken back already', adres, { straat: 'Laan', nummer: '1' }], ['nothing was changed', { ...adres, was: adres.wrote }, { straat: 'Dreef', nummer: '1' }],
		['another record', { ...adres, record: 'x' }, { straat: 'Dreef', nummer: '1' }], ['the other side', { ...adres, side: 'informat' }, { straat: 'Dreef', nummer: '1' }], ['a field that is not in the table any more', { ...adres, unit: 'vroeger' }, { straat: 'Dreef', nummer: '1' }],
	])('%s: none', (_name, each, fields) => expect(undoWrites([each], now(fields), TABLE)).toEqual([]));
});

test('the journal of a change: per side and unit what was there and what was written', () => {
	const write = (id: string, was: FieldValues, values: FieldValues, changed: string[], element?: string): UnitWrite => ({ unit: id, ...(element && { element }), direction: 'both', was, values, changed, after: {} });
	const item = {
		row: { key: KEY }, informat: { writes: [write('gsm', { gsm: OLD }, { gsm: NEW }, ['gsm'])] },
		smartschool: { action: 'updateAccount', writes: [write('adres', { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '01' }, ['straat']), write('klas', { klascode: '3A', vanaf: '' }, { klascode: '3B', vanaf: '2026-11-01' }, ['klascode']), write('tel/1', { nummer: '' }, {}, ['nummer'], 'werk')] },
	} as unknown as ChangeItem;
	expect(journalOf(item, TABLE)).toStrictEqual({
		record: KEY, action: 'updateAccount', entries: [
			entry('adres', { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '1' }), entry('klas', { klascode: '3A', vanaf: '' }, { klascode: '3B', vanaf: '2026-11-01' }),
			{ ...entry('tel/1', { nummer: '' }, { nummer: '' }), element: 'werk' }, entry('gsm', { gsm: OLD }, { gsm: NEW }, { side: 'informat' }),
		],
	});
	expect(journalOf({ row: { key: KEY }, smartschool: null, informat: null } as unknown as ChangeItem, TABLE)).toEqual({ record: KEY, action: 'none', entries: [] });
});

describe('what goes back', () => {
	const still: Case = { a: pupil({ gsm: NEW }), b: account({ gsm: NEW }), u: { gsm: { o: 'nieuw' }, adres: { o: 'x' } }, journal: GSM };
	test('a value that still stands, held afterwards: the next run leaves it alone', () => {
		const { changes, baseline, review, summary } = apply(still);
		const pair = [print('gsm', '+32470123457'), print('gsm', '+32470123456')];
		expect(changes).toMatchObject([{
			soort: 'wijziging', mode: 'apply', plan: summary.plan, recordKind: 'leerling', label: 'Noor', informat: null, open: [], accountsKnownUntil: '', freshUntil: '', needs: [], settledByCreation: {}, link: LINK, quiet: '', rowIsNew: false, rowChanged: false, results: [],
			row: { key: KEY, state: packState({ ...emptyState(), t: 'tab', l: LINK, u: { gsm: { o: 'nieuw' }, adres: { o: 'x' } } }) },
			smartschool: { action: 'updateAccount', internnummer: '1', gebruikersnaam: 'Noor', naam: 'Peeters', voornaam: 'Noor', writes: [{ unit: 'gsm', direction: 'both', values: { gsm: OLD }, was: { gsm: NEW }, changed: ['gsm'], after: { o: pair, c: pair, h: true } }] },
		}]);
		expect([baseline, review]).toEqual([[], []]);
		expect(summary).toEqual({ soort: 'ongedaan', modus: 'apply', run: 'run 7', moment: '2026-11-23T05:30:00Z', plan: expect.stringMatching(/^[0-9a-f]{16}$/) as string, goedkeuringProbleem: '', aantallen: { terug: 1, alTerug: 0, gewijzigd: 0, blijft: 0 }, verschillen: [{ label: 'Noor', veld: 'Veld gsm', naar: 'smartschool', van: '04•• ••57', wordt: '04•• ••56', regel: 'ongedaan maken', wacht: '' }] });
	});
	test('both agree when Informat holds the old value as well, in a form of its own', () => {
		const write = (each: Case) => apply(each).changes[0]!.smartschool!.writes[0]!;
		expect(write({ ...still, a: pupil({ gsm: OLD }) }).after).toEqual({ o: print('gsm', '+32470123456') });
		expect(write({ a: pupil({ geslacht: 'V' }), b: account({ geslacht: 'm' }), journal: [record([entry('geslacht', { geslacht: 'f' }, { geslacht: 'm' })])] }).after).toEqual({ o: [print('geslacht', 'V'), print('geslacht', 'f')] });
		expect(write({ a: pupil({ klascode: '3A', vanaf: '2026-09-01' }), b: account({ klascode: '3B', vanaf: '2020-01-01' }), journal: [record([entry('klas', { klascode: '3A' }, { klascode: '3B', vanaf: '2026-11-01' })])] }).after).toEqual({ o: [`${print('klas', '3A')}.${print('klas', '2026-09-01')}`, `${print('klas', '3A')}.`] });
	});
	test('an empty value is remembered as empty', () => {
		const each: Case = { a: pupil({ gsm: '' }), b: account({ gsm: NEW }), journal: [record([entry('gsm', { gsm: '' }, { gsm: NEW })])] };
		expect(apply(each).changes[0]!.smartschool!.writes[0]).toMatchObject({ values: { gsm: '' }, after: { o: '' } });
	});
	test('several fields agree when all of them do', () => {
		const after = (a: FieldValues) => apply({ a: pupil(a), b: account({ straat: 'Dreef', nummer: '1' }), journal: [record([entry('adres', { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '1' })])] }).changes[0]?.smartschool!.writes[0]!.after;
		expect(after({ straat: 'Laan', nummer: '1' })).toEqual({ o: `${print('adres', 'Laan')}.${print('adres', '1')}` });
		for (const other of [{ straat: 'Laan', nummer: '2' }, { straat: 'Dreef', nummer: '1' }]) expect(after(other)).toMatchObject({ h: true });
		expect(after({ straat: 'Laan' })).toBeUndefined();
	});
	test('an element of a list', () => {
		const list = (nummer: string) => ({ telefoons: [{ key: 'werk', values: { nummer } }] });
		const [write] = apply({ a: pupil({}, list(NEW)), b: account({}, list(NEW)), journal: [record([{ ...entry('tel/x', { nummer: OLD }, { nummer: NEW }), element: 'werk' }])] }).changes[0]!.smartschool!.writes;
		expect(write).toMatchObject({ unit: 'tel/x', element: 'werk', values: { nummer: OLD } });
	});
	test('an old journal without directions was one way', () => {
		const { direction: _direction, ...old } = entry('gsm', { gsm: OLD }, { gsm: NEW });
		expect(apply({ ...still, journal: [record([old])] }).changes[0]!.smartschool!.writes[0]!.direction).toBe('toSmartschool');
	});
	test('without a row the account is found by its number, and a row is made', () => {
		const [change] = apply({ ...still, u: null }).changes;
		expect([change!.rowIsNew, change!.link, unpackState(change!.row.state).t]).toEqual([true, '', '']);
	});
	test('an account without number is nobody’s: not of a pupil without number, nor of one whose account is gone', () => {
		const unnumbered = account({ gsm: NEW }, undefined, { gebruikersnaam: 'iemand.anders' });
		for (const keys of [{}, { leerlingnummer: '1' }]) expect(stays(apply({ ...still, a: { ...pupil({ gsm: NEW }), keys }, b: unnumbered }))).toEqual(['Veld gsm: Deze leerling wordt niet meer gelezen in Informat of in Smartschool, dus is hier niets teruggezet']);
		expect(plan({ ...still, a: null, b: unnumbered }).review[0]!.label).toBe('Een leerling die niet meer gelezen wordt');
		expect(stays(apply({ ...still, l: `${fp('nummer|1')}.`, b: account({ gsm: NEW }, undefined, {}) }))).toHaveLength(1);
	});
	test('with another number by now the account is found by the user name of its link', () => {
		expect(apply({ ...still, b: account({ gsm: NEW }, undefined, { leerlingnummer: '8', gebruikersnaam: 'NOOR' }) }).changes).toHaveLength(1);
	});
	test('of several fields those that can', () => {
		const { changes, summary } = apply({ a: pupil({ gsm: NEW, straat: 'Dreef', nummer: '1' }), b: account({ gsm: '050 11 22 33', straat: 'Dreef', nummer: '1' }), journal: [record([entry('gsm', { gsm: OLD }, { gsm: NEW }), entry('adres', { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '1' })])] });
		expect([changes[0]!.smartschool!.writes.map(({ unit: id }) => id), summary.aantallen]).toEqual([['adres'], { terug: 1, alTerug: 0, gewijzigd: 1, blijft: 0 }]);
		expect(summary.verschillen[0]).toMatchObject({ van: 'Dr•• •• 1', wordt: 'La•• •• 1' });
	});
	test('the plan follows from the run, the records and the values, not from the order of the journal', () => {
		const hash = (each: Partial<Case>) => plan({ ...still, ...each }).summary.plan;
		expect(hash({ journal: [record([entry('gsm', { gsm: '' }, { gsm: NEW })])] })).not.toBe(hash({}));
		const two = [record([entry('gsm', { gsm: OLD }, { gsm: NEW })]), { ...record([]), record: 'a' }];
		expect(hash({ journal: [...two].reverse() })).toBe(hash({ journal: two }));
	});
});

describe('what stays, and why', () => {
	test.each<[string, Case, string[], Partial<UndoSummary['aantallen']>]>([
		['an account that the run made', { journal: [record([], 'createAccount')] }, [': Dit account is door de run gemaakt'], { blijft: 1 }],
		['a class that the run made', { journal: [record([], 'createClass')] }, [': Deze klas is door de run gemaakt'], { blijft: 1 }],
		['who was taken off the roll', { b: account({ gsm: NEW }), a: pupil({ gsm: NEW }), journal: [record([entry('gsm', { gsm: OLD }, { gsm: NEW })], 'unregister')] }, [': Deze leerling is door de run uitgeschreven'], { blijft: 1 }],
		['somebody changed it since', { a: pupil({ gsm: NEW }), b: account({ gsm: '' }), journal: GSM }, ['Veld gsm: Iemand heeft dit sindsdien gewijzigd'], { gewijzigd: 1 }],
		['it stands again already', { a: pupil({ gsm: NEW }), b: account({ gsm: '+32470123456' }), journal: GSM }, [], { alTerug: 1 }],
		['not read any more in Informat', { a: null, b: account({ gsm: NEW }), journal: GSM }, ['Veld gsm: Deze leerling wordt niet meer gelezen in Informat of in Smartschool, dus is hier niets teruggezet'], { blijft: 1 }],
		['not read any more in Smartschool', { a: pupil({ gsm: NEW }), b: null, journal: GSM }, ['Veld gsm: Deze leerling wordt niet meer gelezen in Informat of in Smartschool, dus is hier niets teruggezet'], { blijft: 1 }],
		['Informat does not tell it', { a: pupil({}), b: account({ gsm: NEW }), journal: GSM }, ['Veld gsm: Informat geeft dit veld nu niet, dus is het niet teruggezet'], { blijft: 1 }],
		['a pupil number', { a: pupil({ leerlingnummer: '1' }), b: account({ leerlingnummer: '1' }), journal: [record([entry('leerlingnummer', { leerlingnummer: '' }, { leerlingnummer: '1' })])] }, ['Veld leerlingnummer: Een leerlingnummer kan niet opnieuw leeg gemaakt worden'], { blijft: 1 }],
		['a first class', { a: pupil({ klascode: '3A', vanaf: '' }), b: account({ klascode: '3A' }), journal: [record([entry('klas', { klascode: '' }, { klascode: '3A' })])] }, ['Veld klas: De leerling had voordien geen klas, en kan niet zonder klas gezet worden'], { blijft: 1 }],
		['taken over in Informat', { a: pupil({ gsm: NEW }), journal: [record([entry('gsm', { gsm: OLD }, { gsm: NEW }, { side: 'informat' })], 'none')] }, ['Veld gsm: Dit is in Informat overgenomen'], { blijft: 1 }],
		['proposed to Informat', { a: pupil({ gsm: OLD }), journal: [record([entry('gsm', { gsm: OLD }, { gsm: NEW }, { side: 'informat' })], 'none')] }, ['Veld gsm: Dit is aan Informat voorgesteld en daar nog niet overgenomen'], { blijft: 1 }],
		['something else in Informat by now', { a: pupil({ gsm: '' }), journal: [record([entry('gsm', { gsm: OLD }, { gsm: NEW }, { side: 'informat' })], 'none')] }, [], {}],
		['Informat does not tell who it was', { a: null, journal: [record([entry('gsm', { gsm: OLD }, { gsm: NEW }, { side: 'informat' })], 'none')] }, [], {}],
		['a write that wrote nothing else', { a: pupil({ gsm: NEW }), b: account({ gsm: NEW }), journal: [record([entry('gsm', { gsm: NEW }, { gsm: '+32470123457' })])] }, [], {}],
		['a field that is not in the table any more', { journal: [record([entry('vroeger', { x: '1' }, { x: '2' })])] }, [], {}],
		['fields of an account that the run made', { a: pupil({ gsm: NEW }), b: account({ gsm: NEW }), journal: [record([entry('gsm', { gsm: '' }, { gsm: NEW })], 'createAccount')] }, [': Dit account is door de run gemaakt'], { blijft: 1 }],
	])('%s', (_name, each, why, aantallen) => {
		const { changes, baseline, review, summary } = apply({ u: { gsm: { o: [print('gsm', '+32470123457'), print('gsm', '+32470123456')], c: [print('gsm', '+32470123457'), print('gsm', '+32470123456')], h: true } }, ...each });
		expect([changes, baseline, stays({ review } as UndoPlan), summary.plan, summary.verschillen]).toEqual([[], [], why, 'leeg', []]);
		expect(summary.aantallen).toEqual({ terug: 0, alTerug: 0, gewijzigd: 0, blijft: 0, ...aantallen });
	});
	test('a line on the review list says both values only where Informat has the word', () => {
		const said = (each: Case) => plan(each).review[0];
		expect(said({ a: pupil({ gsm: NEW }), b: account({ gsm: '' }), journal: GSM })).toEqual({ soort: 'undone', key: fp(`nazicht|${KEY}|ongedaan|gsm`), nieuw: true, label: 'Noor', veld: 'Veld gsm', informat: '', smartschool: '', uitleg: 'Iemand heeft dit sindsdien gewijzigd. Het blijft zoals het nu is.' });
		expect(said({ a: pupil({ straat: 'Dreef', nummer: '' }), journal: [record([entry('adres', { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '' }, { side: 'informat' })], 'none')] })).toMatchObject({ informat: 'Dreef', smartschool: 'Laan 1' });
		expect(said({ a: pupil({ gsm: OLD }), journal: [record([entry('gsm', { gsm: OLD }, { gsm: NEW }, { side: 'informat' })], 'none')] })).toMatchObject({ informat: OLD, smartschool: NEW });
		expect(said({ journal: [record([], 'unregister')] })).toMatchObject({ key: fp(`nazicht|${KEY}|ongedaan|unregister`), veld: '' });
		expect([said({ a: null, b: account({ gsm: NEW }), journal: GSM })!.label, said({ a: null, b: null, journal: GSM })!.label]).toEqual(['Account Noor', 'Een leerling die niet meer gelezen wordt']);
	});
	test('records in the order of their keys', () => expect(plan({ a: null, b: null, u: null, journal: ['c', 'a', 'b'].map((key) => ({ record: key, action: 'createClass', entries: [] })) }).review.map(({ key }) => key)).toEqual(['a', 'b', 'c'].map((key) => fp(`nazicht|${key}|ongedaan|createClass`))));
});

describe('an undo that broke off', () => {
	const again: Case = { a: pupil({ gsm: NEW }), b: account({ gsm: OLD }), u: { gsm: { o: 'nieuw' } }, journal: GSM };
	const pair: [string, string] = [print('gsm', '+32470123457'), print('gsm', '+32470123456')];
	test('the row is still made to remember it', () => {
		const { changes, baseline, summary } = apply(again);
		expect([changes, summary.aantallen.alTerug]).toEqual([[], 1]);
		expect(baseline).toEqual([{ soort: 'basis', row: { key: KEY, state: packState({ ...emptyState(), t: 'tab', l: LINK, u: { gsm: { o: pair, c: pair, h: true } } }) }, rowIsNew: false }]);
		expect(apply({ ...again, u: null }).baseline.map(({ rowIsNew }) => rowIsNew)).toEqual([true]);
	});
	test('together with what still has to be written', () => {
		const { changes, baseline } = apply({ ...again, a: pupil({ gsm: NEW, straat: 'Dreef', nummer: '1' }), b: account({ gsm: OLD, straat: 'Dreef', nummer: '1' }), journal: [record([...GSM[0]!.entries, entry('adres', { straat: 'Laan', nummer: '1' }, { straat: 'Dreef', nummer: '1' })])] });
		expect([baseline, changes[0]!.rowChanged, unpackState(changes[0]!.row.state).u.gsm]).toEqual([[], true, { o: pair, c: pair, h: true }]);
	});
	test('what is remembered already, or not told, needs nothing', () => {
		expect(plan({ ...again, u: { gsm: { o: pair, c: pair, h: true } } }).summary.plan).toBe('leeg');
		expect(plan({ ...again, a: pupil({}) }).summary).toMatchObject({ plan: 'leeg', aantallen: { alTerug: 1 } });
	});
});

describe('nothing goes without the code of the preview', () => {
	const still: Case = { a: pupil({ gsm: NEW }), b: account({ gsm: NEW }), journal: GSM };
	const code = plan(still).summary.plan;
	test.each([
		['a preview', 'preview', code, 0, ''], ['no code', 'apply', '', 0, 'Bekijk eerst het voorbeeld en geef de code van het plan door. Er is niets gewijzigd.'],
		['another code', 'apply', 'x', 0, 'De code hoort bij een ander plan: intussen is er iets veranderd. Bekijk het nieuwe voorbeeld. Er is niets gewijzigd.'], ['the code, with blanks', 'apply', ` ${code} `, 1, ''],
	] as const)('%s', (_name, mode, approval, changes, problem) => {
		const undo = plan({ ...still, mode, approval });
		expect([undo.changes.length, undo.summary.goedkeuringProbleem, undo.summary.plan]).toEqual([changes, problem, code]);
	});
	test('an empty plan needs none, and has no code', () => {
		expect(plan({ journal: [], mode: 'apply' }).summary).toMatchObject({ plan: 'leeg', goedkeuringProbleem: '' });
		expect(plan({ journal: [], mode: 'apply', approval: 'leeg' })).toMatchObject({ changes: [], baseline: [], summary: { goedkeuringProbleem: '' } });
	});
	test('neither does a row that only has to remember', () => {
		const again: Case = { a: pupil({ gsm: NEW }), b: account({ gsm: OLD }), u: {}, journal: GSM, mode: 'apply' };
		expect(plan(again).baseline).toEqual([]);
	});
});

describe('the report', () => {
	const summary: UndoSummary = { soort: 'ongedaan', modus: 'preview', run: 'run 7', moment: '2026-11-23T05:30:00Z', plan: 'abc', goedkeuringProbleem: '', aantallen: { terug: 1, alTerug: 2, gewijzigd: 3, blijft: 4 }, verschillen: [{ label: 'Noor <3>', veld: 'Gsm', naar: 'smartschool', van: '04•• ••57', wordt: '04•• ••56', regel: '', wacht: '' }] };
	const item = (over: Partial<ReviewItem> = {}): ReviewItem => ({ soort: 'undone', key: 'k', nieuw: true, label: 'Noor', veld: 'Gsm', informat: 'a', smartschool: 'b', uitleg: 'Uitleg.', ...over });
	test('of a preview', () => expect(undoRapport(summary, [item(), item({ label: 'Lars', veld: '', informat: '', smartschool: '' }), item({ informat: '', smartschool: '*' })])).toBe(`# Voorbeeld: er is niets gewijzigd

Run van 2026-11-23 05:30.

- Terug naar de vorige waarde: 1
- Stond al terug: 2
- Sindsdien door iemand gewijzigd, blijft: 3
- Kan niet vanzelf terug: 4

## Terug naar de vorige waarde (1)
- Noor &lt;3&gt; – Gsm: «04•• ••57» → «04•• ••56»

## Blijft zoals het is (3)
- Noor – Gsm. In Informat: «a», vroeger of voorgesteld: «b». Uitleg.
- Lars. Uitleg.
- Noor – Gsm. In Informat: «», vroeger of voorgesteld: «&#42;». Uitleg.

Plan: abc`));
	test('of an undo that was done, refused, or has nothing to take back', () => {
		const title = (over: Partial<UndoSummary>) => undoRapport({ ...summary, verschillen: [], ...over }, []).split('\n');
		expect(title({ modus: 'apply' })[0]).toBe('# Ongedaan gemaakt');
		expect(title({ modus: 'apply', plan: 'leeg' }).at(-1)).toBe('- Kan niet vanzelf terug: 4');
		expect(title({ modus: 'apply', goedkeuringProbleem: 'Andere code.' })).toEqual(expect.arrayContaining(['# Voorbeeld: er is niets gewijzigd', 'Let op: Andere code.']));
		expect(undoRapport({ ...summary, run: '' }, [])).toBe('# Ongedaan maken\n\nHet logboek is leeg: er is geen run die teruggedraaid kan worden. Zet in de standaardkoppeling het logboek aan; het bewaart enkele dagen.');
	});
	test('of a hundred lines all are shown; the rest is counted', () => {
		const lines = (count: number) => undoRapport({ ...summary, verschillen: [] }, Array.from({ length: count }, () => item())).split('\n');
		expect(lines(100).some((line) => line.includes('en nog'))).toBe(false);
		expect([lines(103).filter((line) => line.startsWith('- Noor')).length, lines(103).filter((line) => line.includes('en nog'))]).toEqual([100, ['- … en nog 3']]);
	});
});
