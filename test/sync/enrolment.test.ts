/** Enrolment: grace, official date, returns, lost classes, no-shows, both school years around the summer, and the career. */
import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { enrolmentOf } from '../../nodes/FieldDirectionMerge/enrolment';
import { neighbourOf } from '../../services/informat/lists';
import { careerProblem, dayOfReturn, type CareerLine } from '../../sync/calls/career';
import { smartschoolCalls, type SmartschoolOptions } from '../../sync/calls/smartschool';
import { STANDARD } from '../../sync/fields/standard';
import { agreedLeft, DEFAULT_ENROLMENT, isWithinGrace, MADE, officialEnd, withoutGrace, type EnrolmentRules } from '../../sync/plan/enrolment';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { DEFAULT_SETTINGS, planSync, type PlanSettings } from '../../sync/plan/plan';
import { confirmUnits } from '../../sync/plan/confirm';
import { emptyState } from '../../sync/plan/state';
import { informatRecords } from '../../sync/records/informat';
import type { Read } from '../../sync/records/types';
import type { ApartPupil, BaselineRow, ChangeItem, SmartschoolJob, SyncRecord } from '../../sync/types';
import { TOOLS } from '../laws/tools';

const TODAY = '2026-11-23';
const HANDLE = { persoonId: 'p1', instelnr: '030593', hfdstructuur: '311', vestCode: '001', schooljaar: '2026-27' };
const pupil = (fields: Record<string, string> = {}, handle = HANDLE): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: '900', instelnr: '030593', stamnummer: '26', klascode: fields.klascode ?? '3A' }, label: 'Noor Peeters, 3A', handle, fields: { naam: 'Peeters', voornaam: 'Noor', leerlingnummer: '900', klascode: '3A', begindatumInschrijving: '2026-09-01', einddatumInschrijving: '', ...fields } });
const leaver = (einddatumInschrijving: string): SyncRecord => ({ ...pupil(), fields: { einddatumInschrijving } });
const other: SyncRecord = { ...pupil({ klascode: '3B' }, { ...HANDLE, persoonId: 'p2' }), label: 'Stan Claes, 3B', keys: { leerlingnummer: '901', instelnr: '030593', klascode: '3B' }, fields: { ...pupil().fields, leerlingnummer: '901', klascode: '3B', naam: 'Claes', voornaam: 'Stan' } };
const account = (fields: Record<string, string> = {}, handle: object = {}): SyncRecord => ({ soort: 'leerling', keys: { leerlingnummer: '900', gebruikersnaam: 'noor.peeters', klascode: fields.klascode ?? '3A' }, label: 'Noor Peeters', fields: { naam: 'Peeters', voornaam: 'Noor', leerlingnummer: '900', klascode: '3A', einddatumInschrijving: '', ...fields }, handle: { internnummer: '900', gebruikersnaam: 'noor.peeters', status: fields.einddatumInschrijving ? 'uitgeschakeld' : 'actief', ...handle } });
const read = (bron: 'informat' | 'smartschool', records: SyncRecord[], more: object = {}): Read => ({ report: { soort: 'lezing', bron, schooljaar: '2026-27', referentiedatum: TODAY, instellingen: ['030593'], aantallen: { accounts: 2 }, overgeslagen: {}, waarschuwingen: [], ...more }, records });
const klas = (code: string, officieel = 'ja'): SyncRecord => ({ soort: 'klas', keys: { klascode: code, instelnr: '030593' }, label: code, fields: { klascode: code, klasnaam: code, instellingsnummer: '030593', administratieveGroep: '1', officieel }, handle: {} });
const TABLE = STANDARD.filter(({ id }) => ['naam', 'voornaam', 'leerlingnummer', 'klas', 'einddatumInschrijving', 'klasaanmaak'].includes(id));

