import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

const NEWLINE = 10;
const NAME = /^(\d{6})\.jsonl$/;

/**
 * An append-only file of lines. A line is handed to the operating system before `append` returns, so
 * that it survives the death of this process. A last line without its newline was never acknowledged
 * and is dropped. `replace` starts a new, shorter file and puts it in the place of the old one at once.
 */
export class LogFile {
  #number = 0;
  #file: number | undefined;
  #size = 0;

  constructor(private readonly directory: string) {}

  /** Bytes in the file now. */
  get size(): number {
    return this.#size;
  }

  /** Opens the newest file and yields its lines. To be read to the end before the first `append`. */
  *open(): Generator<string> {
    mkdirSync(this.directory, { recursive: true });
    this.#number = this.#newest();
    const file = this.#path(this.#number);
    const content = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    let start = 0;
    for (let end = content.indexOf(NEWLINE); end !== -1; end = content.indexOf(NEWLINE, start)) {
      yield content.toString('utf8', start, end);
      start = end + 1;
    }
    this.#file = openSync(file, 'a');
    if (start < content.length) ftruncateSync(this.#file, start);
    this.#size = start;
    this.#removeOthers();
  }

  /**
   * Writes one line at the end, whole or not at all.
   * @throws when the disk refuses it; the file is then as before.
   */
  append(line: string): void {
    const file = this.#handle();
    try {
      this.#size += writeLine(file, line);
    } catch (error) {
      ftruncateSync(file, this.#size);
      throw error;
    }
  }

  /** Puts a new file with these lines in the place of the old one. @throws when the disk refuses it; the old one stays. */
  replace(lines: Iterable<string>): void {
    const next = this.#number + 1;
    const unfinished = `${this.#path(next)}.unfinished`;
    const size = writeFile(unfinished, lines);
    renameSync(unfinished, this.#path(next));
    closeSync(this.#handle());
    this.#number = next;
    this.#file = openSync(this.#path(next), 'a');
    this.#size = size;
    this.#removeOthers();
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #handle(): number {
    if (this.#file === undefined) throw new Error('The log is not open');
    return this.#file;
  }

  #path(number: number): string {
    return path.join(this.directory, `${String(number).padStart(6, '0')}.jsonl`);
  }

  #newest(): number {
    const numbers = readdirSync(this.directory).map((name) => Number(NAME.exec(name)?.[1] ?? 0));
    return Math.max(1, ...numbers);
  }

  /** Older files and half-made new ones, left by a crash in the middle of `replace`. */
  #removeOthers(): void {
    const own = path.basename(this.#path(this.#number));
    for (const name of readdirSync(this.directory)) {
      if (name !== own && /\.jsonl(\.unfinished)?$/.test(name)) rmSync(path.join(this.directory, name));
    }
  }
}

/** Writes a whole file, down to the disk; returns its bytes. */
function writeFile(name: string, lines: Iterable<string>): number {
  const file = openSync(name, 'w');
  try {
    let size = 0;
    for (const line of lines) size += writeLine(file, line);
    fsyncSync(file);
    return size;
  } finally {
    closeSync(file);
  }
}

function writeLine(file: number, line: string): number {
  const bytes = Buffer.from(`${line}\n`);
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
  return bytes.length;
}
