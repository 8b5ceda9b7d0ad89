/** People in the loop: reports by mail and Slack, approvals by link, decisions on a form, warnings; all in a real n8n, with what was sent read as received. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../sandbox/n8n/screen';
import type { Execution } from '../../sandbox/n8n/server';
import { importTemplate, TEMPLATES } from '../../sandbox/rehearsal';
import { startMailbox, startSlack, type Mailbox, type SlackStandIn } from './mailbox';
import { calls, end, go, rehearsal, reviewOf, state, sum, summaryOf, type Rehearsal } from './setup';

jest.setTimeout(300_000);

const PICTURES = path.join(__dirname, '..', '..', '.cache', 'pictures');
const GUARD = { username: 'nakijken', password: 'Rehearsal-2026' };
const ON = { modus: 'uitvoeren', mailAan: 'secretariaat@example.org', mailVan: 'n8n@example.org', slackKanaal: '#koppeling', grensNieuweAccounts: 100, grensGewijzigdeAccounts: 100, grensUitschrijvingen: 100, grensKlaswijzigingen: 100, grensPerVeld: 100, grensNieuweKlassen: 100, grensNaarInformat: 100, grensLeegmaken: 100 };
const ROWS = { goedkeuringen: 'informat_smartschool_goedkeuringen', beslissingen: 'informat_smartschool_beslissingen', runs: 'informat_smartschool_runs' };

let at: Rehearsal;
let mailbox: Mailbox;
let slack: SlackStandIn;
let browser: { page: Page; close(): Promise<void> };
const flows: Record<string, string> = {};

beforeAll(async () => {
	mkdirSync(PICTURES, { recursive: true });
	mailbox = await startMailbox();
	slack = await startSlack();
	at = await rehearsal(60, 7, {
		n8nEnv: slack.env,
		credentials: {
			smtp: { name: 'Mailserver', data: mailbox.credential },
			slackApi: { name: 'Slack', data: { accessToken: 'xoxb-rehearsal', signatureSecret: '' } },
			httpBasicAuth: { name: 'Wachtwoord van het nakijkformulier', data: { user: GUARD.username, password: GUARD.password } },
		},
	});
	for (const name of ['review', 'approval', 'digest', 'error', 'watch'] as const) flows[name] = await importTemplate(at.n8n, TEMPLATES[name], at.ids, true);
	for (const name of ['review', 'approval']) await at.n8n.publish(flows[name]!);
	for (const workflow of [at.workflow, flows.digest!, flows.error!, flows.watch!]) await switchOn(workflow);
	browser = await openBrowser(GUARD);
});
afterAll(async () => {
	await browser?.close();
	if (at) await end(at);
	await mailbox?.stop();
	await slack?.stop();
});

/** The blocks of both channels: off in the templates, because n8n publishes no workflow with a block that lacks its credential. */
async function switchOn(workflow: string): Promise<void> {
	const { nodes, versionId } = (await at.n8n.api('GET', `/workflows/${workflow}`)) as { nodes: { name: string; disabled?: boolean }[]; versionId: string };
	await at.n8n.api('PATCH', `/workflows/${workflow}`, { nodes: nodes.map((node) => (['E-mail', 'Slack'].includes(node.name) ? { ...node, disabled: false } : node)), versionId });
}

/** A run with these settings, published as well, because that version is what a form starts. */
async function run(settings: Record<string, unknown> = {}): Promise<Execution> {
	await at.n8n.changeSettings(at.workflow, 'Instellingen', { ...ON, ...settings });
	await at.n8n.publish(at.workflow);
	const execution = await go(at, {});
	expect(execution.error).toBeUndefined();
	return execution;
}

const control = async (method: string, what: string, body: object) => {
	const response = await fetch(`${at.school.control}${what}`, { method, body: JSON.stringify(body) });
	if (!response.ok) throw new Error(`${what}: ${await response.text()}`);
};
const runs = async () => (await at.n8n.tableRows(ROWS.runs)).length;
const pause = async (milliseconds: number) => await new Promise((resolve) => setTimeout(resolve, milliseconds));
async function until(what: string, done: () => Promise<boolean>): Promise<void> {
	for (let attempt = 0; attempt < 80; attempt++) {
		if (await done()) return;
		await pause(300);
	}
	throw new Error(`${what} did not happen`);
}

