/** Reports in their three forms, the pages of the forms, and the warnings: what they say, what they never say, and what they make of hostile data. */
import { STANDARD } from '../../sync/fields/standard';
import { errorMessage, plainCause, watch } from '../../sync/report/alarm';
import { digest } from '../../sync/report/digest';
import { approvalPage, approvedCodes, PARTS, reviewAnswers, reviewPage, WHO_FIELD } from '../../sync/report/forms';
import { escapeHtml, safeUrl } from '../../sync/report/mail';
import { approvalLink, runReport, type ReportSettings, type RunInput, type RunSummary } from '../../sync/report/run';
import { escapeSlack } from '../../sync/report/slack';
import type { ApprovalRow, QuestionRow, RunRow } from '../../sync/report/types';
import type { ChangeItem, ReviewItem, ReviewKind } from '../../sync/types';

const NOW = '2026-11-23T04:30:00.000Z';
const SETTINGS: ReportSettings = { language: 'nl', name: 'standaard', now: NOW, showValues: false, quiet: true, approveUrl: 'https://n8n.example.org/form/goedkeuren', decideUrl: 'https://n8n.example.org/form/nakijken', workflow: 'w1' };
const QUIET: RunSummary = { modus: 'apply', plan: 'leeg', goedkeuring: '', goedkeuringen: [], goedgekeurd: false, goedkeuringProbleem: '', records: { ongewijzigd: 60, teWijzigen: 0, nieuw: 0, vastgehouden: 0, nazicht: 0 }, bewerkingen: {}, vastgehouden: [], afgehandeld: [], wachtOpInformat: 0, lezingen: [], verschillen: [] };
const input = (over: Partial<RunInput> = {}): RunInput => ({ summary: QUIET, review: [], results: [], runs: [], table: STANDARD, ...over });
const review = (soort: ReviewKind, over: Partial<ReviewItem> = {}): ReviewItem => ({ soort, key: 'k', nieuw: true, label: 'Noor Vandevoorbeeld, 3NWa', veld: 'Eigen gsm (own mobile)', informat: '0470 12 34 56', smartschool: '0470 65 43 21', uitleg: '', vraag: { keuzes: ['informat', 'laat'], paar: 'a,b', eenheid: 'gsm' }, ...over });
const change = (over: object = {}): ChangeItem => ({ label: 'Noor Vandevoorbeeld, 3NWa', smartschool: { action: 'updateAccount', writes: [{ unit: 'gsm', decision: 'k1' }] }, informat: null, results: [{ side: 'smartschool', unit: 'gsm', ok: true }], ...over }) as unknown as ChangeItem;
const HELD: RunSummary = {
	...QUIET, plan: '0123456789abcdef', bewerkingen: { createAccount: 12, 'field:gsm': 30, updateAccount: 4 },
	vastgehouden: [{ scope: 'createAccount', count: 12, population: 60, why: 'limit', limit: { percent: 10 } }, { scope: 'field:gsm', count: 30, population: 60, why: 'limit', limit: { percent: 20 } }],
	goedkeuring: 'fedcba9876543210.alles.20261130.AAAA', goedkeuringen: [{ scope: 'createAccount', code: 'fedcba9876543210.createAccount.20261130.BBBB' }, { scope: 'field:gsm', code: 'fedcba9876543210.field:gsm.20261130.CCCC' }],
	verschillen: [{ veld: 'Eigen gsm', van: '04•• ••56', wordt: '04•• ••21', wacht: 'Veld Eigen gsm' }, { veld: 'Naam', van: '', wordt: 'Pe•• ••rs', wacht: '' }],
};

