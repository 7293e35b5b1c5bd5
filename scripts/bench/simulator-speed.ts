import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { launchSimulator } from '../../simulator/client';
import { Storage } from '../../simulator/cloud/database/storage';
import { IdSource } from '../../simulator/cloud/ids';
import { root, run } from '../process';
import { atMost, type Measurement, median } from './measurement';
import { withSchool } from './school';

const DOCUMENTS = 100_000;
const AT_ONCE = 500;
const ROUNDS = 3;
const CALLS = 301;

/** The local WeChat's own speed, as ratios to what the machine takes for the bare thing in the same run. */
export async function measureSimulatorSpeed(): Promise<Measurement[]> {
  return [await callRatio(), ...(await startWithManyDocuments())];
}

/** A function call that inserts one document, against the same body through a bare HTTP server. */
async function callRatio(): Promise<Measurement> {
  const echo = createServer((request, response) => request.pipe(response));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const address = echo.address();
  const echoUrl = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  const ratio = await withSchool(async ({ client }) => {
    const times = { call: [] as number[], bare: [] as number[] };
    for (let index = 0; index < CALLS; index += 1) {
      const body = JSON.stringify({ openid: 'anybody', name: 'floor', data: { id: `speed-${index}` } });
      times.call.push(await timeOfPost(`${client.url}/control/call`, body));
      times.bare.push(await timeOfPost(echoUrl, body));
    }
    return median(times.call) / median(times.bare);
  });
  echo.close();
  return atMost('simulator.callRatio', ratio, 'ratio', 6);
}

async function timeOfPost(url: string, body: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(url, { method: 'POST', body });
  await response.text();
  return performance.now() - began;
}

/** From the start of the process until it answers, against parsing the same lines as JSON; and its memory. */
async function startWithManyDocuments(): Promise<Measurement[]> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'bench-many-'));
  const folder = path.join(data, 'database');
  fill(folder);
  const ratios: number[] = [];
  const megabytes: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsing = await parsingTime(folder);
    const began = performance.now();
    const simulator = await launchSimulator({ project: root, data });
    ratios.push((performance.now() - began) / parsing);
    const found = await simulator.client.count('bench', { group: 'class-7' });
    if (found !== DOCUMENTS / 400) throw new Error(`${found} documents were found`);
    megabytes.push(residentMegabytes(simulator.process.pid));
    await simulator.stop();
  }
  await rm(data, { recursive: true, force: true });
  return [
    atMost('simulator.startRatio', median(ratios), 'ratio', 6),
    atMost('simulator.memory.100000', Math.max(...megabytes), 'MB', 400),
  ];
}

function fill(folder: string): void {
  const storage = new Storage(folder, {}, new IdSource('bench'));
  storage.create('bench');
  for (let first = 1; first <= DOCUMENTS; first += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => first + index);
    storage.commit(numbers.map((record) => ({ collection: 'bench', record, document: document(record) })));
  }
  storage.close();
}

function document(n: number): Record<string, unknown> {
  return {
    _id: `20260901_student${n}_morning_in`,
    student: `student-${n % 20_000}`,
    group: `class-${n % 400}`,
    at: new Date(1_790_000_000_000 + n * 1000),
    place: { latitude: 31.2 + n / 1e6, longitude: 121.4, accuracy: 20 },
    verdict: { place: 'gate', distance: n % 50, late: false },
    attemptId: `attempt-${n}`,
  };
}

/** In a process of its own, since a start begins in a cold process, too. */
async function parsingTime(folder: string): Promise<number> {
  const [name = ''] = readdirSync(folder);
  const script = `
    const lines = require('node:fs').readFileSync(process.argv[1], 'utf8').trimEnd().split('\\n');
    const began = performance.now();
    for (const line of lines) JSON.parse(line);
    console.log(performance.now() - began);`;
  const { output } = await run(process.execPath, ['-e', script, path.join(folder, name)]);
  return Number(output);
}

/** What a process holds in memory; known on Linux only, 0 elsewhere. */
function residentMegabytes(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
