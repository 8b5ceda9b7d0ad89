/** Classes, groups and who is in them: R3, R16, R17, R20, R27, R29, R30, R35–R40, from what the services tell to the plan. */
import { STANDARD } from '../../sync/fields/standard';
import type { UnitDef } from '../../sync/fields/types';
import { confirmUnits } from '../../sync/plan/confirm';
import { DEFAULT_SETTINGS, planSync, type Plan, type PlanInput, type PlanSettings } from '../../sync/plan/plan';
import { informatRecords, type InformatOptions } from '../../sync/records/informat';
import { smartschoolRecords } from '../../sync/records/smartschool';
import type { SmartschoolGroup } from '../../sync/records/types';
import type { BaselineRow, ChangeItem } from '../../sync/types';
import { NO_LIMITS, TOOLS } from '../laws/tools';

type Json = Record<string, unknown>;

/** A small school on both sides; days pass, and rows are kept as a workflow keeps them. */
class School {
	day = '2026-11-23';
	rows = new Map<string, BaselineRow>();
	pupils: { nr: number; klas: string; admgrp: string; instelnr?: string; groups: { code: string; name?: string; type?: number; from?: string; to?: string }[] }[] = [];
	accounts: { nr: number; groups: string[]; role?: string }[] = [];
	groups: SmartschoolGroup[] = [];
	options: InformatOptions = {};
	whole = true;
	yearAhead = false;

	pupil(nr: number, klas: string, groups: (typeof this.pupils)[number]['groups'] = [], admgrp = '312'): this {
		this.pupils.push({ nr, klas, admgrp, groups });
		return this;
	}
	account(nr: number, ...groups: string[]): this {
		this.accounts.push({ nr, groups });
		return this;
	}
	klas(code: string, over: Partial<SmartschoolGroup> = {}): this {
		this.groups.push({ code, name: code, desc: `Klas ${code}`, untis: '', type: 'K', isOfficial: true, adminNumber: '312', instituteNumber: '30593', parentCode: 'LLN', ...over });
		return this;
	}
	group(code: string, over: Partial<SmartschoolGroup> = {}): this {
		return this.klas(code, { type: 'G', isOfficial: false, adminNumber: '', instituteNumber: '', ...over });
	}

	plan(settings: Partial<PlanSettings> = {}, table: readonly UnitDef[] = STANDARD, more: Partial<PlanInput> = {}): Plan {
		const scope = { schooljaar: '2026-27', referentiedatum: this.day };
		const names = (nr: number) => ({ naam: `Naam${nr}`, voornaam: `Voornaam${nr}`, geslacht: 'V', geboortedatum: '2011-04-17' });
		const line = (over: Json) => ({ groepType: 0, begindatum: '2026-09-01', einddatum: null, ...over });
		const students = this.pupils.map(({ nr }) => ({ pPersoon: nr, persoonId: `p-${nr}`, ...names(nr) }));
		const registrations = this.pupils.map(({ nr, klas, admgrp, instelnr = '030593', groups }) => ({
			inschrijvingsId: `i-${nr}`, pPersoon: nr, persoonId: `p-${nr}`, instelnr, status: 0, begindatum: '2026-09-01', einddatum: null, stamnr: `26${nr}`, nrAdmgrp: admgrp,
			inschrKlassen: [line({ klasCode: klas, klas }), ...groups.map(({ code, name = `Groep ${code}`, type = 1, from = '2026-09-01', to = null }) => line({ klasCode: code, klas: name, groepType: type, begindatum: from, einddatum: to }))],
		}));
		const official = new Map(this.groups.map((each) => [each.code, each]));
		const accounts = this.accounts.map(({ nr, groups, role = '1' }) => ({
			...names(nr), gebruikersnaam: `account${nr}`, internnummer: String(nr), stamboeknummer: `26${nr}`, basisrol: role, status: 'actief', geslacht: 'f',
			groups: groups.map((code) => ({ code, name: official.get(code)?.name ?? code, isOfficial: official.get(code)?.isOfficial ?? false })),
		}));
		return planSync({
			informat: informatRecords([{ instelnr: '030593', students, registrations }], scope, this.options),
			smartschool: smartschoolRecords({ accounts, groups: this.groups, whole: this.whole, yearAhead: this.yearAhead }, scope),
			baseline: [...this.rows.values()], table, tools: TOOLS, settings: { ...DEFAULT_SETTINGS, mode: 'apply', limits: NO_LIMITS, ...settings }, ...more,
		});
	}

