/** Installing what package-lock.json names, when it isn't there. Node alone; no shell on any platform. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What this project reads of a lock file.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 */

/**
 * True when node_modules holds what package-lock.json names, by npm's own record of what it put
 * there: unlike a date or a mark of our own this is right after `npm install`, `git checkout` and an
 * installation that was interrupted. Optional packages may be absent (binaries of other platforms).
 * @param {string} root absolute folder of package-lock.json
 * @returns {boolean}
 */
export function isInstalled(root) {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const present = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, entry]) => place === '' || isSame(entry, present[place]));
}

/**
 * Runs `npm ci`, silent but for errors.
 * @param {string} root absolute folder of package.json
 * @returns {boolean} whether it succeeded; npm has said why not
 */
export function install(root) {
  const npm = findNpm();
  if (npm === null) {
    console.error('npm was not found. Start this command through npm, for example: npm start');
    return false;
  }
  // `--include=dev` because NODE_ENV=production in the environment would leave the tools out.
  const args = [npm, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  );
}

/**
 * npm's own script file, to be run by this Node: `npm` itself is a shell script (a .cmd on Windows).
 * @returns {string | null}
 */
function findNpm() {
  const folder = path.dirname(process.execPath);
  const beside = [folder, path.join(folder, '..', 'lib')];
  const candidates = beside.map((base) => path.join(base, 'node_modules', 'npm', 'bin', 'npm-cli.js'));
  const starter = process.env.npm_execpath ?? '';
  // Another package manager also sets this variable, but can't do `ci`.
  if (path.basename(starter) === 'npm-cli.js') candidates.unshift(starter);
  return candidates.find((file) => existsSync(file)) ?? null;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null} by place in node_modules, or null without a readable file
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {LockedPackage} wanted
 * @param {LockedPackage | undefined} present
 */
function isSame(wanted, present) {
  if (!present) return wanted.optional === true;
  return wanted.version === present.version && wanted.integrity === present.integrity;
}
