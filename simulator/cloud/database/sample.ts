import { isPlainObject, type Document } from './document';
import { requestFailed } from './errors';

/**
 * The stage `$sample`: some of the documents, each once at most.
 * @param random gives numbers from 0 to below 1
 * @throws {DatabaseError} when it is not told how many.
 */
export function sample(documents: readonly Document[], options: unknown, random: () => number): Document[] {
  const size = isPlainObject(options) ? options.size : undefined;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1)
    throw requestFailed('$sample needs a size that is a positive number');
  const rest = [...documents];
  const drawn: Document[] = [];
  while (drawn.length < size && rest.length > 0) {
    drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
  return drawn;
}