	/** Carries out what the plan says of groups and classes and keeps the rows; the next read tells the new state. */
	run(settings: Partial<PlanSettings> = {}, more: Partial<PlanInput> = {}): Plan {
		const plan = this.plan(settings, STANDARD, more);
		for (const item of plan.changes) this.keep(item);
		for (const { row } of plan.baseline) this.rows.set(row.key, row);
		return plan;
	}

	private keep(item: ChangeItem): void {
		const job = item.smartschool!;
		const values = Object.assign({}, ...job.writes.map((write) => write.values)) as Record<string, string>;
		if (job.action === 'createClass') this.klas(values.klascode!, { name: values.klasnaam, adminNumber: job.administratieveGroep, instituteNumber: values.instellingsnummer, parentCode: job.parent });
		if (job.action === 'createGroup') this.group(values.groepcode!, { name: values.groepnaam, parentCode: job.parent, type: values.groeptype === 'klas' ? 'K' : 'G' });
		if (job.action === 'updateClass') this.groups.find(({ code }) => code === job.klas.klascode)!.adminNumber = values.administratieveGroep!;
		if (job.action === 'createAccount') this.account(Number(job.leerlingnummer));
		if (job.action === 'createAccount' || job.action === 'updateAccount') {
			const account = this.accounts.find(({ nr }) => String(nr) === (job.action === 'createAccount' ? job.leerlingnummer : job.internnummer))!;
			for (const { unit, values: each, was } of job.writes) {
				if (unit === 'klas') account.groups = [...account.groups.filter((code) => !this.groups.find((group) => group.code === code)!.isOfficial), each.klascode!];
				if (!unit.startsWith('groepen/')) continue;
				account.groups = each.klasCode === '' ? account.groups.filter((code) => code !== was.klasCode) : [...account.groups, each.klasCode!];
			}
		}
		const done = confirmUnits(item, job.writes.map(({ unit }) => ({ side: 'smartschool', unit, ok: true })));
		this.rows.set(done.row.key, done.row);
	}
}

const aliases = (...pairs: [string, string][]): Partial<PlanSettings> => ({ groups: { parents: { klas: '', groep: '' }, aliases: Object.fromEntries(pairs) } });
const under = (klas: string, groep = klas): Partial<PlanSettings> => ({ groups: { parents: { klas, groep }, aliases: {} } });
const jobs = ({ changes }: Plan): string[] => changes.map(({ label, smartschool }) => `${smartschool!.action} ${label}`);
const units = ({ changes }: Plan, nr: number): string[] => changes.filter(({ label }) => label.startsWith(`Voornaam${nr} `)).flatMap(({ smartschool }) => smartschool!.writes.map(({ unit, values }) => (unit.startsWith('groepen/') ? `${values.klasCode ? '+' : '-'}${values.klasCode || 'groep'}` : unit)));
const told = ({ review }: Plan, soort: string): string[] => review.filter((each) => each.soort === soort).map(({ label, uitleg }) => `${label}: ${uitleg}`);
/** Two pupils in 3A on both sides. */
const school = (): School => new School().pupil(1, '3A').pupil(2, '3A').account(1, 'LLN', '3A').account(2, 'LLN', '3A').group('LLN', { parentCode: '' }).klas('3A');

