import path from 'node:path';
import { build } from 'esbuild';

/** The files a browser gets, by name. */
export type Bundle = Map<string, Uint8Array>;

/**
 * Bundles the desk's script and styles into `desk.js` and `desk.css`, in memory.
 * @throws when the sources don't compile.
 */
export async function bundleDesk(): Promise<Bundle> {
  const folder = import.meta.dirname;
  const { outputFiles } = await build({
    entryPoints: [
      { in: path.join(folder, 'main.tsx'), out: 'desk' },
      { in: path.join(folder, 'styles', 'desk.css'), out: 'desk' },
    ],
    outdir: folder,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path: file, contents }) => [path.basename(file), contents]));
}
