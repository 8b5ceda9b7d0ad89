/** The whole plan of absences: every item as it leaves the planner, who counts and where, what is believed, what is told (AB3, AB13–AB17). Rule by rule over runs: `absences.test.ts`. */
import { codeMap } from '../../sync/fields/absences';
import { confirmed, packLedger, refusedState, unpackLedger, type LedgerRow } from '../../sync/plan/absenceLedger';
import { planAbsences, type AbsencePlan, type AbsenceSettings } from '../../sync/plan/absences';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import type { DayCodes } from '../../sync/records/absences';
import type { SyncRecord } from '../../sync/types';
import { informatRead, pupil, SETTINGS, smartschoolRead, TOOLS, type Shown } from './absenceWorld';

const DAY = '2026-11-23';
const NOW = `${DAY}T08:40:00+01:00`;
const LATER = `${DAY}T10:00:00+01:00`;
const on = (people: Record<string, DayCodes>, day = DAY): Shown => ({ [day]: people });
interface Given { people?: SyncRecord[]; shown?: Shown; rows?: LedgerRow[]; now?: string; settings?: Partial<AbsenceSettings>; institutes?: string[] }
const plan = ({ people = [pupil('1')], shown = on({ 1: ['Z', '|'] }), rows = [], now = NOW, settings = {}, institutes }: Given = {}): AbsencePlan =>
	planAbsences({ informat: informatRead(people, institutes), smartschool: smartschoolRead(shown, now), ledger: rows, settings: { ...SETTINGS, ...settings }, tools: TOOLS });
const rowsOf = ({ baseline }: AbsencePlan): LedgerRow[] => baseline.map(({ row }) => row);
/** Rows after Informat confirmed everything. */
const done = (given: Given = {}): LedgerRow[] => {
	const made = plan(given);
	return rowsOf(made).map((row) => {
		const change = made.changes.find(({ row: { key } }) => key === row.key);
		return change ? { ...row, state: confirmed(row.state, change.absence.print) } : row;
	});
};
const refused = (code: string, given: Given = {}): LedgerRow[] => {
	const made = plan(given);
	return made.changes.map(({ row, absence: { attempt, on: day } }) => ({ ...row, state: refusedState(row.state, { code, attempt, on: day }) }));
};
const sent = ({ changes }: AbsencePlan): string[] => changes.map(({ absence: { persoonId, date, partOfDay, absenceCode, instelnr, locationIdDiscimus } }) => `${persoonId} ${date} ${partOfDay} ${absenceCode} ${instelnr} ${locationIdDiscimus}`);