describe('which class is which (R16, R17, R20)', () => {
	test('by code, whatever the capitals; what is written has the platform’s spelling', () => {
		const at = school();
		at.pupils[0]!.klas = '3a';
		at.pupils[1]!.klas = ' 3a ';
		at.pupil(3, '3a').account(3, 'LLN');
		const plan = at.plan();
		expect(jobs(plan)).toEqual(['updateAccount Voornaam3 Naam3, 3a']);
		expect(plan.changes[0]!.smartschool!.writes.find(({ unit }) => unit === 'klas')!.values.klascode).toBe('3A');
	});
	test('by institute, administrative group and name, when the code is another one', () => {
		const at = school();
		at.groups[1] = { ...at.groups[1]!, code: 'KL3A', name: '3a', adminNumber: '000312' };
		for (const account of at.accounts) account.groups = ['LLN', 'KL3A'];
		const plan = at.run();
		expect([jobs(plan), plan.review]).toEqual([[], []]);
		expect(jobs(at.plan())).toEqual([]);
	});
	test('the administrative group alone says nothing: classes share it', () => {
		const at = school().pupil(3, '3B').account(3, 'LLN');
		expect(jobs(at.plan())).toEqual(['createClass klas 3B', 'updateAccount Voornaam3 Naam3, 3B']);
	});
	test('the same code for two, and a code that is a group there: a person decides', () => {
		const twice = school().pupil(3, 'wis', [{ code: 'WIS' }]).account(3, 'LLN');
		expect(told(twice.plan(), 'classes').map((line) => line.slice(0, 45)).sort()).toEqual(['groep WIS: In Informat hebben twee klassen of', 'klas wis: In Informat hebben twee klassen of ']);
		expect(units(twice.plan(), 3)).toEqual([]);
		const group = school().pupil(3, '3K').group('3K').account(3, 'LLN');
		expect(told(group.plan(), 'classes')[0]).toMatch(/gewone klas of groep, geen officiële klas/);
		const klas = school().pupil(3, '3A', [{ code: '3C' }]).klas('3C').account(3, 'LLN', '3A');
		expect(told(klas.plan(), 'classes')[0]).toMatch(/is deze code een officiële klas, in Informat een groep/);
	});
	test('one group for two institutes when they call it the same, and a question when they do not', () => {
		const at = school();
		for (const [index, pupil] of at.pupils.entries()) Object.assign(pupil, { groups: [{ code: 'KOOR', name: index ? 'koor' : 'Koor' }] });
		at.pupils[1]!.instelnr = '030594';
		at.pupils[1]!.klas = '3Z';
		at.klas('3Z', { instituteNumber: '030594' }).accounts[1]!.groups = ['3Z'];
		expect(jobs(at.plan()).slice(0, 1)).toEqual(['createGroup groep KOOR']);
		at.pupils[1]!.groups[0]!.name = 'Kookgroep';
		expect(told(at.plan(), 'classes')[0]).toMatch(/^groep KOOR: De instellingen geven groep KOOR verschillende namen/);
	});
	test('another name in Smartschool is told once and never written: it is fixed there', () => {
		const at = school();
		at.groups[1]!.name = 'Derde A';
		const plan = at.run();
		expect([jobs(plan), told(plan, 'difference').length]).toEqual([[], 1]);
		expect([jobs(at.plan()), at.plan().review]).toEqual([[], []]);
	});
});

