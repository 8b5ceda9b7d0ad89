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
import { absencePlan } from './absences';
import { coAccountPlan } from './coAccounts';
import { crossCheckReport } from './crossCheck';
import { description } from './description';
import { ownPlan } from './ownTable';
import { photoChoice, photoPlan } from './photos';
import { setupReport } from './setupCheck';
import { groupsPlan, standardPlan } from './standard';
import { undoPlan } from './undo';

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

const PRESETS: Record<'absences' | 'coAccounts' | 'crossCheck' | 'groups' | 'own' | 'photoChoice' | 'photos' | 'setupCheck' | 'standard' | 'undo', (context: IExecuteFunctions, key: string) => Outputs> = {
	absences: absencePlan,
	coAccounts: coAccountPlan,
	crossCheck: crossCheckReport,
	groups: groupsPlan,
	own: ownPlan,
	photoChoice,
	photos: photoPlan,
	setupCheck: setupReport,
	standard: standardPlan,
	undo: undoPlan,
};
