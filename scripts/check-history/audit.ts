import type { Anchor } from '../../cloudfunctions/shared/history/anchors';
import type { Keys } from '../../cloudfunctions/shared/history/hash';
import { compareDocuments } from './anchor-documents';
import { type AnchorFile, gapsIn, readAnchor } from './anchor-files';
import { compareWithAnchors } from './anchored';
import type { Chains } from './chains';
import type { Finding } from './finding';
import { sealedTooLate } from './old-keys';
import { missingNights, openWindow, type OpenWindow, overlooked } from './open-window';

/** Everything an audit looks at besides the things themselves. */
export interface AuditInput {
  /** The things that the export holds, each already examined by itself. */
  known: Chains;
  /** The collections of things that a school has. */
  collections: readonly string[];
  /** Those that the export has a file for, `anchors` among them. */
  exported: ReadonlySet<string>;
  /** Documents of the collection `anchors`. */
  documents: readonly unknown[];
  files: readonly AnchorFile[];
  keys: Keys;
}

/** What an audit found, and what it could not see. */
export interface Audit {
  findings: Finding[];
  window: OpenWindow;
  things: number;
  events: number;
  anchors: number;
}

/**
 * Compares the things of a school with their own chains and with the anchors. What is found was not
 * done by a function of the school; what is not found did not happen, but for the window.
 */
export function audit({ known, collections, exported, documents, files, keys }: AuditInput): Audit {
  const { chains } = known;
  const read = files.map((file) => readAnchor(file, keys));
  const filed = read.filter((one): one is Anchor => !('code' in one));
  const unreadable = read.filter((one): one is Finding => 'code' in one);
  const compared = exported.has('anchors') ? compareDocuments(filed, documents, keys) : nothing;
  const { pending, findings: documentFindings } = compared;
  const anchors = [...filed, ...pending].sort((a, b) => a.number - b.number);
  const { lengths, findings: differences } = compareWithAnchors(chains, anchors, exported);
  const window = openWindow(chains, anchors, lengths);
  const findings = [
    ...[...collections, 'anchors'].filter((name) => !exported.has(name)).map(missingCollection),
    ...[...unreadable, ...documentFindings, ...gapsIn(anchors)],
    ...[...known.findings, ...differences, ...overlooked(chains, window, lengths)],
    ...missingNights(chains, anchors),
    ...sealedTooLate(chains, anchors, keys),
  ];
  const events = [...chains.values()].reduce((total, { macs }) => total + macs.length, 0);
  return { findings, window, things: chains.size, events, anchors: anchors.length };
}

const nothing = { pending: [], findings: [] };

function missingCollection(name: string): Finding {
  return { code: 'COLLECTION_MISSING', where: name, message: 'has no file in the export' };
}
