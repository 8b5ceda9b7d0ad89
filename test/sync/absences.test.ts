/** The absences planner, rule by rule. Property tests: `absencesLaws.test.ts`. */
import { codeMap } from '../../sync/fields/absences';
import { packLedger, readLedger, unpackLedger } from '../../sync/plan/absenceLedger';
import { planAbsences } from '../../sync/plan/absences';
import { absenceRapport } from '../../sync/plan/absenceTexts';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { absenceRecords, schoolDays } from '../../sync/records/absences';
import { informatRead, pupil, School, SETTINGS, smartschoolRead, TOOLS } from './absenceWorld';

const DAY = '2026-11-23';
const at = (time: string, day = DAY) => `${day}T${time}:00+01:00`;
const one = (am: string | null, pm: string | null = '|') => ({ [DAY]: { '1': [am, pm] as const, '2': ['|', '|'] as const } });

function school(settings: Partial<typeof SETTINGS> = {}): School {
	const made = new School([pupil('1'), pupil('2')], settings);
	made.shown = one('Z', 'Z');
	return made;
}

describe('what is sent', () => {
	test('one call per half day, with the moment at which the code was first seen, once', () => {
		const at1 = school();
		const { changes } = at1.run(at('08:40'));
		expect(changes.map(({ absence: { persoonId, date, partOfDay, absenceCode, locationIdDiscimus, timestamp, schooljaar, instelnr } }) => [persoonId, date, partOfDay, absenceCode, locationIdDiscimus, timestamp, schooljaar, instelnr])).toEqual([
			['persoon-1', DAY, 'VM', 'Z', 12345, at('08:40'), '2026-27', '099999'],
			['persoon-1', DAY, 'NM', 'Z', 12345, at('08:40'), '2026-27', '099999'],
		]);
		const again = at1.run(at('08:55'));
		expect(again.changes).toEqual([]);
		expect(again.baseline).toEqual([]);
		expect(again.summary.halveDagen).toMatchObject({ totaal: 2, inOrde: 2, doorTeGeven: 0 });
	});

	test('only the half day that changed, with its own moment', () => {
		const at1 = school();
		at1.run(at('08:40'));
		at1.shown = one('Z', 'D');
		expect(at1.run(at('13:10')).changes.map(({ absence }) => [absence.partOfDay, absence.absenceCode, absence.timestamp])).toEqual([['NM', 'D', at('13:10')]]);
	});

	test('the moment stays the first one while the plan waits for approval, and the approval works once', () => {
		const at1 = school({ limits: { ...DEFAULT_LIMITS, scopes: { absence: { percent: 100, count: 1 } } } });
		const held = at1.run(at('08:40'));
		expect(held.changes).toEqual([]);
		expect(held.review.map(({ soort }) => soort)).toEqual(['held']);
		const approval = held.summary.goedkeuring;
		expect(at1.run(at('09:00'), { approval }).changes.map(({ absence }) => absence.timestamp)).toEqual([at('08:40'), at('08:40')]);
		at1.ledger.forEach((row, key) => row.state.startsWith('1 ') && at1.ledger.delete(key));
		const twice = at1.run(at('09:05'), { approval });
		expect(twice.changes).toEqual([]);
		expect(twice.summary.goedkeuringProbleem).toContain('al gebruikt');
	});

	test('a preview gives nothing to do or to store, tells the same plan, and shows no code', () => {
		const at1 = school();
		const preview = at1.plan(at('08:40'), { mode: 'preview' });
		expect([preview.changes, preview.baseline]).toEqual([[], []]);
		expect(preview.summary.plan).toBe(at1.plan(at('08:40')).summary.plan);
		expect(preview.summary.verschillen.map(({ wordt }) => wordt)).toEqual(['••', '••']);
		expect(at1.plan(at('08:40'), { mode: 'preview', showCodes: true }).summary.verschillen[0]!.wordt).toBe('Z');
	});

	test('late and unknown only when the school says so; present and nothing never', () => {
		const at1 = school();
		at1.shown = { [DAY]: { '1': ['L', '-'], '2': ['|', null] } };
		expect(at1.plan(at('09:00')).changes).toEqual([]);
		expect(at1.plan(at('09:00')).summary.halveDagen).toMatchObject({ totaal: 2, nietDoorgegeven: 2 });
		expect(at1.plan(at('09:00'), { codes: codeMap([['L', 'L'], ['-', '-']]) }).changes.map(({ absence }) => absence.absenceCode)).toEqual(['L', '-']);
	});

	test('another code for Informat, and a code that nobody knows waits, told once', () => {
		const at1 = school({ codes: codeMap([['O', 'P']]) });
		at1.shown = one('O', 'K');
		const first = at1.run(at('09:00'));
		expect(first.changes.map(({ absence }) => absence.absenceCode)).toEqual(['P']);
		expect(first.review).toEqual([expect.objectContaining({ soort: 'unknownCode', smartschool: 'K', nieuw: true })]);
		expect(at1.run(at('09:15')).review).toEqual([]);
		expect(at1.plan(at('09:30'), { mode: 'preview' }).review).toEqual([expect.objectContaining({ soort: 'unknownCode', nieuw: false })]);
	});

	test('who does not count is told with numbers, and nothing is sent', () => {
		const people = [pupil('1', { structure: '211' }), pupil('2', { vestCode: '007' }), pupil('3', { left: '2026-11-20' }), pupil('4', { left: DAY })];
		const smartschool = smartschoolRead({ [DAY]: { '1': ['Z', 'Z'], '2': ['Z', '|'], '3': ['Z', '|'], '4': ['Z', '|'], '5': ['Z', 'D'] } });
		const { changes, summary, review } = planAbsences({ informat: informatRead(people), smartschool, ledger: [], settings: SETTINGS, tools: TOOLS });
		expect(changes.map(({ absence }) => absence.persoonId)).toEqual(['persoon-4']);
		expect(Object.entries(summary.nietDoorgegeven).map(([reason, { leerlingen, halveDagen }]) => [reason.split(' ')[0], leerlingen, halveDagen])).toEqual([['geen', 1, 2], ['vestiging', 1, 1], ['uitgeschreven', 1, 1], ['niet', 1, 2]]);
		expect(summary.vestigingenZonderNummer).toEqual(['099999/007']);
		expect(summary.halveDagen).toMatchObject({ totaal: 7, doorTeGeven: 1, nietDoorgegeven: 6 });
		expect(absenceRapport(summary, review)).toContain('099999/007');
	});

	test('in two institutes: the one that the school names first; the location by institute', () => {
		const people = [pupil('1', { instelnr: '088888' }), pupil('1', { instelnr: '099999' })];
		const plan = (instellingen: string[]) => planAbsences({ informat: informatRead(people, instellingen), smartschool: smartschoolRead(one('Z', '|')), ledger: [], settings: { ...SETTINGS, locations: new Map([['099999/001', 1], ['088888/001', 2]]) }, tools: TOOLS });
		expect(plan(['099999', '088888']).changes.map(({ absence }) => [absence.instelnr, absence.locationIdDiscimus])).toEqual([['099999', 1]]);
		expect(plan(['088888', '099999']).changes.map(({ absence }) => [absence.instelnr, absence.locationIdDiscimus])).toEqual([['088888', 2]]);
	});
});

