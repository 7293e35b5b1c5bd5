import { existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium, HEADLESS_SHELL } from './chromium';
import { run } from './process';
import type { Verdict } from './step';

const APT = '/usr/bin/apt-get';
const NO_QUESTIONS = { DEBIAN_FRONTEND: 'noninteractive' };

/**
 * Sees that there is a Chromium-based browser, and a font with Chinese characters for it, without
 * which screenshots show boxes. Where Debian's packages may be installed (as root), it installs them, and the
 * headless shell, which makes the tests faster, where Debian has it.
 */
export async function ensureBrowser(): Promise<Verdict> {
  const missing = await missingPackages();
  if (missing.length === 0) return { ok: true, detail: await installHeadlessShell() };
  const tried = mayInstall() ? await install(missing) : '';
  const still = await missingPackages();
  if (still.length === 0) {
    return { ok: true, detail: `installed ${missing.join(', ')}\n${await installHeadlessShell()}`.trim() };
  }
  return { ok: false, detail: `${tried}${adviceFor(still)}` };
}

/** Debian's names of what isn't there. */
async function missingPackages(): Promise<string[]> {
  const missing = findChromium() === null ? ['chromium'] : [];
  // macOS and Windows come with Chinese fonts.
  if (process.platform !== 'linux') return missing;
  const fonts = await run('fc-list', [':lang=zh']);
  if (fonts.code === NOT_STARTED) missing.push('fontconfig');
  return fonts.output.includes(':') && fonts.code === 0 ? missing : [...missing, 'fonts-noto-cjk'];
}

/** Nothing is wrong where it can't be had: any Chromium does. Answers what was done, or nothing. */
async function installHeadlessShell(): Promise<string> {
  if (!mayInstall() || path.basename(findChromium() ?? '') === HEADLESS_SHELL) return '';
  const known = await run('apt-cache', ['show', HEADLESS_SHELL]);
  if (known.code !== 0) return '';
  // It may have to be of the very version of a Chromium that is there, which must not go for it.
  const patience = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10'];
  const args = [...patience, 'install', '-y', '--no-install-recommends', '--no-remove', HEADLESS_SHELL];
  const { code } = await run(APT, args, { env: NO_QUESTIONS });
  return code === 0 ? `installed ${HEADLESS_SHELL}` : '';
}

const NOT_STARTED = 127;

function mayInstall(): boolean {
  // Who names a browser of their own wants that one and no other.
  if (process.env.CHROMIUM_PATH !== undefined) return false;
  return process.getuid?.() === 0 && existsSync(APT);
}

/** Answers what went wrong, or nothing. */
async function install(packages: string[]): Promise<string> {
  console.log(`Installing ${packages.join(', ')} from the system's packages ...`);
  const update = await run(APT, ['update'], { env: NO_QUESTIONS });
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  const { code, output } = await run(APT, args, { env: NO_QUESTIONS });
  return code === 0 ? '' : `${update.output}\n${output}\n`;
}

function adviceFor(missing: string[]): string {
  const lines = ['The phone is tested in a browser, and something for it is missing.'];
  if (missing.includes('chromium')) {
    const named = process.env.CHROMIUM_PATH;
    lines.push(
      named === undefined
        ? 'Install Chromium, Google Chrome or Microsoft Edge, or set CHROMIUM_PATH to its program.'
        : `CHROMIUM_PATH is set to ${named}, which is no program that can be run.`,
    );
  }
  if (process.platform === 'linux')
    lines.push(`On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`);
  return lines.join('\n');
}
