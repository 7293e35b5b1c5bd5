import { realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FolderInUseError } from './data-folder';
import { startSimulator, type SimulatorOptions } from './simulator';

export { FolderInUseError, isDataFolder } from './data-folder';
export { startSimulator, type Simulator, type SimulatorOptions } from './simulator';

type Values = ReturnType<typeof readCommandLine>;

/** Reads `--project DIR --port N --data DIR --seed TEXT --unindexed error|allow --with-parent`. */
function readCommandLine() {
  return parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      seed: { type: 'string' },
      unindexed: { type: 'string', default: 'error' },
      'with-parent': { type: 'boolean', default: false },
    },
  }).values;
}

function toOptions(values: Values): SimulatorOptions {
  return {
    project: values.project,
    port: Number(values.port),
    unindexed: values.unindexed === 'allow' ? 'allow' : 'error',
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
  };
}

/** Starts the simulator and prints `{"url": …}` on a line of its own when it is ready. */
async function main(): Promise<void> {
  const values = readCommandLine();
  const simulator = await startSimulator(toOptions(values)).catch(refuse);
  console.log(JSON.stringify({ url: simulator.url }));
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // The other end of the input is held by whoever launched it; it closes however that process ends.
  if (values['with-parent']) process.stdin.resume().once('close', stop);
}

/** A folder in use is no fault of the program: one sentence instead of a trace. */
function refuse(error: unknown): never {
  if (!(error instanceof FolderInUseError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const started = process.argv[1];
if (started !== undefined && import.meta.filename === realpathSync(started)) await main();
