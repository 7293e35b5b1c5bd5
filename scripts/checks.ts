import { checkMarkup } from './checks/markup';
import { type Finished, runTool } from './process';
import { inParallel, type Outcome, step, type Verdict } from './step';

export interface Check {
  name: string;
  run: () => Promise<Verdict>;
}

const SOURCES = ['miniprogram', 'cloudfunctions', 'typings', 'simulator', 'scripts', 'test'];

/** Everything that can be said about the project without running it; the longest come first. */
export const checks: Check[] = [
  tool('eslint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
  tool('types of simulator and tools', 'typescript/bin/tsc', ['-p', 'tsconfig.json']),
  tool('types of cloud functions', 'typescript/bin/tsc', ['-p', 'cloudfunctions/tsconfig.json']),
  tool('types of mini program', 'typescript/bin/tsc', ['-p', 'miniprogram/tsconfig.json']),
  tool('formatting', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  tool('directions of imports', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    '--config',
    '.dependency-cruiser.mjs',
    ...SOURCES,
  ]),
  { name: 'WXML and WXSS', run: checkMarkup },
];

/**
 * Runs the checks whose names contain `filter` (all by default), two at a time, for the two cores
 * that the smallest build machines have.
 */
export function runChecks(filter = ''): Promise<Outcome[]> {
  const chosen = checks.filter(({ name }) => name.includes(filter));
  return inParallel(chosen, 2, (check) => step(check.name, check.run));
}

function tool(name: string, file: string, args: string[]): Check {
  return { name, run: async () => verdictOf(await runTool(file, args)) };
}

/** What a tool says when nothing is wrong (counts, versions) is of no interest. */
function verdictOf({ code, output }: Finished): Verdict {
  return code === 0 ? { ok: true, detail: '' } : { ok: false, detail: output };
}
