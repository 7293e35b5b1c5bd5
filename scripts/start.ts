import path from 'node:path';
import { parseArgs } from 'node:util';
import { SchoolConfigError } from '../cloudfunctions/shared/config/mistakes';
import { SimulatorClient } from '../simulator/client';
import { startSimulator } from '../simulator/main';
import { build, watch } from './build';
import { demoSecrets } from './demo-school/secrets';
import { isSeeded, seed } from './demo-school/seed';

const root = path.resolve(import.meta.dirname, '..');

const usage = `npm start -- [options]
  --port N        port of the address, 4800 unless told; 0 picks a free one
  --data DIR      where the local cloud keeps its data, .simulator unless told
  --fresh         begin again with a new demo school
  --seed N        another demo school
  --classes N     how many classes it has, 1 to 200, 12 unless told
  --students N    how many students a class has, 1 to 60, 40 unless told`;

/** A mistake of whoever typed the command: told in a sentence, without a stack. */
class Mistake extends Error {}

interface Options {
  port: number;
  data: string;
  fresh: boolean;
  school: { seed: number; classes: number; studentsPerClass: number };
}

/** Reads the command line; everything is checked before anything is done. Null for `--help`. */
function readOptions(): Options | null {
  const { values } = parseCommandLine();
  if (values.help) return null;
  return {
    port: wholeNumber('port', values.port, 0, 65_535),
    data: path.resolve(values.data),
    fresh: values.fresh,
    school: {
      seed: wholeNumber('seed', values.seed, 0, 2 ** 31),
      classes: wholeNumber('classes', values.classes, 1, 200),
      studentsPerClass: wholeNumber('students', values.students, 1, 60),
    },
  };
}

function parseCommandLine() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '4800' },
        data: { type: 'string', default: path.join(root, '.simulator') },
        fresh: { type: 'boolean', default: false },
        seed: { type: 'string', default: '2026' },
        classes: { type: 'string', default: '12' },
        students: { type: 'string', default: '40' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Mistake(`${(error as Error).message}\n\n${usage}`);
  }
}

function wholeNumber(name: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new Mistake(`--${name} takes a whole number from ${from} to ${to}, not "${text}"\n\n${usage}`);
}

/** Builds, starts the local WeChat with a demo school, and keeps running until it is stopped. */
async function start({ port, data, fresh, school }: Options): Promise<void> {
  await build();
  // The simulator hands the variables of this process on to the functions, as WeChat does with those of its console.
  process.env = { ...demoSecrets, ...process.env };
  const simulator = await startSimulator({ project: root, data, port }).catch((error: unknown) => {
    throw new Mistake(sentenceFor(error as NodeJS.ErrnoException, port));
  });
  const client = new SimulatorClient(simulator.url);
  if (fresh || !(await isSeeded(client))) {
    console.log('Seeding the demo school ...');
    await seed(client, school);
  }
  await watch();
  console.log(`\n  The local WeChat is ready: ${simulator.url}\n  Stop it with Ctrl-C.\n`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** The port is taken, or the folder is another's; the simulator's own sentences say which folder and by whom. */
function sentenceFor({ code, message }: NodeJS.ErrnoException, port: number): string {
  return code === 'EADDRINUSE' ? `Port ${port} is taken; choose another one with --port N.` : message;
}

try {
  const options = readOptions();
  if (options) await start(options);
  else console.log(usage);
} catch (error) {
  if (!(error instanceof Mistake || error instanceof SchoolConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
