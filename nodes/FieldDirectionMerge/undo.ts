/** Preset “Undo a Run”: its parameters and inputs → planner. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { PRESET } from '../../sync/fields/preset';
import { planUndo, undoRapport } from '../../sync/plan/undo';
import { baselineOf, readOf } from './inputs';
import { journalRows, readJournal } from './journal';
import { commonOf, Parameters } from './parameters';
import { planTools } from './tools';

export function undoPlan(context: IExecuteFunctions, key: string): ReturnType<typeof planUndo> & { summary: { rapport: string } } {
	const get = new Parameters(context);
	const items = context.getInputData(2);
	const { mode, approval } = commonOf(get);
	const { run, journal } = readJournal(journalRows(items), get.text('run'), key);
	const plan = planUndo({
		informat: readOf(context.getInputData(0), 'informat'),
		smartschool: readOf(context.getInputData(1), 'smartschool'),
		baseline: baselineOf(items.filter(({ json }) => !('tekst' in json))),
		journal, run, table: PRESET, mode, approval, tools: planTools(key),
	});
	return { ...plan, summary: { ...plan.summary, rapport: undoRapport(plan.summary, plan.review) } };
}
