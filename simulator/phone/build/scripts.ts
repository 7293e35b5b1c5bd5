import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BuildFailure, Message, Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { Problems } from './problems';
import type { Resolver } from './resolve';

/** Globals of a mini program, supplied by the phone; see runtime/app-globals.ts. */
const APP_GLOBALS = ['App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'wx', 'Date'];

/** What the browser has and WeChat's script engine has not: using it must fail here too. */
const BROWSER_GLOBALS = ['window', 'document', 'location', 'navigator', 'localStorage', 'sessionStorage'];
const BROWSER_CALLS = ['fetch', 'XMLHttpRequest', 'alert', 'confirm', 'prompt', 'requestAnimationFrame'];

/** What the bundle is made of besides the app's own scripts: JavaScript expressions by name. */
export interface BundleParts {
  manifest: string;
  templates: string;
  styles: string;
}

/** One script for the browser, its source map, and the files (absolute) it was made from. */
export interface Bundle {
  script: string;
  map: string;
  files: string[];
}

/** A script to run: `app` for app.js, otherwise a page's or component's. */
export interface ScriptEntry {
  id: string;
  file: string;
}

/**
 * Bundles app, pages and components into one script that hands everything to `globalThis.__miniProgram`.
 * Each unit's script runs when the phone asks for it. Errors become problems, and the bundle is then empty.
 */
export async function bundleScripts(
  entries: ScriptEntry[],
  parts: BundleParts,
  root: string,
  resolver: Resolver,
  problems: Problems,
): Promise<Bundle> {
  try {
    const result = await build({
      entryPoints: ['phone:entry'],
      bundle: true,
      write: false,
      metafile: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      sourcemap: 'external',
      outfile: path.join(root, 'app.js'),
      absWorkingDir: root,
      logLevel: 'silent',
      inject: ['phone:globals'],
      define: Object.fromEntries([...BROWSER_GLOBALS, ...BROWSER_CALLS].map((name) => [name, 'undefined'])),
      plugins: [phoneFiles(entries, parts, root), appImports(root, resolver)],
    });
    const [map, script] = result.outputFiles;
    const files = Object.keys(result.metafile.inputs).map((file) => path.join(root, file));
    return {
      script: script?.text ?? '',
      map: map?.text ?? '',
      files: files.filter((file) => existsSync(file)),
    };
  } catch (error) {
    for (const { location, text } of messagesOf(error))
      problems.add(path.join(root, location?.file ?? 'app.json'), text, location?.line);
    return { script: '', map: '', files: entries.map(({ file }) => file) };
  }
}

function messagesOf(error: unknown): Message[] {
  if (error instanceof Error && 'errors' in error) return (error as BuildFailure).errors;
  throw error;
}

/** The files that exist only in the build: the entry, the globals, templates and styles. */
function phoneFiles(entries: ScriptEntry[], parts: BundleParts, root: string): Plugin {
  const contents: Record<string, string> = {
    'phone:entry': entryScript(entries),
    'phone:globals': globalsScript(),
    'phone:manifest': `export default ${parts.manifest}`,
    'phone:templates': `export default ${parts.templates}`,
    'phone:styles': `export default ${parts.styles}`,
  };
  return {
    name: 'phone-files',
    setup: (build) => {
      build.onResolve({ filter: /^phone:/ }, ({ path: name }) => ({ path: name, namespace: 'phone' }));
      build.onLoad({ filter: /.*/, namespace: 'phone' }, ({ path: name }) => ({
        contents: contents[name] ?? '',
        loader: 'js',
        resolveDir: root,
      }));
    },
  };
}

function entryScript(entries: ScriptEntry[]): string {
  const scripts = entries.map(
    ({ id, file }) => `${JSON.stringify(id)}: () => require(${JSON.stringify(file)})`,
  );
  return [
    "import manifest from 'phone:manifest';",
    "import templates from 'phone:templates';",
    "import styles from 'phone:styles';",
    `const scripts = {${scripts.join(',\n')}};`,
    'globalThis.__miniProgram.start({ manifest, templates, styles, scripts });',
  ].join('\n');
}

function globalsScript(): string {
  const names = APP_GLOBALS.map((name) => `const app_${name} = globalThis.__miniProgram.globals.${name};`);
  const exported = APP_GLOBALS.map((name) => `app_${name} as ${name}`);
  return `${names.join('\n')}\nexport { ${exported.join(', ')} };`;
}

/**
 * Finds modules as WeChat does: from the root, relative to the file, in npm packages of mini programs. Relative ones
 * are resolved here too, because esbuild would ask a package.json above whether the file is CommonJS; in a mini
 * program every file may be either.
 */
function appImports(root: string, resolver: Resolver): Plugin {
  const found = (file: string | null | undefined) => (file ? { path: file } : undefined);
  return {
    name: 'app-imports',
    setup: (build) => {
      build.onResolve({ filter: /^\.\.?(\/|$)/ }, ({ path: request, resolveDir }) =>
        found(scriptAt(path.join(resolveDir, request))),
      );
      build.onResolve({ filter: /^[^.]/ }, ({ path: request }) => {
        if (!path.isAbsolute(request)) return found(resolver.script(request));
        return found(scriptAt(request) ?? scriptAt(path.join(root, request)));
      });
    },
  };
}

function scriptAt(base: string): string | undefined {
  const candidates = [base, ...['.ts', '.js', '.json', '/index.ts', '/index.js'].map((end) => base + end)];
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}
