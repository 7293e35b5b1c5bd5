import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import writeExcel from 'write-excel-file/node';
import { type SimulatorClient, launchSimulator } from '../../simulator/client';
import { bundleOptions } from '../build';
import { chance } from '../demo-school/random';
import { personName } from '../demo-school/names';
import { demoSecrets } from '../demo-school/secrets';
import { root } from '../process';
import { atMost, type Measurement } from './measurement';

const STUDENTS = 20_000;
const OFFICER = 'bench-officer';
const DEPARTMENT = 'bench';
/** What an instance has in the cloud, without what Node itself needs. */
const MEGABYTES = 200;
/** The function's time limit. */
const SECONDS = 60;

/** What it takes to import a whole school from Excel, and to import the same file once more. */
export async function measureSchoolImport(): Promise<Measurement[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-import-'));
  await layProject(folder);
  const data = path.join(folder, 'data');
  const simulator = await launchSimulator({ project: folder, data, env: demoSecrets });
  try {
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

async function measure(client: SimulatorClient): Promise<Measurement[]> {
  await enterOfficer(client);
  const fileId = await upload(client);
  const first = await importFile(client, fileId, 'first');
  const requests = await requestsOf(client);
  const again = await importFile(client, await upload(client), 'again');
  return [
    atMost('school.import.20000.dbRequests', requests, 'requests', 200),
    atMost('school.import.20000.missing', STUDENTS - (await client.count('people')), 'students', 0),
    atMost('school.import.20000.memory', Math.max(first.megabytes, again.megabytes), 'MB', MEGABYTES),
    atMost('school.import.20000.longestCall', Math.max(first.seconds, again.seconds), 's', SECONDS),
    atMost('school.import.20000.again.writes', again.writes, 'writes', 0),
  ];
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

/** 400 classes of 50, all columns filled in. */
async function upload(client: SimulatorClient): Promise<string> {
  const random = chance(20_000);
  const titles = ['学号', '姓名', '班级', '年级', '住校', '宿舍', '电话', '监护人', '关系', '监护人电话'];
  const rows = Array.from({ length: STUDENTS }, (_, index) => {
    const [classIndex, phone] = [Math.floor(index / 50), String(index).padStart(6, '0')];
    const year = 24 + (classIndex % 3);
    const unit = [`机电${year}${String(classIndex).padStart(3, '0')}班`, `20${year}级`];
    const guardian = [personName(random), '父亲', `19100${phone}`];
    return [`${year}${phone}`, personName(random), ...unit, '是', '3栋302', `19000${phone}`, ...guardian];
  });
  const cells = [titles, ...rows].map((texts) => texts.map((value) => ({ value, type: String })));
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
async function importFile(client: SimulatorClient, fileId: string, name: string) {
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
  const { importId, total } = await ask('importCheck', { kind: 'student', fileId });
  let progress = await ask('importApply', { importId });
  while (progress.state === 'applying') progress = await ask('importContinue', { importId });
  if (progress.state !== 'done') throw new Error(`the import ended as ${progress.state}`);
  const memory = await client.call(OFFICER, 'school', { action: 'memory' });
  const { bytes } = ('result' in memory ? memory.result : { bytes: NaN }) as { bytes: number };
  return { writes: total, seconds, megabytes: bytes / 1_000_000 };
}

async function requestsOf(client: SimulatorClient): Promise<number> {
  const actions = Object.entries((await client.counters()).school ?? {});
  return actions.reduce((sum, [, { requests }]) => sum + requests, 0);
}
