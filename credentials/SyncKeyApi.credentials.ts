import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

// eslint-disable-next-line @n8n/community-nodes/credential-test-required -- Field Direction Merge tests it; its description is a file of its own
export class SyncKeyApi implements ICredentialType {
	name = 'syncKeyApi';

	displayName = 'Informat–Smartschool Sync Key API';

	icon: Icon = { light: 'file:../icons/syncKey.svg', dark: 'file:../icons/syncKey.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-informat-smartschool/n8n-nodes-informat-smartschool/blob/main/docs/merge.md';

	properties: INodeProperties[] = [
		// eslint-disable-next-line @n8n/community-nodes/credential-unnecessary-password -- the key is the secret behind all fingerprints
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A long random text of at least 32 characters that only your school knows, best made by a password manager. What the sync remembers of pupils is made unreadable with it. Choose it once, keep a copy in the school’s safe, and never change it: with another key every pupil counts as new to the sync.',
		},
	];
}