/** The address behind the button of the last mail. */
const linkIn = (word: string): string => {
	const html = String(mailbox.mails.at(-1)!.html);
	const found = new RegExp(`href="([^"]*${word}[^"]*)"`).exec(html);
	if (!found) throw new Error(`no link to ${word} in the mail`);
	return found[1]!.replaceAll('&amp;', '&');
};

const shown = async (): Promise<string> => await browser.page.locator('body').innerText();
async function submitAndSee(sign: RegExp): Promise<string> {
	await browser.page.locator('#submit-btn').click();
	await until(`a page with ${String(sign)}`, async () => sign.test(await shown().catch(() => '')));
	return await shown();
}

/** Opens the link, ticks what may go on, presses the button. */
async function approve(link: string, parts: (label: string) => boolean = () => true): Promise<string> {
	const { page } = browser;
	await page.goto(link);
	const text = await submitAndSee(/Dit wacht op goedkeuring|Niets gedaan/);
	if (!/Dit wacht op goedkeuring/.test(text)) return text;
	for (const option of await page.locator('.multiselect label').all()) if (parts(await option.innerText())) await option.click();
	await page.locator('input[type=text]').last().fill('An Voorbeeld');
	return await submitAndSee(/Goedgekeurd|Niets gedaan|Problem/);
}

/** The run that a form starts has ended when it has left its row. */
async function afterApproval(link: string, parts?: (label: string) => boolean): Promise<void> {
	const before = await runs();
	at.school.school.log.clear();
	expect(await approve(link, parts)).toContain('De koppeling is gestart');
	await until('the run that the approval starts', async () => (await runs()) > before);
}

interface Enrolment { pInschr: number; pPersoon: number; status: number; einddatum: string | null; inschrKlassen: { klasCode: string; groepType: number; einddatum: string | null }[] }
interface Pupil { number: string; enrolment: Enrolment; mobile: string }
const digits = (text: unknown): string => String(text ?? '').replace(/\D/g, '').slice(-8);

/** Pupils with one running enrolment, an account in the same class, and one mobile number that both sides agree on. */
async function agreedPupils(): Promise<Pupil[]> {
	const { informat, smartschool } = await state(at);
	const enrolments = informat.registrations as unknown as Enrolment[];
	return informat.students.flatMap((student): Pupil[] => {
		const number = String(student.pPersoon);
		const own = enrolments.filter(({ pPersoon }) => String(pPersoon) === number);
		const account = smartschool.accounts.find(({ profile }) => profile.internnummer === number);
		const numbers = (student.comnrs as { nr: string }[]).map(({ nr }) => digits(nr));
		const mobile = String(account?.profile.mobielnummer ?? '');
		const [enrolment] = own;
		const running = own.length === 1 && enrolment!.status === 0 && enrolment!.einddatum === null && enrolment!.inschrKlassen.filter(({ groepType, einddatum }) => groepType === 0 && einddatum === null).length === 1;
		return running && account?.profile.status === 'actief' && mobile !== '' && numbers.includes(digits(mobile)) ? [{ number, enrolment: enrolment!, mobile }] : [];
	});
}
const classOf = async (number: string) => (await state(at)).smartschool.accounts.find(({ profile }) => profile.internnummer === number)!;
const officialIndex = ({ inschrKlassen }: Enrolment) => inschrKlassen.findIndex(({ groepType, einddatum }) => groepType === 0 && einddatum === null);
const moved = ({ inschrKlassen }: Enrolment, change: object) => ({ inschrKlassen: inschrKlassen.map((_each, index) => (index === officialIndex({ inschrKlassen } as Enrolment) ? { begindatum: '2026-11-20', ...change } : {})) });

