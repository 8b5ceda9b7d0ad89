/** Several institutes on one platform, and one pupil of them looked at step by step, in a real n8n. */
import { installTemplate, TEMPLATES } from '../../sandbox/rehearsal';
import type { Item } from '../../sandbox/n8n/server';
import type { State } from './compare';
import { calls, end, go, goApproved, rehearsal, state, storedRows, summaryOf, TABLES, writeLines, type Rehearsal } from './setup';

jest.setTimeout(600_000);

const [A, B] = ['099999', '088888'];
const PUPILS = 120;
const SEED = 5;
const APPLY = { modus: 'uitvoeren', goedgekeurdPlan: '' };

let at: Rehearsal;
beforeAll(async () => {
	at = await rehearsal(PUPILS, SEED, { institutes: [A, B] });
});
afterAll(async () => await end(at));

const control = async (method: string, what: string, body: object) => {
	const response = await fetch(`${at.school.control}${what}`, { method, body: JSON.stringify(body) });
	if (!response.ok) throw new Error(await response.text());
};
type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** The rule of docs/rules.md, told apart from the product: the enrolment that began first, then the institute that the settings name first. */
function speaks(registrations: Json[], persoonId: string, day: string): Json | undefined {
	const holding = registrations.filter((each) => each.persoonId === persoonId && each.status === 0 && each.begindatum <= day && (each.einddatum === null || (each.einddatum >= day && each.einddatum !== each.begindatum)) && each.inschrKlassen.some((klas: Json) => klas.groepType === 0 && klas.begindatum <= day && (klas.einddatum === null || klas.einddatum >= day)));
	return holding.sort((x, y) => (x.begindatum !== y.begindatum ? (x.begindatum < y.begindatum ? -1 : 1) : [A, B].indexOf(x.instelnr) - [A, B].indexOf(y.instelnr)))[0];
}
const classOf = (registration: Json, day: string): string => registration.inschrKlassen.filter((klas: Json) => klas.groepType === 0 && klas.begindatum <= day && (klas.einddatum === null || klas.einddatum >= day)).at(-1).klasCode.trim();
const numbered = ({ smartschool }: State, number: unknown) => smartschool.accounts.filter(({ profile }) => profile.internnummer === String(number));

/** What must be equal however the institutes were run; of passwords only the number of writes. */
function comparable({ smartschool }: State): unknown {
	const accounts = smartschool.accounts.map(({ profile, groups, career, passwordWrites, mustChange }) => ({ profile, groups: [...groups].sort(), career, passwordWrites, mustChange }));
	return { accounts: accounts.sort((x, y) => (String(x.profile.gebruikersnaam) < String(y.profile.gebruikersnaam) ? -1 : 1)), classes: smartschool.classes.map(({ id: _id, ...klas }) => klas).sort((x, y) => (String(x.code) < String(y.code) ? -1 : 1)) };
}

let together: unknown;
let twice: Json;

test('one account per pupil, in the class of the enrolment that speaks, with its stamnummer', async () => {
	const execution = await goApproved(at);
	expect(execution.error).toBeUndefined();
	expect(execution.items('Mislukt')).toEqual([]);
	const now = await state(at);
	const registrations = now.informat.registrations as Json[];
	const inBoth: Json[] = [];
	for (const student of now.informat.students as Json[]) {
		const own = speaks(registrations, student.persoonId, at.school.today);
		const [account, ...more] = numbered(now, student.pPersoon);
		expect(more).toEqual([]);
		if (!own || !account || account.profile.status !== 'actief') continue;
		const official = now.smartschool.classes.filter(({ code, isOfficial }) => isOfficial && account.groups.includes(String(code))).map(({ code }) => String(code).toLowerCase());
		expect([student.pPersoon, official]).toEqual([student.pPersoon, [classOf(own, at.school.today).toLowerCase()]]);
		if (own.stamnr) expect([student.pPersoon, account.profile.stamboeknummer]).toEqual([student.pPersoon, own.stamnr]);
		if (registrations.filter((each) => each.persoonId === student.persoonId && each.einddatum === null && each.status === 0 && each.begindatum <= at.school.today).length > 1) inBoth.push(student);
	}
	expect(inBoth.length).toBeGreaterThan(0);
	twice = inBoth[0]!;
	expect(summaryOf(execution).rapport).toContain('ook ingeschreven in een andere instelling');
	together = comparable(now);
});

test('the second run makes 0 writes and stores 0 rows', async () => {
	const execution = await go(at, APPLY);
	expect(calls(at, 'writes')).toEqual({});
	expect(storedRows(execution)).toBe(0);
});

test('limits count per institute: what is much in one of them waits there, and the other goes on', async () => {
	const now = await state(at);
	const registrations = now.informat.registrations as Json[];
	const of = (instelnr: string, count: number) => (now.informat.students as Json[]).filter((student) => speaks(registrations, student.persoonId, at.school.today)?.instelnr === instelnr && numbered(now, student.pPersoon)[0]?.profile.status === 'actief').slice(0, count);
	const [many, one] = [of(A!, 25), of(B!, 1)];
	for (const { pPersoon } of [...many, ...one]) await control('PATCH', `/informat/students/${pPersoon}`, { voornaam2: 'Limiet' });
	const execution = await go(at, APPLY);
	expect(summaryOf(execution).vastgehouden).toEqual([expect.objectContaining({ scope: `field:extraVoornamen@${A}`, why: 'limit' })]);
	expect(calls(at, 'writes')).toEqual({ 'smartschool saveUser': 1 });
	for (const { pPersoon, voornaam2 } of [...many, ...one]) await control('PATCH', `/informat/students/${pPersoon}`, { voornaam2: voornaam2 ?? '' });
	await goApproved(at);
});

