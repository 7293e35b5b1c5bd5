import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/process';
import { findFiles } from '../../../scripts/find-files';
import { isOwn, type Program, resolveOwn } from './program';

const ENDINGS = ['.ts', '.json', '.wxml', '.wxss'];

/** Pages and components without one of their four files. */
export function missingFiles({ folder, units }: Program): string[] {
  return units.flatMap(({ name }) =>
    ENDINGS.map((ending) => `${name}${ending}`).filter((file) => !existsSync(path.join(folder, file))),
  );
}

/** Templates that no page of app.json leads to: a page somebody forgot to list, or dead weight. */
export async function unusedTemplates({ folder, units }: Program): Promise<string[]> {
  const known = new Set(units.map(({ name }) => `${name}.wxml`));
  const files = await findFiles(folder, ['.wxml']);
  // Templates for <import> and <include> belong to no unit and have no script beside them.
  return files.filter(
    (file) => !known.has(file) && existsSync(path.join(folder, file.replace(/wxml$/, 'json'))),
  );
}

/** Entries of `usingComponents` that lead nowhere; WeChat renders such a tag as nothing, in silence. */
export function unresolvedComponents({ folder, app, units }: Program): string[] {
  const declared = [{ name: 'app', usingComponents: app.usingComponents }, ...units];
  return declared.flatMap(({ name, usingComponents }) =>
    Object.entries(usingComponents)
      .filter(([, target]) => !componentExists(folder, name, target))
      .map(([tag, target]) => `${name}.json: ${tag} → ${target}`),
  );
}

function componentExists(folder: string, from: string, target: string): boolean {
  const file = isOwn(target) ? path.join(folder, resolveOwn(from, target)) : packageFile(target);
  return existsSync(`${file}.json`);
}

/** DevTools copies the `lib` folder of @vant/weapp to miniprogram_npm; other packages are not used. */
function packageFile(target: string): string {
  return path.join(root, 'node_modules', target.replace(/^@vant\/weapp\//, '@vant/weapp/lib/'));
}
