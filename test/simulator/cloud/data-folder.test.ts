import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { launchSimulator } from '../../../simulator/client';
import { claimDataFolder, FolderInUseError, isDataFolder } from '../../../simulator/data-folder';
import { FIXTURE, temporaryFolder } from './support';

const launch = (data: string) => launchSimulator({ project: FIXTURE, data });

describe('two simulators on one data folder', () => {
  test('the second one does not start and names the address of the first', async () => {
    const data = temporaryFolder();
    const first = await launch(data);
    const main = path.resolve('simulator', 'main.ts');
    const second = spawnSync(
      process.execPath,
      ['--import', 'tsx', main, '--project', FIXTURE, '--data', data],
      { encoding: 'utf8' },
    );
    expect(second.status).toBe(1);
    expect(second.stdout).toBe('');
    expect(second.stderr.trim().split('\n')).toEqual([
      `The data folder ${data} is in use by the simulator at ${first.url} (process ${first.process.pid ?? 0}).`,
    ]);
    await first.stop();
  });

  test('after kill -9 and after a proper end the folder is free', async () => {
    const data = temporaryFolder();
    await (await launch(data)).kill();
    await (await launch(data)).stop();
    const third = await launch(data);
    await expect(claimDataFolder(data)).rejects.toThrow(FolderInUseError);
    await third.stop();
  });

  test('of many that come at once, one gets it', async () => {
    const data = temporaryFolder();
    const claims = await Promise.allSettled(Array.from({ length: 10 }, () => claimDataFolder(data)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a process that got the number of a dead simulator does not hold its folder', async () => {
    const data = temporaryFolder();
    const lock = await claimDataFolder(data);
    lock.announce(`http://127.0.0.1:${await closedPort()}`);
    (await claimDataFolder(data)).release();
  });
});

describe('the marker of a data folder', () => {
  test('is there once a simulator ran on it, even one that was killed', async () => {
    const data = path.join(temporaryFolder(), 'new', 'deep');
    expect(isDataFolder(data)).toBe(false);
    await (await launch(data)).kill();
    expect(isDataFolder(data)).toBe(true);
  });

  test('is given to a folder of a simulator that knew no marker', async () => {
    const data = temporaryFolder();
    mkdirSync(path.join(data, 'database'));
    writeFileSync(path.join(data, 'boots.json'), '1');
    (await claimDataFolder(data)).release();
    expect(isDataFolder(data)).toBe(true);
  });

  test.each(['thesis.docx', 'local-wechat.json'])(
    'is never put into a folder that holds %s of somebody else',
    async (name) => {
      const data = temporaryFolder();
      writeFileSync(path.join(data, name), 'mine');
      await expect(claimDataFolder(data)).rejects.toThrow(name);
      expect(isDataFolder(data)).toBe(false);
      expect(readdirSync(data)).toEqual([name]);
    },
  );
});

/** A port at which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
