import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Debian's Chromium without windows, tabs and whatever else is around a page: a page costs half as much. */
export const HEADLESS_SHELL = 'chromium-headless-shell';

/** Names under which package managers put a Chromium-based browser on the PATH, best first. */
const LINUX_NAMES = [
  HEADLESS_SHELL,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_APPS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

type Environment = Record<string, string | undefined>;

/**
 * Where a Chromium, Chrome or Edge may be on this kind of machine, most likely first.
 * Values in, values out: `env` and `platform` are arguments so that every platform can be tested on one.
 */
export function chromiumCandidates(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return combine(roots, WINDOWS_APPS, path.win32);
  }
  if (platform === 'darwin') {
    const home = env.HOME === undefined ? undefined : path.posix.join(env.HOME, 'Applications');
    return combine(['/Applications', home], MAC_APPS, path.posix);
  }
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/snap/bin', '/opt/google/chrome'];
  return combine(folders, LINUX_NAMES, path.posix);
}

/**
 * The absolute path of a Chromium-based browser, or null where there is none.
 * `CHROMIUM_PATH`, when set, decides alone: a wrong one is null, so that a mistake isn't hidden
 * by another browser that happens to be installed.
 */
export function findChromium(env: Environment = process.env, platform = process.platform): string | null {
  const named = env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  return chromiumCandidates(platform, env).find(isExecutable) ?? null;
}

function combine(folders: (string | undefined)[], names: string[], paths: path.PlatformPath): string[] {
  const present = folders.filter((folder): folder is string => folder !== undefined && folder !== '');
  return names.flatMap((name) => present.map((folder) => paths.join(folder, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
