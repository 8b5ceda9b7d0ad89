/** What 01, 03, 04, 10 and 14 send: by a mail server and by Slack, read as they were received. */
import { photoOf } from '../../sandbox/generator/photo';
import type { Execution } from '../../sandbox/n8n/server';
import { installTemplate, TEMPLATES } from '../../sandbox/rehearsal';
import { startMailbox, startSlack, type Mailbox, type SlackStandIn } from './mailbox';
import { calls, end, go, rehearsal, state, type Rehearsal } from './setup';

jest.setTimeout(300_000);

const CHANNELS = { mailAan: 'secretariaat@example.org', mailVan: 'n8n@example.org', slackKanaal: '#koppeling' };
/** What a name can hold. */
const NAME = "<b>O'Neil</b> & Zn";
const DAY = '2026-11-23';

let at: Rehearsal;
let mailbox: Mailbox;
let slack: SlackStandIn;
beforeAll(async () => {
	mailbox = await startMailbox();
	slack = await startSlack();
	at = await rehearsal(60, 7, { template: TEMPLATES.setupCheck, n8nEnv: slack.env, credentials: { smtp: { name: 'Mailserver', data: mailbox.credential }, slackApi: { name: 'Slack', data: { accessToken: 'xoxb-rehearsal', signatureSecret: '' } } } });
	await switchOn(at.workflow);
});
afterAll(async () => {
	if (at) await end(at);
	await mailbox?.stop();
	await slack?.stop();
});

interface Block { type: string; disabled?: boolean; credentials?: object; parameters: Record<string, unknown> }

/** As somebody does on the screen: choose the credential, fill in what is empty, switch the block on. */
async function switchOn(workflow: string): Promise<void> {
	const { nodes, versionId } = (await at.n8n.api('GET', `/workflows/${workflow}`)) as { nodes: Block[]; versionId: string };
	for (const node of nodes) {
		const { parameters } = node;
		if (node.type === 'n8n-nodes-base.emailSend') {
			Object.assign(node, { disabled: false, credentials: { smtp: { id: at.ids.smtp, name: 'Mailserver' } } });
			Object.assign(parameters, { fromEmail: parameters.fromEmail || CHANNELS.mailVan, toEmail: parameters.toEmail || CHANNELS.mailAan });
		} else if (node.type === 'n8n-nodes-base.slack') {
			Object.assign(node, { disabled: false, credentials: { slackApi: { id: at.ids.slackApi, name: 'Slack' } } });
			const channel = parameters.channelId as { value: string };
			channel.value ||= CHANNELS.slackKanaal;
		}
	}
	await at.n8n.api('PATCH', `/workflows/${workflow}`, { nodes, versionId });
}

async function install(template: string): Promise<Rehearsal> {
	const workflow = await installTemplate(at.n8n, at.school, true, template, {}, at.ids);
	await switchOn(workflow);
	return { ...at, workflow };
}

const control = async (method: string, route: string, body: object) => {
	const answer = await fetch(`${at.school.control}${route}`, { method, body: JSON.stringify(body) });
	if (!answer.ok) throw new Error(`${method} ${route}: ${await answer.text()}`);
};

/** Runs, and gives the one mail and the one Slack message of this run. */
async function sent(flow: Rehearsal, settings: Record<string, unknown> = {}): Promise<{ execution: Execution; subject: string; html: string; text: string; slack: Record<string, unknown> }> {
	mailbox.mails.length = 0;
	slack.messages.length = 0;
	const execution = await go(flow, settings);
	expect(execution.error).toBeUndefined();
	expect(calls(at, 'writes')).toEqual({});
	const [mail, ...mails] = mailbox.mails;
	const [message, ...messages] = slack.messages.filter(({ path }) => path.startsWith('/api/chat.postMessage'));
	expect([mails, messages]).toEqual([[], []]);
	expect(mail).toMatchObject({ from: { text: CHANNELS.mailVan }, to: { text: CHANNELS.mailAan } });
	expect(message).toMatchObject({ authorization: 'Bearer xoxb-rehearsal', body: { channel: CHANNELS.slackKanaal } });
	return { execution, subject: String(mail!.subject), html: String(mail!.html || ''), text: String(mail!.text).replace(/\s+/g, ' '), slack: message!.body };
}

/** The name is shown as it is, and is no mark-up. */
function expectEscaped({ html, text }: { html: string; text: string }): void {
	expect(html).not.toContain('<b>O');
	expect(html).toContain('&lt;b&gt;O');
	expect(text).toContain(NAME);
}

async function rename(number: number | string): Promise<void> {
	await control('PATCH', `/informat/students/${number}`, { naam: NAME });
	await control('PATCH', `/smartschool/accounts/${number}`, { naam: NAME });
}

/** Pupils with one running enrolment and an account in a class. */
async function pupils(): Promise<string[]> {
	const { informat, smartschool } = await state(at);
	const enrolments = informat.registrations as unknown as { pPersoon: number; status: number; einddatum: string | null }[];
	const accounts = smartschool.accounts as ((typeof smartschool.accounts)[number] & { officialClass?: string })[];
	return accounts.filter(({ profile, officialClass }) => {
		const own = enrolments.filter(({ pPersoon }) => String(pPersoon) === profile.internnummer);
		return profile.status === 'actief' && officialClass && own.length === 1 && own[0]!.status === 0 && own[0]!.einddatum === null;
	}).map(({ profile }) => String(profile.internnummer));
}

