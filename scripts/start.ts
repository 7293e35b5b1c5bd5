import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SimulatorClient } from '../simulator/client';
import { startSimulator } from '../simulator/main';
import { build, watch } from './build';
import { isEmpty, seed } from './demo-school/seed';

const root = path.resolve(import.meta.dirname, '..');

const usage = `npm start -- [options]
  --port N        port of the address, 4800 unless told; 0 picks a free one
  --data DIR      where the local cloud keeps its data, .simulator unless told
  --fresh         begin again with a new demo school
  --seed N        another demo school
  --classes N     how many classes it has, 12 unless told
  --students N    how many students a class has, 40 unless told`;

const options = {
  port: { type: 'string', default: '4800' },
  data: { type: 'string', default: path.join(root, '.simulator') },
  fresh: { type: 'boolean', default: false },
  seed: { type: 'string', default: '2026' },
  classes: { type: 'string', default: '12' },
  students: { type: 'string', default: '40' },
  help: { type: 'boolean', default: false },
} as const;

/** Builds, starts the local WeChat with a demo school, and keeps running until it is stopped. */
async function start(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (values.fresh) await rm(values.data, { recursive: true, force: true });
  await build();
  const simulator = await startSimulator({ project: root, data: values.data, port: numberOf(values.port) });
  const client = new SimulatorClient(simulator.url);
  if (await isEmpty(client)) {
    console.log('Seeding the demo school ...');
    await seed(client, {
      seed: numberOf(values.seed),
      classes: numberOf(values.classes),
      studentsPerClass: numberOf(values.students),
    });
  }
  await watch();
  console.log(`\n  The local WeChat is ready: ${simulator.url}\n  Stop it with Ctrl-C.\n`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function numberOf(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${text} is not a whole number\n\n${usage}`);
  return value;
}

await start();