function plan(informat: SyncRecord[], smartschool: SyncRecord[], baseline: BaselineRow[] = [], rules: Partial<EnrolmentRules> = {}, more: { apart?: ApartPupil[]; settings?: Partial<PlanSettings>; day?: string } = {}) {
	const day = { referentiedatum: more.day ?? TODAY };
	return planSync({ informat: read('informat', [...informat, other], { ...day, apart: more.apart, buiten: more.apart?.map(() => 'p1') }), smartschool: read('smartschool', [klas('3A'), klas('3B'), ...smartschool], day), baseline, table: TABLE, tools: TOOLS, settings: { ...DEFAULT_SETTINGS, mode: 'apply', limits: { ...DEFAULT_LIMITS, shrinkPercent: 100 }, enrolment: { ...DEFAULT_ENROLMENT, ...rules }, ...more.settings } });
}
const mine = ({ changes }: ReturnType<typeof plan>): ChangeItem | undefined => changes.find(({ label }) => label.startsWith('Noor'));
const confirmed = (item: ChangeItem, more: Partial<ChangeItem> = {}): BaselineRow[] => [confirmUnits({ ...item, ...more }, (item.smartschool?.writes ?? []).map(({ unit }) => ({ side: 'smartschool', unit, ok: true }))).row];
const told = (result: ReturnType<typeof plan>) => result.review.filter(({ nieuw, label }) => nieuw && label.startsWith('Noor')).map(({ soort }) => soort);
/** The row after both agreed that he is there. */
const linked = (): BaselineRow[] => plan([pupil()], [account()]).baseline.filter(({ row }) => row.key === TOOLS.fingerprint('leerling|p1')).map(({ row }) => row);
const left = (): BaselineRow[] => confirmed(mine(plan([leaver('2026-11-20')], [account()], linked()))!);

describe('leavers', () => {
	test.each([[0, '2026-11-22', true], [1, '2026-11-22', false], [1, '2026-11-21', true], [5, '2026-11-18', false], [5, '2026-11-17', true]])('%i days of grace, last day %s: unregistered %p', (graceDays, lastDay, goes) => {
		expect(mine(plan([leaver(lastDay)], [account()], linked(), { graceDays }))?.smartschool?.action === 'unregister').toBe(goes);
	});
	test('who waits is counted, and not missing', () => {
		const found = withoutGrace(read('informat', [leaver('2026-11-22')]), { ...DEFAULT_ENROLMENT, graceDays: 3 });
		expect([found.records, found.report.overgeslagen, found.report.buiten]).toEqual([[], { 'vertrokken: binnen de bedenktijd': 1 }, ['p1']]);
		expect(isWithinGrace(pupil(), TODAY, 3)).toBe(false);
	});
	test('the official date as the school chose (R52)', () => {
		expect(['lastDayIn', 'firstDayOut'].map((officialDate) => officialEnd('2026-12-31', { ...DEFAULT_ENROLMENT, officialDate } as EnrolmentRules))).toEqual(['2026-12-31', '2027-01-01']);
		const job = (officialDate: EnrolmentRules['officialDate']) => (mine(plan([leaver('2026-11-20')], [account()], linked(), { officialDate }))!.smartschool as Extract<SmartschoolJob, { action: 'unregister' }>).officialDate;
		expect([job('lastDayIn'), job('firstDayOut')]).toEqual(['2026-11-20', '2026-11-21']);
	});
	test('who has left and then vanishes from the lists is nobody’s loss (L19)', () => {
		const rows = left();
		expect(agreedLeft({ ...emptyState(), u: { einddatumInschrijving: { o: '' } } })).toBe(false);
		for (let day = 1; day < 30; day++) expect(plan([], [account({ einddatumInschrijving: 'uitgeschakeld' })], rows, {}, { day: `2027-09-${String(day).padStart(2, '0')}` }).review.filter(({ soort }) => soort === 'missing')).toEqual([]);
	});
});

