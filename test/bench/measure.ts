/**
 * One measurement in a process of its own, so that its peak heap is its own: `measure.cjs <subject> <n> <n8n> <folder>`.
 * Prints one line of JSON. The folder keeps the baseline that a first run leaves for the later ones.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GCProfiler } from 'node:v8';
import type { INodeExecutionData } from 'n8n-workflow';
import { FieldDirectionMerge } from '../../nodes/FieldDirectionMerge/FieldDirectionMerge.node';
import { planTools } from '../../nodes/FieldDirectionMerge/tools';
import { DEFAULT_LIMITS } from '../../sync/plan/guards';
import { planLists, type ListPlan, type ListSettings } from '../../sync/plan/lists';
import type { BaselineRow } from '../../sync/types';
import { FIELDS, KEY, lists, ROWS, type Forms, type Lists } from './data';
import { compareDatasets, itemsOf, merge, ours } from './nodes';
import { standard, type StandardSubject } from './standard';

export type Subject = 'firstRun' | 'firstRunOtherForms' | 'plain' | 'fingerprints' | 'otherForms' | 'nodePlain' | 'nodeFingerprints' | 'compareDatasets' | 'merge' | 'json' | 'bare' | StandardSubject;

export interface Measured {
	subject: Subject;
	n: number;
	runs: number;
	/** CPU time of the process, all its threads together: median, and the first run before anything was compiled. ms. */
	cpu: number;
	firstCpu: number;
	/** Median of the time on the clock, ms; longer than `cpu` when the machine was busy. */
	wall: number;
	/** Heap in MB: with the inputs alone, and the most that was in use at any moment of a run. */
	inputsHeap: number;
	peakHeap: number;
	/** Items on all outputs. */
	items: number;
	/** Bytes of the baseline row per record, 0 = keeps nothing. */
	state: number;
}

/** What a subject is: a run that can be repeated, and a check that throws when the result is wrong. */
export interface Work<T> {
	run(): T | Promise<T>;
	check(result: T): Pick<Measured, 'items' | 'state'>;
}

const SYNC_KEY = 'a key of the bench, of forty characters .';
const MB = 2 ** 20;
const [subject, size, n8n, folder] = process.argv.slice(2) as [Subject, string, string, string];
const n = Number(size);

const SETTINGS: ListSettings = {
	mode: 'apply', firstRun: 'smartschool', limits: DEFAULT_LIMITS, calendar: 'normal', approval: '', missing: { informat: 'report', smartschool: 'create' },
	gone: 'report', absent: { reads: 3, days: 14 }, changedAt: '', today: '2026-11-24', remember: true,
};
const bytes = (rows: readonly BaselineRow[]): number => rows.reduce((sum, { key, state }) => sum + Buffer.byteLength(key) + Buffer.byteLength(state), 0) / Math.max(1, rows.length);
const rowsFile = (forms: Forms): string => path.join(folder, `baseline-${forms}-${n}.json`);
const savedRows = (forms: Forms): BaselineRow[] => JSON.parse(readFileSync(rowsFile(forms), 'utf8')) as BaselineRow[];

function plan({ informat, smartschool }: Lists, baseline: readonly BaselineRow[], settings: Partial<ListSettings>): ListPlan {
	return planLists({ informat, smartschool, names: { informat: 'Informat', smartschool: 'Smartschool' }, baseline, key: { informat: KEY, smartschool: KEY }, fields: FIELDS, settings: { ...SETTINGS, ...settings }, tools: planTools(SYNC_KEY) });
}

function same(found: readonly unknown[], wanted: readonly string[]): void {
	const keys = found.map(String).sort();
	if (keys.length !== wanted.length || keys.some((key, index) => key !== wanted[index])) throw new Error(`${subject} ${n}: found ${keys.length} changed records, ${wanted.length} had changed`);
}

/** The first run: both sides are equal, and every record gets its row. */
function firstRun(forms: Forms): Work<ListPlan> {
	const given = lists(n, false, forms);
	return {
		run: () => plan(given, [], {}),
		check({ baseline, changes, review }) {
			const rows = baseline.map(({ row }) => row);
			if (rows.length !== n || changes.length + review.length > 0) throw new Error(`the first run left ${rows.length} rows and ${changes.length} changes for ${n} equal records`);
			writeFileSync(rowsFile(forms), JSON.stringify(rows));
			return { items: n + 1, state: bytes(rows) };
		},
	};
}

function later(forms: Forms, remember: boolean): Work<ListPlan> {
	const given = lists(n, true, forms);
	const rows = remember ? savedRows(forms) : [];
	return {
		run: () => plan(given, rows, { remember }),
		check({ changes, baseline, review }) {
			same(changes.map(({ sleutel }) => sleutel), given.changed);
			return { items: changes.length + baseline.length + review.length + 1, state: bytes(rows) };
		},
	};
}

function node(remember: boolean): Work<INodeExecutionData[][]> {
	const { changed, ...given } = lists(n, true);
	const rows = remember ? savedRows('same') : [];
	const inputs = [itemsOf(given.informat), itemsOf(given.smartschool), itemsOf(rows)];
	const execute = ours(new FieldDirectionMerge(), { preset: 'own', mode: 'apply', firstRun: SETTINGS.firstRun, keyA: KEY, keyB: KEY, nameA: '', nameB: '', fields: { rows: ROWS }, ownRules: {}, records: { remember } }, SYNC_KEY);
	return {
		run: () => execute(inputs),
		check(outputs) {
			same(outputs[0]!.map(({ json }) => json.sleutel), changed);
			return { items: outputs.flat().length, state: bytes(rows) };
		},
	};
}

