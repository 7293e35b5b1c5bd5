/** Something in a thing that no function wrote. */
export interface Problem {
  code: ProblemCode;
  /** The event it lies at, or null for the thing as a whole. */
  seq: number | null;
  /** In English, for the operator. */
  message: string;
}

export type ProblemCode =
  | 'MALFORMED'
  | 'ORDER'
  | 'EVENT_CHANGED'
  | 'REV'
  | 'CHANGED_AT'
  | 'FIELD_CHANGED'
  | 'TEXT_CHANGED'
  | 'TEXT_GONE'
  | 'TEXT_ADDED';
