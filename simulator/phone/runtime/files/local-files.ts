import type { KeptMap } from './kept-map';
import { tempFile } from './temp-files';

const SCHEME = 'wxfile://';
/** Where the app may make files and folders of its own. */
export const USER_DATA_PATH = `${SCHEME}usr`;

/** A file, or a folder, which has no content; `at`: milliseconds since 1970 of the last change. */
export interface LocalFile {
  content: Uint8Array | null;
  at: number;
}

/** The files of one app on one phone: its own (`wxfile://usr/…`), saved ones (`wxfile://store_…`), temporary ones. */
export class LocalFiles {
  readonly #kept: KeptMap<LocalFile>;
  readonly #addresses = new Map<string, string>();

  constructor(kept: KeptMap<LocalFile>) {
    this.#kept = kept;
    if (!kept.get(USER_DATA_PATH)) kept.set(USER_DATA_PATH, { content: null, at: 0 });
  }

  /** A file or folder that is kept over restarts. */
  kept(path: string): LocalFile | undefined {
    return this.#kept.get(trimmed(path));
  }

  /** Content of any local file: kept, temporary, or a picture or sound of the project. */
  content(path: string): Uint8Array | null | undefined {
    return this.kept(path)?.content ?? tempFile(path) ?? (isOfProject(path) ? projectFile(path) : undefined);
  }

  put(path: string, file: LocalFile): void {
    this.#kept.set(trimmed(path), file);
    this.#forgetAddress(path);
  }

  remove(path: string): void {
    this.#kept.delete(trimmed(path));
    this.#forgetAddress(path);
  }

  /** Paths of everything below a folder. */
  below(path: string): string[] {
    return this.#kept.keys().filter((key) => key.startsWith(`${trimmed(path)}/`));
  }

  /** Saved files, which have no folder. */
  saved(): string[] {
    return this.#kept.keys().filter((key) => !isUserPath(key));
  }

  /** Bytes of everything kept. */
  get size(): number {
    return this.#kept.entries().reduce((sum, [, { content }]) => sum + (content?.length ?? 0), 0);
  }

  written(): Promise<void> {
    return this.#kept.written();
  }

  /** An address from which the browser can show a kept file; the path itself when there is none. */
  address(path: string): string {
    const known = this.#addresses.get(path);
    if (known !== undefined) return known;
    const content = this.kept(path)?.content;
    if (!content) return path;
    const address = URL.createObjectURL(new Blob([content.slice()]));
    this.#addresses.set(path, address);
    return address;
  }

  #forgetAddress(path: string): void {
    URL.revokeObjectURL(this.#addresses.get(path) ?? '');
    this.#addresses.delete(path);
  }
}

/** Whether the app may write here. */
export function isUserPath(path: string): boolean {
  return path === USER_DATA_PATH || path.startsWith(`${USER_DATA_PATH}/`);
}

/** The folder that a path lies in. */
export function folderOf(path: string): string {
  return trimmed(path).replace(/\/[^/]*$/, '');
}

/** Without the slash that folders may have at the end. */
export function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}

function isOfProject(path: string): boolean {
  return !/^[a-z]+:/i.test(path) && path !== '';
}

/** Read in one turn, because WeChat reads its package in one turn as well. */
function projectFile(path: string): Uint8Array | undefined {
  const request = new XMLHttpRequest();
  request.open('GET', `/phone/project/${path.replace(/^\//, '')}`, false);
  // Keeps each byte as the lower half of a character.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) return undefined;
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff);
}