describe('who comes back (R54)', () => {
	const off = (handle: object = {}) => account({ einddatumInschrijving: 'uitgeschakeld' }, handle);
	test('was taken off the roll by the sync: class again, then switched on, never made anew', () => {
		const result = plan([pupil({ begindatumInschrijving: '2026-11-23' })], [off()], left());
		const job = mine(result)!.smartschool!;
		expect([job.action, job.writes.map(({ unit }) => unit).sort(), told(result)]).toEqual(['updateAccount', ['einddatumInschrijving', 'klas'], []]);
		expect(smartschoolCalls(job, { leaveBy: 'code', schoolYearDate: TODAY, userKey: 'number', checkCareer: 'moves' }).map(({ op, needs }) => [op, needs])).toEqual([['rejoinClass', []], ['checkCareer', [0]], ['setAccountStatus', [0, 1]]]);
		expect(result.summary.bewerkingen).toMatchObject({ reactivate: 1, classMove: 1 });
		const again = plan([pupil({ begindatumInschrijving: '2026-11-23' })], [account()], confirmed(mine(result)!));
		expect([mine(again), told(again), again.baseline.filter(({ row }) => row.key === TOOLS.fingerprint('leerling|p1'))]).toEqual([undefined, [], []]);
	});
	test('an end date that was taken back: the class move is written again, although the class is the same', () => expect(mine(plan([pupil()], [off()], left()))!.smartschool!.writes.map(({ unit }) => unit).sort()).toEqual(['einddatumInschrijving', 'klas']));
	test.each([
		['switched off by hand while enrolled', linked, {}, {}, false], ['the same, but the school wants everybody on', linked, {}, { returning: 'always' }, true], ['left, but the school wants to be asked', left, {}, { returning: 'never' }, false],
		['never seen, and Smartschool says that he left', () => [], { schoolverlater: true }, {}, true], ['never seen, just off', () => [], {}, {}, false], ['for the administration only', left, { status: 'administratief' }, { returning: 'always' }, false],
	] as [string, () => BaselineRow[], object, Partial<EnrolmentRules>, boolean][])('%s', (_name, rows, handle, rules, back) => {
		const result = plan([pupil()], [off(handle)], rows(), rules);
		expect(mine(result)?.smartschool?.writes.some(({ unit }) => unit === 'einddatumInschrijving') ?? false).toBe(back);
		if (!back) expect(told(result).length).toBe(1);
	});
	test('more than the limit at once waits, class and status together', () => {
		const limits = { ...DEFAULT_LIMITS, minimumPopulation: 1, anyField: { percent: 100 }, scopes: { reactivate: { percent: 0 } } };
		const result = plan([pupil({ naam: 'Anders', begindatumInschrijving: '2026-11-23' })], [off()], left(), {}, { settings: { limits } });
		expect(result.summary.vastgehouden.map(({ scope }) => scope)).toContain('reactivate');
		expect(mine(result)!.smartschool!.writes.map(({ unit }) => unit)).toEqual(['naam']);
	});
});

describe('lost class and no-show', () => {
	const without: ApartPupil = { waarom: 'zonderKlas', record: { ...pupil(), fields: {}, keys: { leerlingnummer: '900', instelnr: '030593' } } };
	const never: ApartPupil = { waarom: 'nietBegonnen', record: { ...without.record, fields: { einddatumInschrijving: '2026-09-01' } } };
	const made = () => confirmed(mine(plan([pupil()], [], []))!, { created: true });
	const OPTIONS: SmartschoolOptions = { leaveBy: 'code', schoolYearDate: TODAY, userKey: 'number' };

	test('to the control group, out of the class, told once (R34)', () => {
		const result = plan([], [account()], linked(), { controlGroup: 'controle' }, { apart: [without] });
		expect(told(result)).toEqual(['enrolment']);
		expect(smartschoolCalls(mine(result)!.smartschool!, OPTIONS).map(({ op, args }) => [op, args])).toEqual([['saveUserToClass', { userIdentifier: '900', class: 'controle', officialDate: TODAY }], ['removeUserFromGroup', { userIdentifier: '900', class: '3A', officialDate: TODAY }]]);
		const rows = confirmed(mine(result)!);
		const again = plan([], [account({ klascode: '' }, { groepen: ['controle'] })], rows, { controlGroup: 'controle' }, { apart: [without] });
		expect([mine(again), told(again), again.baseline.length]).toEqual([undefined, [], again.baseline.filter(({ row }) => row.key !== rows[0]!.key).length]);
		const back = mine(plan([pupil()], [account({ klascode: '' }, { groepen: ['controle'] })], rows, { controlGroup: 'controle' }))!.smartschool!;
		expect(smartschoolCalls(back, OPTIONS).map(({ op }) => op)).toEqual(['saveUserToClass', 'removeUserFromGroup']);
	});
	test('a control group that is an official class takes him by one move', () => {
		const result = plan([], [account(), klas('controle')], linked(), { controlGroup: 'controle' }, { apart: [without] });
		expect(smartschoolCalls(mine(result)!.smartschool!, OPTIONS).map(({ op }) => op)).toEqual(['saveUserToClass']);
	});
	test.each([['no control group', {}, linked(), TODAY], ['never linked', { controlGroup: 'controle' }, [], TODAY], ['in summer', { controlGroup: 'controle' }, linked(), '2027-07-10']])('stays where he is: %s', (_name, rules, rows, day) => expect(mine(plan([], [account()], rows, rules, { apart: [without], day }))).toBeUndefined());

	test('a no-show with an account of ours leaves on the day on which it would have begun; told once (R25, R48)', () => {
		const result = plan([], [account()], made(), {}, { apart: [never] });
		expect(mine(result)!.smartschool).toMatchObject({ action: 'unregister', officialDate: '2026-09-01' });
		expect(told(result)).toEqual(['enrolment']);
		const again = plan([], [account({ einddatumInschrijving: 'uitgeschakeld' })], confirmed(mine(result)!), {}, { apart: [never] });
		expect([mine(again), told(again)]).toEqual([undefined, []]);
	});
	test('within the grace he stays', () => expect(mine(plan([], [account()], made(), { graceDays: 365 }, { apart: [never] }))).toBeUndefined());
	test('an account that the sync did not make is a person’s: told once', () => {
		const result = plan([], [account()], linked(), {}, { apart: [never] });
		expect([mine(result), told(result)]).toEqual([undefined, ['enrolment']]);
		const rows = result.baseline.filter(({ row }) => row.key === linked()[0]!.key).map(({ row }) => row);
		expect(told(plan([], [account()], rows, {}, { apart: [never] }))).toEqual([]);
	});
	test('only an account that was really made is ours', () => {
		expect(made()[0]!.state).toContain(MADE);
		expect(confirmed(mine(plan([pupil()], [], []))!)[0]!.state).not.toContain(MADE);
	});
});

