/** n8n's own screen in a headless Chromium, used as a person uses it: sign in, import a file, open a node, take a picture. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** n8n marks its parts with data-test-id. */
const part = (page: Page, id: string) => page.locator(`[data-test-id="${id}"]`);

export interface Screen {
	page: Page;
	/** Messages that the page wrote as errors, for checks and for finding out why a step failed. */
	errors: string[];
	close(): Promise<void>;
}

/** @returns the browser's path; as root on Debian it is installed when missing, otherwise an error says how */
export function ensureChromium(progress: (line: string) => void = () => undefined): string {
	if (existsSync(CHROMIUM)) return CHROMIUM;
	if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
		progress('Installing Chromium …');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const install = () => spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env }).status === 0;
		if (!install()) {
			spawnSync('apt-get', ['update', '-qq'], { env });
			install();
		}
		if (existsSync(CHROMIUM)) return CHROMIUM;
	}
	throw new Error('The pictures of the screen need Chromium. Install it first: sudo apt-get install chromium');
}

/** A browser of somebody who has no account in n8n: for forms. */
export async function openBrowser(httpCredentials?: { username: string; password: string }): Promise<{ page: Page; close(): Promise<void> }> {
	const browser = await chromium.launch({ executablePath: ensureChromium(), headless: true, args: FLAGS });
	const context = await browser.newContext({ locale: 'nl-BE', timezoneId: 'Europe/Brussels', viewport: { width: 900, height: 1000 }, httpCredentials });
	await onlyLoopback(context);
	return { page: await context.newPage(), close: async () => await browser.close() };
}

/** Opens a fresh browser and signs in through the sign-in page. */
export async function openScreen(url: string, owner: { email: string; password: string }, size = { width: 1600, height: 900 }): Promise<Screen> {
	const profile = await mkdtemp(path.join(tmpdir(), 'n8n-screen-'));
	let context: BrowserContext | undefined;
	const close = async () => {
		await context?.close();
		await rm(profile, { recursive: true, force: true });
	};
	try {
		context = await chromium.launchPersistentContext(profile, { executablePath: ensureChromium(), headless: true, args: FLAGS, viewport: size, locale: 'en-GB', timezoneId: 'Europe/Brussels' });
		await onlyLoopback(context);
		const page = context.pages()[0] ?? (await context.newPage());
		const errors: string[] = [];
		page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
		page.on('pageerror', (error) => errors.push(error.message));
		await page.goto(`${url}/signin`);
		await page.locator('input[type=email]').fill(owner.email);
		await page.locator('input[type=password]').fill(owner.password);
		await part(page, 'form-submit-button').click();
		await page.waitForURL((at) => !at.pathname.endsWith('/signin'));
		return { page, errors, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** The screen asks the web for banners and statistics; here nothing leaves the machine. */
async function onlyLoopback(context: BrowserContext): Promise<void> {
	await context.route(
		({ hostname }) => !['127.0.0.1', 'localhost'].includes(hostname),
		(route) => route.abort(),
	);
}

/** A new workflow, “Import › From file” in its menu, the file, and all of it in view. */
export async function importTemplateThroughScreen(page: Page, file: string): Promise<void> {
	await page.goto(`${new URL(page.url()).origin}/workflow/new`);
	await part(page, 'workflow-menu').click();
	await part(page, 'workflow-menu-item-import').click();
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), part(page, 'workflow-menu-item-import-from-file').click()]);
	await chooser.setFiles(file);
	await part(page, 'canvas-node').first().waitFor();
	await fitToView(page);
}

export async function openWorkflow(page: Page, id: string): Promise<void> {
	await page.goto(`${new URL(page.url()).origin}/workflow/${id}`);
	await part(page, 'canvas-node').first().waitFor();
	await fitToView(page);
}

export async function fitToView(page: Page): Promise<void> {
	await part(page, 'zoom-to-fit').click();
	await page.waitForTimeout(600);
}

const canvasNode = (page: Page, name: string) => page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

/** Opens a node's panel by a double click, does something with it, and closes it again. */
export async function openNode(page: Page, name: string, whenOpen: (page: Page) => Promise<void> = async () => undefined): Promise<void> {
	await canvasNode(page, name).dblclick();
	await part(page, 'ndv').waitFor();
	await whenOpen(page);
	await page.keyboard.press('Escape');
	await part(page, 'ndv').waitFor({ state: 'hidden' });
}

/** Pictures after what moves has come to rest. */
export async function screenshot(page: Page, file: string): Promise<void> {
	await page.waitForTimeout(500);
	await page.screenshot({ path: file, animations: 'disabled' });
}