function n8nCompare(): Work<INodeExecutionData[][]> {
	const { changed, ...given } = lists(n, true);
	const inputs = [itemsOf(given.informat), itemsOf(given.smartschool)];
	const execute = compareDatasets(n8n, KEY);
	return {
		run: () => execute(inputs),
		check(outputs) {
			same(outputs[2]!.map(({ json }) => (json.keys as Record<string, unknown>)[KEY]), changed);
			return { items: outputs.flat().length, state: 0 };
		},
	};
}

/** Merge only joins; what changed is what its item has otherwise than the first input. */
function n8nMerge(): Work<INodeExecutionData[][]> {
	const { changed, ...given } = lists(n, true);
	const inputs = [itemsOf(given.informat), itemsOf(given.smartschool)];
	const execute = merge(n8n, KEY);
	const before = new Map(given.informat.map((item) => [item[KEY], JSON.stringify(item)]));
	return {
		run: () => execute(inputs),
		check(outputs) {
			if (outputs[0]!.length !== n) throw new Error(`Merge gave ${outputs[0]!.length} of ${n} items`);
			same(outputs[0]!.filter(({ json }) => JSON.stringify(json) !== before.get(json[KEY])).map(({ json }) => json[KEY]), changed);
			return { items: outputs.flat().length, state: 0 };
		},
	};
}

/** A yardstick of the machine: Node reads the same two lists from their text. */
function json(): Work<Lists> {
	const { informat, smartschool } = lists(n, true);
	const text = JSON.stringify({ informat, smartschool });
	return {
		run: () => JSON.parse(text) as Lists,
		check(read) {
			if (read.informat.length !== n || read.smartschool.length !== n) throw new Error('the lists were not read');
			return { items: 0, state: 0 };
		},
	};
}

/** The least that a comparison in JavaScript costs: the other record by its key, and every field of both; it knows nothing of directions, blanks, double keys or other forms. */
function bare(): Work<string[]> {
	const given = lists(n, true);
	const fields = FIELDS.map(({ path: field }) => field);
	return {
		run() {
			const others = new Map(given.smartschool.map((item) => [item[KEY], item]));
			return given.informat.filter((item) => {
				const other = others.get(item[KEY])!;
				return !fields.every((field) => item[field] === other[field]);
			}).map((item) => String(item[KEY]));
		},
		check(found) {
			same(found, given.changed);
			return { items: found.length, state: 0 };
		},
	};
}

function work(): Work<unknown> {
	switch (subject) {
		case 'firstRun': return firstRun('same') as Work<unknown>;
		case 'firstRunOtherForms': return firstRun('other') as Work<unknown>;
		case 'plain': return later('same', false) as Work<unknown>;
		case 'fingerprints': return later('same', true) as Work<unknown>;
		case 'otherForms': return later('other', true) as Work<unknown>;
		case 'nodePlain': return node(false) as Work<unknown>;
		case 'nodeFingerprints': return node(true) as Work<unknown>;
		case 'compareDatasets': return n8nCompare() as Work<unknown>;
		case 'json': return json() as Work<unknown>;
		case 'bare': return bare() as Work<unknown>;
		case 'merge': return n8nMerge() as Work<unknown>;
		default: return standard(subject, n, planTools(SYNC_KEY)) as Work<unknown>;
	}
}

/** As often as fits in some seconds, at most 15 times. */
const RUNS = 15;
const ENOUGH_MS = 4000;

async function measure(): Promise<Measured> {
	const { run, check } = work();
	gc!();
	const inputsHeap = process.memoryUsage().heapUsed;
	const profiler = new GCProfiler();
	profiler.start();
	let result = await timed(run);
	const [firstCpu, firstWall] = [result.cpu, result.wall];
	const peakHeap = Math.max(process.memoryUsage().heapUsed, ...profiler.stop()!.statistics.map(({ beforeGC }) => beforeGC.heapStatistics.usedHeapSize));
	const checked = check(result.value);
	const [cpus, walls] = [[firstCpu], [firstWall]];
	for (let spent = firstWall; spent < ENOUGH_MS && cpus.length < RUNS; spent += result.wall) {
		result = { ...result, value: undefined };
		gc!();
		result = await timed(run);
		cpus.push(result.cpu);
		walls.push(result.wall);
	}
	return { subject, n, runs: cpus.length, cpu: median(cpus), firstCpu, wall: median(walls), inputsHeap: inputsHeap / MB, peakHeap: peakHeap / MB, ...checked };
}

async function timed<T>(run: () => T | Promise<T>): Promise<{ value: T; cpu: number; wall: number }> {
	const [cpu, wall] = [process.cpuUsage(), performance.now()];
	const value = await run();
	const { user, system } = process.cpuUsage(cpu);
	return { value, cpu: (user + system) / 1000, wall: performance.now() - wall };
}

const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)]!;

measure().then(
	(measured) => console.log(JSON.stringify(measured)),
	(error: Error) => {
		console.error(error.stack);
		process.exitCode = 1;
	},
);
