/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  reporters: ['default', '<rootDir>/test/support/seed-reporter.mjs'],
  // What is built is bundled files of its own; jest would otherwise report two packages of one name.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.simulator/'],
  // A browser test waits for Chromium and a simulator most of its time; three at once keep two cores busy.
  maxWorkers: 3,
  testTimeout: 60_000,
};