describe('warn before harm (R29)', () => {
	test.each(['3 A', '3.A', '3-a', '3À'])('«%s» is near: neither made nor anybody moved, with the reason and the remedy', (code) => {
		const at = school();
		for (const pupil of at.pupils) pupil.klas = code;
		at.pupil(3, code);
		const plan = at.run();
		expect(plan.changes).toEqual([]);
		expect(told(plan, 'classes')).toEqual([expect.stringMatching(/^klas .*«3A» \(3A\).*op spaties, punten, streepjes, hoofdletters of accenten na hetzelfde.*punten en rapporten.*Andere klasnamen.*Tot dan wordt er niets gemaakt en niemand verplaatst\.$/)]);
		expect(plan.review.find(({ soort }) => soort === 'classes')!.smartschool).toBe('klas 3A');
		// Told once.
		expect(told(at.run(), 'classes')).toEqual([]);
	});
	test('all its pupils would go from one class to the new one of the same study', () => {
		const at = school();
		for (const pupil of at.pupils) pupil.klas = '3LATa';
		expect(told(at.plan(), 'classes')).toEqual([expect.stringMatching(/al haar leerlingen zouden naar «3LATa» verhuizen/)]);
		expect(at.plan().changes).toEqual([]);
		// One who goes elsewhere, or another study: a real new class.
		at.pupils[1]!.klas = '3MOD';
		expect(jobs(at.plan())).toContain('createClass klas 3LATa');
		at.pupils[1]!.klas = '3LATa';
		for (const pupil of at.pupils) pupil.admgrp = '999';
		expect(jobs(at.plan())).toContain('createClass klas 3LATa');
	});
	test('a line under «Andere klasnamen» makes them one: nothing is made, nobody moves, new pupils go there', () => {
		const at = school();
		for (const pupil of at.pupils) pupil.klas = '3 A';
		at.pupil(3, '3 A');
		const plan = at.run(aliases(['3 a', '3A']));
		expect(jobs(plan)).toEqual(['createAccount Voornaam3 Naam3, 3 A']);
		expect(plan.changes[0]!.smartschool!.writes.find(({ unit }) => unit === 'klas')!.values.klascode).toBe('3A');
		expect(plan.review).toEqual([]);
		expect(jobs(at.plan(aliases(['3 a', '3A'])))).toEqual([]);
	});
	test('a line to itself says that it really is a new one; a line to nowhere is asked', () => {
		const at = school().pupil(3, '3 A').account(3, 'LLN');
		expect(jobs(at.plan(aliases(['3 a', '3 A'])))).toEqual(['createClass klas 3 A', 'updateAccount Voornaam3 Naam3, 3 A']);
		expect(told(at.plan(aliases(['3 a', '9Z'])), 'classes')[0]).toMatch(/«3 A = 9Z», maar «9Z» is er niet in Smartschool/);
	});
	test('groups too: a group that is near another waits, and who would join it; the rest goes on', () => {
		const at = school().group('WIS 1').group('KOOR');
		at.pupils[0]!.groups = [{ code: 'WIS1' }, { code: 'KOOR', name: 'KOOR' }];
		const plan = at.plan();
		expect(told(plan, 'classes')).toEqual([expect.stringMatching(/^groep WIS1: Deze groep is er niet/)]);
		expect(units(plan, 1)).toEqual(['+KOOR']);
		expect(plan.summary.verschillen.filter(({ wacht }) => wacht !== '').map(({ veld, wacht }) => [veld, wacht])).toEqual([['Groepen met begin- en einddatum (groups)', 'Groep']]);
		expect(units(at.plan(aliases(['wis1', 'WIS 1'])), 1)).toEqual(['+KOOR', '+WIS 1']);
	});
	test('two groups of Informat may have one name', () => {
		const at = school().group('LOJ', { name: 'Lichamelijke opvoeding' });
		at.pupils[0]!.groups = [{ code: 'LOJ', name: 'Lichamelijke opvoeding' }];
		at.pupils[1]!.groups = [{ code: 'LOM', name: 'Lichamelijke opvoeding' }];
		expect(jobs(at.plan()).sort()).toEqual(['createGroup groep LOM', 'updateAccount Voornaam1 Naam1, 3A', 'updateAccount Voornaam2 Naam2, 3A']);
	});
});