describe('withdrawn', () => {
	test('a line on the list, once; back again is sent again only when it is another code', () => {
		const at1 = school();
		at1.run(at('08:40'));
		at1.shown = one('|', 'Z');
		const first = at1.run(at('10:00'));
		expect(first.changes).toEqual([]);
		expect(first.review).toEqual([expect.objectContaining({ soort: 'todo', informat: 'Z', smartschool: '', nieuw: true, veld: '23/11/2026 VM' })]);
		expect(at1.run(at('10:15')).review).toEqual([]);
		at1.shown = one('Z', 'Z');
		expect(at1.run(at('10:30')).changes).toEqual([]);
		at1.shown = one('D', 'Z');
		expect(at1.run(at('10:45')).changes.map(({ absence }) => [absence.absenceCode, absence.timestamp])).toEqual([['D', at('10:45')]]);
	});

	test('by the code of the school, once, with the moment of the withdrawal', () => {
		const at1 = school({ withdrawn: 'X' });
		at1.run(at('08:40'));
		at1.shown = one('|', 'Z');
		expect(at1.run(at('10:00')).changes.map(({ absence }) => [absence.absenceCode, absence.timestamp])).toEqual([['X', at('10:00')]]);
		expect(at1.run(at('10:15')).changes).toEqual([]);
	});

	test('to a code that is not sent: told, because Informat keeps the old one', () => {
		const at1 = school();
		at1.run(at('08:40'));
		at1.shown = one('L', 'Z');
		expect(at1.run(at('10:00')).review).toEqual([expect.objectContaining({ soort: 'todo', informat: 'Z', smartschool: 'L' })]);
	});

	test('a pupil who is not told, and a day on which nobody has a code, withdraw nothing', () => {
		const at1 = school();
		at1.run(at('08:40'));
		at1.shown = { [DAY]: { '2': ['|', '|'] } };
		expect(at1.run(at('10:00')).review).toEqual([]);
		at1.shown = { [DAY]: { '1': [null, null], '2': [null, null] } };
		const { review, summary } = at1.run(at('10:15'));
		expect([review, summary.halveDagen.ingetrokken]).toEqual([[], 0]);
	});
});

