/** Mutation test of the merge core: does a test fail when a line of it is changed? `npm run mutation`, with any option of Stryker behind `--`. */
export default {
	testRunner: 'jest',
	jest: { configFile: 'jest.config.js', enableFindRelatedTests: true },
	mutate: ['sync/plan/**/*.ts', 'sync/values/**/*.ts'],
	coverageAnalysis: 'perTest',
	concurrency: 2,
	ignorePatterns: ['/dist', '/sandbox/n8n/.cache', '/.cache', '/docs', '/workflows'],
	reporters: ['clear-text', 'progress-append-only', 'json'],
	jsonReporter: { fileName: '.cache/mutation.json' },
	clearTextReporter: { allowColor: false, logTests: false },
	tempDirName: '.cache/stryker',
	timeoutMS: 20_000,
};
