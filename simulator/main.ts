import { parseArgs } from 'node:util';
import { startSimulator, type SimulatorOptions } from './simulator';

export { startSimulator, type Simulator, type SimulatorOptions } from './simulator';

/** Reads `--project DIR --port N --data DIR --seed TEXT --unindexed error|allow`. */
function readOptions(): SimulatorOptions {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      seed: { type: 'string' },
      unindexed: { type: 'string', default: 'error' },
    },
  });
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
  const simulator = await startSimulator(readOptions());
  console.log(JSON.stringify({ url: simulator.url }));
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (import.meta.filename === process.argv[1]) await main();