describe('making classes and groups (R27, R28, R37–R39)', () => {
	test('under the chosen parents, before the pupils who need them', () => {
		const at = school().group('GROEPEN').pupil(3, '3B', [{ code: 'WIS1', type: 1 }, { code: 'OLOD', type: 3 }]);
		const plan = at.plan(under('LLN', 'GROEPEN'));
		const made = jobs(plan);
		expect([made.slice(0, 3).sort(), made.slice(3)]).toEqual([['createClass klas 3B', 'createGroup groep OLOD', 'createGroup groep WIS1'], ['createAccount Voornaam3 Naam3, 3B']]);
		const [klas, group, pupil] = ['createClass', 'createGroup', 'createAccount'].map((action) => plan.changes.find(({ smartschool }) => smartschool!.action === action));
		expect(klas!.smartschool).toMatchObject({ parent: 'LLN', administratieveGroep: '312' });
		expect(group!.smartschool).toMatchObject({ parent: 'GROEPEN' });
		expect(pupil!.needs.map(({ code, units: each }) => [code, each.length])).toEqual([['3B', pupil!.smartschool!.writes.length], ['OLOD', 1], ['WIS1', 1]]);
		at.run(under('LLN', 'GROEPEN'));
		const second = at.run(under('LLN', 'GROEPEN'));
		expect([second.changes, second.baseline, second.review]).toEqual([[], [], []]);
	});
	test('a type of group that the school has as a class is made as a class (row 28)', () => {
		const at = school();
		at.pupils[0]!.groups = [{ code: 'WIS1' }, { code: 'OLOD', type: 3 }];
		at.options = { classTypes: ['1'] };
		expect(at.plan().changes.flatMap(({ smartschool }) => smartschool!.writes).filter(({ unit }) => unit === 'groepaanmaak').map(({ values }) => `${values.groepcode} ${values.groeptype}`).sort()).toEqual(['OLOD groep', 'WIS1 klas']);
	});
	test.each([
		['a parent that is not there', {}, under('WEG'), /«WEG» uit de instellingen is er niet in Smartschool \(code 53\)/],
		['a parent that is an official class', {}, under('3A'), /is een officiële klas, en daar kan niets onder \(code 54\)/],
		['no administrative group', { admgrp: '' }, {}, /zonder wordt het geen officiële klas \(code 35\)/],
	])('not with %s', (_name, over, settings, why) => {
		const at = school().pupil(3, '3B').account(3, 'LLN', '3A');
		Object.assign(at.pupils[2]!, over);
		expect(told(at.plan(settings), 'classes')).toEqual([expect.stringMatching(why)]);
		expect(jobs(at.plan(settings))).toEqual([]);
	});
	test('not when the row of the table is off: a person makes them, and nobody is moved before', () => {
		const at = school().pupil(3, '3B', [{ code: 'WIS1' }]).account(3, 'LLN', '3A');
		const off = STANDARD.map((unit) => (['klasaanmaak', 'groepaanmaak'].includes(unit.id) ? { ...unit, direction: 'off' as const } : unit));
		const plan = at.plan({}, off);
		expect(told(plan, 'classes').map((line) => line.split(':')[0]).sort()).toEqual(['groep WIS1', 'klas 3B']);
		expect(jobs(plan)).toEqual([]);
	});
	test('held by a limit, its pupils wait; a group that is held holds only who would join it', () => {
		const at = school().pupil(3, '3B', [{ code: 'WIS1' }]).account(3, 'LLN', '3A');
		at.pupils[0]!.groups = [{ code: 'WIS1' }];
		at.klas('3B');
		const limits = { ...NO_LIMITS, minimumPopulation: 1, scopes: { createGroup: { percent: 0 } } };
		const plan = at.plan({ limits });
		expect(plan.summary.vastgehouden.map(({ scope, count, population }) => [scope, count, population])).toEqual([['createGroup', 1, 1]]);
		expect([units(plan, 1), units(plan, 3)]).toEqual([[], ['klas']]);
	});
});

describe('administrative group of a class (row 11)', () => {
	const number = (plan: Plan) => plan.changes.flatMap(({ smartschool }) => smartschool!.writes).filter(({ unit }) => unit === 'administratieveGroep').map(({ values }) => values.administratieveGroep);
	test('written where it is empty, and when it changes in Informat', () => {
		const at = school();
		at.groups[1]!.adminNumber = '';
		expect(number(at.run())).toEqual(['312']);
		expect(number(at.run())).toEqual([]);
		for (const pupil of at.pupils) pupil.admgrp = '313';
		expect(number(at.run())).toEqual(['313']);
	});
	test('different from the start: for a person, told once, not written', () => {
		const at = school();
		at.groups[1]!.adminNumber = '999';
		const plan = at.run();
		expect([number(plan), told(plan, 'difference').length]).toEqual([[], 1]);
		const second = at.run();
		expect([number(second), second.review, second.baseline]).toEqual([[], [], []]);
		at.groups[1]!.adminNumber = '312';
		at.run();
		for (const pupil of at.pupils) pupil.admgrp = '313';
		expect(number(at.run())).toEqual(['313']);
	});
	test('what Smartschool refuses for good (codes 40–43) is told and not sent again; another value is', () => {
		const at = school();
		at.run();
		for (const pupil of at.pupils) pupil.admgrp = '313';
		const [item] = at.plan().changes;
		const refused = confirmUnits(item!, [{ side: 'smartschool', unit: 'administratieveGroep', ok: false, fixed: true }]);
		at.rows.set(refused.row.key, refused.row);
		const plan = at.run();
		expect([number(plan), told(plan, 'fixed').length]).toEqual([[], 1]);
		const second = at.run();
		expect([number(second), second.review, second.baseline]).toEqual([[], [], []]);
		for (const pupil of at.pupils) pupil.admgrp = '314';
		expect(number(at.plan())).toEqual(['314']);
	});
	test('two studies in one class: the numbers of the pupils per group, told once; nothing is held (R30)', () => {
		const at = school().pupil(3, '3A', [], '999');
		at.account(3, 'LLN');
		const plan = at.run();
		expect(told(plan, 'structure')).toEqual(['klas 3A: De leerlingen van deze klas zitten in verschillende administratieve groepen. Leerlingnummers per groep: 312: 1, 2; 999: 3. Zet ze in Informat in de juiste klas of administratieve groep.']);
		expect(jobs(plan)).toEqual(['updateAccount Voornaam3 Naam3, 3A']);
		const second = at.run();
		expect([second.changes, second.baseline, second.review]).toEqual([[], [], []]);
		// The largest group changes: still nobody's number is written.
		for (const nr of [4, 5]) at.pupil(nr, '3A', [], '999').account(nr, 'LLN', '3A');
		expect(number(at.run())).toEqual([]);
		for (const pupil of at.pupils) pupil.admgrp = '312';
		at.run();
		expect(told(at.plan({ mode: 'preview' }), 'structure')).toEqual([]);
	});
});