describe('every item as it leaves the planner', () => {
	test('a half day to send: the row is stored first, the change has all that the call needs', () => {
		const { changes, baseline, review, summary } = plan();
		const row = { key: expect.any(String) as string, datum: DAY, state: expect.any(String) as string };
		expect(baseline).toEqual([{ soort: 'basis', row, rowIsNew: true }]);
		expect(changes).toEqual([{
			soort: 'wijziging', mode: 'apply', plan: summary.plan, label: 'Leerling 1, 3NWa', veld: '23/11/2026 VM', row: baseline[0]!.row, rowIsNew: false, rowChanged: false, results: [],
			absence: { persoonId: 'persoon-1', instelnr: '099999', schooljaar: '2026-27', date: DAY, partOfDay: 'VM', absenceCode: 'Z', locationIdDiscimus: 12345, timestamp: NOW, print: expect.any(String) as string, attempt: expect.any(String) as string, on: DAY },
		}]);
		expect(unpackLedger(baseline[0]!.row.state)).toEqual({ seen: changes[0]!.absence.print, since: NOW, sent: '', told: '' });
		expect(review).toEqual([]);
		expect(summary).toMatchObject({
			soort: 'samenvatting', modus: 'apply', goedkeuring: '', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: '', halveDagen: { totaal: 1, inOrde: 0, doorTeGeven: 1, vastgehouden: 0, nazicht: 0, nietDoorgegeven: 0, ingetrokken: 0 },
			perCode: { Z: 1 }, nietDoorgegeven: {}, vestigingenZonderNummer: [], bewerkingen: { absence: 1 }, vastgehouden: [], nazicht: {}, aliassen: [], teMelden: 0,
			verschillen: [{ label: 'Leerling 1, 3NWa', veld: '23/11/2026 VM', naar: 'informat', van: '', wordt: '••', regel: 'Informat ← Smartschool', wacht: '' }],
		});
		expect(summary.lezingen.map(({ bron }) => bron)).toEqual(['informat', 'smartschool']);
	});
	test('no names of the reads in the summary (L25)', () => {
		const informat = informatRead([pupil('1')]);
		const made = planAbsences({ informat: { ...informat, report: { ...informat.report, buiten: ['persoon-9'] } }, smartschool: smartschoolRead(on({ 1: ['Z', '|'] }), NOW), ledger: [], settings: SETTINGS, tools: TOOLS });
		expect(JSON.stringify(made.summary)).not.toContain('persoon');
	});
	test('another code than before: the old one is told, and both stay masked unless the school wants them shown', () => {
		const rows = done();
		const shown = on({ 1: ['D', '|'] });
		expect(plan({ rows, shown, now: LATER }).summary.verschillen[0]).toMatchObject({ van: '••', wordt: '••' });
		expect(plan({ rows, shown, now: LATER, settings: { showCodes: true } }).summary.verschillen[0]).toMatchObject({ van: 'Z', wordt: 'D' });
		expect(plan({ rows, shown, now: LATER, settings: { showCodes: true, codes: new Map([['D', 'D']]) } }).summary.verschillen[0]).toMatchObject({ van: '', wordt: 'D' });
		expect(plan({ rows, shown, now: LATER }).baseline).toEqual([{ soort: 'basis', row: expect.objectContaining({ key: rows[0]!.key }) as LedgerRow, rowIsNew: false }]);
	});
	test('withdrawn by a code of the school: a scope and a rule of its own', () => {
		const { summary, changes } = plan({ rows: done(), shown: on({ 1: ['|', 'Z'] }), now: LATER, settings: { withdrawn: 'X', showCodes: true } });
		expect(summary.bewerkingen).toEqual({ withdrawal: 1, absence: 1 });
		expect(summary.verschillen.map(({ van, wordt, regel }) => [van, wordt, regel])).toEqual([['Z', 'X', 'ingetrokken in Smartschool'], ['', 'Z', 'Informat ← Smartschool']]);
		expect(summary.halveDagen).toMatchObject({ totaal: 1, doorTeGeven: 1, ingetrokken: 1 });
		expect([summary.perCode, changes.length]).toEqual([{ X: 1, Z: 1 }, 2]);
		const later = done({ rows: done(), shown: on({ 1: ['|', '|'] }), now: LATER, settings: { withdrawn: 'X' } });
		expect(plan({ rows: later, shown: on({ 1: ['D', '|'] }), now: LATER, settings: { withdrawn: 'X', showCodes: true } }).summary.verschillen[0]).toMatchObject({ van: 'X', wordt: 'D' });
	});
	test('in the order of day, half day, name', () => {
		const people = ['3', '1', '2'].map((number) => ({ ...pupil(number), label: number === '1' ? 'Zoë' : `Anna ${number}` }));
		const shown = { ...on({ 3: ['Z', 'D'], 1: ['Z', '|'], 2: ['Z', '|'] }), '2026-11-20': { 1: ['|', 'B'] as DayCodes } };
		const expected = ['persoon-1 2026-11-20 NM B', 'persoon-2 2026-11-23 VM Z', 'persoon-3 2026-11-23 VM Z', 'persoon-1 2026-11-23 VM Z', 'persoon-3 2026-11-23 NM D'];
		for (const all of [people, [...people].reverse()]) {
			const made = plan({ people: all, shown });
			expect(sent(made).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual(expected);
			expect(made.summary.plan).toBe(plan({ people, shown }).summary.plan);
		}
	});
	test('the plan is another one for another half day, code or location, and has no name when nothing is sent', () => {
		const names = [plan(), plan({ shown: on({ 1: ['|', 'Z'] }) }), plan({ shown: on({ 1: ['D', '|'] }) }), plan({ settings: { locations: new Map([['001', 54321]]) } }), plan({ shown: on({ 1: ['Z', 'Z'] }) })].map(({ summary }) => summary.plan);
		expect(new Set(names).size).toBe(names.length);
		for (const name of names) expect(name).toHaveLength(16);
		expect(plan({ shown: on({ 1: ['|', '|'] }) }).summary.plan).toBe('leeg');
	});
	test('the school’s own words, only for what is sent now', () => {
		const smartschool = smartschoolRead(on({ 1: ['Z', 'D'] }), NOW);
		smartschool.records[0]!.aliassen = { [DAY]: ['Ziek thuis', null] };
		const made = (rows: LedgerRow[]) => planAbsences({ informat: informatRead([pupil('1')]), smartschool, ledger: rows, settings: SETTINGS, tools: TOOLS }).summary.aliassen;
		expect(made([])).toEqual([{ label: 'Leerling 1, 3NWa', veld: '23/11/2026 VM', alias: 'Ziek thuis' }]);
		expect(made(done({ shown: on({ 1: ['Z', 'D'] }) }))).toEqual([]);
	});
});

describe('who counts, and where', () => {
	const left = (given: Given) => plan(given).summary.nietDoorgegeven;
	test('by the enrolment that counts on that day; the last day in still counts', () => {
		const shown = { ...on({ 1: ['Z', '|'] }), '2026-11-20': { 1: ['Z', '|'] as DayCodes } };
		expect(sent(plan({ people: [pupil('1', { left: '2026-11-20' })], shown }))).toEqual(['persoon-1 2026-11-20 VM Z 099999 12345']);
		expect(left({ people: [pupil('1', { left: '2026-11-20' })], shown })).toEqual({ 'uitgeschreven op die dag': { leerlingen: 1, halveDagen: 1 } });
	});
	test('secondary education only', () => expect(left({ people: [pupil('1', { structure: '211' })] })).toEqual({ 'geen secundair onderwijs (Informat neemt via deze weg geen andere afwezigheden aan)': { leerlingen: 1, halveDagen: 1 } }));
	test('each pupil once per reason, each half day; who is present is not left out', () => {
		expect(left({ shown: { ...on({ 8: ['Z', 'D'], 9: ['|', null] }), '2026-11-20': { 8: ['Z', '|'] } } })).toEqual({ 'niet gevonden in Informat, of zonder klas': { leerlingen: 1, halveDagen: 3 } });
		expect(left({ shown: on({ 8: ['Z', 'D'], 9: ['Z', '|'] }) })).toEqual({ 'niet gevonden in Informat, of zonder klas': { leerlingen: 2, halveDagen: 3 } });
	});
	test('a location by institute before one by its code, before the one for all', () => {
		const at = (...locations: [string, number][]) => plan({ settings: { locations: new Map(locations) } }).changes.map(({ absence }) => absence.locationIdDiscimus);
		expect([at(['*', 3], ['001', 2], ['099999/001', 1]), at(['*', 3], ['001', 2], ['088888/001', 1]), at(['*', 3], ['002', 2])]).toEqual([[1], [2], [3]]);
	});
	test('a location without number is named once', () => {
		const { summary } = plan({ people: [pupil('1', { vestCode: '008' }), pupil('2', { vestCode: '007' }), pupil('3', { vestCode: '007' })], shown: on({ 1: ['Z', '|'], 2: ['Z', 'Z'], 3: ['Z', '|'] }) });
		expect([summary.vestigingenZonderNummer, summary.nietDoorgegeven]).toEqual([['099999/007', '099999/008'], { 'vestiging zonder Discimus-nummer in de instellingen': { leerlingen: 3, halveDagen: 4 } }]);
	});
	test('in two institutes: the first that the school names and that counts on that day, with a location', () => {
		const people = [pupil('1', { instelnr: '088888', vestCode: '001' }), pupil('1', { instelnr: '077777', vestCode: '001' }), pupil('1', { instelnr: '099999', vestCode: '009' })];
		const where = (institutes: string[], all = people) => sent(plan({ people: all, institutes })).map((line) => line.split(' ')[4]);
		expect([where(['099999', '088888', '077777']), where(['077777']), where(['088888', '077777']), where([])]).toEqual([['088888'], ['077777'], ['088888'], ['088888']]);
		expect(where(['088888', '077777'], [pupil('1', { instelnr: '088888', left: '2026-09-30' }), people[1]!])).toEqual(['077777']);
		expect(where(['088888', '077777'], [pupil('1', { instelnr: '088888', structure: '211' }), people[1]!])).toEqual(['077777']);
	});
	test('classes, and pupils without a number, are nobody’s half days', () => {
		const people = [pupil('2'), { ...pupil('1'), soort: 'klas' as const }, { ...pupil('1'), keys: {} }];
		expect(sent(plan({ people }))).toEqual([]);
	});
	test('the share of a limit is taken of all half days that are told, present ones too', () => {
		const shown = on(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [String(index + 1), [index < 4 ? 'Z' : '|', null] as DayCodes])));
		const people = Array.from({ length: 20 }, (_, index) => pupil(String(index + 1)));
		const limits = (percent: number) => ({ limits: { ...DEFAULT_LIMITS, scopes: { absence: { percent } } } });
		expect(plan({ people, shown, settings: limits(20) }).summary.vastgehouden).toEqual([]);
		expect(plan({ people, shown, settings: limits(19) }).summary.vastgehouden).toEqual([expect.objectContaining({ scope: 'absence', count: 4, population: 20 })]);
	});
});

