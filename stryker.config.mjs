/** Mutation test of the merge core: does a test fail when a line of it is changed? Run by `scripts/mutation.ts`, one source file at a time. */
export default {
	testRunner: 'jest',
	// The tests are named already; to look for related ones again for each change takes time.
	jest: { enableFindRelatedTests: false, config: { testMatch: [`<rootDir>/${process.env.MUTATION_TESTS}`], watchman: false } },
	coverageAnalysis: 'perTest',
	// What is set up once at load (tables, patterns) would need every test again for each change.
	ignoreStatic: true,
	concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
	// Long, so that a busy machine is not taken for a line that hangs.
	timeoutMS: 60_000,
	ignorePatterns: ['/dist', '/sandbox/n8n/.cache', '/docs'],
	reporters: ['progress-append-only', 'json'],
	// What is unchanged, in the source and in the tests that look at it, is not tried again.
	incremental: process.env.MUTATION_AGAIN !== '1',
	incrementalFile: process.env.MUTATION_REPORT?.replace('.json', '.known.json'),
	jsonReporter: { fileName: process.env.MUTATION_REPORT },
	tempDirName: '.cache/stryker',
};
