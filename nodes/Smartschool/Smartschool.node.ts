import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { operationById } from '../../services/smartschool/operations';
import { guarded } from '../common/items';
import { checkToolMayWrite } from '../common/tool';
import { informatTest } from '../Informat/client';
import * as call from './actions/call';
import * as getFirstPasswords from './actions/password/getDue';
import * as handOverPasswords from './actions/password/handOver';
import * as applyChanges from './actions/sync/applyChanges';
import * as checkSetup from './actions/sync/checkSetup';
import * as getAbsences from './actions/sync/getAbsences';
import * as getOwnPhotos from './actions/sync/getOwnPhotos';
import * as getSyncRecords from './actions/sync/getSyncRecords';
import * as sendOwnPhotos from './actions/sync/sendOwnPhotos';
import { smartschoolTest } from './client';
import { searchClasses, searchFields, searchGroups, searchItems, searchUsers } from './lists';
import { needsInformat } from './passwordSource';
import { screens } from './screens';

const SYNC = { applyChanges, checkSetup, getAbsences, getFirstPasswords, getOwnPhotos, getSyncRecords, handOverPasswords, sendOwnPhotos };
/** Operations of resource Sync that write. */
const WRITES = ['applyChanges', 'handOverPasswords', 'sendOwnPhotos'];

export class Smartschool implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Smartschool',
		name: 'smartschool',
		icon: { light: 'file:../../icons/smartschool.svg', dark: 'file:../../icons/smartschool.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["resource"] + ": " + $parameter["operation"] }}',
		description: 'Reads and writes accounts, classes, absences, messages and everything else of Smartschool',
		defaults: { name: 'Smartschool' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'smartschoolApi', required: true, testedBy: 'smartschoolTest' },
			// Tested by Field Direction Merge.
			{ name: 'syncKeyApi', required: true, displayOptions: { show: { operation: ['getFirstPasswords', 'getOwnPhotos', 'sendOwnPhotos'] } } },
			// For photos, and for who takes first passwords from there.
			{ name: 'informatApi', displayOptions: needsInformat, testedBy: 'informatTest' },
		],
		properties: [...screens, ...getSyncRecords.description, ...getAbsences.description, ...applyChanges.description, ...getFirstPasswords.description, ...handOverPasswords.description],
	};

	methods = { credentialTest: { informatTest, smartschoolTest }, listSearch: { searchClasses, searchFields, searchGroups, searchItems, searchUsers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const chosen = this.getNodeParameter('operation', 0);
		const operation = operationById.get(chosen);
		if (operation) {
			if (operation.access !== 'read') checkToolMayWrite(this);
			return await guarded(this, operation.access !== 'read', async () => await call.execute.call(this, operation));
		}
		const writes = WRITES.includes(String(chosen));
		if (writes) checkToolMayWrite(this);
		return await guarded(this, writes, async () => await SYNC[chosen as keyof typeof SYNC].execute.call(this));
	}
}
