import type { INodeProperties } from 'n8n-workflow';

export const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Apply Changes', value: 'applyChanges', action: 'Apply changes', description: 'Carry out what Field Direction Merge planned for this side' },
		{ name: 'Get Sync Records', value: 'getSyncRecords', action: 'Get sync records', description: 'Read all pupils and classes, as input for Field Direction Merge' },
	],
	default: 'getSyncRecords',
};

const show = { operation: ['getSyncRecords'] };

export const scope: INodeProperties[] = [
	{ displayName: 'School Year', name: 'schoolYear', type: 'string', default: '', required: true, placeholder: '2026-27', displayOptions: { show }, description: 'Schooljaar, written as in Informat' },
	{ displayName: 'Reference Date', name: 'referenceDate', type: 'string', default: '={{ $now.toISODate() }}', required: true, placeholder: '2026-11-23', displayOptions: { show }, description: 'Day on which enrolments and classes are judged' },
];
