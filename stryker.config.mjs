/**
 * Mutation test of the merge core: does a test fail when a line of it is changed? `npm run mutation`, with Stryker's own
 * options behind `--`. `MUTATION_TESTS` narrows the tests that may notice it (docs/mutation.md).
 */
export default {
	testRunner: 'jest',
	jest: { config: { testMatch: [`<rootDir>/${process.env.MUTATION_TESTS ?? 'test/{laws,sync}/**/*.test.ts'}`] } },
	mutate: ['sync/plan/**/*.ts', 'sync/values/**/*.ts'],
	coverageAnalysis: 'perTest',
	concurrency: 2,
	ignorePatterns: ['/dist', '/sandbox/n8n/.cache', '/docs', '/workflows'],
	reporters: ['clear-text', 'json'],
	jsonReporter: { fileName: '.cache/mutation.json' },
	clearTextReporter: { allowColor: false, logTests: false },
	tempDirName: '.cache/stryker',
	timeoutMS: 20_000,
};
