import { valuesAt, type Document } from './document';
import { spread } from './index-keys';
import { encodeValue, invert } from './order-key';
import type { Sort } from './planner';

/** Documents in the order asked for; those that stand equal stay as they were. */
export function sortDocuments(documents: readonly Document[], sort: Sort): Document[] {
  return sortBy(documents, sort, (document) => document);
}

/** Like `sortDocuments` for what holds a document. */
export function sortBy<T>(items: readonly T[], sort: Sort, documentOf: (item: T) => Document): T[] {
  const fields = Object.entries(sort).map(([name, direction]) => ({ path: name.split('.'), direction }));
  const keyed = items.map((item) => ({ item, key: sortKey(documentOf(item), fields) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}

/** An array stands where its smallest element stands, or its largest when sorting downwards. */
function sortKey(document: Document, fields: { path: string[]; direction: 1 | -1 }[]): string {
  return fields
    .map(({ path, direction }) => {
      const keys = spread(valuesAt(document, path)).map(encodeValue);
      return (direction === 1 ? keys : keys.map(invert)).reduce((a, b) => (b < a ? b : a));
    })
    .join('');
}
