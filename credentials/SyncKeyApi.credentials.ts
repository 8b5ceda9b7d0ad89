import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class SyncKeyApi implements ICredentialType {
	name = 'syncKeyApi';

	displayName = 'Informat–Smartschool Sync Key API';

	icon: Icon = { light: 'file:syncKey.svg', dark: 'file:syncKey.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-informat-smartschool/n8n-nodes-informat-smartschool/blob/main/docs/merge.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A long random text of at least 32 characters that only your school knows. What the sync remembers of pupils is made unreadable with it. Choose it once and never change it: with another key every pupil counts as new to the sync.',
		},
	];
}
