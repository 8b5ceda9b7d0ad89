/** Clients, records, planner and calls together against the rehearsal school, without n8n. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { STANDARD } from '../../sync/fields/standard';
import { DEFAULT_SETTINGS, planSync, type PlanSettings } from '../../sync/plan/plan';
import { informatRecords } from '../../sync/records/informat';
import { smartschoolRecords } from '../../sync/records/smartschool';

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 200, seed: 3, clock: '2026-11-23' });
});
afterAll(async () => await school.stop());

function plan(settings: Partial<PlanSettings> = {}) {
	const { informat, platform } = school.school;
	const scope = { schooljaar: school.schoolYear, referentiedatum: school.today };
	const accounts = platform.accounts.map((account) => ({
		...account.profile,
		groups: account.groups.map((code) => ({ code, isOfficial: platform.groups.get(code)!.isOfficial })),
	}));
	const groups = [...platform.groups.values()].map((group) => ({ ...group, parentCode: group.parent }));
	return planSync({
		informat: informatRecords([{ instelnr: school.institute, students: informat.students, registrations: informat.registrations }], scope),
		smartschool: smartschoolRecords({ accounts, groups }, scope),
		baseline: [],
		table: STANDARD,
		settings: { ...DEFAULT_SETTINGS, mode: 'apply', ...settings },
		tools: planTools('a key of at least thirty-two characters'),
	});
}

test('a preview hands on nothing and has the same plan as the real run', () => {
	const preview = plan({ mode: 'preview' });
	const real = plan();
	expect(preview.changes).toEqual([]);
	expect(preview.baseline).toEqual([]);
	expect(preview.summary.plan).toBe(real.summary.plan);
	expect(preview.summary.verschillen).toEqual(real.summary.verschillen);
});

test('half a school of new accounts waits until exactly this plan is approved', () => {
	const held = plan();
	expect(held.summary.vastgehouden.map(({ scope }) => scope)).toContain('createAccount');
	expect(held.changes.filter(({ smartschool }) => smartschool?.action === 'createAccount')).toEqual([]);
	const approved = plan({ approval: held.summary.goedkeuring });
	expect(approved.summary.vastgehouden).toEqual([]);
	expect(approved.changes.filter(({ smartschool }) => smartschool?.action === 'createAccount').length).toBe(held.summary.bewerkingen.createAccount);
});

test('baseline rows hold nothing of a pupil and stay under 1 KB', () => {
	const { baseline, changes } = plan({ approval: plan().summary.goedkeuring });
	const rows = [...baseline, ...changes].map(({ row }) => JSON.stringify(row));
	expect(rows.length).toBeGreaterThan(100);
	for (const row of rows) {
		expect(row.length).toBeLessThanOrEqual(1024);
		for (const { naam, pPersoon } of school.school.informat.students.slice(0, 50)) {
			expect(row).not.toContain(`"${naam}"`);
			expect(row).not.toContain(String(pPersoon));
		}
	}
});

test('a class with the name of another class waits for a person, and so do its new pupils', () => {
	const { platform } = school.school;
	const real = plan({ approval: plan().summary.goedkeuring });
	const fresh = real.changes.find(({ smartschool }) => smartschool?.action === 'createClass')!;
	const { klascode, klasnaam } = fresh.smartschool!.writes[0]!.values;
	const namesake = [...platform.groups.values()].find(({ isOfficial }) => isOfficial)!;
	const { name } = namesake;
	namesake.name = klasnaam!;
	const { review, changes, summary } = plan();
	const again = plan({ approval: summary.goedkeuring });
	namesake.name = name;
	expect(review.some(({ soort, label, uitleg }) => soort === 'classes' && label === `klas ${klascode}` && uitleg.includes(namesake.code))).toBe(true);
	const all = [...changes, ...again.changes];
	expect(all.filter(({ recordKind, label }) => recordKind === 'klas' && label === `klas ${klascode}`)).toEqual([]);
	expect(all.filter(({ smartschool, label }) => smartschool?.action === 'createAccount' && label.endsWith(`, ${klascode}`))).toEqual([]);
});