describe('more than the limit waits', () => {
	const settings = { limits: { ...DEFAULT_LIMITS, scopes: { absence: { percent: 100, count: 1 } } } };
	const shown = on({ 1: ['Z', 'D'] });
	test('told with the code to approve; the rows are kept, nothing is sent', () => {
		const { changes, baseline, review, summary } = plan({ shown, settings });
		expect(changes).toEqual([]);
		expect(baseline).toHaveLength(2);
		expect(review).toEqual([{ soort: 'held', key: expect.any(String) as string, nieuw: true, label: '', veld: 'Afwezigheden voor Informat', informat: '', smartschool: '', uitleg: expect.stringContaining(summary.goedkeuring) as string }]);
		expect(summary).toMatchObject({ halveDagen: { doorTeGeven: 0, vastgehouden: 2 }, nazicht: { held: 1 }, teMelden: 1 });
		expect(summary.goedkeuring).not.toBe('');
		expect(summary.verschillen.map(({ wacht }) => wacht)).toEqual(['Afwezigheden voor Informat', 'Afwezigheden voor Informat']);
	});
	test('one part waits, the other goes', () => {
		const made = plan({ rows: done({ shown }), shown: on({ 1: ['|', 'Z'] }), now: LATER, settings: { withdrawn: 'X', limits: { ...DEFAULT_LIMITS, scopes: { withdrawal: { percent: 100, count: 0 } } } } });
		expect(sent(made)).toEqual(['persoon-1 2026-11-23 NM Z 099999 12345']);
		expect(made.summary.verschillen.map(({ wacht }) => wacht !== '')).toEqual([true, false]);
		expect(made.summary.halveDagen).toMatchObject({ totaal: 1, doorTeGeven: 1, vastgehouden: 0, ingetrokken: 1 });
	});
	test('an approval that is used is remembered under the day of the read; a preview uses none', () => {
		const approval = plan({ shown, settings }).summary.goedkeuring;
		const approved = plan({ shown, settings: { ...settings, approval } });
		expect(approved.changes).toHaveLength(2);
		expect(approved.summary.goedgekeurd).toBe(true);
		expect(approved.baseline.at(-1)).toEqual({ soort: 'basis', row: { key: expect.any(String) as string, state: 'goedkeuring 1', datum: DAY }, rowIsNew: true });
		expect(plan({ shown, settings: { ...settings, approval, mode: 'preview' } }).baseline).toEqual([]);
	});
});

