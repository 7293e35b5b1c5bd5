import { createReadStream } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { EJSON } from 'bson';
import type { AnchorFile } from './anchor-files';

/** The check can't be made: told to the operator in a sentence, without a stack. */
export class Mistake extends Error {}

/** The file that holds a collection in an export: NAME.json or NAME.jsonl; null if there is neither. */
export async function exportedFile(folder: string, collection: string): Promise<string | null> {
  const names = await list(folder);
  const name = names.find((one) => one === `${collection}.json` || one === `${collection}.jsonl`);
  return name === undefined ? null : path.join(folder, name);
}

/**
 * The documents of an exported collection, one after the other: one JSON document a line, as WeChat's
 * console exports them, or one JSON list, as the local WeChat answers. Dates as `{"$date": …}`.
 * @throws {Mistake} for what is neither, with file and line.
 */
export async function* readDocuments(file: string): AsyncGenerator {
  if (await isList(file)) {
    yield* parse(await readFile(file, 'utf8'), file) as unknown[];
    return;
  }
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    // A byte order mark is what some editors and exports begin a file with.
    const text = line.replace(/^\ufeff/, '').trim();
    if (text !== '') yield parse(text, `${file}, line ${number}`);
  }
}

function parse(text: string, where: string): unknown {
  try {
    return EJSON.parse(text, { relaxed: true }) as unknown;
  } catch (error) {
    throw new Mistake(`${where} is no JSON: ${(error as Error).message}`);
  }
}

async function isList(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer
      .subarray(0, bytesRead)
      .toString()
      .replace(/^\ufeff/, '')
      .trimStart()
      .startsWith('[');
  } finally {
    await handle.close();
  }
}

/** The files of a folder of anchors, in it or in folders within it. @throws {Mistake} if there is no such folder. */
export async function readAnchorFiles(folder: string): Promise<AnchorFile[]> {
  const names = (await list(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), 'utf8') })),
  );
}

async function list(folder: string, options: { recursive?: boolean } = {}): Promise<string[]> {
  const names = await readdir(folder, options).catch((error: unknown) => {
    throw new Mistake(`${folder} can't be read: ${(error as Error).message}`);
  });
  return names.sort();
}
