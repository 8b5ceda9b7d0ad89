/** Enrolment as a school wants it, rule by rule (R34, R48, R51, R52, R54); through whole plans: `enrolment.test.ts`. */
import { STANDARD } from '../../sync/fields/standard';
import type { UnitDef } from '../../sync/fields/types';
import type { Draft } from '../../sync/plan/draft';
import { agreedLeft, DEFAULT_ENROLMENT, isWithinGrace, lostClassWrite, mayReturn, officialEnd, returnWrites, withoutGrace, type EnrolmentRules } from '../../sync/plan/enrolment';
import { emptyState } from '../../sync/plan/state';
import type { Read } from '../../sync/records/types';
import type { SyncRecord, UnitReviewKind, UnitState } from '../../sync/types';

const TODAY = '2026-11-23';
const rules = (over: Partial<EnrolmentRules> = {}): EnrolmentRules => ({ ...DEFAULT_ENROLMENT, ...over });
const pupil = (fields: Record<string, string> = {}, persoonId = 'p1'): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: '900' }, label: '', fields: { klascode: '3A', begindatumInschrijving: '2026-09-01', einddatumInschrijving: '', ...fields }, handle: { persoonId, instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' } });
const account = (fields: Record<string, string> = {}, handle: object = {}): SyncRecord => ({ soort: 'leerling', keys: {}, label: '', fields: { klascode: '3A', ...fields }, handle: { internnummer: '900', gebruikersnaam: 'noor', status: 'uitgeschakeld', ...handle } });
const draft = (over: Partial<Draft> = {}): Draft => ({ a: pupil(), b: account(), old: undefined, state: emptyState(), writes: [], ...over }) as Draft;
const known = (u: Record<string, UnitState>) => ({ ...emptyState(), u });

test('the official date: the last day in, or the first day out (R52)', () => expect([officialEnd('2026-12-31', rules()), officialEnd('2026-12-31', rules({ officialDate: 'firstDayOut' })), officialEnd('2028-02-28', rules({ officialDate: 'firstDayOut' }))]).toEqual(['2026-12-31', '2027-01-01', '2028-02-29']));

describe('days of grace (R51)', () => {
	const read = (records: SyncRecord[], more: object = {}): Read => ({ report: { soort: 'lezing', bron: 'informat', schooljaar: '2026-27', referentiedatum: TODAY, instellingen: [], aantallen: {}, overgeslagen: {}, waarschuwingen: [], ...more }, records });
	const leaver = (day: string, persoonId = 'p1') => pupil({ einddatumInschrijving: day }, persoonId);
	test('up to and with the last of them', () => expect([['2026-11-20', 3], ['2026-11-19', 3], ['2026-11-23', 0], ['2026-11-22', 0]].map(([day, days]) => isWithinGrace(leaver(day as string), TODAY, days as number))).toEqual([true, false, true, false]));
	test('who has no end date, or tells none, is no leaver', () => expect([pupil(), { ...pupil(), fields: {} }].map((each) => isWithinGrace(each, TODAY, 99))).toEqual([false, false]));
	test('who waits is left out and counted, and beside who is left out already', () => {
		const found = withoutGrace(read([pupil({}, 'p0'), leaver('2026-11-20', 'p1'), leaver('2026-11-01', 'p2'), leaver('2026-11-21', 'p3')], { buiten: ['p9'], overgeslagen: { 'zonder klas': 2 } }), rules({ graceDays: 3 }));
		expect(found.records.map(({ handle }) => (handle as { persoonId: string }).persoonId)).toEqual(['p0', 'p2']);
		expect(found.report).toMatchObject({ overgeslagen: { 'zonder klas': 2, 'vertrokken: binnen de bedenktijd': 2 }, buiten: ['p9', 'p1', 'p3'] });
	});
	test('without days of grace, or with nobody who waits, the read is as it was; classes leave nobody', () => {
		const waits = read([leaver('2026-11-23')]);
		expect(withoutGrace(waits, rules())).toBe(waits);
		expect(withoutGrace(waits, rules({ graceDays: -1 }))).toBe(waits);
		for (const each of [read([pupil()]), read([{ ...leaver('2026-11-22'), soort: 'klas' }])]) expect(withoutGrace(each, rules({ graceDays: 3 }))).toBe(each);
	});
	test('a record without a person id is left out all the same', () => expect(withoutGrace(read([{ ...leaver('2026-11-22'), handle: {} }]), rules({ graceDays: 3 }))).toMatchObject({ records: [], report: { buiten: [''] } }));
});

test('both agreed that this one has left: only when the end date that they agreed on was filled (L19)', () => {
	expect([agreedLeft(known({})), agreedLeft(known({ klas: { o: 'x' } }))]).toEqual([false, false]);
	expect(([undefined, '', 'x', ['x', ''], ['', 'x']] as UnitState['o'][]).map((o) => agreedLeft(known({ einddatumInschrijving: o === undefined ? {} : { o } })))).toEqual([false, false, true, true, false]);
});

describe('may the account be switched on again (R54)', () => {
	const may = (over: Partial<Draft> = {}, more: Partial<EnrolmentRules> = {}, why: UnitReviewKind = 'clear') => mayReturn(draft(over), why, rules(more));
	const left = { old: known({ einddatumInschrijving: { o: 'x' } }) };
	test('when Informat had an end date before, or Smartschool says that he left school', () => {
		expect([may(left), may({ b: account({}, { schoolverlater: true }) }), may({ old: known({ einddatumInschrijving: { o: '' } }) })]).toEqual([true, true, true]);
	});
	test('not when somebody switched it off: never seen before, or for another reason (L5)', () => {
		expect([may(), may({ old: known({ einddatumInschrijving: {} }) }), may({ old: known({ klas: { o: 'x' } }) }), may(left, {}, 'difference'), may({ b: account({}, { schoolverlater: false }) })]).toEqual([false, false, false, false, false]);
	});
	test('always or never, as the school wants', () => {
		expect([may({}, { returning: 'always' }, 'difference'), may(left, { returning: 'never' }), may({ b: account({}, { schoolverlater: true }) }, { returning: 'never' })]).toEqual([true, false, false]);
	});
	test.each<[string, Partial<Draft>]>([
		['there is no account', { b: null }], ['the pupil has an end date', { a: pupil({ einddatumInschrijving: '2026-12-31' }) }], ['the end date is not told', { a: { ...pupil(), fields: { klascode: '3A' } } }], ['the pupil has no class', { a: pupil({ klascode: '' }) }],
		['Smartschool does not tell the class', { b: { ...account(), fields: {} } }], ['the account is not off', { b: account({}, { status: 'actief' }) }], ['it is for the administration only', { b: account({}, { status: 'administratief' }) }],
	])('never when %s', (_name, over) => expect([may({ ...left, ...over }), may({ ...left, ...over }, { returning: 'always' })]).toEqual([false, false]));
	test('an account in no class may return: it gets the class first', () => expect(may({ ...left, b: account({ klascode: '' }) })).toBe(true));
});

describe('the writes of a return', () => {
	const units = (writes: readonly { write: { unit: string } }[]) => writes.map(({ write: { unit } }) => unit);
	test('class move, then the end of the leaving; both as they are told', () => {
		const [move, on] = returnWrites(draft({ a: pupil({ klascode: '4A' }), b: account({ einddatumInschrijving: 'uitgeschakeld' }), state: known({ klas: { o: 'x' } }) }), STANDARD);
		expect(move).toMatchObject({ to: 'smartschool', because: 'changed', overwrites: false, clears: false, shown: { informat: '4A 2026-09-01', smartschool: '3A' }, write: { unit: 'klas', direction: 'toSmartschool', values: { klascode: '4A', begindatumInschrijving: '2026-09-01' }, was: { klascode: '3A', begindatumInschrijving: '' }, changed: ['klascode', 'begindatumInschrijving'], after: { o: 'x' } } });
		expect(on).toMatchObject({ to: 'smartschool', shown: { informat: '', smartschool: 'uitgeschakeld' }, write: { unit: 'einddatumInschrijving', values: { einddatumInschrijving: '' }, was: { einddatumInschrijving: 'uitgeschakeld' }, changed: ['einddatumInschrijving'], after: { o: '' } } });
	});
	test('a move that is planned already is taken as it is; one that was never agreed on agrees on nothing yet', () => {
		const [planned] = returnWrites(draft(), STANDARD);
		expect(planned!.write.after).toEqual({});
		const other = { ...planned!, unit: STANDARD.find(({ id }) => id === 'naam')! };
		expect(returnWrites(draft({ writes: [other, planned!] }), STANDARD)[0]).toBe(planned);
	});
	test('both or nothing: a row of the table that is off leaves it to a person', () => {
		for (const off of ['klas', 'einddatumInschrijving']) expect(returnWrites(draft(), STANDARD.map((unit): UnitDef => (unit.id === off ? { ...unit, direction: 'off' } : unit)))).toEqual([]);
		expect(units(returnWrites(draft(), STANDARD))).toEqual(['klas', 'einddatumInschrijving']);
	});
});

describe('a pupil who lost only the class (R34)', () => {
	const lost = (over: Partial<Draft> = {}, controlGroup = 'Controle', table: readonly UnitDef[] = STANDARD) => lostClassWrite(draft(over), table, TODAY, rules({ controlGroup }));
	test('out of it and into the control group, on the day of the read', () => expect(lost()).toMatchObject({ to: 'smartschool', because: 'changed', overwrites: false, clears: false, shown: { informat: '', smartschool: '3A' }, write: { unit: 'klas', direction: 'toSmartschool', values: { klascode: 'Controle', begindatumInschrijving: TODAY }, was: { klascode: '3A', begindatumInschrijving: '' }, changed: ['klascode', 'begindatumInschrijving'], after: {} } }));
	test('nothing to move: there already, in no class, no account, or the row of the table is off', () => {
		expect([lost({ b: account({ klascode: 'CONTROLE' }) }), lost({ b: account({ klascode: '' }) }), lost({ b: { ...account(), fields: {} } }), lost({ b: null }), lost({}, 'Controle', STANDARD.map((unit): UnitDef => (unit.id === 'klas' ? { ...unit, direction: 'off' } : unit))), lost({}, 'Controle', STANDARD.filter(({ id }) => id !== 'klas'))]).toEqual(Array(6).fill(undefined));
	});
});
