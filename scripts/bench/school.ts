import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Binding } from '../../cloudfunctions/shared/caller';
import { type SimulatorClient, launchSimulator } from '../../simulator/client';
import { bundleOptions } from '../build';
import { campusPlace } from '../demo-school/campus';
import { demoSchool } from '../demo-school/demo-school';
import { demoSecrets } from '../demo-school/secrets';
import { seed } from '../demo-school/seed';
import { root } from '../process';

/** The demo school in a simulator, with one more function, `floor`, that does a single insert. */
export interface BenchSchool {
  client: SimulatorClient;
  students: Binding[];
  headTeacher: Binding;
  checkIn(student: Binding): Promise<void>;
  daySheet(): Promise<void>;
}

/** Does `work` with a school whose clock stands at 06:58 and which nobody has checked in at yet. */
export async function withSchool<Result>(work: (school: BenchSchool) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-school-'));
  await layProject(folder);
  const simulator = await launchSimulator({
    project: folder,
    data: path.join(folder, 'data'),
    env: demoSecrets,
  });
  try {
    const { client } = simulator;
    await seed(client);
    await client.setClock({ running: false, now: demoSchool().now });
    await client.remove('attendanceFacts');
    return await work(schoolOf(client));
  } finally {
    await simulator.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A project that is the built product and the floor function beside it. */
async function layProject(folder: string): Promise<void> {
  const functions = path.join(folder, 'dist', 'cloudfunctions');
  await cp(path.join(root, 'dist', 'cloudfunctions'), functions, { recursive: true });
  await cp(path.join(root, 'dist', 'database.json'), path.join(folder, 'dist', 'database.json'));
  await mkdir(path.join(functions, 'floor'));
  await esbuild.build(
    bundleOptions(path.join(import.meta.dirname, 'floor.ts'), path.join(functions, 'floor', 'index.js')),
  );
  const config = { miniprogramRoot: 'miniprogram/', cloudfunctionRoot: 'dist/cloudfunctions/' };
  await writeFile(path.join(folder, 'project.config.json'), JSON.stringify(config));
}

function schoolOf(client: SimulatorClient): BenchSchool {
  const { documents, phones } = demoSchool();
  const { bindings } = documents;
  const teachersPhone = phones.find(({ id }) => id === 'zhou-min');
  const headTeacher = bindings.find(({ _id }) => _id === teachersPhone?.openid);
  if (!headTeacher) throw new Error('the demo school has lost its head teacher');
  const { latitude, longitude } = campusPlace('教学楼A');
  const location = { latitude, longitude, accuracy: 25 };
  const call = async ({ _id }: Binding, action: string, data: object) => {
    const reply = await client.call(_id, 'attendance', { action, attemptId: `bench-${action}`, data });
    if (!('result' in reply) || !(reply.result as { ok: boolean }).ok) throw new Error(JSON.stringify(reply));
  };
  return {
    client,
    students: bindings.filter(({ grants }) => grants[0]?.role === 'student'),
    headTeacher,
    checkIn: (student) => call(student, 'checkIn', { date: '2026-11-24', sectionId: 'morning', location }),
    daySheet: () => call(headTeacher, 'daySheet', { classId: 'jd2401' }),
  };
}
