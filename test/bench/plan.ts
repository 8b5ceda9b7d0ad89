/**
 * `npm run bench`: the plan of n × n records of 40 fields, two in a hundred changed, against n8n's own Compare Datasets
 * and Merge on the same data; with `--standard` the standard sync too. Prints a table and writes `.cache/bench/plan.json`.
 * Options: `--standard`, `--quick` (no more than 10,000 records), `--skip-merge` (n8n's Merge takes most of the time),
 * `--json` (prints the JSON instead of the table).
 */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build } from 'esbuild';
import { ensureN8n } from '../../sandbox/n8n/install';
import type { Measured, Subject } from './measure';
import { report, targets } from './report';

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false }, standard: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, 'skip-merge': { type: 'boolean', default: false } } });
const FOLDER = path.resolve('.cache/bench');
const SIZES = [1000, 10_000, 30_000, 100_000].filter((n) => !options.quick || n <= 10_000);
/** Compare Datasets and Merge need minutes above this. */
const QUADRATIC_UP_TO = 30_000;
/** In this order: a first run leaves the baseline for the runs after it. */
const SUBJECTS = (['firstRun', 'plain', 'fingerprints', 'firstRunOtherForms', 'otherForms', 'nodePlain', 'nodeFingerprints', 'bare', 'json', 'compareDatasets', 'merge'] satisfies Subject[]).filter((subject) => subject !== 'merge' || !options['skip-merge']);
const STANDARD_SUBJECTS: readonly Subject[] = ['standardFirst', 'standardQuiet', 'standardChanges', 'correlate'];
const STANDARD_SIZE = 10_000;

const say = (line: string) => console.error(line);

/** Bundled as the package is, so that what is measured is what schools run. */
async function bundle(): Promise<string> {
	const outfile = path.join(FOLDER, 'measure.cjs');
	await build({ entryPoints: [path.join(__dirname, 'measure.ts')], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs', external: ['n8n-workflow'], minifySyntax: true, logLevel: 'warning' });
	return outfile;
}

async function main(): Promise<void> {
	const installed = await ensureN8n(say);
	await mkdir(FOLDER, { recursive: true });
	const script = await bundle();
	const { stdout: version } = await promisify(execFile)(installed.node, ['--version']);
	const all: Measured[] = [];
	const measure = async (subject: Subject, n: number) => {
		const started = Date.now();
		const { stdout } = await promisify(execFile)(installed.node, ['--expose-gc', '--max-old-space-size=4096', script, subject, String(n), installed.n8n, FOLDER], { maxBuffer: 2 ** 26 });
		all.push(JSON.parse(stdout.trim().split('\n').at(-1)!) as Measured);
		say(`${subject} ${n}: ${Math.round((Date.now() - started) / 1000)} s`);
	};
	for (const n of SIZES) for (const subject of SUBJECTS) if (n <= QUADRATIC_UP_TO || (subject !== 'compareDatasets' && subject !== 'merge')) await measure(subject, n);
	if (options.standard) for (const subject of STANDARD_SUBJECTS) await measure(subject, STANDARD_SIZE);

	const machine = { node: version.trim(), cores: cpus().length, cpu: cpus()[0]?.model ?? '' };
	const verdicts = targets(all);
	const json = JSON.stringify({ machine, measured: all, targets: verdicts }, null, '\t');
	await writeFile(path.join(FOLDER, 'plan.json'), json);
	if (options.json) return console.log(json);
	console.log(`\nNode ${machine.node}, ${machine.cores} cores (${machine.cpu})\n\n${report(all)}\n`);
	for (const { target, measured, met } of verdicts) console.log(`${met ? 'met    ' : 'NOT MET'}  ${target}: ${measured}`);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