test('who stays in one of two moves to its class on the first day there: class move first, stamnummer second (R13)', async () => {
	const day = at.school.today;
	const registrations = (await state(at)).informat.registrations as Json[];
	const now = speaks(registrations, twice.persoonId, day)!;
	const other = registrations.find((each) => each.persoonId === twice.persoonId && each.instelnr !== now.instelnr)!;
	await control('PATCH', `/informat/registrations/${now.pInschr}`, { einddatum: '2026-11-20' });
	await go(at, APPLY);
	const writes = writeLines(at).filter(({ key }) => key === String(twice.pPersoon)).map(({ call, field }) => (call === 'saveUserParameter' ? field! : call));
	expect(writes.filter((each) => ['saveUserToClass', 'stamboeknummer'].includes(each))).toEqual(['saveUserToClass', 'stamboeknummer']);
	const [account] = numbered(await state(at), twice.pPersoon);
	expect(account!.groups).toContain(classOf(other, day));
	expect(account!.profile.stamboeknummer).toBe(other.stamnr);
	expect(account!.career.map(({ stamboeknummer, groupCode }) => [groupCode, stamboeknummer])).toEqual(expect.arrayContaining([[classOf(now, day), now.stamnr], [classOf(other, day), other.stamnr]]));
	expect(account!.profile.status).toBe('actief');
});

describe('one pupil', () => {
	let one: Rehearsal;
	beforeAll(async () => {
		one = { ...at, workflow: await installTemplate(at.n8n, at.school, true, TEMPLATES.onePupil) };
	});

	test('by number: three small reads, every step told, nothing written; then carried out for this pupil alone', async () => {
		await control('PATCH', `/informat/students/${twice.pPersoon}`, { naam: 'Stap <voor> stap' });
		const seen = await go(one, { leerling: String(twice.pPersoon), modus: 'voorbeeld' });
		expect(seen.error).toBeUndefined();
		expect(calls(one, 'writes')).toEqual({});
		expect(calls(one, 'reads')['smartschool getAllAccountsExtended']).toBeUndefined();
		expect(Object.keys(calls(one, 'reads')).filter((call) => call.includes('/1/students'))).toEqual(['informat GET /1/students/{id}']);
		const [story] = (seen.items('Vergelijken', 3)[0]!.json as unknown as { verhalen: { stappen: { titel: string; tekst: string }[]; velden: { veld: string; besluit: string; informat: string }[] }[] }).verhalen;
		expect(story!.stappen.map(({ titel }) => titel)).toEqual(['Gevonden in Informat', 'Gevonden in Smartschool', 'Wie is wie', 'Onthouden van vroeger', 'Wat er zou gebeuren']);
		expect(story!.velden.find(({ veld }) => veld === 'Naam (family name)')).toMatchObject({ besluit: 'naar Smartschool', informat: 'St•• ••ap' });
		expect(story!.velden.filter(({ besluit }) => besluit === 'naar Smartschool')).toHaveLength(1);
		const { html } = seen.items('Verhaal')[0]!.json as { html: string };
		expect(html).toContain('Er is niets gewijzigd');
		expect(html).not.toContain('<voor>');

		const rows = await at.n8n.tableRows(TABLES.basis);
		const done = await go(one, { leerling: String(twice.pPersoon), modus: 'uitvoeren', toonWaarden: 'ja' });
		expect(calls(one, 'writes')).toEqual({ 'smartschool saveUser': 1 });
		expect((done.items('Verhaal')[0] as Item).json.html).toContain('smartschool, naam: gelukt');
		expect((await at.n8n.tableRows(TABLES.basis)).length).toBe(rows.length);
		await go(at, APPLY);
		expect(calls(at, 'writes')).toEqual({});
	});

	test('by name; and when nobody has that name', async () => {
		const story = async (leerling: string) => ((await go(one, { leerling, modus: 'voorbeeld', toonWaarden: 'nee' })).items('Verhaal')[0]!.json as { html: string }).html;
		expect(await story('Stap stap')).toContain(`Leerlingnummer ${twice.pPersoon}`);
		expect(await story('Niemandheetzo')).toContain('Niemand gevonden');
		const nobody = await go(one, { leerling: '', modus: 'voorbeeld' });
		expect((nobody.items('Foutmelding')[0]!.json as { html: string }).html).toContain('Fill in “Pupil (Leerling)”');
	});
});

test('L30: the institutes one after the other end as both together', async () => {
	await control('POST', '/reset', { pupils: PUPILS, seed: SEED });
	for (const table of Object.values(TABLES)) await at.n8n.deleteTable(table);
	for (const enkelInstellingen of [B, A]) {
		const execution = await goApproved(at, { enkelInstellingen });
		expect(execution.error).toBeUndefined();
		expect(execution.items('Mislukt')).toEqual([]);
	}
	expect(comparable(await state(at))).toEqual(together);
	await go(at, { ...APPLY, enkelInstellingen: '' });
	expect(calls(at, 'writes')).toEqual({});
});
