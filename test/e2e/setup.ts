import { startRehearsal, TRIGGER, type Rehearsal, type Template } from '../../sandbox/rehearsal';
import type { Execution, Item } from '../../sandbox/n8n/server';
import type { State } from './compare';

export { TABLES, TRIGGER, type Rehearsal } from '../../sandbox/rehearsal';

export async function rehearsal(pupils: number, seed = 7, extra: Template & Pick<Parameters<typeof startRehearsal>[0], 'n8nEnv' | 'credentials' | 'institutes'> = {}): Promise<Rehearsal> {
	return await startRehearsal({ ...extra, pupils, seed, clock: '2026-11-23', saveRuns: true, progress: (line) => process.stderr.write(`${line}\n`) });
}

export async function end({ n8n, school }: Rehearsal): Promise<void> {
	await n8n.dispose();
	await school.stop();
}

export async function go(at: Rehearsal, settings: Record<string, unknown>): Promise<Execution> {
	await at.n8n.changeSettings(at.workflow, 'Instellingen', settings);
	at.school.school.log.clear();
	return await at.n8n.run(at.workflow, TRIGGER);
}

/** Preview, then the real run of exactly that plan. */
export async function goApproved(at: Rehearsal, settings: Record<string, unknown> = {}): Promise<Execution> {
	const preview = await go(at, { ...settings, modus: 'voorbeeld', goedgekeurdPlan: '' });
	return await go(at, { ...settings, modus: 'uitvoeren', goedgekeurdPlan: summaryOf(preview).goedkeuring });
}

/** Waits for something that happens in the middle of a run, so it looks every millisecond. */
export async function until(condition: () => boolean, most = 20_000): Promise<void> {
	for (let wait = 0; !condition(); wait++) {
		if (wait > most) throw new Error('the run never came that far');
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
}

interface Summary { plan: string; goedkeuring: string; records: Record<string, number>; vastgehouden: unknown[]; rapport: string; wachtOpInformat: number }
export const summaryOf = (execution: Execution): Summary => execution.items('Vergelijken', 3)[0]!.json as unknown as Summary;
export const reviewOf = (execution: Execution): { soort: string; label: string; veld: string; informat: string; smartschool: string; nieuw: boolean }[] => execution.items('Vergelijken', 2).map(({ json }: Item) => json as never);
export const storedRows = (execution: Execution): number => execution.items('Nieuwe rijen').length + execution.items('Bekende rijen').length;

/** The state as JSON, through the control interface, so that nothing is shared with the running school. */
export async function state({ school }: Rehearsal): Promise<State> {
	return (await (await fetch(`${school.control}/state`)).json()) as State;
}

const READ = /^get|^return|^GET|^POST \/(?:connect|wsInf)/;
const isRead = (call: string): boolean => READ.test(call);

/** Counts per call, `service call`. */
export function calls({ school }: Rehearsal, what: 'reads' | 'writes'): Record<string, number> {
	const lists = Object.entries(school.school.log.counts()).flatMap(([service, counts]) => Object.entries(counts).map(([call, count]) => [service, call, count] as const));
	return Object.fromEntries(lists.filter(([, call]) => isRead(call) === (what === 'reads')).map(([service, call, count]) => [`${service} ${call}`, count]));
}
export const writeLines = ({ school }: Rehearsal) => school.school.log.lines.filter(({ call }) => !isRead(call));
export const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, count) => total + count, 0);
