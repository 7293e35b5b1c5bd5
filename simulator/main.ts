import { parseArgs } from 'node:util';
import { startSimulator } from './simulator';

export { startSimulator, type Simulator, type SimulatorOptions } from './simulator';

/** `node --import tsx simulator/main.ts --project DIR --port N --data DIR`; prints `{"url": …}` when ready. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
    },
  });
  const simulator = await startSimulator({
    project: values.project,
    port: Number(values.port),
    ...(values.data === undefined ? {} : { data: values.data }),
  });
  console.log(JSON.stringify({ url: simulator.url }));
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (import.meta.filename === process.argv[1]) await main();
