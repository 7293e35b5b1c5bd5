import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import path from 'node:path';
import type { Project } from '../project';
import type { AppBuild } from './build/build';
import { buildApp } from './build/build';

/** Editors write a file in several steps; one build after the last of them is enough. */
const SETTLE_MS = 40;

/** A build of the app that is made anew whenever a file it was made from changes. */
export class LiveBuild {
  readonly #project: Pick<Project, 'root' | 'miniprogramRoot'>;
  readonly #onChange: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #current: Promise<AppBuild>;
  #timer: NodeJS.Timeout | undefined;

  /**
   * Starts building at once. `onChange` is called when a build after the first begins: a phone that reloads then
   * waits for it in {@link latest}, and its own start-up runs meanwhile.
   */
  constructor(project: Pick<Project, 'root' | 'miniprogramRoot'>, onChange: () => void) {
    this.#project = project;
    this.#onChange = onChange;
    this.#current = this.#build();
  }

  /** The newest build; waits while one is under way. */
  latest(): Promise<AppBuild> {
    return this.#current;
  }

  async #build(): Promise<AppBuild> {
    const build = await buildApp(this.#project);
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
          watch(folder, { persistent: false }, () => this.#changed()),
        );
      } catch {
        // The folder of a missing file may be missing too.
      }
    }
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#current = this.#build();
      this.#onChange();
    }, SETTLE_MS);
  }
}