test('01: the test messages arrive, and the check says so', async () => {
	const { execution, subject, text, slack: message } = await sent(at);
	expect([subject, text]).toEqual([expect.stringContaining('Testbericht'), expect.stringContaining('dan werkt de mail van de koppeling')]);
	expect(message.text).toContain('testbericht van de koppeling');
	const lines = (execution.items('Nakijken', 3)[0]!.json as { regels: { deel: string; stand: string; tekst: string }[] }).regels.filter(({ tekst }) => /e-mail|Slack/i.test(tekst) && /test/i.test(tekst));
	expect(lines.map(({ stand }) => stand)).toEqual(['goed', 'goed']);
});

test('03: absences that somebody has to look at', async () => {
	const flow = await install(TEMPLATES.absences);
	const [number] = await pupils();
	await rename(number!);
	await control('PUT', `/smartschool/accounts/${number}/absences`, { [DAY]: { am: 'X', pm: '|' } });
	const message = await sent(flow, { vestigingen: '001=12345', vanaf: DAY, vandaag: DAY, nu: `${DAY}T12:00:00+01:00` });
	expect(message.subject).toBe(`Afwezigheden: voorbeeld ${DAY}`);
	expectEscaped(message);
	expect(message.html).toContain('Onbekende codes');
	expect(message.slack.text).toMatch(/^\*Voorbeeld: er is niets doorgegeven\*/);
	expect(JSON.stringify(message.slack)).not.toContain('Neil');
});

test('04: co-accounts, with values masked', async () => {
	const flow = await install('04-co-accounts.json');
	const { informat } = await state(at);
	const { pPersoon, relaties } = (informat.students as unknown as { pPersoon: number; relaties: { type: string; emails: { email: string }[] }[] }[]).find((student) => student.relaties.some(({ type }) => type === 'Trajectcoach'))!;
	await rename(pPersoon);
	const message = await sent(flow, CHANNELS);
	expect(message.subject).toMatch(/^Voorbeeld.* – co-accounts/);
	expectEscaped(message);
	expect(message.text).toMatch(/ICT: Onbekende codes .*Co-account: Informat «[^«]{2}•• ••h\)»/);
	expect(message.html).not.toContain('Trajectcoach');
	for (const { email } of relaties.flatMap(({ emails }) => emails)) expect(message.html).not.toContain(email);
	expect(JSON.stringify(message.slack)).toContain('co-accounts');
	expect(JSON.stringify(message.slack)).not.toMatch(/Neil|Trajectcoach/);
	const shown = await sent(flow, { toonWaarden: true });
	expect(shown.text).toContain('(Trajectcoach)');
	expect(JSON.stringify(shown.slack)).not.toContain('Trajectcoach');

	// What was written comes in the report, after the last group of pupils.
	mailbox.mails.length = 0;
	const execution = await go(flow, { modus: 'uitvoeren', grensNieuweCoAccounts: 100, leerlingenPerGroepje: 10 });
	expect(execution.error).toBeUndefined();
	expect(mailbox.mails).toHaveLength(1);
	const written = execution.items('Per groepje').length;
	expect(written).toBeGreaterThan(10);
	expect(String(mailbox.mails[0]!.text)).toMatch(new RegExp(`gewijzigd: ${written}\\b`));
});

test('10: the cross-check, with names or with initials', async () => {
	const flow = await install(TEMPLATES.crossCheck);
	const number = (await pupils()).at(-1)!;
	await rename(number);
	await control('PATCH', `/smartschool/accounts/${number}`, { status: 'uitgeschakeld' });
	const message = await sent(flow);
	expect(message.subject).toBe(`Kruiscontrole Informat – Smartschool ${DAY}`);
	expectEscaped(message);
	expect(message.text).toContain('Ingeschreven, account staat uit');
	expect(message.slack.text).toMatch(/^\*Kruiscontrole Informat – Smartschool\*/);
	expect(JSON.stringify(message.slack)).not.toContain('Neil');
	const masked = await sent(flow, { enkelInitialen: true });
	expect(masked.html).not.toContain('Neil');
});

test('14: photos, with who has to do something and without the picture', async () => {
	const flow = await install(TEMPLATES.photos);
	const number = (await pupils())[1]!;
	await rename(number);
	at.school.school.informat.photos.clear();
	const account = at.school.school.platform.byInternNumber(number)!;
	account.photo = photoOf('set in Smartschool');
	const message = await sent(flow, { ...CHANNELS, richting: 'beide' });
	expect(message.subject).toMatch(/^Voorbeeld.* – foto’s/);
	expectEscaped(message);
	expect(message.text).toContain('Secretariaat: Over te nemen in Informat');
	expect(JSON.stringify(message.slack)).not.toContain('Neil');
	expect(message.html + JSON.stringify(message.slack)).not.toContain(account.photo.slice(0, 60));
	// One that is written comes in the report of the real run.
	const [student] = at.school.school.informat.students.filter(({ pPersoon }) => String(pPersoon) === number);
	account.photo = '';
	at.school.school.informat.photos.set(student!.persoonId, { id: student!.persoonId, persoonId: student!.persoonId, foto: photoOf('set in Informat') });
	mailbox.mails.length = 0;
	expect((await go(flow, { modus: 'uitvoeren' })).error).toBeUndefined();
	expect(mailbox.mails).toHaveLength(1);
	expect(String(mailbox.mails[0]!.text)).toMatch(/Nieuwe foto’s voor Smartschool: 1/);
});