describe('what a half day needs', () => {
	test('present and never known: nothing, not even a row', () => expect(plan({ shown: on({ 1: ['|', null] }) })).toMatchObject({ changes: [], baseline: [], review: [], summary: { halveDagen: { totaal: 0, ingetrokken: 0 } } }));
	test('a code that is never sent leaves no row', () => expect(plan({ shown: on({ 1: ['L', '|'] }) })).toMatchObject({ changes: [], baseline: [], summary: { halveDagen: { totaal: 1, nietDoorgegeven: 1, inOrde: 0 } } }));
	test('confirmed: in order, and nothing is stored', () => expect(plan({ rows: done(), now: LATER })).toMatchObject({ changes: [], baseline: [], review: [], summary: { halveDagen: { totaal: 1, inOrde: 1 } } }));
	test('seen, sent never confirmed: sent again with the first moment', () => expect(plan({ rows: rowsOf(plan()), now: LATER })).toMatchObject({ baseline: [], changes: [{ absence: { timestamp: NOW } }] }));
	test('back to the code that Informat has: nothing is sent, the moment is the new one', () => {
		const away = rowsOf(plan({ rows: done(), shown: on({ 1: ['|', '|'] }), now: LATER }));
		const back = plan({ rows: away, now: `${DAY}T11:00:00+01:00` });
		expect(back.changes).toEqual([]);
		expect(unpackLedger(back.baseline[0]!.row.state)).toMatchObject({ since: `${DAY}T11:00:00+01:00`, told: '' });
	});

	describe('withdrawn', () => {
		const gone = { rows: done(), shown: on({ 1: ['|', '|'] }), now: LATER };
		test('a line for a person, once, with what was sent', () => {
			const made = plan(gone);
			expect(made.review).toEqual([{ soort: 'todo', key: expect.any(String) as string, nieuw: true, label: 'Leerling 1, 3NWa', veld: '23/11/2026 VM', informat: 'Z', smartschool: '', uitleg: expect.stringContaining('ingetrokken') as string }]);
			expect(made.summary).toMatchObject({ halveDagen: { totaal: 0, ingetrokken: 1 }, nazicht: { todo: 1 }, teMelden: 1 });
			const rows = rowsOf(made);
			expect(plan({ ...gone, rows })).toMatchObject({ review: [], baseline: [], summary: { halveDagen: { ingetrokken: 1 }, teMelden: 0 } });
			expect(plan({ ...gone, rows, settings: { mode: 'preview' } })).toMatchObject({ review: [{ nieuw: false }], summary: { nazicht: { todo: 1 }, teMelden: 0 } });
		});
		test('what Informat never got has nothing to withdraw, also with a code for it', () => {
			for (const withdrawn of ['', 'X']) expect(plan({ ...gone, rows: rowsOf(plan()), settings: { withdrawn } })).toMatchObject({ changes: [], review: [], summary: { halveDagen: { ingetrokken: 0 } } });
		});
		test('a code that is withdrawn to the same one is nothing to do', () => expect(plan({ ...gone, settings: { withdrawn: 'Z' } })).toMatchObject({ changes: [], review: [] }));
	});

	test('now a code that is not sent, while Informat keeps the old one: for a person, and not what was never sent', () => {
		expect(plan({ rows: done(), shown: on({ 1: ['L', '|'] }), now: LATER })).toMatchObject({ changes: [], review: [{ soort: 'todo', informat: 'Z', smartschool: 'L', uitleg: expect.stringContaining('wordt niet doorgegeven') }], summary: { halveDagen: { totaal: 1, nazicht: 1, nietDoorgegeven: 0 } } });
		expect(plan({ rows: rowsOf(plan()), shown: on({ 1: ['L', '|'] }), now: LATER })).toMatchObject({ changes: [], review: [] });
	});
	test('a code that nobody knows waits for the school', () => {
		const made = plan({ shown: on({ 1: ['K', '|'] }) });
		expect(made).toMatchObject({ changes: [], review: [{ soort: 'unknownCode', informat: '', smartschool: 'K', nieuw: true }], summary: { halveDagen: { totaal: 1, nazicht: 1 }, teMelden: 1 } });
		const rows = rowsOf(made);
		expect(plan({ rows, shown: on({ 1: ['K', '|'] }), now: LATER })).toMatchObject({ review: [], baseline: [] });
		expect(plan({ rows, shown: on({ 1: ['K', '|'] }), now: LATER, settings: { codes: codeMap([['K', 'D']]) } })).toMatchObject({ changes: [{ absence: { absenceCode: 'D', timestamp: NOW } }], review: [] });
	});
	test('of one half day each sort of line has its own key, and of two half days too', () => {
		const keys = [plan({ shown: on({ 1: ['K', '|'] }) }), plan({ shown: on({ 1: ['|', 'K'] }) }), plan({ rows: done(), shown: on({ 1: ['L', '|'] }) }), plan({ rows: refused('DNF002'), now: LATER })].map(({ review }) => review[0]!.key);
		expect(new Set(keys).size).toBe(4);
	});
});

