import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const Components = v.optional(v.record(v.string(), v.string()), {});
const Subpackages = v.optional(v.array(v.object({ root: v.string(), pages: v.array(v.string()) })), []);

const App = v.looseObject({
  pages: v.array(v.string()),
  subPackages: Subpackages,
  subpackages: Subpackages,
  usingComponents: Components,
});

const Unit = v.looseObject({ component: v.optional(v.boolean()), usingComponents: Components });

/** A page or component: four files that differ in their ending. `name` is the path without it. */
export interface Unit {
  name: string;
  kind: 'page' | 'component';
  usingComponents: Record<string, string>;
}

export interface Program {
  folder: string;
  app: v.InferOutput<typeof App>;
  units: Unit[];
}

export type AppSettings = Program['app'];

/** Reads app.json and follows it to every page and to every own component that is used from there. */
export function readProgram(folder: string): Program {
  const app = v.parse(App, readJson(folder, 'app.json'));
  const units = new Map<string, Unit>();
  const visit = (name: string, kind: Unit['kind']) => {
    if (units.has(name)) return;
    const { usingComponents } = v.parse(Unit, readJson(folder, `${name}.json`));
    units.set(name, { name, kind, usingComponents });
    visitComponents(name, usingComponents);
  };
  const visitComponents = (from: string, components: Record<string, string>) => {
    for (const target of Object.values(components)) {
      if (isOwn(target)) visit(resolveOwn(from, target), 'component');
    }
  };
  pagesOf(app).forEach((page) => visit(page, 'page'));
  visitComponents('app', app.usingComponents);
  return { folder, app, units: [...units.values()] };
}

/** The pages of app.json with those of its subpackages. */
export function pagesOf(app: AppSettings): string[] {
  const inSubpackages = [...app.subPackages, ...app.subpackages].flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  );
  return [...app.pages, ...inSubpackages];
}

/** Components of the project are named by a relative or an absolute path, all others by a package. */
export function isOwn(target: string): boolean {
  return /^(\.|\/)/.test(target);
}

/** The path of an own component from the folder of the mini program, without leading slash. */
export function resolveOwn(from: string, target: string): string {
  const base = target.startsWith('/') ? '' : path.posix.dirname(from);
  return path.posix.join(base, target).replace(/^\//, '');
}

/** Text of a file of the program; nothing where there is none, since absence is reported elsewhere. */
export function readText(folder: string, name: string): string {
  const file = path.join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function readJson(folder: string, name: string): unknown {
  const text = readText(folder, name);
  return text === '' ? {} : JSON.parse(text);
}
