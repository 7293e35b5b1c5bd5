import imported from 'sorted-btree';

/** A sorted map whose `clone()` is instant: both share their nodes until one of them changes. */
export type SortedTree<K, V> = imported<K, V>;

// The package is CommonJS without a marker that Node understands: Node hands over all its exports
// where bundlers hand over the class.
const BTree = typeof imported === 'function' ? imported : (imported as { default: typeof imported }).default;

/** An empty tree in the natural order of its keys. */
export function createTree<K extends string | number, V>(): SortedTree<K, V> {
  return new BTree<K, V>(undefined, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