describe('told once, never changed', () => {
	test('an official class with groups under it, or under another official class (R3)', () => {
		const at = school().klas('3B', { parentCode: '3A' }).group('sub', { parentCode: '3B' }).pupil(3, '3B').account(3, '3B');
		expect(told(at.run(), 'structure').map((line) => line.replace(/: .*?(\(code \d+\)).*/, ' $1')).sort()).toEqual(['klas 3A (code 55)', 'klas 3B (code 54)', 'klas 3B (code 55)']);
		expect(at.run().review).toEqual([]);
	});

	describe('a class or group that nobody uses (R35)', () => {
		const at = () => school().group('OUDGROEP').klas('3Oud').group('jaar4').klas('4A', { parentCode: 'jaar4' }).group('PERSONEEL', { parentCode: '' }).group('leraars', { parentCode: 'PERSONEEL' });
		test('below the parents of new ones, in any depth; not the parents themselves, nor what stands elsewhere', () => {
			const place = at();
			const plan = place.run(under('LLN'));
			expect(told(plan, 'empty').map((line) => line.split(':')[0])).toEqual(['klas 3Oud', 'klas 4A', 'groep OUDGROEP']);
			expect(plan.changes).toEqual([]);
			expect(place.run(under('LLN')).review).toEqual([]);
			expect(told(at().plan(), 'empty')).toEqual([]);
		});
		test('not with a member of any role, not when an enrolment of another day names it, not when it is a candidate', () => {
			const place = at();
			place.accounts.push({ nr: 90, role: '0', groups: ['OUDGROEP'] });
			place.pupils[0]!.groups = [{ code: '4a', from: '2027-01-10' }];
			place.pupil(3, '3-oud');
			expect(told(place.plan(under('LLN')), 'empty')).toEqual([]);
		});
		test('not in summer, and only from complete reads', () => {
			for (const change of [{ day: '2027-07-05' }, { whole: false }, { options: { volledig: false } }]) {
				const place: School = at();
				Object.assign(place, change);
				expect(told(place.plan(under('LLN')), 'empty')).toEqual([]);
			}
		});
	});
});

