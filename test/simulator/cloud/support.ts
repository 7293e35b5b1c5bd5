import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchSimulator, type LaunchedSimulator, type LaunchOptions } from '../../../simulator/client';
import type { CallReply } from '../../../simulator/protocol';
import type { Tools } from './sdk';

/** A small native project whose functions require the real SDK. */
export const FIXTURE = path.join(__dirname, 'fixtures', 'project');

export interface ProbeFailure {
  errCode: number | undefined;
  message: string;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone at the end of the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  folders.push(folder);
  return folder;
}

/** Starts a simulator on the fixture before all tests of a file and stops it after them. */
export function useSimulator(options: Partial<LaunchOptions> = {}): () => LaunchedSimulator {
  const data = temporaryFolder();
  let running: LaunchedSimulator | undefined;
  beforeAll(async () => {
    running = await launchSimulator({ project: FIXTURE, data, ...options });
  });
  afterAll(() => running?.stop());
  return () => {
    if (!running) throw new Error('The simulator is not running');
    return running;
  };
}

/** Empties all collections without ending the functions' instances, which is a hundred times faster. */
export async function clearData({ client }: LaunchedSimulator): Promise<void> {
  const sizes = Object.entries(await client.collections());
  await Promise.all(sizes.filter(([, size]) => size > 0).map(([name]) => client.remove(name)));
}

/** The result of a call that must succeed. */
export function resultOf(reply: CallReply): unknown {
  if ('error' in reply) throw new Error(reply.error.errMsg);
  return reply.result;
}

/** The failure of a call that must fail. */
export function failureOf(reply: CallReply): { errCode: number; errMsg: string } {
  if ('error' in reply) return reply.error;
  throw new Error(`The call succeeded with ${JSON.stringify(reply.result)}`);
}

/** A function of its tools, or anything whose text is one. */
export type Script = ((tools: Tools) => unknown) | { toString(): string };

/**
 * Runs a script inside a cloud function with the real SDK. The script travels as text: it sees its
 * tools and `input`, not the variables around it.
 */
export async function probe(
  { client }: LaunchedSimulator,
  script: Script,
  input: unknown = null,
): Promise<unknown> {
  const outcome = await run(client, script, input);
  if ('error' in outcome) throw new Error(outcome.error.message);
  return outcome.value;
}

/** Like `probe` for a script that must fail. */
export async function probeFailure(
  { client }: LaunchedSimulator,
  script: Script,
  input: unknown = null,
): Promise<ProbeFailure> {
  const outcome = await run(client, script, input);
  if ('error' in outcome) return outcome.error;
  throw new Error(`The script succeeded with ${JSON.stringify(outcome.value)}`);
}

async function run(
  client: LaunchedSimulator['client'],
  script: Script,
  input: unknown,
): Promise<{ value: unknown } | { error: ProbeFailure }> {
  const reply = await client.call('prober', 'probe', { script: script.toString(), input, action: 'probe' });
  return resultOf(reply) as { value: unknown } | { error: ProbeFailure };
}
