import path from 'node:path';

/** Something in the project that WeChat would refuse or show wrongly; shown on the phone's screen. */
export interface Problem {
  /** Path from the project's root, with `/`. */
  file: string;
  /** Counted from 1; missing where the whole file is meant. */
  line?: number;
  message: string;
}

/** Collects the problems of one build. */
export class Problems {
  readonly list: Problem[] = [];
  readonly #root: string;

  /** `root`: absolute folder of the project, cut off the file names. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Notes a problem of a file (absolute path); `line` is counted from 1. The same one is noted once. */
  add(file: string, message: string, line?: number): void {
    const problem = { file: toPosix(path.relative(this.#root, file)), message, ...(line ? { line } : {}) };
    const key = JSON.stringify(problem);
    if (!this.list.some((known) => JSON.stringify(known) === key)) this.list.push(problem);
  }
}

/** A path with `/` on every platform. */
export function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}
