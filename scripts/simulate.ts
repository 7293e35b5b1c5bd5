import path from 'node:path';
import { parseArgs } from 'node:util';
import { startSimulator } from '../simulator/main';

const usage = `npm run simulate -- [options]
  --project DIR   folder with project.config.json, this one unless told
  --port N        port of the address, 4900 unless told; 0 picks a free one
  --data DIR      where the local cloud keeps its data, .simulator in the project unless told`;

/** Serves a native project as it is on disk: nothing is built and nothing is seeded. */
async function simulate(): Promise<void> {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      port: { type: 'string', default: '4900' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const simulator = await startSimulator({
    project: path.resolve(values.project),
    port: portOf(values.port),
    ...(values.data === undefined ? {} : { data: path.resolve(values.data) }),
  });
  console.log(`\n  The local WeChat is ready: ${simulator.url}\n  Stop it with Ctrl-C.\n`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function portOf(text: string): number {
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${text} is no port`);
}

try {
  await simulate();
} catch (error) {
  // What goes wrong here is in the command or the folder: a sentence helps more than a trace.
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${usage}`);
  process.exitCode = 1;
}
