import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** The absolute folder of package.json. */
export const root = path.join(import.meta.dirname, '..');

const HAS_GROUPS = process.platform !== 'win32';
const children = new Set<ChildProcess>();
let isEnding = false;

/** What became of a process: `output` is what it said on both streams, in the order it came. */
export interface Finished {
  code: number;
  output: string;
}

export interface ProcessOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Shown on this terminal while it runs, instead of being collected. */
  shown?: boolean;
}

/**
 * Runs a program to its end, without a shell. Never throws: a program that could not be started has
 * code 127 and the reason as its output; one ended by a signal has code 1.
 */
export function run(command: string, args: string[], options: ProcessOptions = {}): Promise<Finished> {
  const { cwd = root, env = {}, shown = false } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, by which a program is ended together with what it started.
      detached: HAS_GROUPS,
    });
    children.add(child);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (code: number, reason = '') => {
      children.delete(child);
      exitWhenAlone();
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + reason });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Runs a JavaScript file of an installed package with this Node: `runTool('eslint/bin/eslint.js', ['.'])`. */
export function runTool(file: string, args: string[], options: ProcessOptions = {}): Promise<Finished> {
  return run(process.execPath, [path.join(root, 'node_modules', ...file.split('/')), ...args], options);
}

/**
 * When this process is told to end, first ends every program it still runs, so that Ctrl-C leaves no
 * browser, simulator or test worker behind. Call it once, at the start of a command.
 */
export function endChildrenWithUs(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      isEnding = true;
      for (const child of children) endGroup(child, signal);
      exitWhenAlone();
      // Those that do not listen are not waited for.
      setTimeout(() => process.exit(130), 5000);
    });
  }
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (HAS_GROUPS && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It ended by itself in this moment.
  }
}

function exitWhenAlone(): void {
  if (isEnding && children.size === 0) process.exit(130);
}
