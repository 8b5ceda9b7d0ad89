// Every npm command of this project. Installs what is missing first, so that each command works on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const [command, ...args] = process.argv.slice(2);
const bin = (name) => path.join(root, 'node_modules', '.bin', name);

function run(program, programArgs, env = {}) {
	const { status, error } = spawnSync(program, programArgs, { stdio: 'inherit', env: { ...process.env, ...env } });
	if (error) console.error(error.message);
	if (status !== 0) process.exit(status ?? 1);
}

function install() {
	const stamp = path.join('node_modules', '.installed');
	const lock = readFileSync('package-lock.json', 'utf8');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
	console.log('Installing the development packages (about a minute) …');
	// Not `npm ci`: it refuses a lock file without the packages of other platforms, which some registries leave out.
	run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
	writeFileSync(stamp, lock);
}

/** The package exactly as a school would install it. */
function pack() {
	run(bin('gulp'), ['build', '--silent']);
	rmSync('.cache/pack', { recursive: true, force: true });
	mkdirSync('.cache/pack', { recursive: true });
	run('npm', ['pack', '--silent', '--pack-destination', '.cache/pack']);
}

const COMMANDS = {
	build: () => run(bin('gulp'), ['build', ...args]),
	lint: () => run(bin('eslint'), ['.', ...args]),
	'bench:read': () => run(bin('tsx'), ['--expose-gc', 'test/bench/readAccounts.ts', ...args]),
	sandbox: () => run(bin('tsx'), ['sandbox/school.ts', ...args]),
	test() {
		run(bin('tsc'), ['--noEmit', '-p', '.']);
		run(bin('jest'), args);
	},
	mutation: () => run(bin('tsx'), ['scripts/mutation.ts', ...args]),
	e2e() {
		pack();
		run(bin('jest'), ['--runInBand', '--testPathPatterns', 'test/e2e', ...args], { E2E: '1' });
	},
	/** All days of the simulated school year; `e2e` lives its key days. */
	year() {
		pack();
		run(bin('jest'), ['--runInBand', '--testPathPatterns', 'test/e2e/year', ...args], { E2E: '1', YEAR: 'whole' });
	},
	docs: () => run(bin('tsx'), ['scripts/smartschoolDocs.ts']),
	bench: () => run(bin('tsx'), ['test/bench/plan.ts', ...args]),
	'bench:sync'() {
		pack();
		run(bin('tsx'), ['test/bench/sync.ts', ...args]);
	},
	'bench:records': () => run(bin('tsx'), ['--expose-gc', 'test/bench/records.ts', ...args]),
	demo() {
		pack();
		run(bin('tsx'), ['sandbox/demo.ts', ...args]);
	},
};

if (!(command in COMMANDS)) {
	console.error(`Unknown command. Choose from: ${Object.keys(COMMANDS).join(', ')}`);
	process.exit(2);
}
install();
COMMANDS[command]();
