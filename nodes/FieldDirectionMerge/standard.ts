/** Presets “Standard Sync” and “Classes and Groups”: their parameters and inputs → planner. */
import { DateTime } from 'luxon';
import type { IExecuteFunctions } from 'n8n-workflow';
import { CLASSES } from '../../sync/fields/groups';
import type { UnitDef } from '../../sync/fields/types';
import { mask } from '../../sync/plan/mask';
import { DEFAULT_SETTINGS, planSync, type Plan, type PlanInput, type PlanSettings } from '../../sync/plan/plan';
import { rapport } from '../../sync/plan/rapport';
import { storyOf, storyPage } from '../../sync/plan/story';
import { checkUserNamePattern, USER_NAME } from '../../sync/values/username';
import { enrolmentOf, type EnrolmentOptions } from './enrolment';
import { groupSettings, type ClassNameRow } from './groups';
import { baselineOf, decisionsOf, readOf } from './inputs';
import { withJournal } from './journal';
import { channelOf, commonOf, Parameters } from './parameters';
import { linksOf, tableWith, type DirectionRow, type RuleRow } from './settings';
import { planTools } from './tools';

/** A story is for a person who looks at one pupil, not a way to print a school. */
const MOST_STORIES = 5;

export type StandardPlan = Omit<Plan, 'witnesses' | 'summary'> & { summary: object };

export function standardPlan(context: IExecuteFunctions, key: string): StandardPlan {
	const get = new Parameters(context);
	const rules = get.rows<RuleRow>('rules');
	const table = tableWith(get.rows<DirectionRow>('overrides'), rules);
	const explain = get.text('explain', 'no');
	const { plan, input } = planned(context, key, table, {
		channel: channelOf(get, rules),
		links: linksOf(get.rows('links')),
		weakTiers: !get.yes('strongOnly'),
		enrolment: enrolmentOf(get.value<EnrolmentOptions>('enrolment', {})),
		audience: get.text('audience') === 'sensitive' ? 'sensitive' : 'personal',
		userName: userNamePattern(get),
	}, { stories: explain !== 'no', decisions: decisionsOf(get.value<unknown>('decisions', '[]')) });
	const { witnesses, ...outputs } = plan;
	const stories = witnesses?.slice(0, MOST_STORIES).map((each) => storyOf(each, table.filter(({ record }) => record === 'leerling'), input.settings.mode, explain === 'masked' ? mask : (text) => text));
	return { ...outputs, summary: { ...plan.summary, rapport: rapport(plan.summary, plan.review, table), ...(stories ? { verhalen: stories, verhaalPagina: storyPage(stories, input.informat.report) } : {}) } };
}

/** The classes and groups of the standard sync alone, with its inputs, outputs and rows of the baseline. */
export function groupsPlan(context: IExecuteFunctions, key: string): StandardPlan {
	const off = new Parameters(context).value<string[]>('groupsOff', []);
	const table = tableWith(CLASSES.filter(({ id }) => off.includes(id)).map(({ id }) => ({ unit: id, direction: 'off' })), []);
	const { plan } = planned(context, key, table, {}, { groupsOnly: true });
	return { ...plan, summary: { ...plan.summary, rapport: rapport(plan.summary, plan.review, CLASSES) } };
}

/** What both have in common. */
function planned(context: IExecuteFunctions, key: string, table: readonly UnitDef[], settings: Partial<PlanSettings>, more: Partial<PlanInput>): { plan: Plan; input: PlanInput } {
	const get = new Parameters(context);
	const input: PlanInput = {
		informat: readOf(context.getInputData(0), 'informat'),
		smartschool: readOf(context.getInputData(1), 'smartschool'),
		baseline: baselineOf(context.getInputData(2)),
		table,
		settings: { ...DEFAULT_SETTINGS, ...commonOf(get), ...settings, groups: groupSettings(get.text('classParent'), get.text('groupParent'), get.rows<ClassNameRow>('classNames')) },
		tools: planTools(key),
		...more,
	};
	const plan = planSync(input);
	return { input, plan: get.yes('journal') ? { ...plan, changes: withJournal(plan.changes, table, key, DateTime.utc().toISO()) } : plan };
}

function userNamePattern(get: Parameters): string {
	const pattern = get.text('userName', USER_NAME) || USER_NAME;
	checkUserNamePattern(pattern);
	return pattern;
}
