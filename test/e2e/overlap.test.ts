/** Only one run at a time writes: runs that overlap, a run whose turn is taken, one that was cut off, and other templates. */
import { installTemplate, packedPackage, TEMPLATES, TRIGGER } from '../../sandbox/rehearsal';
import { startN8n, type Execution } from '../../sandbox/n8n/server';
import { compareFirstRun, judge, type State } from './compare';
import { calls, end, go, goApproved, rehearsal, state, storedRows, sum, summaryOf, TABLES, until, type Rehearsal } from './setup';

jest.setTimeout(600_000);

const REFUSED = /Een andere run van deze koppeling is aan het werk.*\(uitvoering \w+, ten laatste tot \d\d:\d\d\).*er is niets verloren/;
const HOUR = 3_600_000;
const moment = (fromNow: number): string => new Date(Date.now() + fromNow).toISOString();

let at: Rehearsal;
let before: State;
beforeAll(async () => {
	at = await rehearsal(60, 5);
	before = await state(at);
});
afterAll(async () => await end(at));

/** A change in Informat that wants to be written. @returns the pupil's number */
async function change(pupil = 0): Promise<string> {
	const { informat, smartschool } = await state(at);
	const known = new Set(smartschool.accounts.map(({ profile }) => profile.internnummer));
	const number = informat.students.filter((student) => known.has(String(student.pPersoon)) && judge({ informat, smartschool }, student, at.school.today).kind === 'enrolled').map(({ pPersoon }) => String(pPersoon)).sort()[pupil]!;
	await fetch(`${at.school.control}/informat/students/${number}`, { method: 'PATCH', body: JSON.stringify({ naam: `Anders${Math.random()}` }) });
	return number;
}

function expectEachOnce({ smartschool }: State): void {
	const numbers = smartschool.accounts.map(({ profile }) => String(profile.internnummer)).filter((number) => number !== '');
	expect(new Set(numbers).size).toBe(numbers.length);
	for (const { passwordWrites } of smartschool.accounts) for (const times of Object.values(passwordWrites)) expect(times).toBeLessThanOrEqual(1);
}

async function expectQuiet(): Promise<void> {
	const quiet = await go(at, { modus: 'uitvoeren', goedgekeurdPlan: '' });
	expect(quiet.error).toBeUndefined();
	expect(calls(at, 'writes')).toEqual({});
	expect(storedRows(quiet)).toBe(0);
}

const turns = async () => (await at.n8n.tableRows(TABLES.beurten)) as { wat: string; houder: string; einde: string }[];

test('two first runs started at the same moment: one writes, the other says so and stops', async () => {
	const preview = await go(at, { modus: 'voorbeeld' });
	expect(await turns()).toEqual([]);
	await at.n8n.changeSettings(at.workflow, 'Instellingen', { modus: 'uitvoeren', goedgekeurdPlan: summaryOf(preview).goedkeuring, leerlingenPerGroepje: 10 });
	at.school.school.faults.set([{ name: 'slow', value: 20 }]);
	const runs = await Promise.all((await Promise.all([1, 2].map(async () => await at.n8n.startWorkflow(at.workflow, TRIGGER)))).map(async (id) => await at.n8n.ended(id)));
	at.school.school.faults.set([]);
	expect(runs.map(({ status }) => status).sort()).toEqual(['error', 'success']);
	const refused = runs.find(({ status }) => status === 'error')!;
	expect(refused.error).toMatch(REFUSED);
	expect([refused.items('Smartschool bijwerken'), refused.items('Basis aanvullen'), refused.items('Nazicht')]).toEqual([[], [], []]);
	const after = await state(at);
	expect(compareFirstRun(before, after, at.school.today).problems).toEqual([]);
	expectEachOnce(after);
	const keys = (await at.n8n.tableRows(TABLES.basis)).map(({ key }) => key);
	expect(new Set(keys).size).toBe(keys.length);
	expect((await turns())[0]!.einde <= moment(0)).toBe(true);
	await expectQuiet();
});

test('a run that read while another one wrote stops, also when that one has finished', async () => {
	await change();
	const unchanged = await state(at);
	await at.n8n.changeRows(TABLES.beurten, 'wat', 'leerlingen', { houder: '999999', einde: moment(1500) });
	at.school.school.faults.set([{ name: 'slow', value: 1000 }]);
	const execution = await go(at, { modus: 'uitvoeren' });
	at.school.school.faults.set([]);
	expect((await turns())[0]!.einde < moment(0)).toBe(true);
	expect(execution.error).toMatch(REFUSED);
	expect(calls(at, 'writes')).toEqual({});
	expect(await state(at)).toEqual(unchanged);
	const next = await go(at, { modus: 'uitvoeren' });
	expect(next.error).toBeUndefined();
	expect(sum(calls(at, 'writes'))).toBeGreaterThan(0);
	await expectQuiet();
});

