import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { root } from './process';

const Manifest = v.object({
  miniprogram: v.optional(v.string()),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
});

/** An npm package made for mini programs: `folder` (absolute) is what lands in miniprogram_npm/`name`. */
export interface MiniprogramPackage {
  name: string;
  folder: string;
}

/**
 * The packages that "build npm" of DevTools copies beside the pages: the root `dependencies` that
 * name a `miniprogram` folder, and theirs. A dependency without that field would be bundled by
 * DevTools in a way nobody here has seen, so it is an error.
 */
export async function miniprogramPackages(): Promise<MiniprogramPackage[]> {
  const found = new Map<string, MiniprogramPackage>();
  const waiting = Object.keys((await manifestIn(root)).dependencies);
  for (const name of waiting) {
    if (found.has(name)) continue;
    const home = path.join(root, 'node_modules', ...name.split('/'));
    const { miniprogram, dependencies } = await manifestIn(home);
    if (miniprogram === undefined)
      throw new Error(`${name} is a dependency of the phone, but no mini program package`);
    found.set(name, { name, folder: path.join(home, miniprogram) });
    waiting.push(...Object.keys(dependencies));
  }
  return [...found.values()];
}

async function manifestIn(folder: string): Promise<v.InferOutput<typeof Manifest>> {
  return v.parse(Manifest, JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')));
}
