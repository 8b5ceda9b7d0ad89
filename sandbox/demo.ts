/**
 * `npm run demo`: the main job from end to end, without any account. A preview, a real run and a second run of the
 * standard sync in a real n8n against the rehearsal school; afterwards n8n stays open to look at, unless `--once`.
 */
import { parseArgs } from 'node:util';
import { OWNER, type Execution } from './n8n/server';
import { startRehearsal, TRIGGER, type Rehearsal } from './rehearsal';

const { values } = parseArgs({ options: { once: { type: 'boolean', default: false }, pupils: { type: 'string', default: '1200' }, seed: { type: 'string', default: '7' } } });
const started = Date.now();
const say = (line: string) => console.log(`[${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s] ${line}`);

interface Outcome {
	plan: string;
	approval: string;
	writes: number;
	commits: number;
}

async function step(rehearsal: Rehearsal, title: string, settings: Record<string, unknown>): Promise<Outcome> {
	const { n8n, school, workflow } = rehearsal;
	say(`${title} …`);
	await n8n.changeSettings(workflow, 'Instellingen', settings);
	school.school.log.clear();
	const beat = setInterval(() => say(`${title}: ${writesOf(rehearsal)} writes so far`), 10_000);
	const execution = await n8n.run(workflow, TRIGGER, 1_800_000).finally(() => clearInterval(beat));
	if (execution.status !== 'success') throw new Error(`${title} ended as ${execution.status}: ${execution.error}`);
	const summary = execution.items('Vergelijken', 3)[0]!.json as unknown as { plan: string; goedkeuring: string; records: Record<string, number>; bewerkingen: Record<string, number> };
	const outcome = { plan: summary.plan, approval: summary.goedkeuring, writes: writesOf(rehearsal), commits: commitsOf(execution) };
	const { records } = summary;
	say(`${title}: ${records.totaal} records read, ${records.ongewijzigd} in order, ${records.teWijzigen} to change, ${records.nieuw} new, ${records.vastgehouden} held for approval, ${records.nazicht} for a person`);
	say(`${' '.repeat(title.length)}  ${outcome.writes} writes, ${outcome.commits} baseline rows stored, ${execution.items('Mislukt').length} failed, plan ${outcome.plan}`);
	return outcome;
}

const READS = /^get|^return|^GET|^POST \/connect/;
const writesOf = ({ school }: Rehearsal): number => school.school.log.lines.filter(({ call }) => !READS.test(call)).length;
/** A bulk insert answers with one item whatever it stored, so what went in is counted. */
const commitsOf = (execution: Execution): number => execution.items('Nieuwe rijen').length + execution.items('Bekende rijen').length;

async function main(): Promise<void> {
	const rehearsal = await startRehearsal({ pupils: Number(values.pupils), seed: Number(values.seed), saveRuns: true, progress: say });
	const { n8n, school } = rehearsal;
	const close = async () => {
		await n8n.dispose();
		await school.stop();
	};
	process.once('SIGINT', () => void close().then(() => process.exit(0)));
	try {
		say(`A school of ${values.pupils} pupils is ready, half of them in Smartschool already.`);
		const preview = await step(rehearsal, 'Preview', { modus: 'voorbeeld' });
		if (preview.writes + preview.commits > 0) throw new Error('The preview wrote something.');
		await step(rehearsal, 'Real run', { modus: 'uitvoeren', goedgekeurdPlan: preview.approval });
		const second = await step(rehearsal, 'Second run', { modus: 'uitvoeren', goedgekeurdPlan: '' });
		if (second.writes + second.commits > 0) throw new Error('The second run should have nothing to do.');
		say('Done: the second run made 0 writes and stored 0 baseline rows.');
		if (values.once) return await close();
		console.log(`\nn8n is open at        ${n8n.url}/workflow/${rehearsal.workflow}\nLog in with           ${OWNER.email} / ${OWNER.password}\nThe school’s control  ${school.control}/state/summary\nStop with Ctrl+C.`);
	} catch (error) {
		await close();
		throw error;
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exit(1);
});
