import { isDeepStrictEqual } from 'node:util';
import type { Condition, InsertOutcome, Order, Store } from '../../cloudfunctions/shared/database';
import type { Ask } from './schedule';

/** The documents of a collection, and what is told of every write. */
export class MemoryCollection<T extends { _id: string }> {
  readonly documents = new Map<string, T>();

  constructor(
    readonly name: Store<T>['name'],
    private readonly written: (document: T) => void = () => undefined,
  ) {}

  write(document: T): void {
    this.documents.set(document._id, structuredClone(document));
    this.written(document);
  }

  all(): T[] {
    return structuredClone([...this.documents.values()]);
  }
}

type Methods = 'name' | 'findById' | 'findFirst' | 'insertOnce' | 'insertMissing' | 'changeIf';

/** A collection as one actor reaches it: every request is asked for. */
export function memoryStore<T extends { _id: string }>(
  collection: MemoryCollection<T>,
  ask: Ask,
): Pick<Store<T>, Methods> {
  const insert = (document: T): InsertOutcome<T> => {
    const existing = collection.documents.get(document._id);
    if (!existing) collection.write(document);
    return { inserted: !existing, document: structuredClone(existing ?? document) };
  };
  return {
    name: collection.name,
    findById: (id) => ask(() => structuredClone(collection.documents.get(id) ?? null)),
    findFirst: (condition, { order, limit }) =>
      ask(() =>
        collection
          .all()
          .filter((document) => meets(document, condition))
          .sort(by(order))
          .slice(0, limit),
      ),
    insertOnce: (document) => ask(() => insert(document)),
    insertMissing: async (documents) => {
      for (const document of documents) await ask(() => insert(document));
      return [];
    },
    changeIf: (id, condition, changes) =>
      ask(() => {
        const document = collection.documents.get(id);
        if (!document || !meets(document, condition)) return false;
        collection.write({ ...document, ...changes });
        return true;
      }),
  };
}

/** Conditions as they are used here: equal values, `$gte` and `$lte`, also of a member of a list. */
function meets(document: object, condition: Condition): boolean {
  const fields = new Map<string, unknown>(Object.entries(document));
  return Object.entries(condition).every(([field, wanted]) => {
    const value = fields.get(field);
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.some((one) => fits(one, wanted));
  });
}

function fits(value: unknown, wanted: unknown): boolean {
  const { $gte, $lte } = (wanted ?? {}) as { $gte?: unknown; $lte?: unknown };
  if ($gte === undefined && $lte === undefined) return isDeepStrictEqual(value, wanted);
  if (value === null || value === undefined) return false;
  return (
    ($gte === undefined || Number(value) >= Number($gte)) &&
    ($lte === undefined || Number(value) <= Number($lte))
  );
}

function by<T>(order: Order): (a: T, b: T) => number {
  const [[field, direction] = ['_id', 1]] = Object.entries(order);
  const key = (document: T) =>
    Number(new Map<string, unknown>(Object.entries(document as object)).get(field));
  return (a, b) => direction * (key(a) - key(b));
}