describe('both school years around the summer (R53, R57)', () => {
	test.each([['2026-27', '2027-05-31', undefined], ['2026-27', '2027-06-01', { jaar: 'volgend', schooljaar: '2027-28' }], ['2026-27', '2027-08-31', { jaar: 'volgend', schooljaar: '2027-28' }], ['2026-27', '2026-08-20', undefined], ['2026-27', '2026-09-01', { jaar: 'vorig', schooljaar: '2025-26' }], ['2026-27', '2026-10-31', { jaar: 'vorig', schooljaar: '2025-26' }], ['2026-27', '2026-11-01', undefined], ['1999-00', '2000-07-01', { jaar: 'volgend', schooljaar: '2000-01' }]])('%s on %s', (year, day, neighbour) => expect(neighbourOf(year, day)).toEqual(neighbour));

	const student = { pPersoon: 900, persoonId: 'p1', naam: 'Peeters', voornaam: 'Noor' };
	const enrolment = (begindatum: string, einddatum: string | null, more: object = {}) => ({ inschrijvingsId: begindatum, persoonId: 'p1', instelnr: '030593', status: 0, begindatum, einddatum, stamnr: '26', inschrKlassen: [{ klasCode: '3A', groepType: 0, begindatum, einddatum: null }], ...more });
	const at = (referentiedatum: string, own: object[], neighbour: object[], jaar: 'vorig' | 'volgend') => informatRecords([{ instelnr: '030593', students: own.length > 0 ? [student] : [], registrations: own }, { instelnr: '030593', jaar, students: neighbour.length > 0 ? [student] : [], registrations: neighbour }], { schooljaar: '2026-27', referentiedatum });
	test('in July who goes on is no leaver; who does not, is', () => {
		const goesOn = at('2027-07-10', [enrolment('2026-09-01', '2027-06-30')], [enrolment('2027-09-01', null)], 'volgend');
		expect([goesOn.records, goesOn.report.overgeslagen]).toEqual([[], { 'gaat verder in het volgende schooljaar': 1 }]);
		expect(at('2027-07-10', [enrolment('2026-09-01', '2027-06-30')], [], 'volgend').records[0]!.fields).toEqual({ einddatumInschrijving: '2027-06-30' });
	});
	test('an early enrolment waits and is counted', () => expect(at('2027-06-10', [], [enrolment('2027-09-01', null)], 'volgend').report.overgeslagen).toEqual({ 'inschrijving begint later': 1 }));
	test('in September last year’s leaver is one; who simply is not closed there tells nothing', () => {
		expect(at('2026-09-02', [], [enrolment('2025-09-01', '2026-06-30')], 'vorig').records[0]!.fields).toEqual({ einddatumInschrijving: '2026-06-30' });
		const open = at('2026-09-02', [], [enrolment('2025-09-01', null)], 'vorig');
		expect([open.records, open.report.overgeslagen, open.report.buiten]).toEqual([[], {}, []]);
	});
	test('a cancelled enrolment of next year says nothing about this one', () => expect(at('2027-06-10', [], [enrolment('2027-09-01', null, { status: 1 })], 'volgend').report.apart).toBeUndefined());

	test.each([['2027-08-31', '2026-27'], ['2027-09-01', '2027-28'], ['2026-12-31', '2026-27'], ['2027-01-01', '2026-27'], ['2099-09-01', '2099-00']])('the template on %s: %s (R58)', (day, year) => {
		const template = JSON.parse(readFileSync('workflows/02-standaardkoppeling.json', 'utf8')) as { nodes: { name: string; parameters: { assignments: { assignments: { name: string; value: string }[] } } }[] };
		const { value } = template.nodes.find(({ name }) => name === 'Instellingen')!.parameters.assignments.assignments.find(({ name }) => name === 'schooljaar')!;
		const body = /^=\{\{(.*)\}\}$/s.exec(value)![1]!;
		expect((new Function('$now', `return ${body}`) as (now: DateTime) => string)(DateTime.fromISO(day))).toBe(year);
	});
});

