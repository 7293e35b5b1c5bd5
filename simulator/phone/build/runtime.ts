import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The phone's own files by address; the same for every project. */
export type RuntimeFiles = Record<
  '/phone/runtime.js' | '/phone/events-worker.js' | '/phone/shell.css',
  string
>;

const SOURCE = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'runtime');

/** Bundles what runs in the browser around the app. @throws when the phone's own code doesn't compile. */
export async function buildRuntime(): Promise<RuntimeFiles> {
  const [runtime, worker, style] = await Promise.all([
    bundle('boot.ts', 'iife'),
    bundle('events-worker.ts', 'iife'),
    bundle('phone.css'),
  ]);
  return { '/phone/runtime.js': runtime, '/phone/events-worker.js': worker, '/phone/shell.css': style };
}

async function bundle(entry: string, format?: 'iife'): Promise<string> {
  const result = await build({
    entryPoints: [path.join(SOURCE, entry)],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    charset: 'utf8',
    ...(format ? { format } : {}),
  });
  return result.outputFiles[0]?.text ?? '';
}
