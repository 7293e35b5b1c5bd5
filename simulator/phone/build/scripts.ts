import { existsSync } from 'node:fs';
import path from 'node:path';
import type { BuildContext, BuildFailure, BuildOptions, BuildResult, Message } from 'esbuild';
import { context } from 'esbuild';
import { MISSING_GLOBALS } from './missing-globals';
import type { Problems } from './problems';
import type { Resolver } from './resolve';
import type { BundleParts, ScriptEntry } from './script-plugins';
import { appImports, phoneFiles } from './script-plugins';

/** One script for the browser, its source map, and the files (absolute) it was made from. */
export interface Bundle {
  script: string;
  map: string;
  files: string[];
}

/**
 * Bundles app, pages and components into one script that hands everything to `globalThis.__miniProgram`. Each
 * unit's script runs when the phone asks for it. Only what changed since the last bundle is read again.
 */
export class ScriptBundler {
  readonly #root: string;
  readonly #resolver: Resolver;
  #input: { entries: ScriptEntry[]; parts: BundleParts } = {
    entries: [],
    parts: { manifest: '', templates: '', styles: '' },
  };
  #context: Promise<BuildContext> | undefined;

  /** `root`: absolute folder of the mini program. */
  constructor(root: string, resolver: Resolver) {
    this.#root = root;
    this.#resolver = resolver;
  }

  /** Makes the bundle. Errors become problems, and the bundle is then empty. */
  async bundle(entries: ScriptEntry[], parts: BundleParts, problems: Problems): Promise<Bundle> {
    this.#input = { entries, parts };
    this.#context ??= context(this.#options());
    try {
      return this.#read(await (await this.#context).rebuild());
    } catch (error) {
      for (const { location, text } of messagesOf(error))
        problems.add(path.join(this.#root, location?.file ?? 'app.json'), text, location?.line);
      return { script: '', map: '', files: entries.map(({ file }) => file) };
    }
  }

  /** Frees what was kept for the next bundle. */
  async dispose(): Promise<void> {
    await (await this.#context)?.dispose();
  }

  #options(): BuildOptions {
    return {
      entryPoints: ['phone:entry'],
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      sourcemap: 'external',
      outfile: path.join(this.#root, 'app.js'),
      absWorkingDir: this.#root,
      logLevel: 'silent',
      inject: ['phone:globals'],
      define: Object.fromEntries(MISSING_GLOBALS.map((name) => [name, 'undefined'])),
      plugins: [phoneFiles(() => this.#input, this.#root), appImports(this.#root, this.#resolver)],
    };
  }

  #read({ outputFiles = [], metafile }: BuildResult): Bundle {
    const [map, script] = outputFiles;
    const files = Object.keys(metafile?.inputs ?? {}).map((file) => path.join(this.#root, file));
    return {
      script: script?.text ?? '',
      map: map?.text ?? '',
      files: files.filter((file) => existsSync(file)),
    };
  }
}

function messagesOf(error: unknown): Message[] {
  if (error instanceof Error && 'errors' in error) return (error as BuildFailure).errors;
  throw error;
}
