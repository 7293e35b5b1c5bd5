import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problems } from './problems';

/** The parts of app.json that the phone acts on; everything else is passed through in `json`. */
export interface AppConfig {
  /** Ids of all pages, main package and subpackages, the entry page first. */
  pages: string[];
  usingComponents: Record<string, string>;
  /** Id of the component that draws the tab bar; null when WeChat draws it. */
  tabBarId: string | null;
  /** The whole of app.json. */
  json: Record<string, unknown>;
  /** theme.json: the values of `@name` in app.json, by theme. */
  theme: Record<string, Record<string, string>>;
}

/** Where WeChat looks for a tab bar of the app's own. */
const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

interface Subpackage {
  root?: string;
  pages?: string[];
}

/** Reads app.json of the mini program in `root` (absolute); what is missing there is noted as a problem. */
export function readAppConfig(root: string, problems: Problems): AppConfig {
  const file = path.join(root, 'app.json');
  const json = readJson(file, problems) ?? {};
  const pages = (json.pages as string[] | undefined) ?? [];
  const subpackages = (json.subPackages ?? json.subpackages ?? []) as Subpackage[];
  const subpages = subpackages.flatMap(({ root: folder = '', pages: names = [] }) =>
    names.map((name) => path.posix.join(folder, name)),
  );
  if (pages.length === 0) problems.add(file, 'app.json names no pages');
  const all = [entryFirst(pages, json.entryPagePath), subpages].flat().map((id) => id.replace(/^\//, ''));
  checkTabBar(json, all, file, problems);
  return {
    pages: all,
    usingComponents: (json.usingComponents as Record<string, string> | undefined) ?? {},
    tabBarId: (json.tabBar as { custom?: boolean } | undefined)?.custom ? CUSTOM_TAB_BAR : null,
    json,
    theme: readTheme(root, json.themeLocation, problems),
  };
}

function entryFirst(pages: string[], entry: unknown): string[] {
  return typeof entry === 'string' ? [entry, ...pages.filter((page) => page !== entry)] : pages;
}

function checkTabBar(json: Record<string, unknown>, pages: string[], file: string, problems: Problems): void {
  const tabs = (json.tabBar as { list?: { pagePath: string }[] } | undefined)?.list ?? [];
  for (const { pagePath } of tabs)
    if (!pages.includes(pagePath)) problems.add(file, `tabBar names ${pagePath}, which is no page`);
}

function readTheme(root: string, location: unknown, problems: Problems): AppConfig['theme'] {
  if (typeof location !== 'string') return {};
  return (readJson(path.join(root, location), problems) ?? {}) as AppConfig['theme'];
}

/** The object in a JSON file, or null; a missing or broken file is noted as a problem. */
export function readJson(file: string, problems: Problems): Record<string, unknown> | null {
  if (!existsSync(file)) {
    problems.add(file, 'there is no such file');
    return null;
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    problems.add(file, error instanceof Error ? error.message : String(error));
    return null;
  }
}
