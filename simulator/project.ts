import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { areRules, PRESETS, type StorageRules } from './cloud/files/rules';
import type { DatabaseDeclaration, MessageTemplate } from './protocol';

/** A native mini program project as the simulator needs to know it; all paths are absolute. */
export interface Project {
  root: string;
  name: string;
  appid: string;
  miniprogramRoot: string;
  /** Where the built functions lie, one folder each. Need not exist yet. */
  cloudfunctionRoot: string;
}

/** A deployed function: its folder with `index.js`, and what its config.json says of it. */
export interface FunctionDeclaration {
  name: string;
  directory: string;
  /** Time-out in milliseconds. */
  timeoutMs: number;
  /** The open APIs of WeChat it may call. */
  openapi: string[];
  timers: TimerDeclaration[];
}

/** A timer of a function. */
export interface TimerDeclaration {
  name: string;
  /** Seven fields: second, minute, hour, day, month, weekday, year; in Beijing's time. */
  pattern: string;
}

/** What a function's config.json may say, as far as it is known here. */
interface FunctionConfig {
  timeout?: unknown;
  permissions?: { openapi?: unknown };
  triggers?: { name?: unknown; type?: unknown; config?: unknown }[];
}

/** What app.json says of pages. */
interface AppConfig {
  pages?: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}

/** WeChat's sources disagree on the default (3 s or 20 s); the stricter one is assumed. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const MAX_TIMEOUT_SECONDS = 60;

interface ProjectConfig {
  appid?: string;
  projectname?: string;
  miniprogramRoot?: string;
  cloudfunctionRoot?: string;
}

/**
 * Reads `project.config.json` of the project in `directory`.
 * @throws when there is no such file or it is not JSON.
 */
export function readProject(directory: string): Project {
  const root = path.resolve(directory);
  const file = path.join(root, 'project.config.json');
  if (!existsSync(file)) throw new Error(`No project.config.json in ${root}`);
  const config = readJson(file) as ProjectConfig;
  return {
    root,
    name: config.projectname ?? path.basename(root),
    appid: config.appid ?? 'touristappid',
    miniprogramRoot: path.resolve(root, config.miniprogramRoot ?? '.'),
    cloudfunctionRoot: path.resolve(root, config.cloudfunctionRoot ?? 'cloudfunctions'),
  };
}

/**
 * The functions that are there now: every folder of `cloudfunctionRoot` that holds an index.js.
 * @throws when a config.json is not JSON.
 */
export function readFunctions(project: Project): FunctionDeclaration[] {
  return functionFolders(project)
    .filter((directory) => existsSync(path.join(directory, 'index.js')))
    .map((directory) => ({ name: path.basename(directory), directory, ...readFunctionConfig(directory) }));
}

/** The folders of `cloudfunctionRoot`, whatever they hold. */
export function functionFolders({ cloudfunctionRoot }: Project): string[] {
  if (!existsSync(cloudfunctionRoot)) return [];
  return readdirSync(cloudfunctionRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(cloudfunctionRoot, entry.name));
}

function readFunctionConfig(directory: string): Omit<FunctionDeclaration, 'name' | 'directory'> {
  const file = path.join(directory, 'config.json');
  const { timeout, permissions, triggers } = (existsSync(file) ? readJson(file) : {}) as FunctionConfig;
  const seconds = typeof timeout === 'number' ? timeout : DEFAULT_TIMEOUT_SECONDS;
  const openapi = Array.isArray(permissions?.openapi) ? permissions.openapi : [];
  return {
    timeoutMs: Math.min(seconds, MAX_TIMEOUT_SECONDS) * 1000,
    openapi: openapi.filter((name) => typeof name === 'string'),
    timers: (triggers ?? [])
      .filter(({ type }) => type === 'timer')
      .map(({ name, config }) => ({ name: String(name), pattern: String(config) })),
  };
}

/** The collections and indexes the project declares in `database.json` beside its functions; `{}` without one. */
export function readDatabaseDeclaration(project: Project): DatabaseDeclaration {
  const file = path.join(project.cloudfunctionRoot, '..', 'database.json');
  return existsSync(file) ? (readJson(file) as DatabaseDeclaration) : {};
}

/**
 * Who may do what with files, in `storage.json` beside the functions: a permission of WeChat's console, or custom
 * rules; a new environment's setting without one. @throws for what is neither.
 */
export function readStorageRules(project: Project): StorageRules {
  const file = path.join(project.cloudfunctionRoot, '..', 'storage.json');
  const declared = existsSync(file) ? readJson(file) : { permission: 'READONLY' };
  if (areRules(declared)) return declared;
  const rules = PRESETS[String((declared as { permission?: unknown }).permission)];
  if (rules) return rules;
  const names = Object.keys(PRESETS).join(', ');
  throw new Error(`${file}: permission must be one of ${names}, or read and write be rules of WeChat's`);
}

/** The templates of subscription messages, in `templates.json` beside the functions; none without one. */
export function readTemplates(project: Project): Record<string, MessageTemplate> {
  const file = path.join(project.cloudfunctionRoot, '..', 'templates.json');
  return existsSync(file) ? (readJson(file) as Record<string, MessageTemplate>) : {};
}

/**
 * Which function gets WeChat's pushes, by event, in `pushes.json` beside the functions: what is set up
 * in WeChat's console for a real mini program. E.g. `{"wxa_media_check": "messages"}`.
 */
export function readPushes(project: Project): Record<string, string> {
  const file = path.join(project.cloudfunctionRoot, '..', 'pushes.json');
  return existsSync(file) ? (readJson(file) as Record<string, string>) : {};
}

/** The pages that app.json lists, those of subpackages with their root; none without one. */
export function readPages({ miniprogramRoot }: Project): string[] {
  const file = path.join(miniprogramRoot, 'app.json');
  const app = (existsSync(file) ? readJson(file) : {}) as AppConfig;
  const packages = [...(app.subPackages ?? []), ...(app.subpackages ?? [])];
  const inside = packages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)));
  return [...(app.pages ?? []), ...inside];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
