/**
 * A stored document. Documents are never changed in place: a write puts a new object in the place of
 * the old one, so that a snapshot, a transaction and an index may all keep references.
 */
export type Document = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * The values at a dotted path. An array on the way is entered at a numeric step and otherwise fanned
 * out over its elements, so that a path may have several values; `undefined` stands for a missing one.
 */
export function valuesAt(document: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [document];
  if (Array.isArray(document)) {
    if (/^\d+$/.test(step)) return valuesAt(document[Number(step)], rest);
    return document.flatMap((element) => (isPlainObject(element) ? valuesAt(element, path) : []));
  }
  return isPlainObject(document) ? valuesAt(document[step], rest) : [undefined];
}
