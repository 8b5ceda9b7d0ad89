/** Measurements → the table that people read, and the targets with what was measured for each. */
import type { Measured, Subject } from './measure';

export interface Target {
	target: string;
	measured: string;
	met: boolean;
}

const TITLES: Readonly<Record<Subject, string>> = {
	plain: 'plan, nothing remembered',
	fingerprints: 'plan with fingerprints',
	otherForms: 'plan with fingerprints, each side its own forms',
	firstRun: 'plan, first run',
	firstRunOtherForms: 'plan, first run, each side its own forms',
	nodePlain: 'node, nothing remembered',
	nodeFingerprints: 'node with fingerprints',
	bare: 'nothing but a look-up and ===',
	json: 'Node reads both lists from JSON',
	compareDatasets: 'n8n Compare Datasets',
	merge: 'n8n Merge',
	standardFirst: 'standard sync, first run',
	standardQuiet: 'standard sync, nothing changed',
	standardChanges: 'standard sync, 2 % changed',
	correlate: 'linking people without a number',
};

const rate = ({ n, cpu }: Measured): number => (n * 1000) / cpu;
const find = (all: readonly Measured[], subject: Subject, n: number): Measured | undefined => all.find((each) => each.subject === subject && each.n === n);
const times = (all: readonly Measured[], each: Measured, other: Subject): number | undefined => {
	const theirs = find(all, other, each.n);
	return theirs && each.subject !== other ? theirs.cpu / each.cpu : undefined;
};
const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const ms = (value: number): string => (value < 100 ? value.toFixed(1) : whole(value));
const factor = (value: number | undefined): string => (value === undefined ? '' : value < 10 ? value.toFixed(1) : whole(value));

export function report(all: readonly Measured[]): string {
	const head = ['', 'records', 'CPU ms', 'first ms', 'clock ms', 'records/s/core', '× Compare', '× Merge', 'heap MB: inputs', 'peak', 'items out', 'state B/record', 'runs'];
	const rows = all.map((each) => [
		TITLES[each.subject], whole(each.n), ms(each.cpu), ms(each.firstCpu), ms(each.wall), whole(rate(each)), factor(times(all, each, 'compareDatasets')), factor(times(all, each, 'merge')),
		whole(each.inputsHeap), whole(each.peakHeap), whole(each.items), each.state === 0 ? '' : whole(each.state), String(each.runs),
	]);
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
	const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
	return [line(head), `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`, ...rows.map(line)].join('\n');
}

/** The targets that these measurements can answer. */
export function targets(all: readonly Measured[]): Target[] {
	const found: Target[] = [];
	const judge = (target: string, value: number | undefined, isMet: (value: number) => boolean, shown: (value: number) => string) => {
		if (value !== undefined) found.push({ target, measured: shown(value), met: isMet(value) });
	};
	const largest = Math.max(...all.map(({ n }) => n));
	const [plain, remembering] = [find(all, 'plain', largest), find(all, 'fingerprints', largest)];
	const bare = find(all, 'bare', largest);
	const beside = (value: number) => `${whole(value)}${bare ? `; nothing but a look-up and === does ${whole(rate(bare))} here` : ''}`;
	judge(`≥ 200,000 records/s/core without fingerprints (${whole(largest)})`, plain && rate(plain), (value) => value >= 200_000, beside);
	judge(`≥ 100,000 records/s/core with fingerprints (${whole(largest)})`, remembering && rate(remembering), (value) => value >= 100_000, beside);
	for (const subject of ['plain', 'fingerprints'] as const) {
		const [small, large] = [find(all, subject, 10_000), find(all, subject, 100_000)];
		judge(`time(100k) / time(10k) ≤ 12: ${TITLES[subject]}`, small && large && large.cpu / small.cpu, (value) => value <= 12, (value) => value.toFixed(1));
	}
	for (const [n, least] of [[10_000, 40], [30_000, 200]] as const) {
		for (const subject of ['nodePlain', 'nodeFingerprints'] as const) {
			const each = find(all, subject, n);
			judge(`≥ ${least} × Compare Datasets at ${whole(n)}: ${TITLES[subject]}`, each && times(all, each, 'compareDatasets'), (value) => value >= least, factor);
		}
	}
	for (const subject of ['plain', 'fingerprints', 'nodePlain', 'nodeFingerprints'] as const) {
		judge(`≤ 512 MB heap at 100,000, inputs included: ${TITLES[subject]}`, find(all, subject, 100_000)?.peakHeap, (value) => value <= 512, (value) => `${whole(value)} MB`);
	}
	for (const each of [plain, remembering]) judge(`output items O(changes): ${each && TITLES[each.subject]}`, each && each.items - each.n / 50, (value) => value >= 0 && value <= 10, (value) => `changes + ${value}`);
	const states = all.filter(({ state }) => state > 0);
	judge('≤ 1 KB of state per record', states.length === 0 ? undefined : Math.max(...states.map(({ state }) => state)), (value) => value <= 1024, (value) => `${whole(value)} bytes`);
	judge('10,000 × 10,000 people without a number linked in ≤ 2 s', find(all, 'correlate', 10_000)?.cpu, (value) => value <= 2000, (value) => `${(value / 1000).toFixed(2)} s`);
	return found;
}
