import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { collections } from '../cloudfunctions/shared/collections';
import { SchoolConfigError } from '../cloudfunctions/shared/config/mistakes';
import { readSchoolConfigFile, templatesOf } from './school-config';

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
 * and writes what is set up in WeChat's consoles for the local cloud: the declared collections to
 * `dist/database.json`, the message templates to `dist/templates.json`, who may read files to
 * `dist/storage.json`, which function gets WeChat's pushes to `dist/pushes.json`.
 * @throws {SchoolConfigError} before anything is built, when the school's configuration has mistakes.
 */
export async function build(): Promise<void> {
  const config = await readSchoolConfigFile();
  const names = await functionNames();
  await removeOthers(names);
  await Promise.all(names.map(buildFunction));
  await writeForConsole('database.json', databaseDeclaration());
  await writeForConsole('templates.json', templatesOf(config));
  await copyFile(path.join(root, 'storage.rules.json'), path.join(root, 'dist', 'storage.json'));
  await writeForConsole('pushes.json', { wxa_media_check: 'messages' });
}

/** What is no function any more. The others stay where they are: a running simulator never finds none. */
async function removeOthers(names: readonly string[]): Promise<void> {
  const built = await readdir(target).catch(() => []);
  const others = built.filter((name) => !names.includes(name));
  await Promise.all(others.map((name) => rm(path.join(target, name), { recursive: true, force: true })));
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

function databaseDeclaration(): object {
  return Object.fromEntries(Object.entries(collections).map(([name, { indexes }]) => [name, { indexes }]));
}

async function writeForConsole(name: string, content: object): Promise<void> {
  await writeFile(path.join(root, 'dist', name), `${JSON.stringify(content, null, 2)}\n`);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** `npm run build`. Mistakes in the school's configuration are told without a stack. */
async function main(): Promise<void> {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof SchoolConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
