import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from '../../scripts/process';
import { temporaryTree } from '../support/temporary-tree';

test('what a program says on both streams is kept, and its exit code', async () => {
  const script = "process.stdout.write('out '); process.stderr.write('err'); process.exitCode = 4";
  const { code, output } = await run(process.execPath, ['-e', script]);
  expect(code).toBe(4);
  expect(output).toHaveLength('out err'.length);
  expect(output).toContain('err');
});

test('a program that is not there has code 127 and a reason', async () => {
  const { code, output } = await run('no-such-program', []);
  expect(code).toBe(127);
  expect(output).toContain('no-such-program');
});

// Windows has no signals: there, ending a process ends it without a word.
const testWithSignals = process.platform === 'win32' ? test.skip : test;

testWithSignals('a command that is told to end ends what its programs started, too', async () => {
  const tree = await temporaryTree({ 'command.mts': command() });
  const args = ['--import', 'tsx', path.join(tree.folder, 'command.mts')];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const output: string[] = [];
  child.stdout.on('data', (piece: Buffer) => output.push(piece.toString()));
  child.stdout.once('data', () => child.kill('SIGTERM'));
  // The output closes when the last process that could write to it has ended.
  const [code] = (await once(child, 'close')) as [number | null];
  await tree.remove();
  expect(output).toEqual(['here\n']);
  expect(code).toBe(130);
});

/** A command that runs a program that starts another one, which would live for ten seconds. */
function command(): string {
  const lasting = "console.log('here'); setTimeout(() => console.log('left over'), 10_000)";
  const program = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(lasting)}], { stdio: 'inherit' })`;
  return `
    import { endChildrenWithUs, run } from ${JSON.stringify(pathToFileURL(path.join(root, 'scripts', 'process.ts')).href)};
    endChildrenWithUs();
    await run(process.execPath, ['-e', ${JSON.stringify(program)}], { shown: true });
    process.exitCode = 5;`;
}
