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
  // A browser test starts a simulator and a Chromium; two at once is what the smallest machine carries.
  maxWorkers: 2,
  testTimeout: 60_000,
};
