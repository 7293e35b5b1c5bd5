import { isPlainObject, type Document } from './document';
import { invalidParameter, requestFailed } from './errors';

/**
 * Checks a document that is to be stored as it is.
 * @throws {DatabaseError} for a name with `$` or a dot, which only commands may have, and an `_id` that is neither text nor number.
 */
export function checkDocument(document: Document): void {
  checkNames(document);
  const id = document._id;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
    throw invalidParameter('_id must be a string or a number');
  }
}

/** Checks the names inside a value that is to be stored. @throws {DatabaseError} */
export function checkNames(value: unknown): void {
  if (Array.isArray(value)) {
    for (const element of value) checkNames(element);
  } else if (isPlainObject(value)) {
    for (const [name, field] of Object.entries(value)) {
      if (name.startsWith('$') || name.includes('.'))
        throw requestFailed(`The field name '${name}' is not valid`);
      checkNames(field);
    }
  }
}
