/**
 * `npm run bench:sync`: the standard sync of a whole school in a real n8n, with a wait in every call of both services.
 * First run: how long the writes take beside calls × latency ÷ calls at once. Second run: what a run without changes
 * costs. Prints a table and writes `.cache/bench/sync.json`.
 * Options: `--pupils 3000`, `--latency 300` (milliseconds), `--at-once 4`, `--batch` (else as in the template), `--json`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Execution } from '../../sandbox/n8n/server';
import { startRehearsal, TRIGGER, type Rehearsal } from '../../sandbox/rehearsal';

const { values } = parseArgs({ options: { pupils: { type: 'string', default: '3000' }, latency: { type: 'string', default: '300' }, 'at-once': { type: 'string', default: '4' }, batch: { type: 'string' }, json: { type: 'boolean', default: false } } });
const [PUPILS, LATENCY, AT_ONCE] = [Number(values.pupils), Number(values.latency), Number(values['at-once'])];
const FOLDER = path.resolve('.cache/bench');
const HOURS = 3_600_000;
/** Allowed beside calls × latency ÷ calls at once. */
const ALLOWED = 1.15;
const QUIET_MS = 3000;

const started = Date.now();
const say = (line: string) => console.error(`[${String(Math.round((Date.now() - started) / 1000)).padStart(5)} s] ${line}`);

interface Measured {
	run: string;
	writes: number;
	/** Every call after the reads, looks of Apply included. */
	calls: number;
	rows: number;
	/** Seconds from the plan until the last row of the baseline is stored. */
	writing: number;
	/** Sum of the time of all nodes, ms. */
	nodeTime: number;
	/** The nodes that took most, ms. */
	nodes: Record<string, number>;
}

async function measure(run: string, { n8n, school, workflow }: Rehearsal, settings: Record<string, unknown>, latency: number): Promise<Measured & { approval: string }> {
	await n8n.changeSettings(workflow, 'Instellingen', settings);
	school.school.faults.set([{ name: 'slow', value: latency }]);
	school.school.log.clear();
	say(`${run} …`);
	const beat = setInterval(() => say(`${run}: ${writesOf(school.school.log.lines)} writes so far`), 60_000);
	const execution = await n8n.run(workflow, TRIGGER, 2 * HOURS).finally(() => clearInterval(beat));
	if (execution.status !== 'success') throw new Error(`${run} ended as ${execution.status}: ${execution.error}`);
	const failed = execution.items('Mislukt').length;
	if (failed > 0) throw new Error(`${run}: ${failed} records failed`);
	return { run, ...timesOf(execution), writes: writesOf(school.school.log.lines), calls: callsAfterReads(school.school.log.lines), rows: execution.items('Nieuwe rijen').length + execution.items('Bekende rijen').length, approval: (execution.items('Vergelijken', 3)[0]!.json as { goedkeuring: string }).goedkeuring };
}

const READS = /^get|^return|^GET|^POST \/connect/;
const writesOf = (lines: readonly { call: string }[]): number => lines.filter(({ call }) => !READS.test(call)).length;

/** Informat's lists, then the accounts: the last of them ends the reading. */
const callsAfterReads = (lines: readonly { call: string }[]): number => lines.length - 1 - lines.findLastIndex(({ call }) => call === 'getAllAccountsExtended' || /^GET \/1\/(students|registrations)/.test(call));

const COMMITS: readonly string[] = ['Basis aanvullen', 'Basis bijwerken', 'Smartschool bijwerken', 'Informat bijwerken'];

function timesOf({ times }: Execution): Pick<Measured, 'writing' | 'nodeTime' | 'nodes'> {
	const planned = Math.max(...times.filter(({ node }) => node === 'Vergelijken').map(({ start, took }) => start + took));
	const nodes: Record<string, number> = {};
	for (const { node, took } of times) nodes[node] = (nodes[node] ?? 0) + took;
	return {
		writing: (Math.max(planned, ...times.filter(({ node }) => COMMITS.includes(node)).map(({ start, took }) => start + took)) - planned) / 1000,
		nodeTime: Object.values(nodes).reduce((total, took) => total + took, 0),
		nodes: Object.fromEntries(Object.entries(nodes).sort(([, x], [, y]) => y - x).slice(0, 8)),
	};
}

async function main(): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const at = await startRehearsal({ pupils: PUPILS, seed: 7, clock: '2026-11-23', saveRuns: true, progress: say });
	try {
		const given = { leerlingenTegelijk: AT_ONCE, ...(values.batch === undefined ? {} : { leerlingenPerGroepje: Number(values.batch) }) };
		const preview = await measure('preview', at, { ...given, modus: 'voorbeeld' }, 0);
		const first = await measure('first run', at, { modus: 'uitvoeren', goedgekeurdPlan: preview.approval }, LATENCY);
		const quiet = await measure('without changes', at, { modus: 'uitvoeren', goedgekeurdPlan: '' }, 0);
		const least = (first.calls * LATENCY) / AT_ONCE / 1000;
		const ratio = first.writing / least;
		const targets = [
			{ target: `first run: writing ≤ ${ALLOWED} × calls × latency ÷ ${AT_ONCE}`, measured: `${ratio.toFixed(3)} (${first.writing.toFixed(1)} s for ${first.calls} calls, ${least.toFixed(1)} s at least)`, met: ratio <= ALLOWED },
			{ target: `without changes: node time ≤ ${QUIET_MS / 1000} s`, measured: `${(quiet.nodeTime / 1000).toFixed(2)} s`, met: quiet.nodeTime <= QUIET_MS },
			{ target: 'without changes: 0 writes, 0 rows', measured: `${quiet.writes} writes, ${quiet.rows} rows`, met: quiet.writes + quiet.rows === 0 },
		];
		const measured = [preview, first, quiet].map(({ approval: _approval, ...each }): Measured => each);
		const json = JSON.stringify({ machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? '' }, pupils: PUPILS, latency: LATENCY, atOnce: AT_ONCE, measured, targets }, null, '\t');
		await writeFile(path.join(FOLDER, 'sync.json'), json);
		if (values.json) return console.log(json);
		console.log(`\n${PUPILS} pupils, ${LATENCY} ms in every call of the first run, ${AT_ONCE} at once; ${cpus().length} cores (${cpus()[0]?.model})\n\n${table(measured)}\n`);
		for (const { target, measured: shown, met } of targets) console.log(`${met ? 'met    ' : 'NOT MET'}  ${target}: ${shown}`);
	} finally {
		await at.n8n.dispose();
		await at.school.stop();
	}
}

function table(all: readonly Measured[]): string {
	const rows = all.map(({ run, writes, rows: stored, writing, nodeTime, nodes }) => `| ${run} | ${writes} | ${stored} | ${writing.toFixed(1)} | ${(nodeTime / 1000).toFixed(2)} | ${Object.entries(nodes).map(([node, took]) => `${node} ${(took / 1000).toFixed(2)}`).join(', ')} |`);
	return ['| run | writes | rows stored | s after the plan | s in nodes | most of it in |', '|---|--:|--:|--:|--:|---|', ...rows].join('\n');
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
