import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { chromiumCandidates, findChromium } from '../../scripts/chromium';
import { temporaryTree } from '../support/temporary-tree';

test.each<[NodeJS.Platform, Record<string, string>, string]>([
  ['linux', { PATH: '/opt/my bin:/usr/local/bin' }, '/opt/my bin/chromium'],
  ['linux', {}, '/usr/bin/google-chrome'],
  ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', { HOME: '/Users/li' }, '/Users/li/Applications/Chromium.app/Contents/MacOS/Chromium'],
  [
    'win32',
    { PROGRAMFILES: 'C:\\Program Files' },
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  ['win32', { 'PROGRAMFILES(X86)': 'C:\\P86' }, 'C:\\P86\\Microsoft\\Edge\\Application\\msedge.exe'],
])('on %s with %j a browser is looked for at %s', (platform, env, place) => {
  expect(chromiumCandidates(platform, env)).toContain(place);
});

// Linux separates the PATH by colons, which on Windows are part of every path.
const testWithLinuxPaths = process.platform === 'win32' ? test.skip : test;

testWithLinuxPaths('a browser on the PATH is found, and one that may not be run is passed over', async () => {
  // The name that is looked for first: this machine may have the others.
  const name = 'chromium-headless-shell';
  const { folder, remove } = await temporaryTree({ [`a/${name}`]: '', [`b/${name}`]: '' });
  await chmod(path.join(folder, 'b', name), 0o755);
  const env = { PATH: [path.join(folder, 'a'), path.join(folder, 'b')].join(':') };
  expect(findChromium(env, 'linux')).toBe(path.join(folder, 'b', name));
  await remove();
});

testWithLinuxPaths('the headless shell is preferred, wherever it lies on the PATH', async () => {
  const { folder, remove } = await temporaryTree({ 'a/chromium': '', 'b/chromium-headless-shell': '' });
  const files = ['a/chromium', 'b/chromium-headless-shell'].map((name) => path.join(folder, name));
  for (const file of files) await chmod(file, 0o755);
  const env = { PATH: [path.join(folder, 'a'), path.join(folder, 'b')].join(':') };
  expect(findChromium(env, 'linux')).toBe(files[1]);
  await remove();
});

test('CHROMIUM_PATH decides alone, so that a wrong one is noticed', () => {
  expect(findChromium({ CHROMIUM_PATH: process.execPath, PATH: '' }, 'linux')).toBe(process.execPath);
  expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium', PATH: process.env.PATH }, 'linux')).toBeNull();
});
