import { calculateObjectSize } from 'bson';
import { isPlainObject, type Document } from './document';
import { invalidParameter, requestFailed } from './errors';

/** MongoDB's limits. */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_LEVELS = 100;

/**
 * Checks a document that is to be stored as it is.
 * @throws {DatabaseError} for what `checkContent` refuses, and an `_id` that is neither text nor number.
 */
export function checkDocument(document: Document): void {
  checkContent(document);
  const id = document._id;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
    throw invalidParameter('_id must be a string or a number');
  }
}

/**
 * Checks what is to be stored.
 * @throws {DatabaseError} for a name with `$` or a dot, which only commands may have, and for what is too large or too deep.
 */
export function checkContent(document: Document): void {
  // Weighing takes long, and next to nothing comes near the limit.
  if (inspect(document, 1) <= MAX_BYTES) return;
  const bytes = calculateObjectSize(document);
  if (bytes > MAX_BYTES) throw requestFailed(`the document has ${bytes} bytes, more than ${MAX_BYTES}`);
}

/** Bytes that a value takes at most beside its texts, and a character of a text. */
const MOST_PER_VALUE = 32;
const MOST_PER_CHARACTER = 3;

/** Checks names and depth. @returns how many bytes the value takes at most. @throws {DatabaseError} */
function inspect(value: unknown, level: number): number {
  if (typeof value === 'string') return MOST_PER_VALUE + value.length * MOST_PER_CHARACTER;
  const isList = Array.isArray(value);
  if (!isList && !isPlainObject(value)) return MOST_PER_VALUE;
  if (level > MAX_LEVELS) throw requestFailed(`the document has more than ${MAX_LEVELS} levels`);
  let most = MOST_PER_VALUE;
  for (const [name, field] of Object.entries(value)) {
    if (!isList) checkName(name);
    most += name.length * MOST_PER_CHARACTER + inspect(field, level + 1);
  }
  return most;
}

function checkName(name: string): void {
  if (name.startsWith('$') || name.includes('.'))
    throw requestFailed(`The field name '${name}' is not valid`);
}
