import { statSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { MISSING_GLOBALS } from './missing-globals';
import type { Resolver } from './resolve';

/** Globals of a mini program, supplied by the phone; see runtime/app-globals.ts. */
const APP_GLOBALS = ['App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'wx', 'Date'];

/** Where the phone puts what it hands to the bundle; the bundle's own `globalThis` is not the browser's. */
const HANDED_OVER = '__miniProgram';

/** What the bundle is made of besides the app's own scripts: JavaScript expressions by name. */
export interface BundleParts {
  manifest: string;
  templates: string;
  styles: string;
}

/** A script to run: `app` for app.js, otherwise a page's or component's. */
export interface ScriptEntry {
  id: string;
  file: string;
}

/**
 * The files that exist only in the build: the entry, the globals, templates and styles. `input` is asked anew in
 * every build.
 */
export function phoneFiles(
  input: () => { entries: ScriptEntry[]; parts: BundleParts },
  root: string,
): Plugin {
  const contents: Record<string, () => string> = {
    'phone:entry': () => entryScript(input().entries),
    'phone:globals': globalsScript,
    'phone:manifest': () => `export default ${input().parts.manifest}`,
    'phone:templates': () => `export default ${input().parts.templates}`,
    'phone:styles': () => `export default ${input().parts.styles}`,
  };
  return {
    name: 'phone-files',
    setup: (build) => {
      build.onResolve({ filter: /^phone:/ }, ({ path: name }) => ({ path: name, namespace: 'phone' }));
      build.onLoad({ filter: /.*/, namespace: 'phone' }, ({ path: name }) => ({
        contents: contents[name]?.() ?? '',
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
    `${HANDED_OVER}.start({ manifest, templates, styles, scripts });`,
  ].join('\n');
}

function globalsScript(): string {
  const names = APP_GLOBALS.map((name) => `const app_${name} = ${HANDED_OVER}.globals.${name};`);
  const missing = JSON.stringify(MISSING_GLOBALS);
  names.push(`const app_globalThis = ${HANDED_OVER}.withoutNames(${missing});`);
  const exported = [...APP_GLOBALS, 'globalThis'].map((name) => `app_${name} as ${name}`);
  return `${names.join('\n')}\nexport { ${exported.join(', ')} };`;
}

/**
 * Finds modules as WeChat does: from the root, relative to the file, in npm packages of mini programs. Relative ones
 * are resolved here too, because esbuild would ask a package.json above whether the file is CommonJS; in a mini
 * program every file may be either.
 */
export function appImports(root: string, resolver: Resolver): Plugin {
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
