import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { root, runTool } from './process';

/** How many tests passed, failed and were left out. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const Result = v.object({
  success: v.boolean(),
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  numRuntimeErrorTestSuites: v.number(),
  testResults: v.array(v.object({ name: v.string(), startTime: v.number(), endTime: v.number() })),
});

/** What a run of jest came to. */
export interface JestRun {
  tally: Tally;
  /** A line for each of the slowest files. */
  slowest: string[];
}

/** Runs jest, shown on this terminal, with further arguments of its own. */
export async function runJest(args: string[], env: Record<string, string>): Promise<JestRun> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jest-'));
  const file = path.join(folder, 'result.json');
  try {
    const { code } = await runTool('jest/bin/jest.js', ['--json', `--outputFile=${file}`, ...args], {
      env,
      shown: true,
    });
    const json = await readFile(file, 'utf8').catch(() => null);
    return { tally: tallyOf(code, json), slowest: slowestFiles(json) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Counts what jest reported in its JSON (null when it wrote none). A test file that could not even
 * be loaded counts as one failed test, and so does any other way in which jest says it failed.
 */
export function tallyOf(code: number, json: string | null): Tally {
  if (json === null) return { passed: 0, failed: 1, skipped: 0 };
  const result = v.parse(Result, JSON.parse(json));
  const counted = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const failed = counted === 0 && (code !== 0 || !result.success) ? 1 : counted;
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests + result.numTodoTests };
}

/** A line for each of the ten files of jest's JSON that took longest, which is where a run can be made faster. */
export function slowestFiles(json: string | null): string[] {
  if (json === null) return [];
  return v
    .parse(Result, JSON.parse(json))
    .testResults.map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${path.relative(root, name)}`);
}

/** The line a run ends with, e.g. `120 passed, 0 failed`. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
