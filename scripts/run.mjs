/**
 * The file every command goes through: `node scripts/run.mjs <command> ...arguments` checks Node,
 * installs what is missing and runs scripts/<command>.ts. It runs before anything is installed, so
 * it uses nothing but Node itself, in syntax that an old Node can read far enough to say so.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './install.mjs';

const OLDEST_NODE = [20, 19];
const scripts = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(scripts);

/** @returns {boolean} */
function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** @param {string} command */
function scriptOf(command) {
  const file = path.join(scripts, `${command}.ts`);
  return /^[a-z-]+$/.test(command) && existsSync(file) ? file : null;
}

/**
 * Runs a TypeScript file in a process of its own, passes signals on and ends as it ends.
 * @param {string} file
 * @param {string[]} args
 */
function run(file, args) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would look like impatience.
      const told = signal === 'SIGINT' && process.stdin.isTTY;
      if (!told) child.kill(signal);
    });
  }
  whenOrphaned(() => child.kill('SIGTERM'));
  child.on('error', (error) => refuse(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}

/**
 * npm starts commands in a shell, which keeps a signal for itself: when npm is told to end, all that
 * is left to notice is that the shell is gone.
 * @param {() => void} act
 */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

/** @param {string} sentence what is wrong and what to do about it */
function refuse(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

function main() {
  const [command = '', ...args] = process.argv.slice(2);
  const file = scriptOf(command);
  if (!isNodeNewEnough()) {
    const needed = OLDEST_NODE.join('.');
    return refuse(
      `Node.js ${needed} or later is needed; this is ${process.versions.node}. See https://nodejs.org`,
    );
  }
  if (file === null) return refuse(`There is no command "${command}". "npm run" lists them.`);
  if (!isInstalled(root)) {
    // Not on the standard output, which belongs to the command: it may be JSON.
    console.error('Installing packages (once; a minute or so) ...');
    if (!install(root)) return refuse('The packages could not be installed; the reason is above.');
  }
  return run(file, args);
}

main();
