import { DateTime } from 'luxon';
import {
	NodeOperationError,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { KEY_LENGTH } from '../../sync/check/setup';
import { PRESET } from '../../sync/fields/preset';
import type { Calendar } from '../../sync/plan/guards';
import { planLists, type Gone, type ListPlan, type Missing } from '../../sync/plan/lists';
import { mask } from '../../sync/plan/mask';
import { planSync, type Plan } from '../../sync/plan/plan';
import { listRapport, rapport } from '../../sync/plan/rapport';
import { storyOf, storyPage } from '../../sync/plan/story';
import { planUndo, undoRapport } from '../../sync/plan/undo';
import type { ConflictRule, InformatChannel } from '../../sync/types';
import { checkUserNamePattern, USER_NAME } from '../../sync/values/username';
import { absencePlan } from './absences';
import { coAccountPlan } from './coAccounts';
import { crossCheckReport } from './crossCheck';
import { description } from './description';
import { enrolmentOf, type EnrolmentOptions } from './enrolment';
import { groupSettings } from './groups';
import { baselineOf, decisionsOf, itemsOf, readOf } from './inputs';
import { journalRows, readJournal, withJournal } from './journal';
import { setupReport } from './setupCheck';
import { limitsWith, linksOf, ownFields, tableWith, type DirectionRow, type LimitOptions, type OwnRow, type RuleRow } from './settings';
import { planTools } from './tools';

/** A story is for a person who looks at one pupil, not a way to print a school. */
const MOST_STORIES = 5;

export class FieldDirectionMerge implements INodeType {
	description = description;

	methods = {
		credentialTest: {
			async syncKeyTest(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
				const key = String(credential.data?.key ?? '');
				if (key.length < KEY_LENGTH) {
					return { status: 'Error', message: `The key has ${key.length} characters and needs at least ${KEY_LENGTH}. Choose a long random text, once, and never change it.` };
				}
				return { status: 'OK', message: 'The key is long enough. Keep a copy in the school’s safe: without it every pupil counts as new to the sync.' };
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { key } = await this.getCredentials<{ key: string }>('syncKeyApi');
		try {
			const preset = this.getNodeParameter('preset', 0) as keyof typeof PRESETS;
			// The set-up check tells it in its own words.
			if (key.length < KEY_LENGTH && preset !== 'setupCheck') throw new Error(`The sync key needs at least ${KEY_LENGTH} characters. Change the credential “Informat–Smartschool Sync Key”. Nothing was changed.`);
			const { changes, baseline, review, summary } = PRESETS[preset](this, key);
			const items = (jsons: readonly object[]): INodeExecutionData[] => jsons.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
			return [items(changes), items(baseline), items(review), items([summary])];
		} catch (error) {
			throw new NodeOperationError(this.getNode(), error as Error, { message: (error as Error).message });
		}
	}
}

interface Outputs {
	changes: object[];
	baseline: object[];
	review: object[];
	summary: object;
}

const PRESETS: Record<'absences' | 'coAccounts' | 'crossCheck' | 'own' | 'setupCheck' | 'standard' | 'undo', (context: IExecuteFunctions, key: string) => Outputs> = {
	absences: (context, key) => absencePlan(context, key, common(context)),
	coAccounts,
	crossCheck: crossCheckReport,
	own: ownTable,
	setupCheck: setupReport,
	standard,
	undo,
};

interface Common {
	mode: 'preview' | 'apply';
	firstRun: ConflictRule;
	calendar: Calendar;
	approval: string;
	options: LimitOptions & { absentReads?: number; absentDays?: number };
}

function common(context: IExecuteFunctions): Common {
	const get = <T>(name: string, otherwise: T): T => context.getNodeParameter(name, 0, otherwise) as T;
	return {
		mode: get<string>('mode', 'preview') === 'apply' ? 'apply' : 'preview',
		firstRun: get<ConflictRule>('firstRun', 'review'),
		calendar: get<Calendar>('calendar', 'normal'),
		approval: get('approvedPlan', '').trim(),
		options: get<Common['options']>('limits', {}),
	};
}

const absentRule = ({ absentReads, absentDays }: Common['options']) => ({ reads: absentReads ?? 3, days: absentDays ?? 14 });

function coAccounts(context: IExecuteFunctions, key: string): Outputs {
	const settings = common(context);
	return coAccountPlan(context, key, settings, absentRule(settings.options));
}

function userNamePattern(context: IExecuteFunctions): string {
	const pattern = String(context.getNodeParameter('userName', 0, USER_NAME)).trim() || USER_NAME;
	checkUserNamePattern(pattern);
	return pattern;
}

function standard(context: IExecuteFunctions, key: string): Outputs {
	const rows = <T>(name: string): T[] => (context.getNodeParameter(name, 0, {}) as { rows?: T[] }).rows ?? [];
	const { options, ...settings } = common(context);
	const rules = rows<RuleRow>('rules');
	const table = tableWith(rows<DirectionRow>('overrides'), rules);
	const explain = context.getNodeParameter('explain', 0, 'no');
	const informat = readOf(context.getInputData(0), 'informat');
	const { witnesses, ...plan }: Plan = planSync({
		stories: explain !== 'no',
		informat,
		smartschool: readOf(context.getInputData(1), 'smartschool'),
		baseline: baselineOf(context.getInputData(2)),
		table,
		settings: {
			...settings,
			channel: { standard: context.getNodeParameter('channel', 0, 'todo') as InformatChannel, units: Object.fromEntries(rules.flatMap(({ unit, channel }) => (channel ? [[unit, channel]] : []))) },
			limits: limitsWith(options),
			links: linksOf(rows('links')),
			weakTiers: context.getNodeParameter('strongOnly', 0, false) !== true,
			absent: absentRule(options),
			enrolment: enrolmentOf(context.getNodeParameter('enrolment', 0, {}) as EnrolmentOptions),
			audience: context.getNodeParameter('audience', 0, 'personal') === 'sensitive' ? 'sensitive' : 'personal',
			userName: userNamePattern(context),
			groups: groupSettings((name) => context.getNodeParameter(name, 0, '') as string, rows('classNames')),
		},
		decisions: decisionsOf(context.getNodeParameter('decisions', 0, '[]')),
		tools: planTools(key),
	});
	const changes = context.getNodeParameter('journal', 0, false) === true ? withJournal(plan.changes, table, key, DateTime.utc().toISO()) : plan.changes;
	const stories = witnesses?.slice(0, MOST_STORIES).map((each) => storyOf(each, table.filter(({ record }) => record === 'leerling'), settings.mode, explain === 'masked' ? mask : (text) => text));
	return { ...plan, changes, summary: { ...plan.summary, rapport: rapport(plan.summary, plan.review, table), ...(stories ? { verhalen: stories, verhaalPagina: storyPage(stories, informat.report) } : {}) } };
}

function undo(context: IExecuteFunctions, key: string): Outputs {
	const items = context.getInputData(2);
	const { mode, approval } = common(context);
	const { run, journal } = readJournal(journalRows(items), String(context.getNodeParameter('run', 0, '')).trim(), key);
	const plan = planUndo({
		informat: readOf(context.getInputData(0), 'informat'),
		smartschool: readOf(context.getInputData(1), 'smartschool'),
		baseline: baselineOf(items.filter(({ json }) => !('tekst' in json))),
		journal, run, table: PRESET, mode, approval, tools: planTools(key),
	});
	return { ...plan, summary: { ...plan.summary, rapport: undoRapport(plan.summary, plan.review) } };
}

function ownTable(context: IExecuteFunctions, key: string): Outputs {
	const text = (name: string): string => String(context.getNodeParameter(name, 0, '')).trim();
	const rows = <T>(name: string): T[] => (context.getNodeParameter(name, 0, {}) as { rows?: T[] }).rows ?? [];
	const { options, ...settings } = common(context);
	const records = context.getNodeParameter('records', 0, {}) as { changedAt?: string; missingA?: Missing; missingB?: Missing; gone?: Gone; remember?: boolean };
	if (text('keyA') === '') throw new Error('Fill in “Key in the First Input”: the field that says which items belong together. Nothing was changed.');
	const names = { informat: text('nameA') || 'Informat', smartschool: text('nameB') || 'Smartschool' };
	const remember = records.remember ?? true;
	const plan: ListPlan = planLists({
		informat: itemsOf(context.getInputData(0)),
		smartschool: itemsOf(context.getInputData(1)),
		names,
		baseline: remember ? baselineOf(context.getInputData(2)) : [],
		key: { informat: text('keyA'), smartschool: text('keyB') || text('keyA') },
		fields: ownFields(rows<OwnRow>('fields'), rows<RuleRow>('ownRules')),
		settings: {
			...settings,
			limits: limitsWith(options),
			missing: { informat: records.missingA ?? 'report', smartschool: records.missingB ?? 'create' },
			gone: records.gone ?? 'report',
			absent: absentRule(options),
			changedAt: records.changedAt?.trim() ?? '',
			today: DateTime.now().setZone('Europe/Brussels').toISODate()!,
			remember,
		},
		tools: planTools(key),
	});
	return { ...plan, summary: { ...plan.summary, rapport: listRapport(plan.summary, plan.review, names) } };
}