describe('approval by link', () => {
	test('the first run: what is over its limit waits, one link shows it and lets the ticked parts go', async () => {
		// A rehearsal school has few classes; a share of them is judged all the same.
		await setMerge({ limits: { minimumPopulation: 2 } });
		const first = await run({ grensNieuweAccounts: 0, grensGewijzigdeAccounts: 0, grensPerVeld: 0 });
		expect(summaryOf(first).vastgehouden.length).toBeGreaterThan(2);
		expect(await at.n8n.tableRows(ROWS.goedkeuringen)).toEqual([expect.objectContaining({ status: 'gevraagd', workflow: at.workflow })]);
		const link = linkIn('goedkeuren');
		// Opening the link, as a mail scanner does, changes nothing.
		const before = await state(at);
		for (let scan = 0; scan < 3; scan++) expect((await fetch(link)).status).toBe(200);
		expect([await state(at), (await at.n8n.tableRows(ROWS.goedkeuringen))[0]!.status]).toEqual([before, 'gevraagd']);
		await browser.page.goto(link);
		expect(await submitAndSee(/Dit wacht op goedkeuring/)).toMatch(/Nieuwe accounts: \d+ van \d+ \(grens 0 %\)/);
		await browser.page.screenshot({ path: path.join(PICTURES, 'goedkeuren.png'), fullPage: true });
		await afterApproval(link, (label) => !label.startsWith('Nieuwe accounts'));
		expect(calls(at, 'writes')['smartschool saveUserParameter']).toBeGreaterThan(0);
		expect((await state(at)).smartschool.accounts.length).toBe(before.smartschool.accounts.length);
	});

	/** One change for each limit, and what it looks like once it went through. */
	const pick = async (index: number) => (await agreedPupils())[index]!;
	const CASES: { scope: string; limit: Record<string, unknown>; rules?: object[]; change(): Promise<() => Promise<boolean>> }[] = [
		{ scope: 'createAccount', limit: { grensNieuweAccounts: 0 }, change: async () => {
			const before = (await state(at)).smartschool.accounts.length;
			return async () => (await state(at)).smartschool.accounts.length > before;
		} },
		{ scope: 'updateAccount', limit: { grensGewijzigdeAccounts: 0 }, change: async () => {
			const { number } = await pick(0);
			await control('PATCH', `/informat/students/${number}`, { geboorteplaats: 'Oostende' });
			return async () => (await classOf(number)).profile.geboorteplaats === 'Oostende';
		} },
		{ scope: 'field:extraVoornamen', limit: { grensPerVeld: 0 }, change: async () => {
			const { number } = await pick(0);
			await control('PATCH', `/informat/students/${number}`, { voornaam2: 'Bis' });
			return async () => String((await classOf(number)).profile.extravoornamen).includes('Bis');
		} },
		{ scope: 'classMove', limit: { grensKlaswijzigingen: 0 }, change: async () => {
			const { number, enrolment } = await pick(1);
			const own = (await classOf(number)).officialClass;
			const other = (await agreedPupils()).map(({ enrolment: each }) => each.inschrKlassen[officialIndex(each)]!).find(({ klasCode }) => klasCode.trim() !== own)!;
			const { klasCode, ...rest } = other as Record<string, unknown> & { klasCode: string };
			await control('PATCH', `/informat/registrations/${enrolment.pInschr}`, moved(enrolment, { klasCode, klas: rest.klas, klasId: rest.klasId, pKlas: rest.pKlas }));
			return async () => (await classOf(number)).officialClass === klasCode.trim();
		} },
		{ scope: 'createClass', limit: { grensNieuweKlassen: 0 }, change: async () => {
			const { number, enrolment } = await pick(2);
			await control('PATCH', `/informat/registrations/${enrolment.pInschr}`, moved(enrolment, { klasCode: '9ZZ', klas: 'Nieuwe klas', klasId: '5a1f3c9e-0d2b-4c57-9a3d-2b6f0c7d9e11', pKlas: 399999 }));
			return async () => (await classOf(number)).officialClass === '9ZZ';
		} },
		{ scope: 'unregister', limit: { grensUitschrijvingen: 0 }, change: async () => {
			const { number, enrolment } = await pick(3);
			await control('PATCH', `/informat/registrations/${enrolment.pInschr}`, { einddatum: '2026-11-20' });
			return async () => (await classOf(number)).profile.status !== 'actief';
		} },
		{ scope: 'toInformat', limit: { grensNaarInformat: 0 }, change: async () => {
			const { number } = await pick(0);
			await control('PATCH', `/smartschool/accounts/${number}`, { mobielnummer: '0470 55 44 33' });
			return async () => summaryOf(await go(at, {})).wachtOpInformat > 0;
		} },
		{ scope: 'tabel', limit: {}, rules: [{ unit: 'gsm', conflict: '', drift: '', clear: 'yes' }], change: async () => {
			const { number } = await pick(1);
			await control('PATCH', `/informat/students/${number}`, { voornaam2: 'Ter' });
			return async () => String((await classOf(number)).profile.extravoornamen).includes('Ter');
		} },
		{ scope: 'clear', limit: { grensLeegmaken: 0 }, change: async () => {
			const { number } = await pick(1);
			await control('PATCH', `/informat/students/${number}`, { comnrs: [] });
			return async () => (await classOf(number)).profile.mobielnummer === '';
		} },
	];
	test.each(CASES)('$scope: held once, approved once by its link; a second click does nothing', async ({ scope, limit, rules, change }) => {
		const done = await change();
		if (rules) await setMerge({ rules: { rows: rules } });
		const execution = await run(limit);
		expect(summaryOf(execution).vastgehouden.map((held) => (held as { scope: string }).scope)).toEqual([scope]);
		if (scope !== 'toInformat') expect(await done()).toBe(false);
		const link = linkIn('goedkeuren');
		await afterApproval(link);
		expect(await done()).toBe(true);
		const before = [await state(at), await runs()];
		expect(await approve(link)).toMatch(/al goedgekeurd door An Voorbeeld/);
		expect([await state(at), await runs()]).toEqual(before);
	});

	test('an unknown code, an expired one, and one that the world has overtaken: a plain sentence, nothing done', async () => {
		const { number } = (await agreedPupils())[0]!;
		await control('PATCH', `/informat/students/${number}`, { voornaam2: 'Quater' });
		await run({ grensPerVeld: 0 });
		const link = linkIn('goedkeuren');
		expect(await approve(link.replace(/plan=.*/, 'plan=onbekend'))).toContain('bij geen vraag die nog openstaat');
		// Somebody changes the same field again, and the approval comes after that.
		await control('PATCH', `/informat/students/${number}`, { voornaam2: 'Quinquies' });
		await afterApproval(link);
		expect(sum(calls(at, 'writes'))).toBe(0);
		expect(await approve(link)).toContain('Intussen is er iets veranderd');
		await run();
	});
});

