import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class InformatApi implements ICredentialType {
	name = 'informatApi';

	displayName = 'Informat API';

	icon: Icon = { light: 'file:../icons/informat.svg', dark: 'file:../icons/informat.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-informat-smartschool/n8n-nodes-informat-smartschool/blob/main/docs/handleiding.md';

	properties: INodeProperties[] = [
		{ displayName: 'Client ID', name: 'clientId', type: 'string', default: '', required: true, description: 'From the letter in which Informat gave your school access to its web services' },
		{ displayName: 'Client Secret', name: 'clientSecret', type: 'string', typeOptions: { password: true }, default: '', required: true },
		{
			displayName: 'Institute Number for the Test',
			name: 'testInstitute',
			type: 'string',
			default: '',
			placeholder: '012345',
			description: 'Instellingsnummer with which the Test button asks for access. Six digits.',
		},
		{ displayName: 'Token Address', name: 'tokenUrl', type: 'string', default: 'https://www.identityserver.be/connect/token', required: true },
		{ displayName: 'Pupils Address', name: 'studentsUrl', type: 'string', default: 'https://leerlingenapi.informatsoftware.be', required: true },
		{ displayName: 'Allow Other Host', name: 'allowOtherHost', type: 'boolean', default: false, description: 'Whether addresses outside Informat may be used. Only for a rehearsal school.' },
	];
}