describe('groups of a pupil (rows 26, 29, 30)', () => {
	const at = (): School => school().group('WIS1', { name: 'Groep WIS1' }).group('EIGEN');
	test('joined on the begin date itself, left on the end date; a second run does nothing', () => {
		const place = at();
		place.pupils[0]!.groups = [{ code: 'WIS1', from: '2026-11-25', to: '2026-12-10' }];
		const days: [string, string[]][] = [['2026-11-24', []], ['2026-11-25', ['+WIS1']], ['2026-11-26', []], ['2026-12-09', []], ['2026-12-10', ['-groep']], ['2026-12-11', []]];
		for (const [day, expected] of days) {
			place.day = day;
			expect([day, units(place.run(), 1)]).toEqual([day, expected]);
			const again = place.run();
			expect([day, again.changes, again.baseline, again.review]).toEqual([day, [], [], []]);
		}
	});
	test('with “last day in” the end date itself still counts', () => {
		const place = at();
		place.options = { lastDay: 'in' };
		place.pupils[0]!.groups = [{ code: 'WIS1', to: '2026-11-23' }];
		expect(units(place.run(), 1)).toEqual(['+WIS1']);
		place.day = '2026-11-24';
		expect(units(place.run(), 1)).toEqual(['-groep']);
	});
	test('what Informat never told is somebody else’s: neither left nor reported, and it makes nobody look changed', () => {
		const place = at();
		place.accounts[0]!.groups.push('EIGEN', 'WIS1');
		const plan = place.run();
		expect([plan.changes, plan.review]).toEqual([[], []]);
		place.accounts[1]!.groups.push('EIGEN');
		const later = place.run();
		expect([later.changes, later.baseline, later.review, later.summary.records.ongewijzigd]).toEqual([[], [], [], 3]);
	});
	test('a group that the pupil was in already, and that Informat told since, is left when Informat ends it', () => {
		const place = at();
		place.accounts[0]!.groups.push('WIS1');
		place.pupils[0]!.groups = [{ code: 'WIS1' }];
		expect(place.run().changes).toEqual([]);
		place.pupils[0]!.groups = [];
		const plan = place.plan();
		expect(units(plan, 1)).toEqual(['-groep']);
		expect(plan.changes[0]!.smartschool!.writes[0]!.was).toEqual({ klasCode: 'WIS1', naam: 'Groep WIS1' });
	});
	test('a teacher takes a pupil out of a group of Informat: put back once, then told', () => {
		const place = at();
		place.pupils[0]!.groups = [{ code: 'WIS1' }];
		place.run();
		const out = () => void (place.accounts[0]!.groups = place.accounts[0]!.groups.filter((code) => code !== 'WIS1'));
		out();
		expect(units(place.run(), 1)).toEqual(['+WIS1']);
		out();
		const plan = place.run();
		expect([units(plan, 1), told(plan, 'reshaped').length]).toEqual([[], 1]);
	});
	test('leaving has a limit of its own, and waits in the summer and in the roll-over', () => {
		const place = at();
		place.pupils[0]!.groups = [{ code: 'WIS1', to: '2026-12-10' }];
		place.run();
		place.day = '2026-12-10';
		const limits = { ...NO_LIMITS, minimumPopulation: 1, scopes: { leaveGroup: { percent: 10 } } };
		expect(place.plan({ limits }).summary.vastgehouden.map(({ scope, count, population }) => [scope, count, population])).toEqual([['leaveGroup', 1, 2]]);
		expect(place.plan({ calendar: 'rollover' }).summary.vastgehouden.map(({ scope, why }) => [scope, why])).toEqual([['leaveGroup', 'rollover']]);
		place.day = '2027-07-05';
		expect(place.plan().summary.vastgehouden.map(({ scope, why }) => [scope, why])).toEqual([['leaveGroup', 'summer']]);
	});
	test('class registrations that Informat does not tell end nothing', () => {
		const place = at();
		place.pupils[0]!.groups = [{ code: 'WIS1' }];
		place.run();
		for (const account of place.accounts) account.groups = account.groups.filter((code) => code !== 'LLN');
		expect(place.plan().changes).toEqual([]);
	});
	test('a row of fifteen groups stays under 1 KB', () => {
		const place = school();
		place.pupils[0]!.groups = Array.from({ length: 15 }, (_, index) => ({ code: `OLOD${index}`, type: 3 }));
		place.run();
		for (const { state } of place.rows.values()) expect(state.length).toBeLessThanOrEqual(1024);
	});
});

