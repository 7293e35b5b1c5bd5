import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import writeExcel from 'write-excel-file/node';
import { type SimulatorClient, launchSimulator } from '../../simulator/client';
import { bundleOptions } from '../build';
import { demoSecrets } from '../demo-school/secrets';
import { root } from '../process';
import type { Measurement } from './measurement';

const OFFICER = 'bench-officer';
/** The department that is imported into. */
export const DEPARTMENT = 'bench';
/** What an instance has in the cloud, without what Node itself needs. */
export const MEGABYTES = 200;
/** The function's time limit. */
export const SECONDS = 60;

/** Measures imports into an empty school of one department with one officer. */
export async function withEmptySchool(
  measure: (client: SimulatorClient) => Promise<Measurement[]>,
): Promise<Measurement[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-import-'));
  await layProject(folder);
  const data = path.join(folder, 'data');
  const simulator = await launchSimulator({ project: folder, data, env: demoSecrets });
  try {
    await enterOfficer(simulator.client);
    return await measure(simulator.client);
  } finally {
    await simulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The built functions, with a probe of memory around the one that imports. */
async function layProject(folder: string): Promise<void> {
  const dist = path.join(folder, 'dist');
  await cp(path.join(root, 'dist'), dist, { recursive: true });
  const school = path.join(dist, 'cloudfunctions', 'school');
  await rename(path.join(school, 'index.js'), path.join(school, 'original.js'));
  const probe = path.join(import.meta.dirname, 'memory-probe.ts');
  await esbuild.build(bundleOptions(probe, path.join(school, 'index.js')));
  const config = { miniprogramRoot: 'miniprogram/', cloudfunctionRoot: 'dist/cloudfunctions/' };
  await writeFile(path.join(folder, 'project.config.json'), JSON.stringify(config));
}

async function enterOfficer(client: SimulatorClient): Promise<void> {
  await client.setClock({ now: Date.parse('2026-11-24T09:00:00+08:00'), running: true });
  await client.insert('departments', [{ _id: DEPARTMENT, name: '全校' }]);
  const scope = { kind: 'department', departmentId: DEPARTMENT };
  const grants = [{ role: 'officer', scope, from: '2026-09-01', to: null }];
  await client.insert('bindings', [
    { _id: OFFICER, personId: 'officer', personRev: 1, name: '干事', grants },
  ]);
  await client.putPhone('officer', { openid: OFFICER });
}

/** Uploads rows of texts as an Excel file; its file id. */
export async function uploadRows(
  client: SimulatorClient,
  rows: readonly (readonly string[])[],
): Promise<string> {
  const cells = rows.map((texts) => texts.map((value) => ({ value, type: String })));
  const content = await writeExcel(cells).toBuffer();
  const reply = await client.uploadFromPhone('officer', `imports/bench-${content.length}.xlsx`, content);
  if (!('fileID' in reply)) throw new Error(reply.error.errMsg);
  return reply.fileID;
}

interface Progress {
  importId: string;
  state: string;
  total: number;
}

/** Checks a file and applies it as the phone does, part after part. */
export async function importFile(
  client: SimulatorClient,
  { kind, fileId, name }: { kind: string; fileId: string; name: string },
) {
  let seconds = 0;
  const ask = async (action: string, data: object) => {
    const began = performance.now();
    const event = {
      action,
      attemptId: `bench-${name}-${action}`,
      data: { departmentId: DEPARTMENT, ...data },
    };
    const reply = await client.call(OFFICER, 'school', event);
    seconds = Math.max(seconds, (performance.now() - began) / 1000);
    const result = 'result' in reply ? (reply.result as { ok: boolean; data: Progress }) : null;
    if (!result?.ok) throw new Error(JSON.stringify(reply));
    return result.data;
  };
  const { importId, total } = await ask('importCheck', { kind, fileId });
  let progress = await ask('importApply', { importId });
  while (progress.state === 'applying') progress = await ask('importContinue', { importId });
  if (progress.state !== 'done') throw new Error(`the import ended as ${progress.state}`);
  const memory = await client.call(OFFICER, 'school', { action: 'memory' });
  const { bytes } = ('result' in memory ? memory.result : { bytes: NaN }) as { bytes: number };
  return { writes: total, seconds, megabytes: bytes / 1_000_000 };
}

/** How many requests of the database the school's function made so far. */
export async function requestsOf(client: SimulatorClient): Promise<number> {
  const actions = Object.entries((await client.counters()).school ?? {});
  return actions.reduce((sum, [, { requests }]) => sum + requests, 0);
}
