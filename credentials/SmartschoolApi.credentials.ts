import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class SmartschoolApi implements ICredentialType {
	name = 'smartschoolApi';

	displayName = 'Smartschool API';

	icon: Icon = { light: 'file:../icons/smartschool.svg', dark: 'file:../icons/smartschool.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-informat-smartschool/n8n-nodes-informat-smartschool/blob/main/docs/handleiding.md';

	properties: INodeProperties[] = [
		{ displayName: 'Platform (School Name)', name: 'platform', type: 'string', default: '', required: true, placeholder: 'myschool', description: 'The first part of your school’s Smartschool address: “myschool” for myschool.smartschool.be' },
		// eslint-disable-next-line @n8n/community-nodes/credential-unnecessary-password -- the access code is the secret of the web services
		{
			displayName: 'Access Code (Toegangscode)',
			name: 'accessCode',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Code of the web services: Smartschool › General configuration › Webservices. Give its profile all functions of the manual.',
		},
		{ displayName: 'Allow Other Host', name: 'allowOtherHost', type: 'boolean', default: false, description: 'Whether an address outside smartschool.be may be used. Only for a rehearsal school.' },
	];
}
