import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A small JSON file that is replaced as a whole. The new text is written beside it and renamed over
 * it, so that a process killed half-way leaves the old one.
 */
export class SettingsFile<T> {
  constructor(private readonly file: string) {}

  /** What was last written, or `undefined` where nothing was. @throws when the file is not JSON. */
  read(): T | undefined {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as T) : undefined;
  }

  /** Replaces the file. */
  write(value: T): void {
    mkdirSync(path.dirname(this.file), { recursive: true });
    const next = `${this.file}.next`;
    writeFileSync(next, JSON.stringify(value, null, 2));
    renameSync(next, this.file);
  }
}
