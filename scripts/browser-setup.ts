import { existsSync } from 'node:fs';
import { findChromium } from './chromium';
import { run } from './process';
import type { Verdict } from './step';

const APT = '/usr/bin/apt-get';

/**
 * Sees that there is a Chromium-based browser, and a font with Chinese characters for it, without
 * which screenshots show boxes. Where Debian's packages may be installed (as root), it installs them.
 */
export async function ensureBrowser(): Promise<Verdict> {
  const missing = await missingPackages();
  if (missing.length === 0) return { ok: true, detail: '' };
  const tried = mayInstall() ? await install(missing) : '';
  const still = await missingPackages();
  if (still.length === 0) return { ok: true, detail: `installed ${missing.join(', ')}` };
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

const NOT_STARTED = 127;

function mayInstall(): boolean {
  // Who names a browser of their own wants that one and no other.
  if (process.env.CHROMIUM_PATH !== undefined) return false;
  return process.getuid?.() === 0 && existsSync(APT);
}

/** Answers what went wrong, or nothing. */
async function install(packages: string[]): Promise<string> {
  console.log(`Installing ${packages.join(', ')} from the system's packages ...`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run(APT, ['update'], { env });
  const { code, output } = await run(APT, ['install', '-y', '--no-install-recommends', ...packages], { env });
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