describe('refused', () => {
	const refused = (code: string): School => {
		const at1 = school();
		at1.shown = one('Z', '|');
		at1.refuses.set(`persoon-1 ${DAY} VM`, code);
		at1.run(at('08:40'));
		return at1;
	};

	test('MNA007: told once with both codes, never sent again until Smartschool says something else', () => {
		const at1 = school();
		at1.shown = one('Z', '|');
		at1.run(at('08:40'));
		at1.informat.set(`persoon-1 ${DAY} VM`, { code: 'R', at: Date.parse(at('12:00')), byApi: false });
		at1.shown = one('D', '|');
		at1.run(at('11:00'));
		expect(at1.sent.at(-1)).toMatchObject({ code: 'D', answer: 'MNA007' });
		const told = at1.run(at('11:15'));
		expect(told.review).toEqual([expect.objectContaining({ soort: 'refused', informat: 'Z', smartschool: 'D', nieuw: true, uitleg: expect.stringContaining('nieuwere waarde') })]);
		for (const day of ['2026-11-24', '2026-11-25', '2026-12-01']) {
			const next = at1.run(at('09:00', day), { codes: codeMap([['D', 'Z']]), locations: new Map([['*', 999]]) });
			expect([next.changes, next.review]).toEqual([[], []]);
		}
		at1.shown = one('P', '|');
		expect(at1.run(at('13:00')).changes.map(({ absence }) => [absence.absenceCode, absence.timestamp])).toEqual([['P', at('13:00')]]);
		expect(at1.informat.get(`persoon-1 ${DAY} VM`)).toMatchObject({ code: 'P' });
	});

	test.each(['DNF002', 'DNF008', 'DNF009', 'DNF011'])('%s: told once, tried again the next day, not before', (code) => {
		const at1 = refused(code);
		const told = at1.run(at('09:00'));
		expect(told.changes).toEqual([]);
		expect(told.review).toEqual([expect.objectContaining({ soort: code === 'DNF009' || code === 'DNF011' ? 'information' : 'refused', nieuw: true, uitleg: expect.stringContaining(code) })]);
		expect(told.summary.teMelden).toBe(code === 'DNF009' || code === 'DNF011' ? 0 : 1);
		expect(at1.run(at('15:00')).changes).toEqual([]);
		expect(at1.run(at('04:00', '2026-11-24')).changes).toHaveLength(1);
		expect(at1.run(at('05:00', '2026-11-24')).review).toEqual([]);
		at1.refuses.clear();
		expect(at1.run(at('04:00', '2026-11-25')).changes).toHaveLength(1);
		expect(at1.run(at('04:00', '2026-11-26')).summary.halveDagen.inOrde).toBe(1);
	});

	test('DNF010: not tried again by itself, but with another code in the table', () => {
		const at1 = refused('DNF010');
		expect(at1.run(at('04:00', '2026-11-25')).changes).toEqual([]);
		expect(at1.run(at('04:00', '2026-11-25'), { codes: codeMap([['Z', 'D']]) }).changes.map(({ absence }) => absence.absenceCode)).toEqual(['D']);
	});
});

