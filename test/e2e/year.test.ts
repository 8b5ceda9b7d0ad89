/** The simulated school year in real n8n with the standard template: its key days; with YEAR=whole all of them. */
import { startRehearsal } from '../../sandbox/rehearsal';
import { live, type Run } from '../year/live';
import { FIRST_DAY, SCHOOL, YEAR } from '../year/script';
import { calls, end, go, reviewOf, storedRows, sum, summaryOf, type Rehearsal } from './setup';

jest.setTimeout(3_600_000);

let at: Rehearsal;
beforeAll(async () => {
	at = await startRehearsal({ ...SCHOOL, clock: FIRST_DAY, saveRuns: true });
	await at.n8n.changeSettings(at.workflow, 'Instellingen', { eersteKeerVerschillend: 'informat', loopbaanNakijken: 'ook_nieuwe' });
});
afterAll(async () => await end(at));

const yearOf = (day: string): string => {
	const start = Number(day.slice(0, 4)) - (day.slice(5) < '09' ? 1 : 0);
	return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
};

test('every day ends as the script says, and a second run does nothing', async () => {
	const days = process.env.YEAR === 'whole' ? YEAR : YEAR.filter(({ key }) => key);
	expect(days.length).toBeGreaterThanOrEqual(process.env.YEAR === 'whole' ? 60 : 15);
	const run: Run = async (today, settings, modus, goedgekeurdPlan) => {
		const execution = await go(at, { ...settings, modus, goedgekeurdPlan, referentiedatum: today, schooljaar: yearOf(today) });
		if (execution.status !== 'success') throw new Error(`${today}: ${execution.error}`);
		const { vastgehouden, goedkeuring } = summaryOf(execution) as ReturnType<typeof summaryOf> & { vastgehouden: { scope: string }[] };
		const told: Record<string, number> = {};
		for (const { soort, nieuw } of reviewOf(execution)) if (nieuw && !['held', 'done', 'proposal'].includes(soort)) told[soort] = (told[soort] ?? 0) + 1;
		const failed = execution.items('Mislukt').flatMap(({ json }) => (json.results as { ok: boolean; message: string }[]).filter(({ ok }) => !ok).map(({ message }) => message));
		return { held: vastgehouden.map(({ scope }) => scope), approval: goedkeuring, told, failed, writes: sum(calls(at, 'writes')), rows: storedRows(execution) };
	};
	expect(await live(at.school, days, run)).toEqual([]);
});
