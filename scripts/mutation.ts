/**
 * Mutation test of the merge core: every source file against the quick tests that speak of it, one file after the other;
 * at the end the table of docs/mutation.md. `npm run mutation` takes them all, `npm run mutation -- unit guards` only these
 * source files; the table shows what every file got when it was measured last.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const REPORTS = path.join('.cache', 'mutation');
const FOLDERS = ['sync/plan', 'sync/values'];
const LEAST = 85;
/** Test files (`test/sync/<name>.test.ts`) of a source file, where it is not only the one with the same name. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
	'sync/plan/absences.ts': ['absencePlan', 'absences'], 'sync/plan/absent.ts': ['guards'],
	'sync/plan/coAccountDrafts.ts': ['coAccountPlan', 'coAccounts'], 'sync/plan/coAccountRecheck.ts': ['coAccountJobs'], 'sync/plan/coAccountTypes.ts': ['coAccountJobs'], 'sync/plan/coaccounts.ts': ['coAccountPlan'],
	'sync/plan/decide.ts': ['decisions'], 'sync/plan/enrolment.ts': ['enrolmentRules'], 'sync/plan/explain.ts': ['words'], 'sync/plan/health.ts': ['guards'], 'sync/plan/mask.ts': ['words'], 'sync/plan/photoChoice.ts': ['photos'], 'sync/plan/photoRows.ts': ['photos'], 'sync/plan/photoTexts.ts': ['photos'], 'sync/plan/photoVerdict.ts': ['photos'], 'sync/plan/plain.ts': ['words'], 'sync/plan/plan.ts': ['plan', 'groups', 'enrolment'], 'sync/plan/rapport.ts': ['words'], 'sync/plan/safe.ts': ['absenceTexts'],
	'sync/plan/state.ts': ['guards'], 'sync/plan/structure.ts': ['classes'],
	'sync/values/photo.ts': ['photos'], 'sync/values/text.ts': ['text'], 'sync/values/username.ts': ['text'],
};
const baseName = (file: string): string => path.basename(file, '.ts');
const testsOf = (file: string): readonly string[] => TESTS[file] ?? (file.startsWith('sync/values/') ? ['values', 'values.codes'] : [baseName(file)]);

interface Mutant { status: string; mutatorName: string; replacement?: string; location: { start: Place; end: Place } }
interface Place { line: number; column: number }
type Report = { files: Record<string, { source: string; mutants: Mutant[] }> };
interface Row { file: string; noticed: number; survived: number; timeout: number; atLoad: number }

const files = FOLDERS.flatMap((folder) => readdirSync(folder).sort().map((name) => `${folder}/${name}`));
const isTested = (file: string): boolean => testsOf(file).every((name) => existsSync(`test/sync/${name}.test.ts`));
const reportOf = (file: string): string => path.join(REPORTS, `${path.basename(path.dirname(file))}-${baseName(file)}.json`);

mkdirSync(REPORTS, { recursive: true });
const chosen = process.argv.slice(2);
for (const file of files.filter(isTested)) {
	const tests = testsOf(file);
	if (chosen.length > 0 && !chosen.includes(baseName(file))) continue;
	const { status } = spawnSync(path.join('node_modules', '.bin', 'stryker'), ['run', '--mutate', file], { stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: `test/sync/{${tests.join(',')},}.test.ts`, MUTATION_REPORT: reportOf(file) } });
	if (status !== 0) process.exit(status ?? 1);
}

const survivors: string[] = [];
const rows: Row[] = [];
for (const file of files.filter((each) => existsSync(reportOf(each)))) {
	// A file of types alone has nothing to change.
	const { source, mutants } = (JSON.parse(readFileSync(reportOf(file), 'utf8')) as Report).files[file] ?? { source: '', mutants: [] };
	const count = (...states: string[]) => mutants.filter(({ status }) => states.includes(status)).length;
	rows.push({ file, noticed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage'), timeout: count('Timeout'), atLoad: count('Ignored') });
	for (const each of mutants) if (each.status === 'Survived' || each.status === 'NoCoverage') survivors.push(describe(file, source, each));
}
writeFileSync(path.join(REPORTS, 'survivors.txt'), `${survivors.join('\n')}\n`);

function describe(file: string, source: string, { location: { start, end }, mutatorName, replacement = '' }: Mutant): string {
	const lines = source.split('\n').slice(start.line - 1, end.line);
	lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
	lines[0] = lines[0]!.slice(start.column - 1);
	const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 120);
	return `${file}:${start.line} ${mutatorName}: ${short(lines.join('\n'))} → ${short(replacement)}`;
}

const score = (all: readonly Row[]): number => {
	const [noticed, survived] = [all.reduce((sum, row) => sum + row.noticed, 0), all.reduce((sum, row) => sum + row.survived, 0)];
	return noticed + survived === 0 ? 100 : (100 * noticed) / (noticed + survived);
};
const line = (name: string, all: readonly Row[]): string => {
	const sum = (key: 'noticed' | 'survived' | 'timeout' | 'atLoad') => all.reduce((total, row) => total + row[key], 0);
	return `| ${name} | ${sum('noticed') + sum('survived')} | ${sum('noticed') - sum('timeout')} | ${sum('timeout')} | ${sum('survived')} | ${score(all).toFixed(1)} % | ${sum('atLoad')} |`;
};
for (const folder of FOLDERS) {
	const mine = rows.filter(({ file }) => file.startsWith(`${folder}/`)).sort((x, y) => (x.file < y.file ? -1 : 1));
	if (mine.length === 0) continue;
	console.log(`\n## ${folder}\n| File | Changes | Test failed | Hung | Survived | Score | At load |\n|---|---|---|---|---|---|---|`);
	for (const row of mine) console.log(line(`\`${path.basename(row.file)}\``, [row]));
	console.log(line('together', mine));
	if (chosen.length === 0 && score(mine) < LEAST) process.exitCode = 1;
}
const untested = files.filter((each) => !isTested(each));
if (untested.length > 0) console.log(`\nNot measured, without a quick test file: ${untested.join(', ')}`);
console.log(`\nWhat survived: ${path.join(REPORTS, 'survivors.txt')}`);