describe('alone, before the pupils (preset “Classes and Groups”)', () => {
	const ALONE = { groupsOnly: true } as const;
	const at = (): School => school().group('OUD').pupil(3, '3B', [{ code: 'WIS1' }]).pupil(4, '3B').account(4, '3A');

	test('makes what the standard sync would make, to the byte, and touches no pupil', () => {
		const place = at();
		const both = place.plan(under('LLN'));
		const plan = place.plan(under('LLN'), STANDARD, ALONE);
		expect(jobs(plan).sort()).toEqual(['createClass klas 3B', 'createGroup groep WIS1']);
		const made = ({ changes }: Plan) => changes.filter(({ recordKind }) => recordKind !== 'leerling').map(({ plan: _hash, ...item }) => item);
		expect(made(plan)).toEqual(made(both));
		expect(told(plan, 'empty')).toEqual(told(both, 'empty'));
		expect([...new Set(plan.review.map(({ soort }) => soort))]).toEqual(['empty']);
		const { totaal, ongewijzigd, teWijzigen, nieuw, vastgehouden, nazicht, overgeslagen, enkelSmartschool, verdwenen } = plan.summary.records;
		expect([totaal, ongewijzigd + teWijzigen + nieuw + vastgehouden + nazicht + overgeslagen, enkelSmartschool, verdwenen]).toEqual([3, 3, 0, 0]);
	});
	test('after it, the standard sync has only pupils to do; after that, neither has anything', () => {
		const place = at();
		place.run(under('LLN'), ALONE);
		const again = place.run(under('LLN'), ALONE);
		expect([again.changes, again.baseline, again.review]).toEqual([[], [], []]);
		expect(jobs(place.run(under('LLN'))).sort()).toEqual(['createAccount Voornaam3 Naam3, 3B', 'updateAccount Voornaam4 Naam4, 3B']);
		for (const more of [{}, ALONE]) {
			const plan = place.run(under('LLN'), more);
			expect([plan.changes, plan.baseline, plan.review]).toEqual([[], [], []]);
		}
	});
	test('warns as well before a name that is only near moves everyone (R29): the pupils are looked at, not planned', () => {
		const place = school();
		for (const pupil of place.pupils) pupil.klas = '3 A';
		expect(told(place.plan({}, STANDARD, ALONE), 'classes')).toEqual([expect.stringMatching(/^klas 3 A: .*op spaties/)]);
		for (const pupil of place.pupils) pupil.klas = '3LATa';
		expect(told(place.plan({}, STANDARD, ALONE), 'classes')).toEqual([expect.stringMatching(/al haar leerlingen zouden naar «3LATa» verhuizen/)]);
		expect(place.plan({}, STANDARD, ALONE).changes).toEqual([]);
	});
	test('a mix of studies is told with the pupils’ numbers (R30)', () => {
		const place = school().pupil(3, '3A', [], '999');
		expect(told(place.plan({}, STANDARD, ALONE), 'structure')).toEqual([expect.stringMatching(/312: 1, 2; 999: 3/)]);
	});
	test('concludes nothing about pupils: who is missing, who lost a class, who left', () => {
		const place = school().pupil(3, '3A').account(3, '3A');
		place.run();
		const rows = [...place.rows.values()];
		place.pupils = place.pupils.slice(0, 1);
		const plan = place.run({ absent: { reads: 1, days: 0 }, limits: { ...NO_LIMITS, shrinkPercent: 0 } }, ALONE);
		expect([plan.changes, plan.baseline, plan.review, [...place.rows.values()]]).toEqual([[], [], [], rows]);
	});
	test('another way for a field of pupils makes no class wait, and stores no row of a class', () => {
		const place = at();
		const other = STANDARD.map((unit) => (unit.id === 'email' ? { ...unit, direction: 'toSmartschool' as const } : unit));
		place.run(under('LLN'), ALONE);
		for (const pupil of place.pupils) if (pupil.klas === '3B') pupil.admgrp = '313';
		const plan = place.plan(under('LLN'), other);
		expect(jobs(plan)).toContain('updateClass klas 3B');
		expect(plan.summary.vastgehouden).toEqual([]);
	});
	test('before the year begins Smartschool shows the numbers of the old one: nothing is concluded from them', () => {
		const place = at();
		place.yearAhead = true;
		place.groups.find(({ code }) => code === '3A')!.adminNumber = '999';
		expect(jobs(place.run(under('LLN'), ALONE)).sort()).toEqual(['createClass klas 3B', 'createGroup groep WIS1']);
		const made = place.groups.find(({ code }) => code === '3B')!;
		const numbers = { adminNumber: made.adminNumber, instituteNumber: made.instituteNumber };
		Object.assign(made, { adminNumber: '', instituteNumber: '' });
		const again = place.run(under('LLN'), ALONE);
		expect([again.changes, again.review]).toEqual([[], []]);
		place.yearAhead = false;
		Object.assign(made, numbers);
		place.groups.find(({ code }) => code === '3A')!.adminNumber = '312';
		const begun = place.run(under('LLN'), ALONE);
		expect([begun.changes, begun.review]).toEqual([[], []]);
		expect(place.run(under('LLN'), ALONE).baseline).toEqual([]);
	});
});
