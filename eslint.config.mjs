import { configs as communityNodes } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const { plugins, rules } = communityNodes.recommended;
const nodesBase = { plugins: { 'n8n-nodes-base': n8nNodesBase } };
const off = (...names) => Object.fromEntries(names.map((name) => [name, 'off']));

export default tseslint.config(
	{ ignores: ['dist/', 'node_modules/', '**/.cache/', 'coverage/'] },
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended],
		// A leading underscore says that something is left out on purpose.
		rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }] },
	},
	// What is shipped; sandbox, tests and scripts never reach an n8n.
	{ files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'services/**/*.ts', 'sync/**/*.ts'], plugins, rules },
	// Services and sync know no n8n: they throw their own errors, and the nodes turn those into n8n's.
	{ files: ['services/**/*.ts', 'sync/**/*.ts'], rules: off('@n8n/community-nodes/require-node-api-error') },
	{
		files: ['nodes/**/*.ts'],
		...nodesBase,
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// They ask for the word 'main', where the newer community rules ask for NodeConnectionTypes.
			...off('n8n-nodes-base/node-class-description-inputs-wrong-regular-node', 'n8n-nodes-base/node-class-description-outputs-wrong'),
		},
	},
	{
		// Their description is a file of its own, where these rules do not look or look for a whole node; `execute` turns every error into n8n's.
		files: ['nodes/FieldDirectionMerge/*.ts', 'nodes/SyncReport/*.ts'],
		rules: off('@n8n/community-nodes/icon-validation', 'n8n-nodes-base/node-filename-against-convention', 'n8n-nodes-base/node-param-default-missing', 'n8n-nodes-base/node-execute-block-wrong-error-thrown'),
	},
	// It asks for the name of a page in n8n's own manual, where the newer community rules ask for a full address.
	{ files: ['credentials/**/*.ts'], ...nodesBase, rules: { ...n8nNodesBase.configs.credentials.rules, ...off('n8n-nodes-base/cred-class-field-documentation-url-miscased') } },
	{
		files: ['package.json'],
		plugins: { ...plugins, ...nodesBase.plugins },
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: { ...rules, ...n8nNodesBase.configs.community.rules },
	},
);
