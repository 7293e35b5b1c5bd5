import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export interface TemporaryTree {
  /** The absolute folder. */
  folder: string;
  remove: () => Promise<void>;
}

/**
 * Writes `files` (text or bytes by path with forward slashes) into a new folder, whose name has a space in
 * it so that whatever is tested there is tested with one.
 */
export async function temporaryTree(files: Record<string, string | Uint8Array>): Promise<TemporaryTree> {
  // A real path, since tools report real paths and the folder for temporary files may be a link.
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'a tree ')));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