test('while another one has the turn, no run of one pupil writes, and a preview still looks', async () => {
	const leerling = await change();
	await at.n8n.changeRows(TABLES.beurten, 'wat', 'leerlingen', { houder: '999999', einde: moment(HOUR) });
	const preview = await go(at, { modus: 'voorbeeld' });
	expect(preview.error).toBeUndefined();
	expect(summaryOf(preview).records.teWijzigen).toBeGreaterThan(0);
	const one = { ...at, workflow: await installTemplate(at.n8n, at.school, true, TEMPLATES.onePupil, {}, at.ids) };
	const execution = await go(one, { leerling, modus: 'uitvoeren' });
	expect(execution.error).toBeUndefined();
	expect(told(execution)).toMatch(/<h3>Niet uitgevoerd<\/h3>.*Een andere run van de koppeling is aan het werk.*\d\d:\d\d/);
	expect([calls(at, 'writes'), execution.items('Basis bijwerken')]).toEqual([{}, []]);
	await at.n8n.changeRows(TABLES.beurten, 'wat', 'leerlingen', { houder: '999999', einde: moment(-1) });
	const after = await go(one, { leerling, modus: 'uitvoeren' });
	expect(after.error).toBeUndefined();
	expect(told(after)).toContain('<h3>Uitgevoerd</h3>');
	await goApproved(at);
	await expectQuiet();
});

const told = (execution: Execution): string => (execution.items('Verhaal')[0]!.json as { html: string }).html;

test('a run whose turn is taken stops before its next batch, and the next one ends its work', async () => {
	for (let pupil = 0; pupil < 8; pupil++) await change(pupil);
	const preview = await go(at, { modus: 'voorbeeld' });
	await at.n8n.changeSettings(at.workflow, 'Instellingen', { modus: 'uitvoeren', goedgekeurdPlan: summaryOf(preview).goedkeuring, leerlingenPerGroepje: 2 });
	at.school.school.log.clear();
	at.school.school.faults.set([{ name: 'slow', value: 100, service: 'smartschool' }]);
	const id = await at.n8n.startWorkflow(at.workflow, TRIGGER);
	await until(() => sum(calls(at, 'writes')) >= 1);
	await at.n8n.changeRows(TABLES.beurten, 'wat', 'leerlingen', { houder: '999999', einde: moment(HOUR) });
	const execution = await at.n8n.ended(id);
	at.school.school.faults.set([]);
	expect(execution.error).toMatch(REFUSED);
	expect(execution.items('Smartschool bijwerken').length).toBeLessThan(8);
	await at.n8n.changeRows(TABLES.beurten, 'wat', 'leerlingen', { houder: '999999', einde: moment(-1) });
	const rest = await goApproved(at);
	expect(rest.error).toBeUndefined();
	expect(rest.items('Smartschool bijwerken').length).toBeGreaterThan(0);
	await expectQuiet();
});

test('cut off in the middle: the next run waits until the turn is free again', async () => {
	await change();
	await at.n8n.changeSettings(at.workflow, 'Instellingen', { modus: 'uitvoeren', goedgekeurdPlan: '', beurtMinuten: 15 });
	at.school.school.faults.set([{ name: 'slow', value: 300, service: 'smartschool' }]);
	at.school.school.log.clear();
	await at.n8n.startWorkflow(at.workflow, TRIGGER);
	await until(() => sum(calls(at, 'writes')) >= 1);
	await at.n8n.kill();
	at.school.school.faults.set([]);
	at = { ...at, n8n: await startN8n({ packages: [packedPackage()], userFolder: at.n8n.userFolder }) };
	const { einde, houder } = (await turns())[0]!;
	expect(Math.abs(Date.parse(einde) - Date.now() - 15 * 60_000)).toBeLessThan(2 * 60_000);
	await change(1);
	const soon = await go(at, { modus: 'uitvoeren' });
	expect(soon.error).toMatch(REFUSED);
	expect(soon.error).toContain(`uitvoering ${houder}`);
	expect(calls(at, 'writes')).toEqual({});
	// As if the quarter of an hour were over.
	await at.n8n.changeRows(TABLES.beurten, 'houder', houder, { einde: moment(-1) });
	expect((await go(at, { modus: 'uitvoeren' })).error).toBeUndefined();
	expectEachOnce(await state(at));
	await expectQuiet();
});
