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
			displayName: 'Institute Numbers (Instellingsnummers)',
			name: 'institutes',
			type: 'string',
			default: '',
			placeholder: '012345, 012346',
			description: 'Of all your schools, with commas between them. The Test button asks for access to each; nodes use them unless they name their own.',
		},
		{ displayName: 'XML Login', name: 'xmlLogin', type: 'string', default: '', description: 'Only for the older XML services: an Informat user that may read, such as webservices@myschool' },
		{ displayName: 'XML Password', name: 'xmlPassword', type: 'string', typeOptions: { password: true }, default: '' },
		{ displayName: 'Send Timestamp', name: 'sendTimestamp', type: 'boolean', default: true, description: 'Whether each call carries its moment, as Informat’s manual asks' },
		{ displayName: 'Token Address', name: 'tokenUrl', type: 'string', default: 'https://www.identityserver.be/connect/token', required: true },
		{ displayName: 'Pupils Address', name: 'studentsUrl', type: 'string', default: 'https://leerlingenapi.informatsoftware.be', required: true },
		{ displayName: 'Staff Address', name: 'personnelUrl', type: 'string', default: 'https://personeelsapi.informatsoftware.be' },
		{ displayName: 'Enrolments and Absences Address', name: 'pushUrl', type: 'string', default: 'https://studentapi.informatsoftware.be/api/v1' },
		{ displayName: 'XML Address', name: 'xmlUrl', type: 'string', default: 'https://webservice.informatsoftware.be/wsInfSoft/wsInformat.asmx' },
		{ displayName: 'XML Address for User Names', name: 'vksoUrl', type: 'string', default: 'https://webservice.informatsoftware.be/wsInfSoftVkso.asmx' },
		{ displayName: 'Allow Other Host', name: 'allowOtherHost', type: 'boolean', default: false, description: 'Whether addresses outside Informat may be used. Only for a rehearsal school.' },
	];
}
