/** The whole simulated year in one process: the real nodes for reading and writing, the planner between them, both doubles. */
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { credentialsFor, SYNC_KEY } from '../../sandbox/rehearsal';
import { enrolmentOf } from '../../nodes/FieldDirectionMerge/enrolment';
import { readOf } from '../../nodes/FieldDirectionMerge/inputs';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { PRESET } from '../../sync/fields/preset';
import { DEFAULT_SETTINGS, planSync } from '../../sync/plan/plan';
import type { BaselineItem, ChangeItem } from '../../sync/types';
import { run, type Credentials } from '../nodes/run';
import { live, type Outcome } from './live';
import { FIRST_DAY, SCHOOL, YEAR, type Day, type Settings } from './script';

jest.setTimeout(600_000);

let school: RunningSchool;
beforeEach(async () => {
	school = await startSchool({ ...SCHOOL, clock: FIRST_DAY });
});
afterEach(async () => await school?.stop());

const yearOf = (day: string): string => {
	const start = Number(day.slice(0, 4)) - (day.slice(5) < '09' ? 1 : 0);
	return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
};

async function problemsOf(days: readonly Day[]): Promise<string[]> {
	const all = credentialsFor(school);
	const [informatApi, smartschoolApi] = [{ informatApi: all.informatApi!.data }, { smartschoolApi: all.smartschoolApi!.data }] as Credentials[];
	const baseline = new Map<string, string>();

	const node = async (type: string, parameters: object, items: object[], credentials: Credentials) => {
		const { items: out, error } = await run(type, parameters as never, items, credentials);
		if (error) throw new Error(`${type}: ${error.message} ${error.description ?? ''}`);
		return out;
	};
	const oneRun = async (today: string, settings: Settings, mode: 'voorbeeld' | 'uitvoeren', code: string): Promise<Outcome> => {
		school.school.log.clear();
		const scope = { operation: 'getSyncRecords', schoolYear: yearOf(today), referenceDate: today };
		const informat = readOf(await node('informat', { ...scope, instituteNumbers: school.institute }, [{}], informatApi!), 'informat');
		const smartschool = readOf(await node('smartschool', { ...scope, rootGroups: '' }, [{}], smartschoolApi!), 'smartschool');
		const { changes, baseline: rows, review, summary } = planSync({
			informat, smartschool, table: PRESET, tools: planTools(SYNC_KEY), baseline: [...baseline].map(([key, state]) => ({ key, state })),
			settings: {
				...DEFAULT_SETTINGS, mode: mode === 'uitvoeren' ? 'apply' : 'preview', approval: code, firstRun: 'informat', channel: { standard: settings.kanaalNaarInformat === 'voorstel' ? 'update' : 'todo', units: {} },
				enrolment: enrolmentOf({ controlGroup: settings.controlegroep ?? '', graceDays: settings.bedenktijdUitschrijven ?? 0 }),
				groups: { parents: { klas: 'lln', groep: 'lln' }, aliases: {} },
			},
		});
		const written = changes.length === 0 ? [] : await node('informat', { operation: 'applyChanges', locationId: '001' }, (await node('smartschool', { operation: 'applyChanges', checkCareer: 'all' }, changes, smartschoolApi!)).map(({ json }) => json), informatApi!);
		const stored = [...(written.map(({ json }) => json) as unknown as ChangeItem[]).filter(({ rowChanged }) => rowChanged), ...rows] as (ChangeItem | BaselineItem)[];
		for (const { row } of stored) baseline.set(row.key, row.state);
		const told: Record<string, number> = {};
		for (const { soort, nieuw } of review) if (nieuw && !['held', 'done', 'proposal'].includes(soort)) told[soort] = (told[soort] ?? 0) + 1;
		return {
			held: summary.vastgehouden.map(({ scope: each }) => each), approval: summary.goedkeuring, told,
			failed: (written.map(({ json }) => json) as unknown as ChangeItem[]).flatMap(({ results }) => results.filter(({ ok }) => !ok).map(({ message }) => message!)),
			writes: school.school.log.lines.filter(({ call }) => !/^get|^return|^GET|^POST \/connect/.test(call)).length, rows: stored.length,
		};
	};
	return await live(school, days, oneRun);
}

test('every day ends as the script says, and a second run does nothing', async () => {
	expect(YEAR.length).toBeGreaterThanOrEqual(60);
	expect(await problemsOf(YEAR)).toEqual([]);
});

test('so do the key days alone', async () => {
	expect(await problemsOf(YEAR.filter(({ key }) => key))).toEqual([]);
});
