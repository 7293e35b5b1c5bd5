import { existsSync } from 'node:fs';
import type { AppConfig } from './app-config';
import { readJson } from './app-config';
import type { Problems } from './problems';
import type { Resolver } from './resolve';

/** A page or component: four files with one name. */
export interface Unit {
  id: string;
  /** Absolute path without suffix. */
  base: string;
  isPage: boolean;
  /** Its JSON, with `usingComponents` resolved to ids and completed by those of app.json. */
  config: Record<string, unknown> & { usingComponents: Record<string, string> };
}

/** All pages of the app and every component they use, directly or not; what is missing becomes a problem. */
export function walkUnits(app: AppConfig, resolver: Resolver, problems: Problems): Unit[] {
  const units = new Map<string, Unit>();
  const waiting = app.pages.map((id) => ({ id, isPage: true }));
  if (app.tabBarId !== null) waiting.push({ id: app.tabBarId, isPage: false });
  const globals = resolveUses(app.usingComponents, 'app', resolver, problems);
  for (const { id, isPage } of waiting) {
    if (units.has(id)) continue;
    const unit = readUnit(id, isPage, globals, resolver, problems);
    units.set(id, unit);
    for (const used of usedBy(unit)) waiting.push({ id: used, isPage: false });
  }
  return [...units.values()];
}

function readUnit(
  id: string,
  isPage: boolean,
  globals: Record<string, string>,
  resolver: Resolver,
  problems: Problems,
): Unit {
  const base = resolver.fileOf(id);
  const json = existsSync(`${base}.json`) ? (readJson(`${base}.json`, problems) ?? {}) : {};
  if (!existsSync(`${base}.wxml`))
    problems.add(`${base}.wxml`, `${isPage ? 'page' : 'component'} without WXML`);
  const own = resolveUses((json.usingComponents ?? {}) as Record<string, string>, id, resolver, problems);
  return { id, base, isPage, config: { ...json, usingComponents: { ...withoutSelf(globals, id), ...own } } };
}

/** Generics may name default components; they are as used as the others. */
function usedBy({ config }: Unit): string[] {
  return Object.values(config.usingComponents).map((id) => id.slice(1));
}

function withoutSelf(globals: Record<string, string>, id: string): Record<string, string> {
  return Object.fromEntries(Object.entries(globals).filter(([, target]) => target !== `/${id}`));
}

function resolveUses(
  uses: Record<string, string>,
  from: string,
  resolver: Resolver,
  problems: Problems,
): Record<string, string> {
  const resolved: Record<string, string> = {};
  for (const [tag, request] of Object.entries(uses)) {
    const id = resolver.component(request, from);
    if (id === null) problems.add(`${resolver.fileOf(from)}.json`, `usingComponents: there is no ${request}`);
    else resolved[tag] = `/${id}`;
  }
  return resolved;
}
