import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';

/** Another simulator works on the folder; its message names the address. */
export class FolderInUseError extends Error {}

/** Who holds the folder; nobody any more when it was released. */
interface Holder {
  pid: number;
  /** Known once it listens. */
  url?: string;
}

interface Found {
  number: number;
  holder: Holder | null;
}

const NAME = /^lock-(\d{6})\.json$/;
/** A simulator that lives takes a connection at once, even when it is busy. */
const ANSWER_LIMIT_MS = 2000;

/**
 * The right to be the only simulator on a data folder. Locks are numbered and the highest one counts:
 * a stale one is taken over by making the next, which the file system lets only one process do.
 */
export class FolderLock {
  private constructor(
    private readonly folder: string,
    private readonly number: number,
  ) {}

  /** @throws {FolderInUseError} when the holder of the folder is alive. */
  static async take(folder: string): Promise<FolderLock> {
    for (;;) {
      const { number, holder } = newest(folder);
      if (holder && (await isAlive(holder))) throw inUse(folder, holder);
      const lock = new FolderLock(folder, number + 1);
      if (!lock.#create()) continue;
      removeOlder(folder, lock.number);
      return lock;
    }
  }

  /** Lets others know where the holder is found. */
  announce(url: string): void {
    this.#replace({ pid: process.pid, url });
  }

  /** Gives the folder up, if it is still there. The file stays, so that its number is never given twice. */
  release(): void {
    if (existsSync(this.#file)) this.#replace(null);
  }

  get #file(): string {
    return fileOf(this.folder, this.number);
  }

  /** In one step: whoever reads a half-written file would think that nobody is there. */
  #replace(holder: Holder | null): void {
    renameSync(this.#draft(holder), this.#file);
  }

  #draft(holder: Holder | null): string {
    const file = path.join(this.folder, `lock-of-${process.pid}`);
    writeFileSync(file, JSON.stringify(holder));
    return file;
  }

  /** Whether this process was the first to make the file; it appears with its content or not at all. */
  #create(): boolean {
    const draft = this.#draft({ pid: process.pid });
    try {
      linkSync(draft, this.#file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `lock-${String(number).padStart(6, '0')}.json`);
}

function numbersOf(folder: string): number[] {
  return readdirSync(folder)
    .map((name) => Number(NAME.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0);
}

function newest(folder: string): Found {
  const number = Math.max(0, ...numbersOf(folder));
  return { number, holder: number === 0 ? null : readHolder(fileOf(folder, number)) };
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder | null;
  } catch {
    // Written half when the machine went down: nobody to ask.
    return null;
  }
}

function removeOlder(folder: string, kept: number): void {
  for (const number of numbersOf(folder)) {
    if (number < kept) rmSync(fileOf(folder, number), { force: true });
  }
}

/** A number of a process is given again to others; that something listens at the address tells them apart. */
async function isAlive({ pid, url }: Holder): Promise<boolean> {
  if (!processExists(pid)) return false;
  return url === undefined || answers(url);
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: ANSWER_LIMIT_MS });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(true));
    socket.once('error', () => done(false));
  });
}

function inUse(folder: string, { pid, url }: Holder): FolderInUseError {
  const where = url === undefined ? `that is just starting (process ${pid})` : `at ${url} (process ${pid})`;
  return new FolderInUseError(`The data folder ${folder} is in use by the simulator ${where}.`);
}
