import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseDeclaration } from './protocol';

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
}

/** WeChat's sources disagree on the default (3 s or 20 s); the stricter one is assumed. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const MAX_TIMEOUT_SECONDS = 60;

/**
 * What WeChat's console offers for a storage. READONLY: everybody reads, who uploaded it writes.
 * PRIVATE: who uploaded it reads and writes. ADMINWRITE: everybody reads. ADMINONLY: functions only.
 */
const PERMISSIONS = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const;
export type Permission = (typeof PERMISSIONS)[number];

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

/** The functions that are there now: every folder of `cloudfunctionRoot` that holds an index.js. */
export function readFunctions(project: Project): FunctionDeclaration[] {
  if (!existsSync(project.cloudfunctionRoot)) return [];
  return readdirSync(project.cloudfunctionRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, directory: path.join(project.cloudfunctionRoot, entry.name) }))
    .filter(({ directory }) => existsSync(path.join(directory, 'index.js')))
    .map(({ name, directory }) => ({ name, directory, timeoutMs: readTimeoutMs(directory) }));
}

function readTimeoutMs(directory: string): number {
  const file = path.join(directory, 'config.json');
  const config = existsSync(file) ? (readJson(file) as { timeout?: unknown }) : {};
  const seconds = typeof config.timeout === 'number' ? config.timeout : DEFAULT_TIMEOUT_SECONDS;
  return Math.min(seconds, MAX_TIMEOUT_SECONDS) * 1000;
}

/** The collections and indexes the project declares in `database.json` beside its functions; `{}` without one. */
export function readDatabaseDeclaration(project: Project): DatabaseDeclaration {
  const file = path.join(project.cloudfunctionRoot, '..', 'database.json');
  return existsSync(file) ? (readJson(file) as DatabaseDeclaration) : {};
}

/** Who may do what with files, in `storage.json` beside the functions; a new environment's setting without one. */
export function readStoragePermission(project: Project): Permission {
  const file = path.join(project.cloudfunctionRoot, '..', 'storage.json');
  const declared = existsSync(file) ? (readJson(file) as { permission?: unknown }).permission : 'READONLY';
  const known = PERMISSIONS.find((permission) => permission === declared);
  if (!known) throw new Error(`${file}: permission must be one of ${PERMISSIONS.join(', ')}`);
  return known;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