/** Parameters of the merge, as somebody sets them on its screen. */
async function setMerge(change: Record<string, object>): Promise<void> {
	const workflow = (await at.n8n.api('GET', `/workflows/${at.workflow}`)) as { nodes: { name: string; parameters: Record<string, unknown> }[]; versionId: string };
	const { parameters } = workflow.nodes.find(({ name }) => name === 'Vergelijken')!;
	for (const [name, value] of Object.entries(change)) parameters[name] = { ...(parameters[name] as object), ...value };
	await at.n8n.api('PATCH', `/workflows/${at.workflow}`, { nodes: workflow.nodes, versionId: workflow.versionId });
}

describe('decisions on the form', () => {
	const form = () => `${at.n8n.url}/form/informat-smartschool-nakijken`;
	const rows = async () => (await at.n8n.tableRows(ROWS.beslissingen)) as { key: string; label: string; veld: string; beslissing: string; informat: string; smartschool: string }[];
	/** Both sides change the mobile, so that a person has to say which one is right. */
	async function conflict(index: number, tail: string): Promise<string> {
		const { number } = (await agreedPupils())[index]!;
		await control('PATCH', `/informat/students/${number}`, { comnrs: (((await state(at)).informat.students.find(({ pPersoon }) => String(pPersoon) === number)!).comnrs as { nr: string }[]).map(({ nr }) => (/4[5-9]\d{7}$/.test(nr.replace(/\D/g, '')) ? { nr: `0470 11 11 ${tail}` } : {})) });
		await control('PATCH', `/smartschool/accounts/${number}`, { mobielnummer: `0470 22 22 ${tail}` });
		await run();
		return number;
	}
	const open = async () => (await rows()).filter(({ veld, beslissing }) => veld.includes('gsm') && beslissing === '');
	const mobile = async (number: string) => (await classOf(number)).profile.mobielnummer;
	/** Opens the form and leaves it open, with an answer filled in for one question. */
	async function fill(key: string, choice: string, typed = ''): Promise<void> {
		const { page } = browser;
		await page.goto(form());
		await submitAndSee(/Je naam|Niets na te kijken/);
		const fields = (await at.n8n.tableRows(ROWS.beslissingen)).filter(({ beslissing }) => !beslissing).map((row) => String(row.key));
		const question = page.locator('.form-group, .multiselect').filter({ hasText: choice }).nth(0);
		expect(fields).toContain(key);
		await question.locator('label', { hasText: choice }).first().click();
		if (typed !== '') await page.locator('input[type=text]').first().fill(typed);
		await page.locator('input[type=text]').last().fill('An Voorbeeld');
	}
	/** Only one question at a time, so that the first one on the page is the one that is meant. */
	async function onlyQuestion(): Promise<string> {
		const asked = await open();
		expect(asked).toHaveLength(1);
		for (const { key } of await rows()) if (key !== asked[0]!.key) await leave(key);
		return asked[0]!.key;
	}
	/** “Laat zo” for the questions of the invented school that do not matter here. */
	async function leave(key: string): Promise<void> {
		await at.n8n.changeRows(ROWS.beslissingen, 'key', key, { beslissing: 'laat' });
	}

	test('who has no password sees nothing', async () => {
		expect((await fetch(form())).status).toBe(401);
	});

	test('“Informat is juist” is carried out once, and the row goes', async () => {
		const number = await conflict(0, '01');
		const key = await onlyQuestion();
		const before = await runs();
		await fill(key, 'Informat is juist');
		await browser.page.screenshot({ path: path.join(PICTURES, 'nakijken.png'), fullPage: true });
		expect(await submitAndSee(/bewaard|Niets|Problem/)).toContain('1 van 1 bewaard');
		await until('the run that the form starts', async () => (await runs()) > before);
		expect(digits(await mobile(number))).toBe('70111101');
		expect(await rows()).toEqual([]);
		const quiet = await run();
		expect([calls(at, 'writes'), reviewOf(quiet)]).toEqual([{}, []]);
	});

	test('a typed value is checked, carried out once, and pressing twice does nothing more', async () => {
		const number = await conflict(1, '02');
		const key = await onlyQuestion();
		await fill(key, 'Een andere waarde', 'bel mij');
		expect(await submitAndSee(/bewaard|Niets|Problem/)).toContain('dat is geen telefoonnummer');
		const before = await runs();
		// Two people have the same page open and both press.
		const second = await openBrowser(GUARD);
		try {
			await fill(key, 'Een andere waarde', '0470 33 33 02');
			const [first, other] = [browser, second];
			browser = other;
			await fill(key, 'Een andere waarde', '0470 33 33 02');
			browser = first;
			expect(await submitAndSee(/bewaard|Niets|Problem/)).toContain('1 van 1 bewaard');
			await until('the run that the form starts', async () => (await runs()) > before);
			browser = other;
			expect(await submitAndSee(/bewaard|Niets|Problem/)).toContain('Niets gedaan');
			browser = first;
		} finally {
			await second.close();
		}
		expect(digits(await mobile(number))).toBe('70333302');
		const writes = writesAbout(number);
		await run();
		expect(writesAbout(number)).toBe(0);
		expect(writes).toBe(1);
	});

	test('values that changed again after the page was opened: not applied, asked anew', async () => {
		const number = await conflict(2, '03');
		const key = await onlyQuestion();
		await fill(key, 'Informat is juist');
		await control('PATCH', `/smartschool/accounts/${number}`, { mobielnummer: '0470 99 99 03' });
		const before = await runs();
		expect(await submitAndSee(/bewaard|Niets|Problem/)).toContain('1 van 1 bewaard');
		await until('the run that the form starts', async () => (await runs()) > before);
		expect(await mobile(number)).toBe('0470 99 99 03');
		expect(await open()).toEqual([expect.objectContaining({ key, smartschool: '0470 99 99 03', beslissing: '' })]);
		await leave(key);
		await run();
		expect(await rows()).toEqual([]);
	});

	const writesAbout = (number: string): number => at.school.school.log.lines.filter(({ call, key }) => call.startsWith('saveUser') && String(key).includes(number)).length;
});

