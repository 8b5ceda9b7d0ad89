/** Undo in a real n8n: the journal of a run, its preview, the run itself, and what the standard sync makes of it afterwards. */
import { installTemplate, TEMPLATES } from '../../sandbox/rehearsal';
import type { Execution } from '../../sandbox/n8n/server';
import type { State } from './compare';
import { calls, end, go, goApproved, rehearsal, reviewOf, state, storedRows, sum, summaryOf, TABLES, type Rehearsal } from './setup';

jest.setTimeout(600_000);

let at: Rehearsal;
let undoing: Rehearsal;
beforeAll(async () => {
	at = await rehearsal(60);
	undoing = { ...at, workflow: await installTemplate(at.n8n, at.school, true, TEMPLATES.undo) };
});
afterAll(async () => await end(at));

const REAL = { modus: 'uitvoeren', goedgekeurdPlan: '', logboek: 'ja' };
const control = async (what: string, body: object) => await fetch(`${at.school.control}${what}`, { method: 'PATCH', body: JSON.stringify(body) });

interface UndoSummary { plan: string; run: string; rapport: string; goedkeuringProbleem: string; aantallen: Record<string, number> }
const undoSummary = (execution: Execution): UndoSummary => execution.items('Wat kan terug', 3)[0]!.json as unknown as UndoSummary;
async function undo(goedgekeurdPlan = ''): Promise<UndoSummary> {
	const execution = await go(undoing, { goedgekeurdPlan });
	expect(execution.error).toBeUndefined();
	expect(execution.items('Mislukt')).toEqual([]);
	return undoSummary(execution);
}
const account = async (number: string) => (await state(at)).smartschool.accounts.find(({ profile }) => profile.internnummer === number)!;
const changeOf = async (number: string, naam: string, straat: string) => await control(`/informat/students/${number}`, { naam, adressen: [{ straat, nr: '1', bus: null, postcode: '9000', gemeente: 'Gent' }] });

let one: string;
let two: string;
let before: State;

test('without a journal there is nothing to take back; with one, an account that a run made stays and is told', async () => {
	expect(await undo()).toMatchObject({ plan: 'leeg', run: '' });
	await goApproved(at, { logboek: 'ja' });
	const { rapport, aantallen } = await undo();
	const made = (await state(at)).smartschool.accounts.filter(({ passwordWrites }) => (passwordWrites[0] ?? 0) > 0).length;
	expect(aantallen.blijft).toBeGreaterThanOrEqual(made);
	expect(rapport).toContain('Accounts worden nooit verwijderd');
});

test('with the journal on, a run keeps what it replaced, and nobody can read it', async () => {
	const informat = (await state(at)).informat.students;
	const known = (await state(at)).smartschool.accounts.filter(({ profile }) => informat.some(({ pPersoon, naam, adressen }) => String(pPersoon) === profile.internnummer && naam === profile.naam && (adressen as { straat: string }[])[0]!.straat === profile.straat) && profile.status === 'actief');
	[one, two] = known.map(({ profile }) => String(profile.internnummer)) as [string, string];
	before = await state(at);
	await changeOf(one, 'Wordtteruggedraaid', 'Terugstraat');
	await changeOf(two, 'Blijftgewijzigd', 'Handstraat');
	await go(at, REAL);
	expect(sum(calls(at, 'writes'))).toBeGreaterThan(2);
	const all = await at.n8n.tableRows(TABLES.logboek);
	const last = all.map(({ run }) => String(run)).sort().at(-1);
	const rows = all.filter(({ run }) => run === last);
	expect(rows).toHaveLength(2);
	for (const word of ['Wordtteruggedraaid', 'Terugstraat', String(before.smartschool.accounts[0]!.profile.naam), one]) expect(JSON.stringify(rows.map(({ tekst, gelukt }) => [tekst, gelukt]))).not.toContain(word);
	expect(rows.map(({ gelukt }) => gelukt)).toEqual(expect.arrayContaining([expect.stringContaining('smartschool naam')]));
});

test('the preview tells, the code carries it out, and a second time does nothing', async () => {
	await control(`/smartschool/accounts/${two}`, { naam: 'Doormensen', straat: 'Mensenstraat' });
	const then = await state(at);
	const preview = await undo();
	expect(preview.aantallen).toMatchObject({ terug: 2, gewijzigd: 2 });
	expect(preview.rapport).toContain(preview.plan);
	expect(await undo('een andere code')).toMatchObject({ goedkeuringProbleem: expect.stringContaining('ander plan') });
	expect(await state(at)).toEqual(then);
	await undo(preview.plan);
	const was = before.smartschool.accounts.find(({ profile }) => profile.internnummer === one)!;
	expect((await account(one)).profile).toEqual(was.profile);
	expect((await account(two)).profile).toMatchObject({ naam: 'Doormensen', straat: 'Mensenstraat' });
	expect((await state(at)).smartschool.accounts.filter(({ profile }) => profile.internnummer !== one)).toEqual(then.smartschool.accounts.filter(({ profile }) => profile.internnummer !== one));
	expect(await undo()).toMatchObject({ plan: 'leeg', aantallen: { terug: 0, alTerug: 2 } });
	await undo('leeg');
	expect(calls(at, 'writes')).toEqual({});
});

test('the next run leaves it alone and says so, until somebody changes it', async () => {
	const run = await go(at, REAL);
	expect((await account(one)).profile.naam).not.toBe('Wordtteruggedraaid');
	expect(storedRows(run)).toBeLessThanOrEqual(1);
	const preview = await go(at, { modus: 'voorbeeld' });
	expect(reviewOf(preview).filter(({ soort }) => soort === 'undone').map(({ veld }) => veld).sort()).toEqual(['Adres (address)', 'Naam (family name)']);
	await control(`/informat/students/${one}`, { naam: 'Nieuwenaam' });
	await go(at, REAL);
	expect((await account(one)).profile).toMatchObject({ naam: 'Nieuwenaam' });
	expect((await account(one)).profile.straat).not.toBe('Terugstraat');
});

test('old rows of the journal go when a run begins', async () => {
	await control(`/informat/students/${two}`, { naam: 'Nogeen' });
	await go(at, { ...REAL, logboekDagen: 0 });
	// Only what this run wrote itself: everything older was deleted when it began.
	const runs = new Set((await at.n8n.tableRows(TABLES.logboek)).map(({ run }) => run));
	expect(runs.size).toBe(1);
	expect(summaryOf(await go(at, { modus: 'voorbeeld', logboekDagen: 3 })).plan).toBe('leeg');
});
