import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../../project';
import { readAppConfig } from './app-config';
import type { AppConfig } from './app-config';
import type { Problem } from './problems';
import { Problems } from './problems';
import { Resolver } from './resolve';
import type { ScriptEntry } from './script-plugins';
import type { Bundle } from './scripts';
import { ScriptBundler } from './scripts';
import { StyleCache } from './style-cache';
import type { CompiledStyle, StyleOwner } from './styles';
import { compileTemplates } from './templates';
import type { Unit } from './walk';
import { walkUnits } from './walk';

/** A compiled mini program: one script that holds everything, and what is wrong with the project. */
export interface AppBuild {
  script: string;
  map: string;
  problems: Problem[];
  /** Absolute paths of everything that was read, to be watched. */
  files: string[];
}

/** Compiles the mini program of a project, again and again; what did not change is kept. */
export class AppBuilder {
  readonly #project: Pick<Project, 'root' | 'miniprogramRoot'>;
  readonly #resolver: Resolver;
  readonly #styles = new StyleCache();
  readonly #scripts: ScriptBundler;

  constructor(project: Pick<Project, 'root' | 'miniprogramRoot'>) {
    this.#project = project;
    this.#resolver = new Resolver(project.miniprogramRoot);
    this.#scripts = new ScriptBundler(project.miniprogramRoot, this.#resolver);
  }

  /** Compiles what is there now. Never throws for what is wrong in the project: see `problems`. */
  async build(): Promise<AppBuild> {
    const root = this.#project.miniprogramRoot;
    const problems = new Problems(this.#project.root);
    const app = readAppConfig(root, problems);
    const units = walkUnits(app, this.#resolver, problems);
    const templates = compileTemplates(units, this.#resolver, problems);
    const styles = this.#compileStyles(units, problems);
    const entries = scriptEntries(units, this.#resolver, problems);
    const parts = {
      manifest: JSON.stringify(manifestOf(app, units)),
      templates: templates.expression,
      styles: JSON.stringify(Object.fromEntries(styles.map(({ id, css }) => [id, css]))),
    };
    const bundle = await this.#scripts.bundle(entries, parts, problems);
    return result(bundle, problems.list, [
      path.join(root, 'app.json'),
      ...units.map(({ base }) => `${base}.json`),
      ...templates.files,
      ...styles.flatMap(({ files }) => files),
    ]);
  }

  /** Frees what was kept for the next build. */
  dispose(): Promise<void> {
    return this.#scripts.dispose();
  }

  #compileStyles(units: Unit[], problems: Problems): (CompiledStyle & { id: string })[] {
    const sheets: { id: string; owner: StyleOwner }[] = [
      { id: 'app', owner: 'app' },
      ...units.map(({ id, isPage }) => ({ id, owner: isPage ? ('page' as const) : ('component' as const) })),
    ];
    return sheets
      .map(({ id, owner }) => ({ id, ...this.#styles.compile(id, owner, this.#resolver, problems) }))
      .filter(({ css }) => css !== '');
  }
}

/** What went wrong is part of the script, so that a phone can show it without asking. */
function result(bundle: Bundle, problems: Problem[], files: string[]): AppBuild {
  const report = `globalThis.__miniProgram.report(${JSON.stringify(problems)});\n`;
  return {
    // The bundle's own first line must stay the first, or the source map would be off by one.
    script: `${bundle.script}\n${report}//# sourceMappingURL=app.js.map\n`,
    map: bundle.map,
    problems,
    files: [...new Set([...files, ...bundle.files])],
  };
}

function scriptEntries(units: Unit[], resolver: Resolver, problems: Problems): ScriptEntry[] {
  const app = scriptFile(resolver.fileOf('app'));
  const entries: ScriptEntry[] = app === null ? [] : [{ id: 'app', file: app }];
  for (const { id, base } of units) {
    const file = scriptFile(base);
    if (file === null) problems.add(`${base}.js`, 'there is no script');
    else entries.push({ id, file });
  }
  return entries;
}

function scriptFile(base: string): string | null {
  return [`${base}.ts`, `${base}.js`].find((file) => existsSync(file)) ?? null;
}

function manifestOf(app: AppConfig, units: Unit[]): unknown {
  return {
    app: app.json,
    theme: app.theme,
    pages: app.pages,
    tabBarId: app.tabBarId,
    units: Object.fromEntries(units.map(({ id, config }) => [id, config])),
  };
}
