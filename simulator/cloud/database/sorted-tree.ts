import imported from 'sorted-btree';

/** A sorted map whose `clone()` is instant: both share their nodes until one of them changes. */
export type SortedTree<K, V> = imported<K, V>;

// The package is CommonJS without a marker that Node understands: Node hands over all its exports
// where bundlers hand over the class.
const BTree = typeof imported === 'function' ? imported : (imported as { default: typeof imported }).default;

/** An empty tree in the natural order of its keys. */
export function createTree<K extends string | number, V>(): SortedTree<K, V> {
  return new BTree<K, V>(undefined, naturalOrder);
}

/** A tree of these entries, which need not be in order. */
export function buildTree<K extends string | number, V>(entries: [K, V][]): SortedTree<K, V> {
  const tree = createTree<K, V>();
  // In ascending order every insertion goes to the end, which the tree does fastest.
  entries.sort(([a], [b]) => naturalOrder(a, b));
  for (const [key, value] of entries) tree.set(key, value);
  return tree;
}

function naturalOrder<K extends string | number>(a: K, b: K): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
