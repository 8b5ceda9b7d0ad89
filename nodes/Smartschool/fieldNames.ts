import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { onlyWhen } from '../common/parameters';

/** Profile fields whose names can differ per platform; the same in both operations. */
export const fieldNames = (operation: 'applyChanges' | 'getSyncRecords'): INodeProperties => ({
	displayName: 'Profile Fields (Profielvelden)',
	name: 'fieldNames',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: onlyWhen(operation),
	description: 'Only when your platform has other names for these fields. Fill in the same in Get Sync Records and in Apply Changes.',
	options: [
		{ displayName: 'Family Doctor (Huisdokter)', name: 'dokter', type: 'string', default: '', placeholder: 'informat_dokter' },
		{ displayName: 'Family Doctor’s Phone (Huisdokter Telefoon)', name: 'dokterTelefoon', type: 'string', default: '', placeholder: 'informat_doktertel' },
	],
});

export function fieldNamesOf(context: IExecuteFunctions): { dokter?: string; dokterTelefoon?: string } {
	return context.getNodeParameter('fieldNames', 0, {}) as { dokter?: string; dokterTelefoon?: string };
}
