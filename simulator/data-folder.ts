import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FolderLock } from './folder-lock';

export { FolderInUseError } from './folder-lock';

/** Says whose folder it is, to people and to scripts that want to delete it. */
const MARKER = 'local-wechat.json';
const MARKER_KIND = 'data of a local WeChat';

/** What a data folder holds; one from before there was a marker is known by holding nothing else. */
const OWN_NAMES = new Set(['database', 'files', 'clock.json', 'boots.json', 'devices.json', 'messages.json']);

/** Whether a folder was made by the simulator, so that deleting it destroys nothing else. */
export function isDataFolder(folder: string): boolean {
  try {
    const marker = JSON.parse(readFileSync(path.join(folder, MARKER), 'utf8')) as { kind?: unknown };
    return marker.kind === MARKER_KIND;
  } catch {
    // No such file, no such folder, or a file of somebody else's under this name.
    return false;
  }
}

/**
 * Makes a folder the simulator's own for as long as it runs.
 * @returns the lock, to be told the address and to be released at the end.
 * @throws {FolderInUseError} when another simulator runs on it; an error when it holds other things.
 */
export async function claimDataFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  if (!isDataFolder(folder)) {
    refuseForeign(folder);
    writeFileSync(path.join(folder, MARKER), `${JSON.stringify({ kind: MARKER_KIND })}\n`);
  }
  return FolderLock.take(folder);
}

/** A folder full of somebody's work, named by mistake, must not become one that scripts delete. */
function refuseForeign(folder: string): void {
  if (existsSync(path.join(folder, MARKER))) throw foreign(folder, MARKER);
  const other = readdirSync(folder).find((name) => !OWN_NAMES.has(name));
  if (other !== undefined) throw foreign(folder, other);
}

function foreign(folder: string, name: string): Error {
  return new Error(
    `${folder} is no data folder of the simulator: it holds ${name}. Choose an empty or a new one.`,
  );
}
