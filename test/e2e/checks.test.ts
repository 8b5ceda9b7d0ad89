/** The reports that only read: the cross-check and the set-up check, in real n8n against both doubles. */
import { openScreen } from '../../sandbox/n8n/screen';
import { OWNER, type Execution } from '../../sandbox/n8n/server';
import { installTemplate, TEMPLATES } from '../../sandbox/rehearsal';
import type { State } from './compare';
import { calls, end, go, rehearsal, state, type Rehearsal } from './setup';

jest.setTimeout(600_000);

let at: Rehearsal;
beforeAll(async () => {
	at = await rehearsal(120, 7, { template: TEMPLATES.crossCheck });
});
afterAll(async () => await end(at));

const patch = async (route: string, body: object) => await fetch(`${at.school.control}${route}`, { method: 'PATCH', body: JSON.stringify(body) });
const linesOf = (execution: Execution) => execution.items('Nakijken', 2).map(({ json }) => json as { soort: string; label: string; informat: string; smartschool: string });

describe('cross-check', () => {
	test('tells what is different, exactly, and writes nothing', async () => {
		const before = await state(at);
		const students = new Map((before.informat.students as { pPersoon: number; naam: string; persoonId: string }[]).map((each) => [String(each.pPersoon), each]));
		const registrations = before.informat.registrations as unknown as { pInschr: number; persoonId: string; status: number; einddatum: string | null; inschrKlassen: { groepType: number; klasCode: string }[] }[];
		const first = linesOf(await go(at, {}));
		expect(calls(at, 'writes')).toEqual({});

		// Pupils on whom nothing was found yet; each gets one difference.
		const found = new Set(first.map(({ label }) => label.replace(/,.*/, '')));
		const good = (before.smartschool.accounts as (State['smartschool']['accounts'][number] & { officialClass?: string })[]).filter(({ profile, officialClass }) => {
			const student = students.get(String(profile.internnummer));
			const own = registrations.filter(({ persoonId }) => persoonId === student?.persoonId);
			return student && officialClass && own.length === 1 && own[0]!.einddatum === null && own[0]!.inschrKlassen.filter(({ groepType }) => groepType === 0).length === 1 && profile.status === 'actief' && !found.has(`${String(profile.voornaam)} ${String(profile.naam)}`);
		});
		const [moved, gone, off, left] = good.map(({ profile }) => ({ number: String(profile.internnummer), naam: String(profile.naam), registration: registrations.find(({ persoonId }) => persoonId === students.get(String(profile.internnummer))!.persoonId)! }));
		expect(left).toBeDefined();
		const otherClass = registrations.flatMap(({ inschrKlassen }) => inschrKlassen.filter(({ groepType }) => groepType === 0).map(({ klasCode }) => klasCode)).find((code) => code.trim() !== moved!.registration.inschrKlassen.find(({ groepType }) => groepType === 0)!.klasCode.trim())!;
		const index = moved!.registration.inschrKlassen.findIndex(({ groepType }) => groepType === 0);
		await patch(`/informat/registrations/${moved!.registration.pInschr}`, { inschrKlassen: moved!.registration.inschrKlassen.map((_each, at) => (at === index ? { klasCode: otherClass } : {})) });
		await fetch(`${at.school.control}/smartschool/accounts/${gone!.number}`, { method: 'DELETE' });
		await patch(`/smartschool/accounts/${off!.number}`, { status: 'uitgeschakeld' });
		await patch(`/informat/registrations/${left!.registration.pInschr}`, { einddatum: '2026-11-20' });

		const execution = await go(at, {});
		expect(execution.error).toBeUndefined();
		const added = linesOf(execution).filter(({ soort, label }) => !first.some((each) => each.soort === soort && each.label === label));
		expect(added.map(({ soort }) => soort).filter((soort) => !soort.startsWith('klas')).sort()).toEqual(['andereKlas', 'enkelInformat', 'uitgeschakeld', 'vertrokken']);
		for (const [soort, pupil] of [['andereKlas', moved], ['enkelInformat', gone], ['uitgeschakeld', off], ['vertrokken', left]] as const) expect(added.find((each) => each.soort === soort)!.label).toContain(pupil!.naam);
		expect(added.find(({ soort }) => soort === 'andereKlas')!.informat).toBe(otherClass.trim());
		expect(calls(at, 'writes')).toEqual({});

		const masked = await go(at, { enkelInitialen: true });
		expect(JSON.stringify(masked.items('Nakijken', 3))).not.toContain(moved!.naam);
		expect(masked.items('Rapport').map(({ json }) => String(json.html))[0]).toContain('Kruiscontrole');
	});
});

