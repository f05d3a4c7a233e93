/** Server, shared and browser-free client tests. The two databases are chosen by DATABASE_URL (see scripts/test.mjs). */
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const shared = {
  rootDir: import.meta.dirname,
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  injectGlobals: false,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#shared/(.*)\\.js$': '<rootDir>/shared/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
};

/** @type {import('jest').Config} */
export default {
  // Jest reads it here only, not per project; generous, since a busy machine is not a fault.
  testTimeout: 180_000,
  // Modules of a finished spec are never quite let go of: past this, collecting garbage costs more than a fresh worker.
  workerIdleMemoryLimit: '800MB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{server,shared,client,test}/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: [`${process.env['TEST_GROUPS'] ?? '<rootDir>/test/integration'}/**/*.int-spec.ts`],
    },
    {
      ...shared,
      displayName: 'journeys',
      testMatch: [`${process.env['TEST_GROUPS'] ?? '<rootDir>/test/journeys'}/**/*.e2e-spec.ts`],
    },
  ],
};
