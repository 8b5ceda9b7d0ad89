/** Every row of the exchange table, in every case, in real n8n on the rehearsal school. The table is `fieldTable.ts`. */
import { startRehearsal } from '../../sandbox/rehearsal';
import { checkRows } from './fieldChecks';
import type { Line, Place, Run, TaskLine } from './fieldScenario';
import { calls, end, goApproved, reviewOf, summaryOf, TABLES, type Rehearsal } from './setup';

jest.setTimeout(600_000);

let at: Rehearsal;
beforeAll(async () => {
	at = await startRehearsal({ pupils: 60, seed: 5, known: 1, clock: '2026-11-23', saveRuns: true, progress: (line) => process.stderr.write(`${line}\n`) });
});
afterAll(async () => await end(at));

const place: Place = {
	async control(call, body) {
		const [method, path] = call.split(' ') as [string, string];
		const response = await fetch(`${at.school.control}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
		if (!response.ok) throw new Error(`${call}: ${response.status} ${await response.text()}`);
		return (await response.json()) as Record<string, unknown>;
	},
	async run(settings = {}): Promise<Run> {
		const execution = await goApproved(at, { kanaalNaarInformat: 'lijst', ...settings });
		return {
			error: execution.error,
			failed: execution.items('Mislukt').map(({ json }) => JSON.stringify(json.results)),
			review: reviewOf(execution) as Line[],
			tasks: (await at.n8n.tableRows(TABLES.takenlijst)) as unknown as TaskLine[],
			report: summaryOf(execution).rapport,
			writes: calls(at, 'writes'),
		};
	},
};

checkRows(() => place);
