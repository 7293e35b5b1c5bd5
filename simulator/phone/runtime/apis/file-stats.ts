import type { LocalFile } from '../files/local-files';

/** What `stat` tells. */
export class Stats {
  readonly mode: number;
  readonly size: number;
  readonly lastAccessedTime: number;
  readonly lastModifiedTime: number;
  readonly #isFolder: boolean;

  constructor({ content, at }: LocalFile) {
    this.#isFolder = content === null;
    this.mode = this.#isFolder ? 0o40755 : 0o100644;
    this.size = content?.length ?? 0;
    // WeChat counts seconds.
    this.lastAccessedTime = this.lastModifiedTime = Math.floor(at / 1000);
  }

  isDirectory(): boolean {
    return this.#isFolder;
  }

  isFile(): boolean {
    return !this.#isFolder;
  }
}