describe('refused by Informat (AB14, AB15)', () => {
	const TOMORROW = '2026-11-24T08:00:00+01:00';
	const next = (code: string, given: Given = {}) => plan({ rows: refused(code), now: LATER, ...given });
	test.each(['DNF002', 'DNF008', 'DNF009', 'DNF011', 'XYZ1'])('%s: told, and tried again the next day', (code) => {
		expect(next(code)).toMatchObject({ changes: [], review: [{ soort: ['DNF009', 'DNF011'].includes(code) ? 'information' : 'refused', informat: '', smartschool: 'Z', nieuw: true }] });
		expect(sent(next(code, { now: TOMORROW }))).toHaveLength(1);
	});
	test('nobody has to do anything about information', () => expect(next('DNF009').summary).toMatchObject({ nazicht: { information: 1 }, teMelden: 0, halveDagen: { nazicht: 1, doorTeGeven: 0 } }));
	test('another location, code or institute is another attempt, the same day', () => {
		expect(sent(next('DNF008', { settings: { locations: new Map([['001', 2]]) } }))).toHaveLength(1);
		expect(sent(next('DNF002', { settings: { codes: codeMap([['Z', 'D']]) } }))).toHaveLength(1);
		expect(sent(next('DNF002', { people: [pupil('1', { instelnr: '088888' })], institutes: ['088888'] }))).toHaveLength(1);
	});
	test('DNF010: the same attempt is never made again, another one is', () => {
		expect(sent(next('DNF010', { now: TOMORROW }))).toEqual([]);
		expect(sent(next('DNF010', { now: TOMORROW, settings: { codes: codeMap([['Z', 'D']]) } }))).toHaveLength(1);
	});
	test('MNA007: no attempt at all until Smartschool says something else', () => {
		for (const given of [{}, { now: TOMORROW }, { now: TOMORROW, settings: { locations: new Map([['001', 2]]), codes: codeMap([['Z', 'D']]) } }]) expect(sent(next('MNA007', given))).toEqual([]);
		expect(sent(next('MNA007', { shown: on({ 1: ['D', '|'] }) }))).toHaveLength(1);
	});
	test('what Informat had of us before is told with it; what somebody overwrote there is not ours to withdraw', () => {
		const before = { rows: done(), shown: on({ 1: ['D', '|'] }), now: LATER };
		for (const code of ['MNA007', 'DNF002']) expect(plan({ ...before, rows: refused(code, before) }).review).toMatchObject([{ informat: 'Z', smartschool: 'D' }]);
		const after = { shown: on({ 1: ['|', '|'] }), now: `${DAY}T12:00:00+01:00` };
		expect(plan({ ...after, rows: refused('MNA007', before) }).review).toEqual([]);
		expect(plan({ ...after, rows: refused('DNF002', before) }).review).toMatchObject([{ soort: 'todo', informat: 'Z' }]);
	});
});

