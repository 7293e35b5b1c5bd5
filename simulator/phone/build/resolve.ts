import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { toPosix } from './problems';

/** What WeChat calls the folder that "build npm" fills; ids of package files start with it. */
const NPM_FOLDER = 'miniprogram_npm';

/** WeChat's default for the `miniprogram` field of a package.json. */
const DEFAULT_PACKAGE_FOLDER = 'miniprogram_dist';

/**
 * Finds files of a mini program by id. An id is a path from the mini program's root without suffix
 * (`pages/today/index`); a file of an npm package has the id it would have after "build npm".
 */
export class Resolver {
  readonly #root: string;
  readonly #packages = new Map<string, string | null>();

  /** `root`: absolute folder of the mini program, the one with app.json. */
  constructor(root: string) {
    this.#root = root;
  }

  /** The absolute path, without suffix, of the file with this id. */
  fileOf(id: string): string {
    const inside = path.join(this.#root, ...id.split('/'));
    if (!id.startsWith(`${NPM_FOLDER}/`) || existsSync(path.dirname(inside))) return inside;
    return this.#inPackage(id.slice(NPM_FOLDER.length + 1)) ?? inside;
  }

  /**
   * The id of the component that a file names in `usingComponents`, or null when there is none:
   * from the root (`/…`), from the naming file's folder, or in an npm package. `from` is that file's id.
   */
  component(request: string, from: string): string | null {
    const candidates = request.startsWith('/')
      ? [request.slice(1)]
      : [path.posix.join(path.posix.dirname(from), request), `${NPM_FOLDER}/${request}`];
    for (const id of candidates.flatMap((candidate) => [candidate, `${candidate}/index`]))
      if (existsSync(`${this.fileOf(id)}.json`)) return id;
    return null;
  }

  /** The absolute path of what a script imports by package name, or null when it isn't made for mini programs. */
  script(request: string): string | null {
    const local = path.join(this.#root, NPM_FOLDER, request);
    const base = existsSync(`${local}.js`) || isFolder(local) ? local : this.#inPackage(request);
    if (base === null) return null;
    const files = [base, `${base}.js`, path.join(base, 'index.js')];
    return files.find((file) => existsSync(file) && !isFolder(file)) ?? null;
  }

  /** The id of a file (absolute path, with or without suffix) inside the mini program. */
  idOf(file: string): string {
    return toPosix(path.relative(this.#root, file)).replace(/\.\w+$/, '');
  }

  #inPackage(request: string): string | null {
    const parts = request.split('/');
    const name = parts.splice(0, request.startsWith('@') ? 2 : 1).join('/');
    const folder = this.#packageFolder(name);
    return folder === null ? null : path.join(folder, ...parts);
  }

  #packageFolder(name: string): string | null {
    const known = this.#packages.get(name);
    if (known !== undefined) return known;
    const folder = ancestors(this.#root)
      .map((ancestor) => path.join(ancestor, 'node_modules', ...name.split('/')))
      .map(miniprogramFolder)
      .find((found) => found !== null);
    this.#packages.set(name, folder ?? null);
    return folder ?? null;
  }
}

function miniprogramFolder(home: string): string | null {
  const file = path.join(home, 'package.json');
  if (!existsSync(file)) return null;
  const { miniprogram } = JSON.parse(readFileSync(file, 'utf8')) as { miniprogram?: string };
  const folder = path.join(home, miniprogram ?? DEFAULT_PACKAGE_FOLDER);
  return isFolder(folder) ? folder : null;
}

function ancestors(folder: string): string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