describe('messages', () => {
	test('the mail as it was received: both forms, masked, small; a picture of it', async () => {
		const mail = mailbox.mails.find(({ text }) => text?.includes('Op beide plaatsen gewijzigd'))!;
		expect(mail.to).toMatchObject({ text: 'secretariaat@example.org' });
		expect(mail.text).toContain('Secretariaat: Op beide plaatsen gewijzigd');
		expect(mail.text).toContain('••');
		expect(`${mail.text} ${String(mail.html)}`).not.toMatch(/0470 22 22/);
		for (const { size } of mailbox.mails) expect(size).toBeLessThan(100_000);
		writeFileSync(path.join(PICTURES, 'mail.html'), String(mail.html));
		await browser.page.setContent(String(mail.html));
		await browser.page.setViewportSize({ width: 700, height: 900 });
		await browser.page.screenshot({ path: path.join(PICTURES, 'mail.png'), fullPage: true });
		expect(await browser.page.locator('img, script').count()).toBe(0);
	});

	test('Slack gets blocks with the same buttons, and nobody’s name or value', async () => {
		const posts = slack.messages.filter(({ path: where }) => where.startsWith('/api/chat.postMessage'));
		expect(posts.length).toBeGreaterThan(3);
		const asked = posts.find(({ body }) => JSON.stringify(body).includes('plan='))!;
		expect(asked).toMatchObject({ authorization: 'Bearer xoxb-rehearsal', body: { channel: '#koppeling' } });
		const blocks = (typeof asked.body.blocks === 'string' ? JSON.parse(asked.body.blocks) : asked.body.blocks) as { type: string; accessory?: { type: string; url: string } }[];
		expect(blocks[0]).toMatchObject({ type: 'header' });
		expect(blocks.some(({ accessory }) => accessory?.type === 'button' && accessory.url.includes('/form/informat-smartschool-goedkeuren?plan='))).toBe(true);
		const { informat } = await state(at);
		const sent = JSON.stringify(posts);
		for (const { naam } of informat.students as { naam: string }[]) if (naam.length > 5) expect(sent).not.toContain(naam);
	});

	test('silence when nothing happened, and no message at all when both channels are off', async () => {
		const [mails, posts] = [mailbox.mails.length, slack.messages.length];
		await run();
		await run({ mailAan: '', slackKanaal: '', stilAlsErNietsIs: false });
		expect([mailbox.mails.length, slack.messages.length]).toEqual([mails, posts]);
		await run({ stilAlsErNietsIs: false });
		expect([mailbox.mails.length, slack.messages.length]).toEqual([mails + 1, posts + 1]);
	});
});

