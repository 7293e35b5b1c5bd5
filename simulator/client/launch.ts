import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SimulatorClient } from './client';

export interface LaunchOptions {
  /** Folder of the native project. */
  project: string;
  /** Where its data is kept. */
  data: string;
  /** Variables on top of this process's own, e.g. `TZ`; the functions see them, too. */
  env?: Record<string, string>;
  /** Further options of simulator/main.ts, e.g. `['--seed', 'a']`. */
  args?: string[];
}

export interface LaunchedSimulator {
  url: string;
  client: SimulatorClient;
  /** The simulator's process. */
  process: ChildProcess;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** Ends it without warning, as a power cut would, and waits until it has. */
  kill(): Promise<void>;
}

const SIMULATOR = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * A launched simulator lives for a test. Functions that load their code again and again make V8 collect from 30 MB on,
 * which costs a quarter of all their work; what they leave behind fits into the memory of any machine.
 */
const NODE_OPTIONS = ['--initial-old-space-size=150'];

/** A machine busy with other tests takes its time. */
const START_LIMIT_MS = 60_000;

/**
 * Starts a simulator as a process of its own on a free port. It ends with this process at the latest.
 * @throws when it does not get ready, with what it wrote to its error output.
 */
export async function launchSimulator(options: LaunchOptions): Promise<LaunchedSimulator> {
  const child = spawn(process.execPath, commandLine(options), {
    // Where the loader for TypeScript is found.
    cwd: path.dirname(SIMULATOR),
    env: { ...process.env, ...options.env },
    stdio: 'pipe',
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const url = await waitUntilReady(child).catch(async (error: unknown) => {
    await end('SIGKILL');
    throw error;
  });
  letGo(child);
  return {
    url,
    client: new SimulatorClient(url),
    process: child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** A launcher that is done, or whose test failed before it could stop the simulator, need not wait for it. */
function letGo(child: ChildProcessWithoutNullStreams): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as Partial<Socket>).unref?.();
}

function commandLine({ project, data, args = [] }: LaunchOptions): string[] {
  const folders = ['--project', path.resolve(project), '--data', path.resolve(data)];
  // Everything of the simulator is a module: the loader for required files would only cost time.
  const loader = [...NODE_OPTIONS, '--import', 'tsx/esm'];
  return [...loader, path.join(SIMULATOR, 'main.ts'), '--with-parent', ...folders, ...args];
}

async function waitUntilReady(child: ChildProcessWithoutNullStreams): Promise<string> {
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
    process.stderr.write(chunk);
  });
  const ready = new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{"url":')) resolve((JSON.parse(line) as { url: string }).url);
    });
  });
  const failed = once(child, 'exit').then(() => null);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), START_LIMIT_MS).unref());
  const url = await Promise.race([ready, failed, late]);
  if (url === null) throw new Error(`The simulator did not start.\n${errors}`);
  return url;
}
