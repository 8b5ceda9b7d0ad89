/** Every row of the exchange table through the nodes and the planner, without n8n's server: the same history as `e2e/fields.test.ts`. */
import { checkRows } from '../e2e/fieldChecks';
import type { Line, Place, Run, TaskLine } from '../e2e/fieldScenario';
import { baselineOf, readOf } from '../../nodes/FieldDirectionMerge/inputs';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { credentialsFor, SYNC_KEY } from '../../sandbox/rehearsal';
import { startSchool, type RunningSchool } from '../../sandbox/school';
import { PRESET } from '../../sync/fields/preset';
import { DEFAULT_SETTINGS, planSync } from '../../sync/plan/plan';
import { rapport } from '../../sync/plan/rapport';
import type { BaselineRow, ChangeItem, ReviewItem } from '../../sync/types';
import { run } from './run';

jest.setTimeout(300_000);

const READ = /^get|^return|^GET|^POST \/(?:connect|wsInf)/;

class Bench implements Place {
	private readonly rows = new Map<string, BaselineRow>();
	private readonly tasks = new Map<string, TaskLine>();

	constructor(private readonly school: RunningSchool) {}

	async control(call: string, body?: unknown) {
		const [method, path] = call.split(' ') as [string, string];
		const response = await fetch(`${this.school.control}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
		if (!response.ok) throw new Error(`${call}: ${response.status} ${await response.text()}`);
		return (await response.json()) as Record<string, unknown>;
	}

	async run(settings: Record<string, string> = {}): Promise<Run> {
		const { school } = this;
		const credentials = Object.fromEntries(Object.entries(credentialsFor(school)).map(([type, { data }]) => [type, data])) as never;
		const year = { schoolYear: school.schoolYear, referenceDate: settings.referentiedatum ?? school.today };
		school.school.log.clear();
		const informat = await run('informat', { operation: 'getSyncRecords', instituteNumbers: school.institute, smartschoolPlatform: settings.smartschoolplatformInInformat ?? '', ...year }, [{}], credentials);
		const smartschool = await run('smartschool', { operation: 'getSyncRecords', rootGroups: '', profileFields: settings.profielvelden ?? '', ...year }, [{}], credentials);
		const problem = informat.error ?? smartschool.error;
		if (problem) throw new Error(problem.message);
		const input = { informat: readOf(informat.items, 'informat'), smartschool: readOf(smartschool.items, 'smartschool'), baseline: baselineOf([...this.rows.values()].map((json) => ({ json: { ...json } }))), table: PRESET, tools: planTools(SYNC_KEY) };
		const channel = { standard: settings.kanaalNaarInformat === 'voorstel' ? ('update' as const) : ('todo' as const), units: {} };
		const preview = planSync({ ...input, settings: { ...DEFAULT_SETTINGS, channel } });
		const plan = planSync({ ...input, settings: { ...DEFAULT_SETTINGS, channel, mode: 'apply', approval: preview.summary.goedkeuring } });
		const nothing = { items: [], error: undefined };
		const written = plan.changes.length === 0 ? nothing : await run('smartschool', { operation: 'applyChanges', atOnce: 2 }, plan.changes, credentials);
		const proposed = written.items.length === 0 ? nothing : await run('informat', { operation: 'applyChanges', locationId: '001' }, written.items.map(({ json }) => json), credentials);
		const done = proposed.items.map(({ json }) => json as unknown as ChangeItem);
		for (const { row } of [...done, ...plan.baseline]) this.rows.set(row.key, row);
		for (const item of plan.review) this.take(item);
		const writes = Object.entries(school.school.log.counts()).flatMap(([service, counts]) => Object.entries(counts).flatMap(([call, count]) => (READ.test(call) ? [] : [[`${service} ${call}`, count] as const])));
		return {
			error: (written.error ?? proposed.error)?.message, failed: done.flatMap(({ results }) => results.flatMap(({ ok, message }) => (ok ? [] : [message ?? '']))), review: plan.review as Line[],
			tasks: [...this.tasks.values()], report: rapport(plan.summary, plan.review, PRESET), writes: Object.fromEntries(writes),
		};
	}

	/** As the template keeps the list. */
	private take({ soort, key, nieuw, veld, taak }: ReviewItem): void {
		if (soort === 'done') this.tasks.delete(key);
		else if (nieuw && taak) this.tasks.set(key, { ...taak, veld, sinds: this.school.today });
	}
}

let school: RunningSchool;
beforeAll(async () => {
	school = await startSchool({ pupils: 60, seed: 5, known: 1, clock: '2026-11-23' });
});
afterAll(async () => await school?.stop());

checkRows(() => new Bench(school));
