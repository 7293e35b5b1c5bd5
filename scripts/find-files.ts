import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Paths, relative to `folder` and with forward slashes, of the files under it that end in one of
 * `endings` (['']: all). What DevTools copied from npm is left out: it isn't the project's.
 */
export async function findFiles(folder: string, endings: string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => endings.some((ending) => file.endsWith(ending)) && !file.startsWith('miniprogram_npm/'))
    .sort();
}
