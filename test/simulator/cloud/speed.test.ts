import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { launchSimulator } from '../../../simulator/client';
import { Storage } from '../../../simulator/cloud/database/storage';
import { IdSource } from '../../../simulator/cloud/ids';
import { FIXTURE, temporaryFolder, useSimulator } from './support';

describe('one hundred thousand documents', () => {
  const COUNT = 100_000;
  const data = temporaryFolder();
  const folder = path.join(data, 'database');

  beforeAll(() => {
    const storage = new Storage(folder, {}, new IdSource('speed'));
    storage.create('things');
    for (let first = 1; first <= COUNT; first += 500) {
      storage.commit(
        Array.from({ length: 500 }, (_, n) => ({
          collection: 'things',
          record: first + n,
          document: row(first + n),
        })),
      );
    }
    storage.close();
  });

  /**
   * Milliseconds that JSON.parse alone takes for the same lines. In a process of its own, since a start
   * begins in a cold process, too.
   */
  function parsingTime(): number {
    const [name = ''] = readdirSync(folder);
    const script = `
      const lines = require('node:fs').readFileSync(process.argv[1], 'utf8').trimEnd().split('\\n');
      const began = performance.now();
      for (const line of lines) JSON.parse(line);
      console.log(performance.now() - began);`;
    return Number(
      execFileSync(process.execPath, ['-e', script, path.join(folder, name)], { encoding: 'utf8' }),
    );
  }

  test('are there within six times what parsing them as JSON takes, in at most 400 MB', async () => {
    const ratios: number[] = [];
    // Side by side, and the best of three: other programs on the machine come and go.
    for (let round = 0; round < 3; round += 1) {
      const parsing = parsingTime();
      const began = performance.now();
      const simulator = await launchSimulator({ project: FIXTURE, data });
      ratios.push((performance.now() - began) / parsing);
      expect(await simulator.client.count('things')).toBe(COUNT);
      expect(await simulator.client.count('things', { group: 'class-7' })).toBe(COUNT / 400);
      expect(residentMegabytes(simulator.process.pid) ?? 0).toBeLessThanOrEqual(400);
      await simulator.stop();
    }
    expect(Math.min(...ratios)).toBeLessThanOrEqual(6);
  });
});

function row(n: number): Record<string, unknown> {
  return {
    _id: `20260901_student${n}_morning_in`,
    student: `student-${n % 20_000}`,
    group: `class-${n % 400}`,
    rank: n,
    at: new Date(1_790_000_000_000 + n * 1000),
    place: { latitude: 31.2 + n / 1e6, longitude: 121.4, accuracy: 20 },
    verdict: { place: 'gate', distance: n % 50, late: false },
    tags: ['a', 'b'],
    attemptId: `attempt-${n}`,
  };
}

/** What a process holds in memory; known on Linux only. */
function residentMegabytes(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

describe('a warm call that inserts one document', () => {
  const simulator = useSimulator();
  let echo: Server;
  let echoUrl: string;

  beforeAll(async () => {
    echo = createServer((request, response) => request.pipe(response));
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const address = echo.address();
    echoUrl = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  });
  afterAll(() => new Promise((resolve) => echo.close(resolve)));

  const post = async (url: string, n: number) => {
    const body = JSON.stringify({
      name: 'insert',
      openid: 'o',
      data: { document: { n, text: 'some text' } },
    });
    const response = await fetch(url, { method: 'POST', body });
    await response.text();
  };

  /** The middle time of a few hundred requests. */
  async function median(url: string): Promise<number> {
    const times: number[] = [];
    for (let n = 0; n < 300; n += 1) {
      const began = performance.now();
      await post(url, n);
      times.push(performance.now() - began);
    }
    return times.toSorted((a, b) => a - b)[150] ?? Infinity;
  }

  test('takes at most six times as long as the same body through a bare HTTP server', async () => {
    const call = `${simulator().url}/control/call`;
    await median(call);
    await median(echoUrl);
    // Side by side, and the best of three, as above.
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) ratios.push((await median(call)) / (await median(echoUrl)));
    expect(Math.min(...ratios)).toBeLessThanOrEqual(6);
  });
});