describe('a run', () => {
	test('all was equal: silent when that was chosen, and the row of the run all the same', () => {
		const report = runReport(input(), SETTINGS);
		expect(report).toMatchObject({ stil: true, onderwerp: 'Informat – Smartschool – standaard: 23/11/2026. Alles was al gelijk.', aanvraag: null, afgehandeld: [], run: { moment: NOW, koppeling: 'standaard', modus: 'apply', ok: 'ja', nieuw: 0, gewijzigd: 0, vastgehouden: 0, nazicht: 0, mislukt: 0 } });
		expect(runReport(input(), { ...SETTINGS, quiet: false }).stil).toBe(false);
		expect(runReport(input({ summary: { ...QUIET, modus: 'preview' } }), SETTINGS)).toMatchObject({ stil: false, onderwerp: expect.stringContaining('Voorbeeld: er is niets gewijzigd') });
		expect(runReport(input({ summary: { ...QUIET, goedkeuringProbleem: 'De goedkeuring is verlopen.' } }), SETTINGS)).toMatchObject({ stil: false, tekst: expect.stringContaining('De goedkeuring is verlopen.') });
	});

	test('what was written is counted from what the services confirmed', () => {
		const failed = change({ results: [{ side: 'smartschool', unit: 'gsm', ok: false, message: 'Noor Vandevoorbeeld, Eigen gsm: the number is refused (17).' }] });
		const made = change({ smartschool: { action: 'createAccount', writes: [] } });
		const { run, tekst, afgehandeld, onderwerp } = runReport(input({ results: [change(), failed, made], summary: { ...QUIET, afgehandeld: ['k0'] } }), SETTINGS);
		expect(run).toMatchObject({ ok: 'ja', nieuw: 1, gewijzigd: 1, mislukt: 1 });
		expect(afgehandeld).toEqual(['k0', 'k1']);
		expect(tekst).toContain('ICT: Niet gelukt');
		expect(tekst).toContain('refused (17)');
		expect(onderwerp).toContain('Niet alles is gelukt');
		expect(runReport(input({ results: [failed] }), SETTINGS)).toMatchObject({ run: { ok: 'nee' }, afgehandeld: [] });
	});

	test('a preview asks nobody for approval and settles no question', () => {
		const preview = runReport(input({ summary: { ...HELD, modus: 'preview', afgehandeld: ['k0'] } }), SETTINGS);
		expect(preview).toMatchObject({ aanvraag: null, afgehandeld: [], tekst: expect.stringContaining(`«${HELD.goedkeuring}»`) });
		expect(preview.html).not.toContain('plan=');
		expect(runReport(input({ summary: HELD }), { ...SETTINGS, approveUrl: '' }).tekst).toContain(HELD.goedkeuring);
	});

	test('what waits: for whom, with a link, and the request to store', () => {
		const { aanvraag, tekst, html, slack } = runReport(input({ summary: HELD, review: [review('conflict'), review('unknownCode', { vraag: undefined }), review('todo', { nieuw: false })] }), SETTINGS);
		expect(aanvraag).toEqual({
			plan: 'fedcba9876543210', status: 'gevraagd', wat: 'Nieuwe accounts: 12 van 60 (grens 10 %)\nVeld Eigen gsm (own mobile): 30 van 60 (grens 20 %)', codes: 'fedcba9876543210.createAccount.20261130.BBBB\nfedcba9876543210.field:gsm.20261130.CCCC',
			voorbeelden: 'Eigen gsm: 04•• ••56 → 04•• ••21', gevraagd: NOW, vervalt: '2026-11-30', workflow: 'w1', goedgekeurdDoor: '', goedgekeurdOp: '',
		});
		const link = 'https://n8n.example.org/form/goedkeuren?plan=fedcba9876543210';
		expect(html).toContain(`href="${link}"`);
		expect(JSON.stringify(slack)).toContain(`"url":"${link}"`);
		expect(tekst).toContain(`Bekijken en goedkeuren: ${link}`);
		for (const who of ['Directie: Vastgehouden', 'Secretariaat: Op beide plaatsen gewijzigd', 'ICT: Onbekende codes']) expect(tekst).toContain(who);
		expect(tekst).not.toContain('Over te nemen');
		expect(tekst).toContain('Gewijzigde accounts: 4');
		expect(tekst).not.toContain('Nieuwe accounts: 12\n');
	});

	test('values are masked unless the school wants to see them; Slack never shows a person', () => {
		const masked = runReport(input({ review: [review('conflict')] }), SETTINGS);
		expect(masked.tekst).toContain('Noor Vandevoorbeeld, 3NWa – Eigen gsm (own mobile): Informat «04•• ••56», Smartschool «04•• ••21»');
		expect(`${masked.html}${masked.tekst}`).not.toContain('0470');
		const open = runReport(input({ review: [review('conflict')] }), { ...SETTINGS, showValues: true });
		expect(open.html).toContain('0470 12 34 56');
		for (const { slack } of [masked, open]) {
			expect(JSON.stringify(slack)).not.toMatch(/Vandevoorbeeld|0470|••/);
			expect(JSON.stringify(slack)).toContain('Op beide plaatsen gewijzigd* (1)');
		}
	});

	test('in English too', () => {
		const { tekst, aanvraag, html } = runReport(input({ summary: HELD, review: [review('difference')] }), { ...SETTINGS, language: 'en' });
		expect(tekst).toContain('Principal: Held: over the limit');
		expect(aanvraag!.wat).toContain('New accounts: 12 of 60 (limit 10 %)');
		expect(html).toContain('lang="en"');
	});

	test('other reasons to wait have their words', () => {
		const why = (held: object) => runReport(input({ summary: { ...QUIET, vastgehouden: [{ scope: 'unregister', count: 11, population: 500, ...held } as RunSummary['vastgehouden'][number]] } }), SETTINGS).tekst;
		expect(why({ why: 'summer' })).toContain('juli en augustus');
		expect(why({ why: 'rollover' })).toContain('overgang');
		expect(why({ why: 'table' })).toContain('andere tabel');
		expect(why({ why: 'limit', limit: { percent: 3, count: 10 } })).toContain('grens 10 stuks');
	});

	test('the chart has the last fourteen real runs, oldest first', () => {
		const runs = Array.from({ length: 20 }, (_, index): RunRow => ({ moment: `2026-11-${String(index + 1).padStart(2, '0')}T04:30:00.000Z`, koppeling: 'standaard', modus: index === 18 ? 'preview' : 'apply', ok: index === 10 ? 'nee' : 'ja', nieuw: index, gewijzigd: 1, vastgehouden: 0, nazicht: 0, mislukt: 0 }));
		const { html, tekst } = runReport(input({ runs: runs.reverse(), results: [change()] }), SETTINGS);
		expect(tekst).toContain('23/11 05:30  1');
		expect(tekst).not.toContain('06/11 05:30');
		expect(tekst).not.toContain('19/11 05:30');
		expect(tekst.indexOf('08/11 05:30  8')).toBeLessThan(tekst.indexOf('20/11 05:30  20'));
		expect(html.match(/height="12"/g)).toHaveLength(14);
		expect(html).toContain('bgcolor="#b3261e"');
	});
});

