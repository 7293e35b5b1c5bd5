/**
 * Chooses the seed of a run, tells it at the start, and again where a test failed, with the way to
 * repeat it. A jest reporter, because it runs once, before the workers take over the environment.
 */
export default class SeedReporter {
  onRunStart() {
    process.env.TEST_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
    const depth = process.env.TEST_DEPTH === 'deep' ? 'all cases' : 'a tenth of the cases';
    console.log(`Randomised tests: TEST_SEED=${process.env.TEST_SEED}, ${depth}`);
  }

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    // `success` is only settled after the reporters.
    if (results.numFailedTests + results.numRuntimeErrorTestSuites === 0) return;
    console.log(`To repeat the same random cases, set TEST_SEED=${process.env.TEST_SEED ?? ''}`);
  }
}
