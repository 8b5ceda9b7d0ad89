import type { INodeProperties } from 'n8n-workflow';

export const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Sync (Koppeling)', value: 'sync' }],
	default: 'sync',
};

export const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['sync'] } },
	options: [
		{ name: 'Apply Changes', value: 'applyChanges', action: 'Apply changes', description: 'Carry out what Field Direction Merge planned for this side' },
		{ name: 'Check Set-Up', value: 'checkSetup', action: 'Check what is ready', description: 'Try everything that the sync needs and read both lists, as input for Field Direction Merge. Writes nothing.' },
		{ name: 'Get Own Photos for the Sync (Eigen Foto’s)', value: 'getOwnPhotos', action: 'Get own photos for the sync', description: 'Look at the photos of the pupils that Field Direction Merge chose. Gives fingerprints, no photos.' },
		{ name: 'Get Sync Records', value: 'getSyncRecords', action: 'Get sync records', description: 'Read all pupils and classes, as input for Field Direction Merge' },
	],
	default: 'getSyncRecords',
};

type SyncOperation = 'applyChanges' | 'checkSetup' | 'getAbsences' | 'getFirstPasswords' | 'getOwnPhotos' | 'getSyncRecords' | 'handOverPasswords' | 'sendOwnPhotos';

export const onlyWhen = (...values: SyncOperation[]) => ({ show: { resource: ['sync'], operation: values } });

/** School year and day of a read. */
export const scope: INodeProperties[] = [
	{
		displayName: 'School Year (Schooljaar)',
		name: 'schoolYear',
		type: 'string',
		default: '',
		required: true,
		placeholder: '2026-27',
		displayOptions: onlyWhen('checkSetup', 'getSyncRecords'),
		description: 'Written as in Informat: 2026-27',
	},
	{
		displayName: 'Reference Date (Referentiedatum)',
		name: 'referenceDate',
		type: 'string',
		default: '={{ $now.toISODate() }}',
		required: true,
		placeholder: '2026-11-23',
		displayOptions: onlyWhen('checkSetup', 'getSyncRecords'),
		description: 'Day on which enrolments and classes are judged',
	},
];