describe('the school career (R45, R46)', () => {
	const line = (date: string, groupCode: string, more: Partial<CareerLine> = {}): CareerLine => ({ date, groupCode, inClass: true, outSchool: false, ...more });
	const problem = (career: CareerLine[], officialDate = '2026-11-01') => careerProblem(career, { klascode: '3A', officialDate }, TODAY);
	test.each([['there', [line('2026-09-01', '3B'), line('2026-11-01', ' 3a ')]], ['unsorted', [line('2026-11-01', '3A'), line('2026-09-01', '3B')]], ['was there already', [line('2026-09-01', '3A')]], ['a later move that has not come', [line('2026-11-01', '3A'), line('2027-01-01', '3B')]]])('recorded: %s', (_name, career) => expect(problem(career)).toBeUndefined());
	test.each([['no line', [], /no line/], ['still the old class', [line('2026-09-01', '3B')], /class 3B since 2026-09-01/], ['overruled by a later line', [line('2026-11-01', '3A'), line('2026-11-10', '3B')], /class 3B since 2026-11-10/], ['out of school', [line('2026-11-05', '', { inClass: false, outSchool: true })], /out of school/], ['in no class', [line('2026-11-05', '', { inClass: false })], /no class/]])('not recorded: %s', (_name, career, message) => expect(problem(career as CareerLine[])).toMatch(message as RegExp));
	test('a move for a later day counts on that day', () => expect(problem([line('2026-12-01', '3A')], '2026-12-01')).toBeUndefined());
	test.each([[[], '2026-11-23'], [[line('2026-11-10', '3A', { inClass: false, outSchool: true })], '2026-11-23'], [[line('2026-11-30', '3A', { inClass: false, outSchool: true })], '2026-12-01'], [[line('2026-11-30', '3A')], '2026-11-23']])('the day of a return', (career, day) => expect(dayOfReturn(career, '2026-11-23')).toBe(day));
	test('read back before the stamnummer is written (R13), and only where it is asked', () => {
		const write = (unit: string, values: Record<string, string>) => ({ unit, direction: 'toSmartschool' as const, values, was: {}, changed: Object.keys(values), after: {} });
		const writes = [write('stamnummer', { stamnummer: '26' }), write('klas', { klascode: '3A', begindatumInschrijving: '2026-11-01' })];
		const calls = (job: SmartschoolJob, checkCareer: SmartschoolOptions['checkCareer']) => smartschoolCalls(job, { leaveBy: 'code', schoolYearDate: TODAY, userKey: 'number', checkCareer }).map(({ op }) => op);
		const update: SmartschoolJob = { action: 'updateAccount', internnummer: '900', gebruikersnaam: 'n', naam: '', voornaam: '', writes };
		const create: SmartschoolJob = { action: 'createAccount', leerlingnummer: '900', gebruikersnaam: 'n', writes };
		expect(calls(update, 'moves')).toEqual(['saveUserToClass', 'checkCareer', 'saveUserParameter']);
		expect([calls(update, 'off'), calls(update, undefined)]).toEqual([['saveUserToClass', 'saveUserParameter'], ['saveUserToClass', 'saveUserParameter']]);
		expect([calls(create, 'moves').includes('checkCareer'), calls(create, 'all').includes('checkCareer')]).toEqual([false, true]);
	});
});

test('the settings of the node', () => {
	expect(enrolmentOf({})).toEqual(DEFAULT_ENROLMENT);
	expect(enrolmentOf({ graceDays: '4' as unknown as number, controlGroup: ' controle ', officialDate: undefined })).toEqual({ ...DEFAULT_ENROLMENT, graceDays: 4, controlGroup: 'controle' });
	for (const graceDays of [-1, 1.5, Number.NaN]) expect(() => enrolmentOf({ graceDays })).toThrow('Bedenktijd');
});
