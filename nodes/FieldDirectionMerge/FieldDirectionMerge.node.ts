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
import { planSync } from '../../sync/plan/plan';
import { rapport } from '../../sync/plan/rapport';
import type { ConflictRule, InformatChannel } from '../../sync/types';
import { description } from './description';
import { baselineOf, readOf } from './inputs';
import { limitsWith, tableWith, type LimitOptions, type Override } from './settings';
import { planTools } from './tools';

const KEY_LENGTH = 32;

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
		const get = <T>(name: string): T => this.getNodeParameter(name, 0) as T;
		const { key } = await this.getCredentials<{ key: string }>('syncKeyApi');
		try {
			if (key.length < KEY_LENGTH) throw new Error(`The sync key needs at least ${KEY_LENGTH} characters. Change the credential “Informat–Smartschool Sync Key”. Nothing was changed.`);
			const overrides = get<{ rows?: Override[] }>('overrides').rows ?? [];
			const table = tableWith(overrides);
			const plan = planSync({
				informat: readOf(this.getInputData(0), 'informat'),
				smartschool: readOf(this.getInputData(1), 'smartschool'),
				baseline: baselineOf(this.getInputData(2)),
				table,
				settings: {
					mode: get('mode') === 'apply' ? 'apply' : 'preview',
					firstRun: get<ConflictRule>('firstRun'),
					channel: {
						standard: get<InformatChannel>('channel'),
						units: Object.fromEntries(overrides.flatMap(({ unit, channel }) => (channel ? [[unit, channel]] : []))),
					},
					limits: limitsWith(get<LimitOptions>('limits')),
					approvedPlan: get<string>('approvedPlan').trim(),
				},
				tools: planTools(key),
			});
			const items = (jsons: readonly object[]): INodeExecutionData[] => jsons.map((json) => ({ json: json as IDataObject, pairedItem: { item: 0 } }));
			return [items(plan.changes), items(plan.baseline), items(plan.review), items([{ ...plan.summary, rapport: rapport(plan.summary, plan.review, table) }])];
		} catch (error) {
			throw new NodeOperationError(this.getNode(), error as Error, { message: (error as Error).message });
		}
	}
}