describe('nothing is believed blindly', () => {
	const plan = (informat = informatRead([pupil('1')]), smartschool = smartschoolRead(one('Z'))) => () => planAbsences({ informat, smartschool, ledger: [], settings: SETTINGS, tools: TOOLS });
	test('reads', () => {
		expect(plan(informatRead([]))).toThrow('no pupil');
		expect(plan(undefined, smartschoolRead({ [DAY]: {} }))).toThrow('no pupils on any day');
		expect(plan(undefined, smartschoolRead(one('Z'), undefined, '2025-26'))).toThrow('different school years');
		const changes = informatRead([pupil('1')]);
		expect(plan({ ...changes, report: { ...changes.report, volledig: false } })).toThrow('Everything');
		expect(plan(undefined, smartschoolRead({}))().summary.halveDagen.totaal).toBe(0);
	});

	test('a closed calendar sends nothing and still remembers when a code was first seen', () => {
		const at1 = school();
		const closed = at1.run(at('08:40'), { calendar: 'closed' });
		expect(closed.changes).toEqual([]);
		expect(at1.run(at('09:40')).changes.map(({ absence }) => absence.timestamp)).toEqual([at('08:40'), at('08:40')]);
	});
});

describe('ledger', () => {
	test('there and back', () => {
		const full = { seen: 'a', since: at('08:40'), sent: 'b', refused: { code: 'MNA007', attempt: 'c', on: DAY, had: '' }, told: 'd' };
		expect(unpackLedger(packLedger(full))).toEqual(full);
		const bare = { seen: '', since: at('08:40'), sent: '', told: '' };
		expect(unpackLedger(packLedger(bare))).toEqual(bare);
	});

	test('of two rows of one half day the one that says more counts, in any order', () => {
		const [seen, sent] = [packLedger({ seen: 'z', since: at('08:40'), sent: '', told: '' }), packLedger({ seen: 'a', since: at('08:40'), sent: 'a', told: '' })];
		for (const states of [[seen, sent], [sent, seen]]) expect(readLedger(states.map((state) => ({ key: 'k', state }))).get('k')).toBe(sent);
	});

	test.each(['', '2 a b c d e', '1 a b c d', '1 - nooit - - -', `1 - ${DAY} - half -`])('a damaged row stops: %p', (state) => {
		expect(() => readLedger([{ key: 'k', state }])).toThrow('Row k of the absences table is damaged');
	});

	test('no code and no name stands in a row, and the same code looks different in every row', () => {
		const at1 = school();
		at1.run(at('08:40'));
		const states = [...at1.ledger.values()].map(({ state }) => unpackLedger(state).sent);
		expect(new Set(states).size).toBe(states.length);
		expect(JSON.stringify([...at1.ledger.values()])).not.toMatch(/persoon|Leerling|"Z"/);
	});
});

describe('reading', () => {
	test('school days: no weekend, no summer, not before the first day', () => {
		expect(schoolDays('2026-11-23', 3)).toEqual(['2026-11-19', '2026-11-20', '2026-11-23']);
		expect(schoolDays('2026-11-22', 1)).toEqual(['2026-11-20']);
		expect(schoolDays('2026-09-02', 10)).toEqual(['2026-09-01', '2026-09-02']);
		expect(schoolDays('2026-11-23', 10, '2026-11-20')).toEqual(['2026-11-20', '2026-11-23']);
		expect(schoolDays('2026-07-01', 10)).toEqual([]);
		expect(schoolDays('2026-06-30', 1)).toEqual(['2026-06-30']);
		expect(schoolDays('2026-01-04', 2)).toEqual(['2026-01-01', '2026-01-02']);
	});

	test('deleted pupils and people without a number are left out; aliases come by user name', () => {
		const { records, report } = absenceRecords([{ dag: DAY, rows: [{ user: '1', deleted: false, am: 'Z', pm: null }, { user: 'weg', deleted: true, am: '-', pm: '-' }, { user: '', deleted: false, am: 'Z', pm: 'Z' }], aliasRows: [{ user: 'noor', amAlias: 'Ziek <b>thuis', pmAlias: null }, { user: 'wie', amAlias: 'x', pmAlias: null }] }], { schooljaar: '2026-27', gelezen: at('08:40'), numbers: new Map([['noor', '1']]) });
		expect(records).toEqual([{ soort: 'afwezigheid', internnummer: '1', dagen: { [DAY]: ['Z', null] }, aliassen: { [DAY]: ['Ziek <b>thuis', null] } }]);
		expect(report.aantallen.leerlingen).toBe(1);
		const { summary, review } = planAbsences({ informat: informatRead([pupil('1')]), smartschool: { records, report }, ledger: [], settings: SETTINGS, tools: TOOLS });
		expect(absenceRapport(summary, review)).toContain('Leerling 1, 3NWa, 23/11/2026 VM: Ziek &lt;b&gt;thuis');
	});
});
