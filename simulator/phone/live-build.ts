import type { FSWatcher } from 'node:fs';
import { existsSync, watch } from 'node:fs';
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
  #watchers: FSWatcher[] = [];
  #files: string[] = [];
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
    // What was missing may be there by now; it is watched before it is read, so that no change falls in between.
    this.#watch();
    const build = await this.#builder.build();
    this.#files = build.files;
    this.#watch();
    return build;
  }

  /**
   * Folders and not files are watched, so that a file that was missing is noticed when it comes. They are watched
   * anew for every build: a folder that was removed and came back is another one to the system.
   */
  #watch(): void {
    const before = this.#watchers;
    const own = this.#files.filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`));
    const folders = new Set(own.map((file) => existingFolder(path.dirname(file))));
    this.#watchers = [...folders].flatMap((folder) => this.#watched(folder) ?? []);
    for (const watcher of before) watcher.close();
  }

  #watched(folder: string): FSWatcher | null {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => this.#changed(name ?? ''));
      // A watched folder that is removed is an error on Windows.
      return watcher.on('error', () => this.#changed(''));
    } catch {
      // It was removed a moment ago, which the folder around it tells.
      return null;
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
    await this.#current;
    for (const watcher of this.#watchers) watcher.close();
    await this.#builder.dispose();
  }
}

/** The folder itself, or the nearest one around it that is there. */
function existingFolder(folder: string): string {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : existingFolder(parent);
}

/** Editors put their own files beside the one they write. */
function isScratch(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || name.endsWith('.swp');
}
