import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import path from 'node:path';
import type { Project } from '../project';
import type { AppBuild } from './build/build';
import { AppBuilder } from './build/build';

/** Editors write a file in several steps; one build after the last of them is enough. */
const SETTLE_MS = 40;

/** A build of the app that is made anew whenever a file it was made from changes. */
export class LiveBuild {
  readonly #builder: AppBuilder;
  readonly #onChange: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #current: Promise<AppBuild>;
  #timer: NodeJS.Timeout | undefined;

  /**
   * Starts building at once. `onChange` is called when a build after the first begins: a phone that reloads then
   * waits for it in {@link latest}, and its own start-up runs meanwhile. `signal` ends it all.
   */
  constructor(project: Pick<Project, 'root' | 'miniprogramRoot'>, onChange: () => void, signal: AbortSignal) {
    this.#builder = new AppBuilder(project);
    this.#onChange = onChange;
    this.#current = this.#build();
    signal.addEventListener('abort', () => void this.#close());
  }

  /** The newest build; waits while one is under way. */
  latest(): Promise<AppBuild> {
    return this.#current;
  }

  async #build(): Promise<AppBuild> {
    const build = await this.#builder.build();
    this.#watch(build.files);
    return build;
  }

  /** Folders and not files are watched, so that a file that was missing is noticed when it comes. */
  #watch(files: string[]): void {
    const own = files.filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`));
    for (const folder of new Set(own.map((file) => path.dirname(file)))) {
      if (this.#watchers.has(folder)) continue;
      try {
        this.#watchers.set(
          folder,
          watch(folder, { persistent: false }, (_, name) => this.#changed(name ?? '')),
        );
      } catch {
        // The folder of a missing file may be missing too.
      }
    }
  }

  #changed(name: string): void {
    if (isScratch(name)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // One after the other: a build that began before the change must not answer for it.
      this.#current = this.#current.then(() => this.#build());
      this.#onChange();
    }, SETTLE_MS);
  }

  async #close(): Promise<void> {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    await this.#current;
    await this.#builder.dispose();
  }
}

/** Editors put their own files beside the one they write. */
function isScratch(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || name.endsWith('.swp');
}