describe('overview, error and watch', () => {
	const CHANNELS = { mailAan: 'ict@example.org', mailVan: 'n8n@example.org', slackKanaal: '#koppeling' };
	const last = () => mailbox.mails.at(-1)!;
	const start = async (name: 'digest' | 'watch', settings: Record<string, unknown> = {}) => {
		await at.n8n.changeSettings(flows[name]!, 'Instellingen', { ...CHANNELS, ...settings });
		const execution = await at.n8n.run(flows[name]!, 'Nu starten');
		expect(execution.error).toBeUndefined();
	};

	test('the day in one message', async () => {
		await start('digest');
		expect(last().subject).toContain('Dagoverzicht');
		expect(last().text).toMatch(/keer gelopen: \d\d/);
	});

	test('the watch is silent while all is well, warns once, and again after the next good run', async () => {
		const warnings = () => mailbox.mails.filter(({ subject }) => subject?.includes('geen goede synchronisatie')).length;
		await start('watch');
		expect(warnings()).toBe(0);
		for (let hour = 0; hour < 2; hour++) {
			await start('watch', { uren: 0.00001 });
			expect(warnings()).toBe(1);
		}
		await run();
		await start('watch', { uren: 0.00001 });
		expect(warnings()).toBe(2);
	});

	test('a run that stops tells why, in plain words and without data', async () => {
		await at.n8n.changeSettings(flows.error!, 'Instellingen', CHANNELS);
		await at.n8n.publish(flows.error!);
		const workflow = (await at.n8n.api('GET', `/workflows/${at.workflow}`)) as { settings: Record<string, unknown>; versionId: string };
		await at.n8n.api('PATCH', `/workflows/${at.workflow}`, { settings: { ...workflow.settings, errorWorkflow: flows.error }, versionId: workflow.versionId });
		// Errors of runs that somebody starts by hand stay on the screen; this one is started by a form, so it is a run like that of the night.
		const { number } = (await agreedPupils())[0]!;
		await control('PATCH', `/informat/students/${number}`, { voornaam2: 'Sexies' });
		await run({ grensPerVeld: 0 });
		const link = linkIn('goedkeuren');
		await control('PUT', '/faults', [{ name: 'empty-students' }]);
		const mails = mailbox.mails.length;
		await approve(link);
		await until('the error message', async () => mailbox.mails.length > mails);
		await control('PUT', '/faults', []);
		expect(last().subject).toContain('Gestopt');
		expect(last().text).toContain('lege lijst');
		expect(last().text).not.toMatch(/ at .*\.js|Sexies/);
	});
});
