import { ensureBrowser } from './browser-setup';
import { runChecks } from './checks';
import { type JestRun, runJest, summaryLine, type Tally } from './jest-run';
import { endChildrenWithUs, root, run } from './process';
import { type Outcome, step, type Verdict } from './step';

/**
 * `npm test`: builds, checks, prepares the browser and runs every test, whatever failed before, so
 * that one run tells everything. `--deep` tries all random cases; other arguments go to jest, e.g.
 * `npm test -- attendance`, and leave the checks out, since who names a test waits for that one.
 */
endChildrenWithUs();
const start = performance.now();
const words = process.argv.slice(2);
const jestArguments = words.filter((word) => word !== '--deep');

console.log(`Node ${process.versions.node} on ${process.platform} ${process.arch}\n`);
const outcomes = await prepare(jestArguments.length === 0);
console.log('');
const tests = await runJest(jestArguments, words.includes('--deep') ? { TEST_DEPTH: 'deep' } : {});
report(outcomes, tests);

async function prepare(withChecks: boolean): Promise<Outcome[]> {
  const built = await step('build', build);
  const checked = withChecks ? await runChecks() : [];
  return [built, ...checked, await step('browser and Chinese font', ensureBrowser)];
}

/** In a process of its own, so that a source that can't be loaded fails the build and not this script. */
async function build(): Promise<Verdict> {
  const { code, output } = await run(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    cwd: root,
  });
  return code === 0 ? { ok: true, detail: '' } : { ok: false, detail: output };
}

function report(steps: Outcome[], { tally: tests, slowest }: JestRun): void {
  const failed = steps.filter(({ ok }) => !ok);
  const total: Tally = {
    passed: tests.passed + steps.length - failed.length,
    failed: tests.failed + failed.length,
    skipped: tests.skipped,
  };
  if (slowest.length > 1) console.log(`\nThe slowest files, by the clock:\n${slowest.join('\n')}`);
  for (const { name } of failed) console.log(`FAILED ${name} (what it said is above)`);
  console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all`);
  console.log(summaryLine(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}
