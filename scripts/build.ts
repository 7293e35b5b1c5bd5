import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { collections } from '../cloudfunctions/shared/collections';

const root = path.resolve(import.meta.dirname, '..');
const source = path.join(root, 'cloudfunctions');
const target = path.join(root, 'dist', 'cloudfunctions');

/** The functions of the project: every folder with an `index.ts`; `shared` has none. */
export async function functionNames(): Promise<string[]> {
  const entries = await readdir(source, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const isFunction = await Promise.all(folders.map((name) => exists(path.join(source, name, 'index.ts'))));
  return folders.filter((_, index) => isFunction[index]).sort();
}

/**
 * Bundles every cloud function, the SDK inside, into `dist/cloudfunctions/NAME/` as WeChat deploys it,
 * and writes the declared collections to `dist/database.json` for the local cloud.
 */
export async function build(): Promise<void> {
  await rm(target, { recursive: true, force: true });
  const names = await functionNames();
  await Promise.all(names.map(buildFunction));
  await writeDatabaseDeclaration();
}

/** Rebuilds a function whenever one of its sources changes, until the process ends. */
export async function watch(): Promise<void> {
  for (const name of await functionNames()) {
    const context = await esbuild.context(functionOptions(name));
    await context.watch();
  }
}

async function buildFunction(name: string): Promise<void> {
  await mkdir(path.join(target, name), { recursive: true });
  await esbuild.build(functionOptions(name));
  await copyFile(path.join(source, name, 'config.json'), path.join(target, name, 'config.json'));
  const manifest = { name, version: '1.0.0', main: 'index.js' };
  await writeFile(path.join(target, name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function functionOptions(name: string): esbuild.BuildOptions {
  return bundleOptions(path.join(source, name, 'index.ts'), path.join(target, name, 'index.js'));
}

/** How everything that runs in the cloud is bundled. */
export function bundleOptions(entry: string, outfile: string): esbuild.BuildOptions {
  return {
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest of WeChat's runtimes that is still maintained.
    target: 'node18',
    // Names stay readable in the cloud's stack traces; white space is what costs load time.
    minifyWhitespace: true,
    logLevel: 'warning',
  };
}

async function writeDatabaseDeclaration(): Promise<void> {
  const declaration = Object.fromEntries(
    Object.entries(collections).map(([name, { indexes }]) => [name, { indexes }]),
  );
  const file = path.join(root, 'dist', 'database.json');
  await writeFile(file, `${JSON.stringify(declaration, null, 2)}\n`);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build();
