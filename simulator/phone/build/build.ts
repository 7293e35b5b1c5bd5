import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../../project';
import { readAppConfig } from './app-config';
import type { AppConfig } from './app-config';
import type { Problem } from './problems';
import { Problems } from './problems';
import { Resolver } from './resolve';
import type { Bundle, ScriptEntry } from './scripts';
import { bundleScripts } from './scripts';
import { StyleCompiler } from './styles';
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

/** Compiles the mini program of a project. Never throws for what is wrong in the project: see `problems`. */
export async function buildApp(project: Pick<Project, 'root' | 'miniprogramRoot'>): Promise<AppBuild> {
  const root = project.miniprogramRoot;
  const problems = new Problems(project.root);
  const resolver = new Resolver(root);
  const app = readAppConfig(root, problems);
  const units = walkUnits(app, resolver, problems);
  const templates = compileTemplates(units, resolver, problems);
  const styles = new StyleCompiler(resolver, problems);
  const compiledStyles = JSON.stringify(compileStyles(units, styles));
  const entries = scriptEntries(units, resolver, problems);
  const bundle = await bundleScripts(
    entries,
    {
      manifest: JSON.stringify(manifestOf(app, units)),
      templates: templates.expression,
      styles: compiledStyles,
    },
    root,
    resolver,
    problems,
  );
  return result(bundle, problems.list, [
    path.join(root, 'app.json'),
    ...units.map(({ base }) => `${base}.json`),
    ...templates.files,
    ...styles.files,
  ]);
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

function compileStyles(units: Unit[], styles: StyleCompiler): Record<string, string> {
  const pairs = units.map(
    ({ id, isPage }) => [id, styles.compile(id, isPage ? 'page' : 'component')] as const,
  );
  return Object.fromEntries(
    [['app', styles.compile('app', 'app')] as const, ...pairs].filter(([, css]) => css),
  );
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
    units: Object.fromEntries(units.map(({ id, config }) => [id, config])),
  };
}