describe('nothing is believed blindly', () => {
	const informat = informatRead([pupil('1')]);
	const check = (a = informat, b = smartschoolRead(on({ 1: ['Z', '|'] }), NOW)) => () => planAbsences({ informat: a, smartschool: b, ledger: [], settings: SETTINGS, tools: TOOLS });
	test.each<[string, () => unknown, string]>([
		['no pupil', check(informatRead([{ ...pupil('1'), soort: 'klas' }])), 'Informat gave no pupil with a realised enrolment and a class. Nothing was changed. Check the school year, the reference date and the institute numbers in the settings.'],
		['another school year', check(informat, smartschoolRead(on({ 1: ['Z', '|'] }), NOW, '2025-26')), 'The two reads are of different school years (2026-27 and 2025-26). Nothing was changed. Give both nodes the same values.'],
		['only what changed', check({ ...informat, report: { ...informat.report, volledig: false } }), 'Informat was read for what changed only. Choose “Everything (Alles)” in Informat: Get Sync Records, so that every absent pupil is known. Nothing was changed.'],
		['nobody on any day', check(informat, smartschoolRead({ [DAY]: {}, '2026-11-20': {} }, NOW)), 'Smartschool gave no pupils on any day. Nothing was changed. Check the rights of the access code, and whether absences are kept in Smartschool.'],
	])('%s', (_name, run, message) => expect(run).toThrow(new Error(message)));
	test.each<[string, () => unknown]>([
		['a class beside pupils', check(informatRead([{ ...pupil('2'), soort: 'klas' }, pupil('1')]))], ['a read that does not say whether it is whole', check({ ...informat, report: { ...informat.report, volledig: undefined } })],
		['one day with nobody of two', check(informat, smartschoolRead({ [DAY]: { 1: [null, null] }, '2026-11-20': {} }, NOW))], ['no day at all', check(informat, smartschoolRead({}, NOW))], ['a day on which nobody has a code', check(informat, smartschoolRead(on({ 1: [null, null] }), NOW))],
	])('%s is fine', (_name, run) => expect(run).not.toThrow());
	test('a damaged row stops the run', () => expect(() => plan({ rows: [{ key: 'k', datum: DAY, state: 'x' }] })).toThrow('Row k of the absences table is damaged'));
	test('rows of other half days change nothing', () => expect(plan({ rows: [{ key: 'k', datum: DAY, state: packLedger({ seen: 'a', since: NOW, sent: 'b', told: '' }) }] })).toMatchObject({ changes: [{ rowIsNew: false }], baseline: [{ rowIsNew: true }], review: [] }));
});
