/** Lives a year, or a part of it, through any runner: events, the night's run, the comparison, and a second run that must be quiet. */
import { compareFirstRun } from '../e2e/compare';
import type { RunningSchool } from '../../sandbox/school';
import { FIRST_DAY, type Day, type Settings } from './script';
import { CONTROL_GROUP, Town } from './town';

export interface Outcome {
	/** Scopes that wait. */
	held: string[];
	/** Code that approves them. */
	approval: string;
	/** New lines for people, by kind; without what waits by a limit, and without lines that say that a task is done. */
	told: Record<string, number>;
	/** Sentences of units that failed. */
	failed: string[];
	/** Calls that change something, and rows that were stored. */
	writes: number;
	rows: number;
}

/** One run on the day; `code` = '' without approval. */
export type Run = (today: string, settings: Settings, mode: 'voorbeeld' | 'uitvoeren', code: string) => Promise<Outcome>;

/** @returns sentences on what is not as the script says, each with its day; stops after the first day that is wrong */
export async function live(school: RunningSchool, days: readonly Day[], run: Run): Promise<string[]> {
	const town = new Town(school);
	let settings: Settings = {};
	school.school.platform.addGroup({ code: CONTROL_GROUP, name: 'Controlegroep', desc: 'Leerlingen zonder klas', parent: '', type: 'G' });
	const clock = async (date: string) => await fetch(`${school.control}/clock`, { method: 'PUT', body: JSON.stringify({ date }) });

	await clock(FIRST_DAY);
	const before = await town.state();
	const first = await run(FIRST_DAY, settings, 'uitvoeren', (await run(FIRST_DAY, settings, 'voorbeeld', '')).approval);
	const start = compareFirstRun(before, await town.state(), FIRST_DAY).problems.filter((problem) => !/, (adres|gsm|telefoon|e-mail|huisdokter.*):/.test(problem));
	if (start.length + first.failed.length > 0) return [...start, ...first.failed].map((problem) => `${FIRST_DAY}: ${problem}`);
	await town.begin(FIRST_DAY);

	for (const { date, events, held = [], approve, told = {}, failed = 0, secondRun = { rows: 0, told: {} }, settings: change } of days) {
		settings = { ...settings, ...change };
		await clock(date);
		for (const event of events) await town.happen(event, date);
		await town.advance(date, { removals: !held.includes('unregister') || approve === true, controlGroup: settings.controlegroep !== undefined, graceDays: settings.bedenktijdUitschrijven ?? 0 });
		const problems: string[] = [];
		const same = (what: string, is: unknown, wanted: unknown) => {
			if (JSON.stringify(is) !== JSON.stringify(wanted)) problems.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
		};
		let code = '';
		if (approve) {
			const preview = await run(date, settings, 'voorbeeld', '');
			same('held in the preview', preview.held, held);
			same('writes of a preview', [preview.writes, preview.rows], [0, 0]);
			code = preview.approval;
		}
		const night = await run(date, settings, 'uitvoeren', code);
		same('held', night.held, approve ? [] : held);
		same('told', night.told, told);
		if (night.failed.length !== failed) problems.push(`${night.failed.length} failed instead of ${failed}`, ...night.failed);
		problems.push(...(await town.problems()));
		const again = await run(date, settings, 'uitvoeren', '');
		same('a second run: writes, rows, told', [again.writes, again.rows, again.told], [0, secondRun.rows, secondRun.told]);
		if (problems.length > 0) return problems.map((problem) => `${date}: ${problem}`);
	}
	return [];
}
