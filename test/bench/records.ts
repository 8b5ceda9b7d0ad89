/** 10,000 pupils of two institutes from the double to sync records: calls, CPU and memory, as JSON and as a table. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { InformatClient } from '../../services/informat/client';
import { readAll, type ListsRead } from '../../services/informat/lists';
import { informatRecords } from '../../sync/records/informat';
import { send } from '../services/stub';

const PUPILS = Number(process.argv[2] ?? 10_000);
const INSTITUTES = ['099999', '088888'];
const LIMITS = { cpuSeconds: 1, megabytes: 200, calls: 1 + 2 * INSTITUTES.length };

interface School { informat: string; control: string; clientId: string; clientSecret: string; schoolYear: string; today: string }

/** In a process of its own, so that only the client's own work is measured. */
async function startSchool(): Promise<{ school: School; stop: () => void }> {
	const root = path.resolve(__dirname, '..', '..');
	const flags = ['--pupils', String(PUPILS), '--clock', '2026-11-23', '--institutes', INSTITUTES.join(','), ...['informat', 'informat-personnel', 'informat-push', 'informat-xml', 'smartschool', 'control'].flatMap((name) => [`--${name}-port`, '0'])];
	const child = spawn(process.execPath, [...process.execArgv.filter((each) => !each.startsWith('--expose')), path.join(root, 'sandbox', 'school.ts'), ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
	for await (const line of createInterface(child.stdout)) return { school: JSON.parse(line) as School, stop: () => void child.kill() };
	throw new Error('The rehearsal school did not start');
}

const megabytes = (): number => {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed / 1024 / 1024;
};
const round = (value: number): number => Math.round(value * 100) / 100;

async function measured<T>(work: () => T | Promise<T>): Promise<{ result: T; cpuSeconds: number; seconds: number; megabytes: number }> {
	const [heap, cpu, clock] = [megabytes(), process.cpuUsage(), performance.now()];
	const result = await work();
	const { user, system } = process.cpuUsage(cpu);
	const seconds = (performance.now() - clock) / 1000;
	return { result, cpuSeconds: round((user + system) / 1e6), seconds: round(seconds), megabytes: round(megabytes() - heap) };
}

async function main(): Promise<void> {
	const { school, stop } = await startSchool();
	try {
		const client = new InformatClient({ clientId: school.clientId, clientSecret: school.clientSecret, tokenUrl: `${school.informat}/connect/token`, studentsUrl: school.informat, allowOtherHost: true }, INSTITUTES, send, async () => undefined);
		const read = await measured<ListsRead>(async () => await readAll(client, school.schoolYear));
		const built = await measured(() => informatRecords(read.result.lists, { schooljaar: school.schoolYear, referentiedatum: school.today }, { volledig: read.result.volledig }));
		const calls = ((await (await fetch(`${school.control}/calls/summary`)).json()) as { informat: Record<string, number> }).informat;
		const total = Object.values(calls).reduce((sum, each) => sum + each, 0);
		const { aantallen } = built.result.report;
		const found = { pupils: PUPILS, records: built.result.records.length, aantallen, calls, read: { ...read, result: undefined }, build: { ...built, result: undefined } };
		const lines: [string, number, number][] = [['calls', total, LIMITS.calls], ['records: CPU seconds', built.cpuSeconds, LIMITS.cpuSeconds], ['records: megabytes', built.megabytes, LIMITS.megabytes]];
		console.log(JSON.stringify(found));
		console.log(`\n${'what'.padEnd(24)}${'measured'.padStart(10)}${'limit'.padStart(10)}`);
		for (const [what, value, limit] of lines) console.log(`${what.padEnd(24)}${String(value).padStart(10)}${String(limit).padStart(10)}${value > limit ? '  too much' : ''}`);
		if (lines.some(([, value, limit]) => value > limit)) process.exitCode = 1;
	} finally {
		stop();
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
