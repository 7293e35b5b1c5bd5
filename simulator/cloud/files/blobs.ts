import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Contents of files, under the name of their hash. They are kept when a file is deleted or replaced,
 * since a snapshot may bring it back.
 */
export class Blobs {
  constructor(private readonly directory: string) {}

  /** Stores a content so that it survives the end of this process; returns its name. */
  put(content: Uint8Array): string {
    const name = createHash('sha256').update(content).digest('hex');
    const file = this.#fileOf(name);
    if (existsSync(file)) return name;
    mkdirSync(this.directory, { recursive: true });
    const unfinished = `${file}.unfinished`;
    writeFileSync(unfinished, content);
    renameSync(unfinished, file);
    return name;
  }

  /** @throws when there is no content of this name. */
  get(name: string): Buffer {
    return readFileSync(this.#fileOf(name));
  }

  #fileOf(name: string): string {
    return path.join(this.directory, name);
  }
}
