import * as v from 'valibot';
import {
  type Anchor,
  anchorSchema,
  holdsItsThings,
  isSealed,
} from '../../cloudfunctions/shared/history/anchors';
import type { Keys } from '../../cloudfunctions/shared/history/hash';
import type { Finding } from './finding';

/** A file of the folder of anchors. */
export interface AnchorFile {
  name: string;
  text: string;
}

/**
 * The anchor in a file, or why that proves nothing. Each stands for itself: a broken neighbour takes
 * nothing from what it proves.
 */
export function readAnchor({ name, text }: AnchorFile, keys: Keys): Anchor | Finding {
  const parsed = v.safeParse(anchorSchema, parseJson(text));
  if (!parsed.success) return { code: 'ANCHOR_UNREADABLE', where: name, message: 'is no anchor' };
  const anchor = parsed.output as Anchor;
  if (isSealed(anchor, keys) && holdsItsThings(anchor)) return anchor;
  const message = `anchor ${anchor.number} is not as it was sealed, or its key is neither HISTORY_KEY nor one of HISTORY_OLD_KEYS`;
  return { code: 'ANCHOR_CHANGED', where: name, message };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether there is one anchor of each number, each chained to the one before. @param anchors by number. */
export function gapsIn(anchors: readonly Anchor[]): Finding[] {
  return anchors.flatMap((anchor, index) => gapBefore(anchor, anchors[index - 1]) ?? []);
}

function gapBefore({ number, previous }: Anchor, before: Anchor | undefined): Finding | null {
  const due = (before?.number ?? 0) + 1;
  const where = `anchor ${number}`;
  if (number > due) {
    const missing = number - 1 > due ? `anchors ${due} to ${number - 1}` : `anchor ${due}`;
    return { code: 'ANCHOR_MISSING', where: missing, message: 'not in the folder of anchors' };
  }
  if (number < due) {
    const message = 'there are two of that number, so one was removed from the database';
    return { code: 'ANCHOR_CHAIN', where, message };
  }
  if (previous === (before?.mac ?? '')) return null;
  return { code: 'ANCHOR_CHAIN', where, message: `does not follow anchor ${number - 1}` };
}
