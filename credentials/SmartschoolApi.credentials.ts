import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class SmartschoolApi implements ICredentialType {
	name = 'smartschoolApi';

	displayName = 'Smartschool API';

	icon: Icon = { light: 'file:smartschool.svg', dark: 'file:smartschool.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-informat-smartschool/n8n-nodes-informat-smartschool/blob/main/docs/handleiding.md';

	properties: INodeProperties[] = [
		{ displayName: 'Platform', name: 'platform', type: 'string', default: '', required: true, placeholder: 'myschool', description: 'The first part of your school’s Smartschool address: “myschool” for myschool.smartschool.be' },
		{
			displayName: 'Access Code',
			name: 'accessCode',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Code of the web services: Smartschool › General configuration › Webservices',
		},
		{ displayName: 'Allow Other Host', name: 'allowOtherHost', type: 'boolean', default: false, description: 'Whether an address outside smartschool.be may be used. Only for a rehearsal school.' },
	];
}
