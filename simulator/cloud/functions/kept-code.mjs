import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';

/**
 * What V8 made of the functions' code, in files, as Node itself keeps it from version 22 on. Without a file
 * everything works and takes longer.
 */

/** Where packages keep what can be made again. */
const FOLDER = path.resolve(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'functions');

/** Compiling less takes no longer than looking for what is kept of it. */
const WORTH_KEEPING = 100_000;

/**
 * What is kept of a file with this source.
 * @param {string} file
 * @param {string} source
 * @returns {Buffer | undefined}
 */
export function keptCode(file, source) {
  if (source.length < WORTH_KEEPING) return undefined;
  try {
    return readFileSync(path.join(FOLDER, nameOf(file, source)));
  } catch {
    return undefined;
  }
}

/**
 * Keeps it, in the place of what was kept of older sources.
 * @param {string} file
 * @param {string} source
 * @param {() => Buffer} code
 */
export function keepCode(file, source, code) {
  if (source.length < WORTH_KEEPING) return;
  const name = nameOf(file, source);
  const scratch = path.join(FOLDER, `${hashOf(`${process.pid} ${performance.now()} ${name}`)}.new`);
  try {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(scratch, code());
    // Others may be reading it: it comes into its place at once.
    renameSync(scratch, path.join(FOLDER, name));
    const old = readdirSync(FOLDER).filter((other) => other !== name && other.startsWith(placeOf(file)));
    for (const other of old) rmSync(path.join(FOLDER, other), { force: true });
  } catch {
    // A folder that can't be written, or a file in use on Windows: the next instance compiles again.
    rmSync(scratch, { force: true });
  }
}

/**
 * The name says all that the content depends on: of the source, V8 itself only compares the length.
 * @param {string} file
 * @param {string} source
 */
function nameOf(file, source) {
  return `${placeOf(file)}-${hashOf(source)}-${v8.cachedDataVersionTag().toString(36)}`;
}

/** @param {string} file */
function placeOf(file) {
  return hashOf(file);
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
