/** Unit, law and node tests; `test/e2e` has a command of its own because it needs a real n8n. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	setupFiles: ['<rootDir>/test/seed.ts'],
	// A real n8n that a failed hook left behind must not keep the whole run waiting.
	...(process.env.E2E ? { globalSetup: '<rootDir>/test/e2e/install.ts', forceExit: true } : {}),
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: process.env.E2E ? ['/node_modules/'] : ['/node_modules/', '/test/e2e/'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	// Tests run servers and real runs; a busy machine is no failure.
	testTimeout: 30_000,
	maxWorkers: 2,
};