describe('hostile and long data', () => {
	const NASTY = '<script>alert("x")</script>&\'"<!channel> *vet* `code` <https://evil.example|klik> $& $1 {{ $json }}';
	test('HTML and Slack mark-up are escaped', () => {
		expect(escapeHtml(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;');
		expect(escapeSlack('<!channel> & *b*')).toBe('&lt;!channel&gt; &amp; \u200b*b\u200b*');
		const { html, slack, tekst } = runReport(input({ summary: { ...HELD, goedkeuringProbleem: NASTY, lezingen: [{ waarschuwingen: [NASTY] } as never] }, review: [review('conflict', { label: NASTY, veld: NASTY, informat: NASTY })] }), { ...SETTINGS, showValues: true, name: NASTY });
		expect(html).not.toMatch(/<script|<!channel|<https/);
		// A header is plain text for Slack; mark-up counts in all the rest.
		expect(JSON.stringify({ ...slack, blocks: slack.blocks.slice(1) })).not.toMatch(/<script|<!channel>|<https|[^\u200b]\*vet/);
		expect(tekst).toContain('<script>');
	});

	test('only web addresses become buttons', () => {
		expect([safeUrl('https://a.be/x?y=1'), safeUrl('http://127.0.0.1:5678/form/x'), safeUrl('javascript:alert(1)'), safeUrl('https://a.be/"onclick='), safeUrl('')]).toEqual(['https://a.be/x?y=1', 'http://127.0.0.1:5678/form/x', undefined, undefined, undefined]);
		expect(runReport(input({ summary: HELD }), { ...SETTINGS, approveUrl: 'javascript:alert(1)//' }).html).not.toContain('javascript:');
		expect([approvalLink('https://a.be/f', 'p&q'), approvalLink('https://a.be/f?x=1', 'p')]).toEqual(['https://a.be/f?plan=p%26q', 'https://a.be/f?x=1&plan=p']);
	});

	test('a mail stays under 100 KB and Slack within its limits, whatever comes', () => {
		const long = '"'.repeat(5000);
		const kinds: ReviewKind[] = ['conflict', 'todo', 'difference', 'unknownCode', 'clear', 'refused', 'reshaped', 'missing', 'correlation'];
		const items = kinds.flatMap((soort) => Array.from({ length: 200 }, () => review(soort, { label: long, veld: long, informat: long, smartschool: long })));
		const report = runReport(input({ summary: { ...HELD, lezingen: [{ waarschuwingen: Array.from({ length: 50 }, () => long) } as never] }, review: items, results: Array.from({ length: 99 }, () => change({ results: [{ side: 'smartschool', unit: 'x', ok: false, message: long }] })) }), { ...SETTINGS, showValues: true });
		expect(Buffer.byteLength(report.html)).toBeLessThan(100_000);
		expect(report.onderwerp.length).toBeLessThanOrEqual(150);
		expect(report.tekst).toContain('en nog');
		const { blocks } = report.slack as { blocks: { text?: { text: string } }[] };
		expect(blocks.length).toBeLessThanOrEqual(50);
		for (const { text } of blocks) expect((text?.text ?? '').length).toBeLessThanOrEqual(3000);
	});

	test('a line break in a name makes no second header line of a mail', () => expect(runReport(input(), { ...SETTINGS, name: 'x\r\nBcc: all@example.org' }).onderwerp).not.toMatch(/[\r\n]/));
});

describe('the approval page', () => {
	const row: Partial<ApprovalRow> = { ...runReport(input({ summary: HELD }), SETTINGS).aanvraag! };
	const fields = (text: string) => JSON.parse(text) as { fieldType: string; fieldName?: string; html?: string; fieldOptions?: { values: { option: string }[] } }[];
	test('shows counts and masked examples, asks what may go and who says so', () => {
		const page = approvalPage(row, '2026-11-24');
		expect([page.mag, page.zin]).toEqual([true, '']);
		const [shown, parts, who] = fields(page.velden);
		expect(shown!.html).toContain('Nieuwe accounts: 12 van 60');
		expect(shown!.html).toContain('04•• ••56 → 04•• ••21');
		expect(parts).toMatchObject({ fieldType: 'checkbox', fieldName: PARTS, fieldOptions: { values: [{ option: 'Nieuwe accounts: 12 van 60 (grens 10 %)' }, { option: 'Veld Eigen gsm (own mobile): 30 van 60 (grens 20 %)' }] } });
		expect(who).toMatchObject({ fieldName: WHO_FIELD });
	});
	test.each([
		['an unknown link', undefined, 'bij geen vraag'], ['an empty row', {}, 'bij geen vraag'], ['approved', { ...row, status: 'goedgekeurd', goedgekeurdDoor: 'An', goedgekeurdOp: '2026-11-23T09:00:00Z' }, 'al goedgekeurd door An op 2026-11-23'],
		['carried out', { ...row, status: 'uitgevoerd', goedgekeurdDoor: 'An', goedgekeurdOp: '2026-11-23T09:00:00Z' }, 'al goedgekeurd door An'], ['overtaken', { ...row, status: 'vervallen' }, 'Intussen is er iets veranderd'], ['expired', { ...row, vervalt: '2026-11-23' }, 'vervallen op 2026-11-23'],
	])('%s: a sentence and no button', (_what, given, sentence) => {
		const page = approvalPage(given, '2026-11-24');
		expect(page).toMatchObject({ mag: false, velden: '[]', zin: expect.stringContaining(sentence) });
		expect(page.zin).toContain('Er is niets gewijzigd.');
	});
	test('the last day counts', () => expect(approvalPage(row, '2026-11-30').mag).toBe(true));
	test('only what was ticked is approved', () => {
		expect(approvedCodes(row, ['Veld Eigen gsm (own mobile): 30 van 60 (grens 20 %)'])).toBe('fedcba9876543210.field:gsm.20261130.CCCC');
		expect(approvedCodes(row, row.wat!.split('\n')).split(' ')).toHaveLength(2);
		for (const none of [[], undefined, 'iets anders', ['alles']]) expect(approvedCodes(row, none)).toBe('');
		expect(approvedCodes({ wat: 'Klas <3A>: 1', codes: 'c' }, ['Klas &lt;3A&gt;: 1'])).toBe('c');
	});
	test('signs with a meaning in n8n’s page stay text', () => {
		const { velden } = approvalPage({ ...row, wat: 'kost $& <b>veel</b>', codes: 'c' }, '2026-11-24');
		expect(velden).not.toContain('$');
		expect(fields(velden)[0]!.html).toContain('kost $&amp; &lt;b&gt;veel&lt;/b&gt;');
	});
});

describe('the review form', () => {
	const question = (key: string, over: Partial<QuestionRow> = {}): QuestionRow => ({ key, paar: `${key}a,${key}b`, eenheid: 'gsm', keuzes: 'informat smartschool waarde laat', soort: 'conflict', label: 'Noor Vandevoorbeeld', veld: 'Eigen gsm', informat: '0470 <1>', smartschool: '', beslissing: '', ...over });
	test('open questions, fifteen at a time', () => {
		const page = reviewPage([...Array.from({ length: 17 }, (_, index) => question(`k${index}`)), question('done', { beslissing: 'laat' })]);
		expect(page.aantal).toBe(17);
		expect(page.velden).toContain('nog 2');
		expect(page.velden).toContain('0470 &lt;1&gt;');
		expect(page.velden).toContain('(leeg)');
		expect(page.velden.match(/keuze-k/g)).toHaveLength(15);
		expect(reviewPage([])).toEqual({ aantal: 0, velden: '[]' });
		expect(reviewPage([question('k', { keuzes: 'informat laat' })]).velden).not.toContain('waarde-k');
	});
	test('answers become decisions with the pair that was shown; what cannot be taken is said', () => {
		const rows = [question('a'), question('b'), question('c'), question('d', { keuzes: 'informat laat' }), question('e'), question('f', { eenheid: 'adres' })];
		const given = { 'keuze-a': 'Informat is juist', 'keuze-b': 'Een andere waarde (typ ze hieronder)', 'waarde-b': ' 0470 12 34 56 ', 'keuze-c': 'Een andere waarde (typ ze hieronder)', 'waarde-c': 'bel mij', 'keuze-d': 'Smartschool is juist', 'waarde-e': 'zomaar', 'keuze-f': 'Laat zo: niet meer vragen tot er iets verandert', naam: 'An' };
		const { besluiten, problemen } = reviewAnswers(rows, given, STANDARD, NOW);
		expect(besluiten).toEqual([
			{ key: 'a', paar: 'aa,ab', beslissing: 'informat', waarde: '', door: 'An', op: NOW },
			{ key: 'b', paar: 'ba,bb', beslissing: 'waarde', waarde: '0470 12 34 56', door: 'An', op: NOW },
			{ key: 'f', paar: 'fa,fb', beslissing: 'laat', waarde: '', door: 'An', op: NOW },
		]);
		expect(problemen).toEqual([expect.stringContaining('geen telefoonnummer'), expect.stringContaining('niet gekozen')]);
		expect(reviewAnswers([question('z', { eenheid: 'weg' })], { 'keuze-z': 'Een andere waarde (typ ze hieronder)', 'waarde-z': 'x' }, STANDARD, NOW).problemen).toHaveLength(1);
	});
});

describe('warnings', () => {
	test('the cause in plain words, never the text of the error itself', () => {
		const { tekst, html, slack, onderwerp } = errorMessage({ message: 'Informat gave no pupil for Noor Vandevoorbeeld at /srv/x.js:12', workflow: 'Standaardkoppeling', node: 'Informat lezen', url: 'https://n8n.example.org/workflow/1/executions/2', now: NOW }, 'nl');
		expect(onderwerp).toContain('Gestopt: Standaardkoppeling');
		expect(tekst).toContain('lege lijst');
		expect(tekst).toContain('«Informat lezen»');
		expect(`${tekst}${html}${JSON.stringify(slack)}`).not.toMatch(/Vandevoorbeeld|\.js/);
	});
	test.each([
		['5 of the 20 linked records are missing from what Informat gave: more than 20 %. Such a read is not believed, and nothing was changed.', /kan niet kloppen/], ['Informat takes too long to answer (the list).', /antwoordde niet/], ['connect ECONNREFUSED 127.0.0.1', /antwoordde niet/],
		['Smartschool refuses the access code', /toegangscode/], ['Informat refuses access to institute 1 (403).', /aanmeldgegevens/], ['Baseline row abc is damaged.', /beschadigd/], ['Informat’s answer was not understood: x', /onderhoud/], ['Een andere run van deze koppeling is aan het werk, of was dat terwijl deze run las (uitvoering 12).', /verder uit elkaar/], ['iets helemaal anders', /staat in n8n/],
	])('%s', (message, cause) => expect(plainCause(message, 'nl')).toMatch(cause));
	test('in English too', () => expect(errorMessage({ message: '', workflow: 'x', node: '', url: '', now: NOW }, 'en').onderwerp).toContain('Stopped'));

	const row = (moment: string, modus: RunRow['modus'] = 'apply', ok: RunRow['ok'] = 'ja'): RunRow => ({ moment, koppeling: '', modus, ok, nieuw: 0, gewijzigd: 0, vastgehouden: 0, nazicht: 0, mislukt: 0 });
	test('the watch warns once until a run went well again', () => {
		const good = row('2026-11-22T04:00:00.000Z');
		expect(watch([good], 25, NOW, 'nl').alarm).toBe(false);
		const alarm = watch([good], 24, NOW, 'nl');
		expect([alarm.alarm, alarm.tekst]).toEqual([true, expect.stringContaining('22/11 05:00')]);
		expect(watch([good, alarm.run], 24, '2026-11-23T05:30:00.000Z', 'nl').alarm).toBe(false);
		const again = row('2026-11-23T06:00:00.000Z');
		expect(watch([again, alarm.run, good], 24, '2026-11-23T07:00:00.000Z', 'nl').alarm).toBe(false);
		expect(watch([again, alarm.run, good], 24, '2026-11-24T07:00:00.000Z', 'nl').alarm).toBe(true);
	});
	test('a preview and a run in which nothing worked are no good runs; one that never ran warns as well', () => {
		expect(watch([row('2026-11-23T04:00:00.000Z', 'preview'), row('2026-11-23T04:00:00.000Z', 'apply', 'nee')], 24, NOW, 'nl').alarm).toBe(true);
		const never = watch([], 24, NOW, 'en');
		expect([never.alarm, never.tekst, watch([never.run], 24, '2026-11-23T09:00:00.000Z', 'en').alarm]).toEqual([true, expect.stringContaining('never ran well'), false]);
	});
});

describe('the day', () => {
	const runs: RunRow[] = [['2026-11-21T04:00:00.000Z', 9], ['2026-11-22T05:00:00.000Z', 2], ['2026-11-23T04:00:00.000Z', 3]].map(([moment, gewijzigd]) => ({ moment: String(moment), koppeling: 'standaard', modus: 'apply', ok: 'ja', nieuw: 1, gewijzigd: Number(gewijzigd), vastgehouden: 0, nazicht: 0, mislukt: 0 }));
	const settings = { language: 'nl' as const, hours: 24, now: NOW, quiet: true, approveUrl: 'https://a.be/g', decideUrl: 'https://a.be/n' };
	test('what the runs of the day did together, and what still waits', () => {
		const { tekst, stil } = digest({ runs, approvals: [{ plan: 'p1', status: 'gevraagd', wat: 'Nieuwe accounts: 3 van 9', vervalt: '2026-11-30', gevraagd: '1' }, { plan: 'p0', status: 'gevraagd', wat: 'vroeger', vervalt: '2026-11-01' }, { plan: 'p2', status: 'uitgevoerd', wat: 'voorbij', vervalt: '2026-11-30' }], questions: [{ key: 'a', veld: 'Gsm', beslissing: '' }, { key: 'b', veld: 'Gsm', beslissing: 'laat' }, {}] }, settings);
		expect(tekst).toContain('keer gelopen: 2');
		expect(tekst).toContain('gewijzigd: 5');
		expect(tekst).toContain('https://a.be/g?plan=p1');
		expect(tekst).toContain('na te kijken (1)');
		expect(tekst).not.toMatch(/vroeger|voorbij/);
		expect(stil).toBe(false);
	});
	test('a day without news is silent when that was chosen; a day without a run never is', () => {
		const quiet = runs.map((run) => ({ ...run, nieuw: 0, gewijzigd: 0 }));
		expect(digest({ runs: quiet, approvals: [], questions: [] }, settings).stil).toBe(true);
		expect(digest({ runs: [], approvals: [], questions: [] }, settings)).toMatchObject({ stil: false, onderwerp: expect.stringContaining('liep niet') });
	});
});
