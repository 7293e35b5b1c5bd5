import { parseArgs } from 'node:util';
import { historyCollections } from '../cloudfunctions/shared/anchors';
import { historyKey } from '../cloudfunctions/shared/history-key';
import { audit } from './check-history/audit';
import { type Chains, examine } from './check-history/chains';
import { exportedFile, Mistake, readAnchorFiles, readDocuments } from './check-history/read';
import { report } from './check-history/report';

const usage = `npm run check-history -- --export DIR --anchors DIR [--all]
  --export DIR    the exported collections ${[...historyCollections, 'anchors'].join(', ')}, each as NAME.json
  --anchors DIR   the folder history-anchors of the cloud storage, downloaded
  --all           list everything that is not anchored yet, not only the first 20
  HISTORY_KEY     in the environment: the key of the functions
Ends with 0 when nothing was found, 1 when something was, 2 when it could not look.`;

interface Options {
  exported: string;
  anchors: string;
  all: boolean;
  key: string;
}

/** Null for `--help`. */
function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      export: { type: 'string' },
      anchors: { type: 'string' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  if (values.export === undefined || values.anchors === undefined)
    throw new Mistake('--export and --anchors are needed.');
  return { exported: values.export, anchors: values.anchors, all: values.all, key: historyKey() };
}

/** Prints what there is to say. @returns whether nothing was found. */
async function check({ exported, anchors, all, key }: Options): Promise<boolean> {
  const known: Chains = { chains: new Map(), findings: [] };
  const present = new Set<string>();
  const documents: unknown[] = [];
  for (const name of [...historyCollections, 'anchors']) {
    const file = await exportedFile(exported, name);
    if (file === null) continue;
    present.add(name);
    for await (const document of readDocuments(file))
      if (name === 'anchors') documents.push(document);
      else examine(known, name, document, key);
  }
  const files = await readAnchorFiles(anchors);
  const result = audit({ known, collections: historyCollections, exported: present, documents, files, key });
  console.log(report(result, all));
  return result.findings.length === 0;
}

try {
  const options = readOptions();
  if (options === null) console.log(usage);
  else process.exitCode = (await check(options)) ? 0 : 1;
} catch (error) {
  // What goes wrong here lies in the command, the key or the files: a sentence helps more than a trace.
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
