/** Preset “Own Table”: its parameters and inputs → planner. */
import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { planLists, type Gone, type ListPlan, type Missing } from '../../sync/plan/lists';
import { listRapport } from '../../sync/plan/rapport';
import { baselineOf, itemsOf } from './inputs';
import { commonOf, Parameters } from './parameters';
import { ownFields, type OwnRow, type RuleRow } from './settings';
import { planTools } from './tools';

export function ownPlan(context: IExecuteFunctions, key: string): ListPlan & { summary: { rapport: string } } {
	const get = new Parameters(context);
	const records = get.value<{ changedAt?: string; missingA?: Missing; missingB?: Missing; gone?: Gone; remember?: boolean }>('records', {});
	if (get.text('keyA') === '') throw new Error('Fill in “Key in the First Input”: the field that says which items belong together. Nothing was changed.');
	const names = { informat: get.text('nameA') || 'Informat', smartschool: get.text('nameB') || 'Smartschool' };
	const remember = records.remember ?? true;
	const plan = planLists({
		informat: itemsOf(context.getInputData(0)),
		smartschool: itemsOf(context.getInputData(1)),
		names,
		baseline: remember ? baselineOf(context.getInputData(2)) : [],
		key: { informat: get.text('keyA'), smartschool: get.text('keyB') || get.text('keyA') },
		fields: ownFields(get.rows<OwnRow>('fields'), get.rows<RuleRow>('ownRules')),
		settings: {
			...commonOf(get),
			missing: { informat: records.missingA ?? 'report', smartschool: records.missingB ?? 'create' },
			gone: records.gone ?? 'report',
			changedAt: records.changedAt?.trim() ?? '',
			today: DateTime.now().setZone('Europe/Brussels').toISODate()!,
			remember,
		},
		tools: planTools(key),
	});
	return { ...plan, summary: { ...plan.summary, rapport: listRapport(plan.summary, plan.review, names) } };
}
