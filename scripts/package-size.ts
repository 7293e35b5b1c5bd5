import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { findFiles } from './find-files';
import { miniprogramPackages } from './miniprogram-packages';

/** Read by tools alone: declarations, and the settings of the type check. */
const LEFT_OUT = /\.d\.ts$|^tsconfig\.json$/;

const App = v.object({
  subPackages: v.optional(v.array(v.object({ root: v.string() })), []),
  subpackages: v.optional(v.array(v.object({ root: v.string() })), []),
});

/** Bytes on the phone: the main package with its npm packages, and each subpackage by its root. */
export interface PackageSizes {
  main: number;
  subpackages: Record<string, number>;
}

/**
 * What the packages of a mini program weigh, by the files of the project. An upper bound of what is
 * uploaded: DevTools strips types and minifies, and leaves declaration files out, as is done here.
 */
export async function packageSizes(miniprogram: string): Promise<PackageSizes> {
  const app = v.parse(App, JSON.parse(await readFile(path.join(miniprogram, 'app.json'), 'utf8')));
  const roots = [...app.subPackages, ...app.subpackages].map(({ root }) => root.replace(/\/?$/, '/'));
  const sizes: PackageSizes = { main: 0, subpackages: Object.fromEntries(roots.map((root) => [root, 0])) };
  for (const [file, bytes] of await fileSizes(miniprogram)) {
    const root = roots.find((candidate) => file.startsWith(candidate));
    if (root === undefined) sizes.main += bytes;
    else sizes.subpackages[root] = (sizes.subpackages[root] ?? 0) + bytes;
  }
  sizes.main += await npmBytes();
  return sizes;
}

async function npmBytes(): Promise<number> {
  const packages = await miniprogramPackages();
  const files = await Promise.all(packages.map(({ folder }) => fileSizes(folder)));
  return files.flat().reduce((total, [, bytes]) => total + bytes, 0);
}

async function fileSizes(folder: string): Promise<[file: string, bytes: number][]> {
  const files = (await findFiles(folder, [''])).filter((file) => !LEFT_OUT.test(file));
  const stats = await Promise.all(files.map((file) => stat(path.join(folder, file))));
  return files.map((file, index) => [file, stats[index]?.size ?? 0]);
}
