import type { Database } from '../database/database';
import { DatabaseError, invalidParameter } from '../database/errors';
import { OwnCollection } from '../own-collection';
import { Blobs } from './blobs';
import { faultOfPath, fileIdOf, pathOf } from './file-ids';
import { Links } from './links';
import type { Right } from './links';
import { isAllowed, type Resource, type StorageRules } from './rules';

/** A stored file. */
export interface StoredFile {
  path: string;
  /** Who uploaded it; empty for a function that no person called. */
  openid: string;
  size: number;
  blob: string;
}

/** Who asks: a person on a phone, or a function, which may do everything. */
export type Asker = { openid: string } | 'function';

/** One line of the answer to a list of files. */
export interface FileAnswer {
  fileID: string;
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY';
}

export interface LinkAnswer extends FileAnswer {
  tempFileURL: string;
  maxAge: number;
}

export interface FilesOptions {
  directory: string;
  database: Database;
  rules: StorageRules;
  url: () => string;
  secret: string;
  now: () => number;
}

/** The largest file (a guess; WeChat's sources speak of 50 MB to 5 GB by way of upload). */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** WeChat takes this many files at once. */
const MAX_LIST = 50;
const DEFAULT_LINK_SECONDS = 24 * 3600;
const UPLOAD_LINK_SECONDS = 900;

/** The cloud storage of an environment. */
export class Files {
  readonly #list: OwnCollection<StoredFile>;
  readonly #blobs: Blobs;
  readonly #links: Links;
  rules: StorageRules;

  constructor(options: FilesOptions) {
    this.#list = new OwnCollection(options.database, '$files');
    this.#blobs = new Blobs(options.directory);
    this.#links = new Links(options);
    this.rules = options.rules;
  }

  /** Where a function is to put a file of this path. @throws {DatabaseError} for a path that WeChat refuses. */
  uploadLink(path: string, owner: string): string {
    checkPath(path);
    return this.#links.make('put', path, UPLOAD_LINK_SECONDS, owner);
  }

  /** Why a link does not allow what it is used for; null when it does. */
  refusal(right: Right, path: string, query: URLSearchParams): string | null {
    return this.#links.refusal(right, path, query);
  }

  /**
   * Stores a file; one of the same path is replaced.
   * @returns its fileID. @throws {DatabaseError} path, size or right.
   */
  async put(path: string, content: Uint8Array, asker: Asker, owner = ownerOf(asker)): Promise<string> {
    checkPath(path);
    if (content.length > MAX_FILE_BYTES) {
      throw new DatabaseError('STORAGE_REQUEST_FAIL', `EntityTooLarge: at most ${MAX_FILE_BYTES} bytes`);
    }
    if (!this.#mayWrite(this.find(path) ?? { path, openid: ownerOf(asker) }, asker)) throw forbidden();
    const file: StoredFile = { path, openid: owner, size: content.length, blob: this.#blobs.put(content) };
    await this.#list.put(path, file);
    return fileIdOf(path);
  }

  /** Links to files, good for `maxAge` seconds of the simulated clock. @throws {DatabaseError} a list that is too long. */
  links(requests: { fileID: string; maxAge?: number | undefined }[], asker: Asker): LinkAnswer[] {
    checkList(requests);
    return requests.map(({ fileID, maxAge = DEFAULT_LINK_SECONDS }) => {
      const file = this.#byId(fileID);
      const code = !file ? 'STORAGE_FILE_NONEXIST' : this.#codeOf(this.#mayRead(file, asker));
      const tempFileURL = file && code === 'SUCCESS' ? this.#links.make('get', file.path, maxAge) : '';
      return { fileID, code, tempFileURL, maxAge };
    });
  }

  /** Removes files. @throws {DatabaseError} a list that is too long. */
  async remove(fileIds: string[], asker: Asker): Promise<FileAnswer[]> {
    checkList(fileIds);
    const answers: FileAnswer[] = [];
    for (const fileID of fileIds) answers.push({ fileID, code: await this.#removeOne(fileID, asker) });
    return answers;
  }

  /** The file at a path. */
  find(path: string): StoredFile | undefined {
    return this.#list.get(path);
  }

  /** All files, in the order of their first upload. */
  list(): StoredFile[] {
    return this.#list.all();
  }

  /** What a file contains. */
  read({ blob }: StoredFile): Buffer {
    return this.#blobs.get(blob);
  }

  async #removeOne(fileID: string, asker: Asker): Promise<FileAnswer['code']> {
    const file = this.#byId(fileID);
    if (!file) return 'STORAGE_FILE_NONEXIST';
    if (!this.#mayWrite(file, asker)) return 'STORAGE_EXCEED_AUTHORITY';
    await this.#list.remove(file.path);
    return 'SUCCESS';
  }

  #byId(fileId: string): StoredFile | undefined {
    const path = pathOf(fileId);
    return path === null ? undefined : this.find(path);
  }

  #codeOf(allowed: boolean): FileAnswer['code'] {
    return allowed ? 'SUCCESS' : 'STORAGE_EXCEED_AUTHORITY';
  }

  #mayRead(file: Resource, asker: Asker): boolean {
    return asker === 'function' || isAllowed(this.rules.read, asker.openid, file);
  }

  #mayWrite(file: Resource, asker: Asker): boolean {
    return asker === 'function' || isAllowed(this.rules.write, asker.openid, file);
  }
}

function checkPath(path: string): void {
  const fault = faultOfPath(path);
  if (fault !== null) throw invalidParameter(fault);
}

function checkList(list: unknown[]): void {
  if (list.length > MAX_LIST) throw invalidParameter(`at most ${MAX_LIST} files at once`);
}

function ownerOf(asker: Asker): string {
  return asker === 'function' ? '' : asker.openid;
}

function forbidden(): DatabaseError {
  return new DatabaseError('STORAGE_EXCEED_AUTHORITY', 'storage permission denied');
}
