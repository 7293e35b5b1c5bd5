import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from '../../scripts/process';
import { temporaryTree, type TemporaryTree } from '../support/temporary-tree';

const realLoader = pathToFileURL(path.join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;

/** Stands for npm: writes down that it was called, and "installs" what the lock file names. */
const FAKE_NPM = `
  const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
  if (process.env.NPM_FAILS) { console.error('no network'); process.exit(1); }
  mkdirSync('node_modules/tsx', { recursive: true });
  writeFileSync('node_modules/tsx/package.json', '{"name":"tsx","main":"index.mjs"}');
  writeFileSync('node_modules/tsx/index.mjs', 'import ${JSON.stringify(realLoader)};');
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  for (const name of Object.keys(packages)) if (packages[name].optional) delete packages[name];
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
`;

const lockFile = (version: string) =>
  JSON.stringify({
    packages: { '': {}, 'node_modules/tsx': { version }, 'node_modules/mac': { optional: true } },
  });

let tree: TemporaryTree;

beforeEach(async () => {
  tree = await temporaryTree({
    'package.json': '{"type":"module"}',
    'package-lock.json': lockFile('1.0.0'),
    'npm/npm-cli.js': FAKE_NPM,
    'npm/package.json': '{"type":"commonjs"}',
    'scripts/hello.ts': `const words: string[] = process.argv.slice(2); console.log(words.join('|')); process.exitCode = 3;`,
    'scripts/wait.ts': `process.on('SIGTERM', () => { console.log('told'); process.exit(0); }); setTimeout(() => 0, 10_000); console.log('waiting');`,
  });
  for (const file of ['run.mjs', 'install.mjs']) {
    await copyFile(path.join(root, 'scripts', file), path.join(tree.folder, 'scripts', file));
  }
});

afterEach(() => tree.remove());

test('the first command installs, the second one needn’t, and both pass words and exit code on', async () => {
  const first = await command(['hello', 'a b', '--c']);
  expect(first.output).toMatch(/^Installing packages[^\n]*\na b\|--c\n$/);
  expect(first.code).toBe(3);
  const second = await command(['hello', 'x']);
  expect(second).toEqual({ code: 3, output: 'x\n' });
  expect(await npmCalls()).toEqual([expect.stringMatching(/^ci --include=dev /)]);
});

test('a changed lock file is installed again', async () => {
  await command(['hello']);
  await writeFile(path.join(tree.folder, 'package-lock.json'), lockFile('1.0.1'));
  await command(['hello']);
  expect(await npmCalls()).toHaveLength(2);
});

test('an installation that was interrupted is done again', async () => {
  await command(['hello']);
  await rm(path.join(tree.folder, 'node_modules', '.package-lock.json'));
  await command(['hello']);
  expect(await npmCalls()).toHaveLength(2);
});

test('where installing fails, nothing is run and the reason is shown', async () => {
  const { code, output } = await command(['hello'], { NPM_FAILS: '1' });
  expect(code).toBe(1);
  expect(output).toContain('no network');
  expect(output).not.toContain('|');
});

test.each(['nothing', '../package', ''])('"%s" is no command', async (name) => {
  const { code, output } = await command([name]);
  expect(code).toBe(1);
  expect(output).toContain('There is no command');
});

test('an old Node is told what is needed', async () => {
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.18.9'}})`;
  const { code, output } = await run(process.execPath, ['--import', pretend, 'scripts/run.mjs', 'hello'], {
    cwd: tree.folder,
  });
  expect(code).toBe(1);
  expect(output).toMatch(/Node\.js 20\.19 or later is needed; this is 20\.18\.9/);
});

// Windows has no signals: there, ending a process ends it without a word.
const testWithSignals = process.platform === 'win32' ? test.skip : test;

testWithSignals('a command that is told to end ends what it started', async () => {
  await command(['hello']);
  const runner = spawn(process.execPath, ['scripts/run.mjs', 'wait'], { cwd: tree.folder, stdio: 'pipe' });
  const output = collect(runner, () => runner.kill('SIGTERM'));
  const [code] = (await once(runner, 'close')) as [number | null];
  expect(output.join('')).toBe('waiting\ntold\n');
  expect(code).toBe(0);
});

// npm runs commands in a shell that passes no signal on; it is simply gone.
testWithSignals('a command whose shell was ended ends what it started', async () => {
  await command(['hello']);
  const line = `"${process.execPath}" scripts/run.mjs wait; true`;
  const shell = spawn('/bin/sh', ['-c', line], { cwd: tree.folder, stdio: 'pipe' });
  const output = collect(shell, () => shell.kill('SIGTERM'));
  await once(shell, 'close');
  expect(output.join('')).toBe('waiting\ntold\n');
});

function command(words: string[], env: Record<string, string> = {}) {
  const npm = path.join(tree.folder, 'npm', 'npm-cli.js');
  return run(process.execPath, ['scripts/run.mjs', ...words], {
    cwd: tree.folder,
    env: { npm_execpath: npm, ...env },
  });
}

async function npmCalls(): Promise<string[]> {
  return (await readFile(path.join(tree.folder, 'npm-calls'), 'utf8')).trimEnd().split('\n');
}

/** What a process says, piece by piece; `onFirst` is called when it says the first thing. */
function collect(child: ChildProcess, onFirst: () => void): string[] {
  const pieces: string[] = [];
  child.stdout?.once('data', onFirst);
  child.stdout?.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  return pieces;
}
