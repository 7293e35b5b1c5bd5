import { parseArgs } from 'node:util';
import { historyCollections } from '../../cloudfunctions/shared/history/anchors';
import type { Keys } from '../../cloudfunctions/shared/history/hash';
import { historyKeys } from '../../cloudfunctions/shared/history/key';
import { audit } from './audit';
import { type Chains, examine } from './chains';
import { exportedFile, Mistake, readAnchorFiles, readDocuments } from './read';
import { report } from './report';

const usage = `npm run check-history -- --export DIR --anchors DIR [--all]
  --export DIR    the exported collections ${[...historyCollections, 'anchors'].join(', ')}, each as NAME.json
  --anchors DIR   the folder history-anchors of the cloud storage, downloaded
  --all           list everything that is not anchored yet, not only the first 20
  HISTORY_KEY     in the environment: the key of the functions
  HISTORY_OLD_KEYS  and those it was before, newest first, with commas between
Ends with 0 when nothing was found, 1 when something was, 2 when it could not look.`;

/** What is printed and the exit code; see the usage. */
export interface Outcome {
  code: number;
  output: string;
}

interface Options {
  exported: string;
  anchors: string;
  all: boolean;
  keys: Keys;
}

/** Null for `--help`. @throws {Mistake} for words that make no sense and for a key that is missing. */
function readOptions(args: string[]): Options | null {
  const values = asMistake(() => parse(args));
  if (values.help) return null;
  if (values.export === undefined || values.anchors === undefined)
    throw new Mistake('--export and --anchors are needed.');
  return { exported: values.export, anchors: values.anchors, all: values.all, keys: asMistake(historyKeys) };
}

function parse(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      export: { type: 'string' },
      anchors: { type: 'string' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

function asMistake<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Mistake((error as Error).message);
  }
}

async function look({ exported, anchors, all, keys }: Options): Promise<Outcome> {
  const known: Chains = { chains: new Map(), findings: [] };
  const present = new Set<string>();
  const documents: unknown[] = [];
  for (const name of [...historyCollections, 'anchors']) {
    const file = await exportedFile(exported, name);
    if (file === null) continue;
    present.add(name);
    for await (const document of readDocuments(file))
      if (name === 'anchors') documents.push(document);
      else examine(known, name, document, keys);
  }
  const files = await readAnchorFiles(anchors);
  const result = audit({ known, collections: historyCollections, exported: present, documents, files, keys });
  return { code: result.findings.length === 0 ? 0 : 1, output: report(result, all) };
}

/**
 * The command with its words. What keeps it from looking lies in the words, the key or the files: told in
 * a sentence, since a trace helps nobody there.
 */
export async function checkHistory(args: string[]): Promise<Outcome> {
  try {
    const options = readOptions(args);
    return options === null ? { code: 0, output: usage } : await look(options);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { code: 2, output: `${error.message}\n\n${usage}` };
  }
}
