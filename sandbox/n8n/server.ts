/** A real n8n on loopback with packed community packages in it, driven as its own screen drives it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unflatten } from './flatted';
import { command, ensureN8n } from './install';

export const OWNER = { email: 'owner@example.org', password: 'Rehearsal-2026', firstName: 'Ann', lastName: 'Voorbeeld' };

export interface StartOptions {
	/** Packed tarballs to install, as the screen's “Install community node” would. */
	packages: string[];
	/** An earlier start's folder, to go on with its workflows and tables; a fresh one when left out. */
	userFolder?: string;
	port?: number;
	/** Extra environment variables of n8n. */
	env?: Record<string, string>;
	progress?: (line: string) => void;
}

export interface Item {
	json: Record<string, unknown>;
}

export interface Execution {
	id: string;
	status: string;
	/** Message and description of the error that stopped the run. */
	error: string | undefined;
	/** Per node all items of all its runs, by output. */
	items(node: string, output?: number): Item[];
	/** Every run of every node, in milliseconds; `start` is a moment of the clock. */
	times: { node: string; start: number; took: number }[];
	/** Everything that n8n stored of this execution, as text: to look for what should not be in it. */
	stored: string;
}

interface Workflow {
	nodes: { name: string; type: string; credentials?: Record<string, { id: string; name: string }> }[];
	settings?: Record<string, unknown>;
	[key: string]: unknown;
}

export class RunningN8n {
	readonly log: string[] = [];
	private cookie = '';
	private project = '';

