import type { ProblemCode } from '../../cloudfunctions/shared/history/problem';

/** Something that is not as the functions left it. */
export interface Finding {
  code: FindingCode;
  /** What it lies at: `collection/id`, `collection/id event N`, `anchor N` or a file. */
  where: string;
  message: string;
}

export type FindingCode =
  | ProblemCode
  | 'DUPLICATE'
  | 'REMOVED'
  | 'CUT_OFF'
  | 'REPLACED'
  | 'NOT_ANCHORED'
  | 'OLD_KEY'
  | 'COLLECTION_MISSING'
  | 'ANCHOR_UNREADABLE'
  | 'ANCHOR_CHANGED'
  | 'ANCHOR_MISSING'
  | 'ANCHOR_CHAIN'
  | 'ANCHOR_DOCUMENT'
  | 'ANCHOR_OVERDUE';
