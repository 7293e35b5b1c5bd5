import { rm } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { instanceEnvironment, invocationEnvironment } from '../../simulator/cloud/functions/environment';
import { bundleOptions } from '../build';
import { root, run } from '../process';
import { atMost, type Measurement, median } from './measurement';
import { withSimulator } from './simulator';

const ROUNDS = 7;
const folder = path.join(root, 'dist', 'bench');

/**
 * A function's start, with the SDK inside its bundle against with the SDK as installed packages: from
 * the start of the process to the answer of one database read. Both by turns, so that whatever else
 * the machine does meets both.
 */
export async function measureLoadRatio(): Promise<Measurement[]> {
  const bundled = await buildProbe('bundled.cjs', []);
  const unbundled = await buildProbe('unbundled.cjs', ['wx-server-sdk']);
  const ratio = await withSimulator(async ({ client, url }) => {
    await client.insert('departments', [{ _id: 'one' }]);
    const times: Record<string, number[]> = { [bundled]: [], [unbundled]: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const file of [bundled, unbundled]) times[file]?.push(await timeToAnswer(file, url));
    }
    return median(times[bundled] ?? []) / median(times[unbundled] ?? []);
  });
  await rm(folder, { recursive: true });
  return [atMost('function.loadRatio', ratio, 'ratio', 0.85)];
}

async function buildProbe(name: string, external: string[]): Promise<string> {
  const outfile = path.join(folder, name);
  await esbuild.build({
    ...bundleOptions(path.join(import.meta.dirname, 'load-probe.ts'), outfile),
    external,
  });
  return outfile;
}

async function timeToAnswer(file: string, url: string): Promise<number> {
  const identity = { openid: 'probe', appid: 'wx0', source: 'wx_client', token: 'probe' };
  const env = { ...instanceEnvironment(`${url}/admin`), ...invocationEnvironment(identity) };
  const start = performance.now();
  const { code, output } = await run(process.execPath, [file], { env });
  const time = performance.now() - start;
  if (code !== 0 || output !== '{"_id":"one"}') throw new Error(`The probe did not answer: ${output}`);
  return time;
}
