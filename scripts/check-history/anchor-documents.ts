import * as v from 'valibot';
import {
  type Anchor,
  anchorDocumentSchema,
  type AnchorDocument,
  anchorId,
  anchorOf,
  anchorPath,
  holdsItsThings,
  isSealed,
} from '../../cloudfunctions/shared/history/anchors';
import type { Keys } from '../../cloudfunctions/shared/history/hash';
import type { Finding } from './finding';

/** What the collection `anchors` adds to the files. */
export interface FromDatabase {
  /** The last anchor, if its file is still to be written. */
  pending: Anchor[];
  findings: Finding[];
}

/**
 * Compares the collection `anchors` with the anchors that have a file.
 * @param documents whatever they are.
 */
export function compareDocuments(
  filed: readonly Anchor[],
  documents: readonly unknown[],
  keys: Keys,
): FromDatabase {
  const last = Math.max(0, ...filed.map(({ number }) => number));
  const filedMacs = new Set(filed.map(({ mac }) => mac));
  const findings: Finding[] = [];
  const pending: Anchor[] = [];
  const held = new Set<string>();
  for (const document of documents) {
    const anchor = sealedDocument(document, keys);
    if (!anchor) findings.push(broken(document));
    else if (filedMacs.has(anchor.mac)) held.add(anchor.mac);
    else if (anchor.fileId === null && anchor.number > last) pending.push(anchorOf(anchor));
    else findings.push(withoutFile(anchor));
  }
  const gone = filed.filter(({ mac }) => !held.has(mac));
  return { pending, findings: [...findings, ...gone.map(withoutDocument)] };
}

/** The document if it is as `takeAnchor` left it, before its file was written or after. */
function sealedDocument(document: unknown, keys: Keys): AnchorDocument | null {
  const parsed = v.safeParse(anchorDocumentSchema, document);
  if (!parsed.success) return null;
  const anchor = parsed.output as AnchorDocument;
  if (!isSealed(anchor, keys) || anchor._id !== anchorId(anchor.number)) return null;
  if (anchor.fileId === null) return holdsItsThings(anchor) ? anchor : null;
  return anchor.things.length === 0 && anchor.fileId.endsWith(`/${anchorPath(anchor)}`) ? anchor : null;
}

function broken(document: unknown): Finding {
  const { _id } = (document ?? {}) as { _id?: unknown };
  return {
    code: 'ANCHOR_DOCUMENT',
    where: `anchors/${JSON.stringify(_id)}`,
    message: 'is not as it was written',
  };
}

function withoutFile({ number }: Anchor): Finding {
  const message = 'is in the database, but its file is not in the folder of anchors';
  return { code: 'ANCHOR_MISSING', where: `anchor ${number}`, message };
}

function withoutDocument({ number }: Anchor): Finding {
  const message = 'has a file, but is gone from the database';
  return { code: 'ANCHOR_DOCUMENT', where: `anchor ${number}`, message };
}