describe('set-up check', () => {
	interface Line { deel: string; stand: string; tekst: string; remedie: string }
	let workflow: string;
	beforeAll(async () => {
		workflow = await installTemplate(at.n8n, at.school, true, TEMPLATES.setupCheck);
	});
	const check = async (settings: Record<string, unknown> = {}): Promise<{ execution: Execution; summary: { klaar: boolean; regels: Line[]; pagina: string } }> => {
		const execution = await go({ ...at, workflow }, settings);
		return { execution, summary: execution.items('Nakijken', 3)[0]!.json as never };
	};

	test('says what is ready and what to do, with a page, and writes nothing', async () => {
		const { execution, summary } = await check();
		expect(execution.error).toBeUndefined();
		expect(calls(at, 'writes')).toEqual({});
		const ready = summary.regels.filter(({ stand }) => stand === 'goed').map(({ tekst }) => tekst).join('\n');
		for (const text of ['Aanmelden met client-id', `Recht om leerlingen te lezen (${at.school.institute})`, 'De toegangscode wordt aanvaard', 'het intern nummer', 'De sleutel van de koppeling is lang genoeg', 'De tabellen van n8n werken']) expect(ready).toContain(text);
		for (const { stand, remedie } of summary.regels) if (stand === 'doen') expect(remedie).not.toBe('');
		expect(summary.regels.filter(({ tekst }) => /^(E-mail|Slack) is niet getest/.test(tekst))).toHaveLength(2);
		expect(summary.pagina).toContain('<html lang="nl">');
	});

	test('does not stop at the first problem: Smartschool is down, an institute is not ours', async () => {
		await fetch(`${at.school.control}/faults`, { method: 'PUT', body: JSON.stringify([{ name: 'html-200', service: 'smartschool' }]) });
		const { execution, summary } = await check({ instellingen: `${at.school.institute}, 000001` });
		await fetch(`${at.school.control}/faults`, { method: 'DELETE' });
		expect(execution.error).toBeUndefined();
		const todo = summary.regels.filter(({ stand }) => stand === 'doen').map(({ tekst }) => tekst).join('\n');
		for (const text of ['(000001): lukt niet', 'Het platform antwoordt: lukt niet', 'konden niet vergeleken worden']) expect(todo).toContain(text);
		expect(summary.klaar).toBe(false);
	});

	test('the form, for who is signed in, ends with the page', async () => {
		const { nodes } = (await at.n8n.api('GET', `/workflows/${workflow}`)) as { nodes: { name: string; webhookId?: string }[] };
		const form = `${at.n8n.url}/form/${nodes.find(({ name }) => name === 'Via een formulier')!.webhookId}`;
		await at.n8n.publish(workflow);
		// n8n opens the form a moment after it said that the workflow is published.
		const answer = async () => await fetch(form, { redirect: 'manual' });
		for (let wait = 0; (await answer()).status === 404 && wait < 40; wait++) await new Promise((resolve) => setTimeout(resolve, 250));
		const stranger = await answer();
		expect([stranger.status, stranger.headers.get('location')]).toEqual([302, expect.stringContaining(`${at.n8n.url}/oauth/authorize`)]);

		const { page, close } = await openScreen(at.n8n.url, OWNER);
		try {
			at.school.school.log.clear();
			await page.goto(form);
			// n8n asks once whether the form may use the login.
			await page.getByText('Allow access').click();
			await page.locator('input[type=text]').fill(`${at.school.institute}, 000001`);
			await page.locator('#submit-btn').click();
			await page.getByText('De toegangscode wordt aanvaard').waitFor({ timeout: 60_000 });
			const shown = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
			expect(shown).toMatch(/^Controle van de koppeling Informat – Smartschool Er zijn nog \d+ dingen te doen/);
			expect(shown).toMatch(/✓ De toegangscode wordt aanvaard/);
			expect(shown).toMatch(/✗ [^✓✗]*\(000001\): lukt niet/);
			expect(calls(at, 'writes')).toEqual({});
		} finally {
			await close();
		}
	});
});