	constructor(readonly url: string, readonly userFolder: string, private readonly child: ChildProcess) {
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => this.log.push(chunk.toString()));
	}

	async ready(): Promise<void> {
		for (let attempt = 0; attempt < 240; attempt++) {
			if (this.child.exitCode !== null) throw new Error(`n8n stopped while starting:\n${this.log.join('').slice(-3000)}`);
			const health = await fetch(`${this.url}/healthz/readiness`).catch(() => undefined);
			if (health?.ok) break;
			await pause(500);
		}
		for (let attempt = 0; attempt < 40; attempt++) {
			const settings = await fetch(`${this.url}/rest/settings`).catch(() => undefined);
			if (settings?.ok) break;
			await pause(500);
		}
		const setup = await this.request('POST', '/owner/setup', OWNER);
		if (!setup.ok) await this.api('POST', '/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
		this.project = ((await this.api('GET', '/projects/personal')) as { id: string }).id;
	}

	private async request(method: string, route: string, body?: unknown): Promise<Response> {
		const send = async () => await fetch(`${this.url}/rest${route}`, {
			method,
			headers: { 'Content-Type': 'application/json', 'browser-id': 'rehearsal', ...(this.cookie ? { Cookie: this.cookie } : {}) },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		// An n8n that was busy for some seconds closes idle connections just when one is used again; reading twice does no harm.
		const response = await send().catch(async (error: Error) => {
			if (method !== 'GET') throw error;
			await pause(500);
			return await send();
		});
		const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
		if (cookie) this.cookie = cookie;
		return response;
	}

	/** @returns `data` of n8n's answer */
	async api(method: string, route: string, body?: unknown): Promise<unknown> {
		const response = await this.request(method, route, body);
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n ${method} ${route}: ${response.status} ${text.slice(0, 500)}`);
		return text === '' ? undefined : (JSON.parse(text) as { data: unknown }).data;
	}

	async createCredential(name: string, type: string, data: Record<string, unknown>): Promise<string> {
		return ((await this.api('POST', '/credentials', { name, type, data })) as { id: string }).id;
	}

	/** What the Test button says. */
	async testCredential(id: string, name: string, type: string, data: Record<string, unknown>): Promise<{ status: string; message: string }> {
		return (await this.api('POST', '/credentials/test', { credentials: { id, name, type, data } })) as { status: string; message: string };
	}

	/** @param credentials id by credential type; put in wherever a node asks for that type, and left open where there is none */
	async importWorkflow(workflow: Workflow, credentials: Record<string, string>): Promise<string> {
		const nodes = workflow.nodes.map((node) => ({
			...node,
			...(node.credentials ? { credentials: Object.fromEntries(Object.entries(node.credentials).flatMap(([type, { name }]) => (credentials[type] ? [[type, { id: credentials[type], name }]] : []))) } : {}),
		}));
		return ((await this.api('POST', '/workflows', { ...workflow, nodes, active: false })) as { id: string }).id;
	}

	/** Changes values of a “Set” node, as somebody does who edits the settings. */
	async changeSettings(workflowId: string, node: string, values: Record<string, unknown>): Promise<void> {
		const workflow = (await this.api('GET', `/workflows/${workflowId}`)) as { nodes: { name: string; parameters: { assignments?: { assignments: { name: string; value: unknown }[] } } }[]; versionId: string };
		const target = workflow.nodes.find(({ name }) => name === node)!;
		for (const assignment of target.parameters.assignments!.assignments) if (assignment.name in values) assignment.value = values[assignment.name];
		await this.api('PATCH', `/workflows/${workflowId}`, { nodes: workflow.nodes, versionId: workflow.versionId });
	}

	/** As the Publish button does: what runs by itself, or from another workflow, is the published version. */
	async publish(workflowId: string): Promise<void> {
		const { versionId } = (await this.api('GET', `/workflows/${workflowId}`)) as { versionId: string };
		await this.api('POST', `/workflows/${workflowId}/activate`, { versionId });
	}

	async startWorkflow(workflowId: string, trigger: string): Promise<string> {
		const workflowData = await this.api('GET', `/workflows/${workflowId}`);
		return ((await this.api('POST', `/workflows/${workflowId}/run`, { workflowData, triggerToStartFrom: { name: trigger } })) as { executionId: string }).executionId;
	}

	async execution(id: string): Promise<Execution | undefined> {
		const response = await this.request('GET', `/executions/${id}`);
		if (response.status === 404) return undefined;
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n execution ${id}: ${response.status} ${text.slice(0, 300)}`);
		const { data: stored } = JSON.parse(text) as { data?: { status: string; data: string } };
		// A run whose data are not kept is gone as soon as it has ended.
		if (!stored) return undefined;
		// A run that has just begun has an empty list.
		const data = (unflatten(stored.data) ?? {}) as { resultData?: { runData?: Record<string, { startTime: number; executionTime: number; data?: { main?: (Item[] | null)[] } }[]>; error?: { message?: string; description?: string } } };
		const runs = data.resultData?.runData ?? {};
		return {
			id,
			status: stored.status,
			error: data.resultData?.error && `${data.resultData.error.message} ${data.resultData.error.description ?? ''}`,
			items: (node, output = 0) => (runs[node] ?? []).flatMap((run) => run.data?.main?.[output] ?? []),
			times: Object.entries(runs).flatMap(([node, all]) => all.map(({ startTime, executionTime }) => ({ node, start: startTime, took: executionTime }))),
			stored: stored.data,
		};
	}

	async run(workflowId: string, trigger: string, timeoutMs = 600_000): Promise<Execution> {
		return await this.ended(await this.startWorkflow(workflowId, trigger), timeoutMs);
	}

	/** A started execution once it has ended. */
	async ended(id: string, timeoutMs = 600_000): Promise<Execution> {
		const until = Date.now() + timeoutMs;
		while (Date.now() < until) {
			const execution = await this.execution(id);
			if (execution && !['new', 'running', 'waiting'].includes(execution.status)) return execution;
			await pause(300);
		}
		throw new Error(`Execution ${id} did not end within ${timeoutMs / 1000} s`);
	}

	async tableRows(name: string): Promise<Record<string, unknown>[]> {
		const [id] = await this.tableIds(name);
		if (id === undefined) return [];
		const rows: Record<string, unknown>[] = [];
		for (;;) {
			const page = (await this.api('GET', `/projects/${this.project}/data-tables/${id}/rows?skip=${rows.length}&take=250`)) as { count: number; data: Record<string, unknown>[] };
			rows.push(...page.data);
			if (page.data.length === 0 || rows.length >= page.count) return rows;
		}
	}

	/** Away with a table and its rows, as somebody does in the tab “Data tables”. */
	async deleteTable(name: string): Promise<void> {
		for (const id of await this.tableIds(name)) await this.api('DELETE', `/projects/${this.project}/data-tables/${id}`);
	}

	/** Other values in the rows that have `value` in `column`, as somebody types them in the tab “Data tables”. */
	async changeRows(name: string, column: string, value: string, data: Record<string, string>): Promise<void> {
		for (const id of await this.tableIds(name)) await this.api('PATCH', `/projects/${this.project}/data-tables/${id}/rows`, { filter: { type: 'and', filters: [{ columnName: column, condition: 'eq', value }] }, data });
	}

	private async tableIds(name: string): Promise<string[]> {
		const tables = (await this.api('GET', `/projects/${this.project}/data-tables`)) as { data: { id: string; name: string }[] };
		return tables.data.filter((each) => each.name === name).map(({ id }) => id);
	}

	/** As when the power fails. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	async stop(): Promise<void> {
		await this.end('SIGTERM');
	}

	async dispose(): Promise<void> {
		await this.kill();
		await rm(this.userFolder, { recursive: true, force: true });
	}

	private async end(signal: NodeJS.Signals): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		// The whole group: n8n starts a task runner of its own.
		process.kill(-this.child.pid!, signal);
		const late = setTimeout(() => process.kill(-this.child.pid!, 'SIGKILL'), 10_000);
		await ended;
		clearTimeout(late);
	}
}

const pause = async (milliseconds: number): Promise<void> => await new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const progress = options.progress ?? (() => undefined);
	const { node, n8n } = await ensureN8n(progress);
	const userFolder = options.userFolder ?? (await mkdtemp(path.join(tmpdir(), 'n8n-rehearsal-')));
	await installPackages(userFolder, options.packages);
	const port = options.port ?? (await freePort());
	progress('Starting n8n …');
	const child = spawn(node, [n8n, 'start'], {
		cwd: userFolder,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: `${path.dirname(node)}:${process.env.PATH}`,
			HOME: userFolder,
			N8N_USER_FOLDER: userFolder,
			N8N_PORT: String(port),
			N8N_HOST: '127.0.0.1',
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_RUNNERS_BROKER_PORT: String(await freePort()),
			N8N_SECURE_COOKIE: 'false',
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_PERSONALIZATION_ENABLED: 'false',
			N8N_HIRING_BANNER_ENABLED: 'false',
			N8N_DYNAMIC_BANNERS_ENABLED: 'false',
			// Asks the web for a list of servers at every start.
			N8N_DISABLED_MODULES: 'mcp-registry',
			N8N_LOG_LEVEL: 'info',
			N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
			GENERIC_TIMEZONE: 'Europe/Brussels',
			EXECUTIONS_DATA_PRUNE: 'false',
			...options.env,
		},
	});
	const running = new RunningN8n(`http://127.0.0.1:${port}`, userFolder, child);
	try {
		await running.ready();
	} catch (error) {
		await running.kill();
		throw error;
	}
	return running;
}

/** Where n8n itself puts community packages. */
async function installPackages(userFolder: string, tarballs: string[]): Promise<void> {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	const names: Record<string, string> = {};
	for (const tarball of tarballs) {
		const unpacked = await mkdtemp(path.join(tmpdir(), 'n8n-package-'));
		await command('tar', ['xzf', tarball, '-C', unpacked], '/');
		const { name, version } = JSON.parse(await readFile(path.join(unpacked, 'package', 'package.json'), 'utf8')) as { name: string; version: string };
		const home = path.join(nodes, 'node_modules', name);
		await rm(home, { recursive: true, force: true });
		await mkdir(path.dirname(home), { recursive: true });
		await command('cp', ['-r', path.join(unpacked, 'package'), home], '/');
		await rm(unpacked, { recursive: true, force: true });
		names[name] = version;
	}
	await writeFile(path.join(nodes, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true, dependencies: names }, null, 2));
}

async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
