import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type LaunchedSimulator, launchSimulator } from '../../simulator/client';
import { root } from '../process';

/** Does `work` with a simulator of this project that has no data yet, and ends it afterwards. */
export async function withSimulator<Result>(
  work: (simulator: LaunchedSimulator) => Promise<Result>,
): Promise<Result> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const simulator = await launchSimulator({ project: root, data, args: ['--port', '0'] });
  try {
    return await work(simulator);
  } finally {
    await simulator.stop();
    await rm(data, { recursive: true, force: true });
  }
}
