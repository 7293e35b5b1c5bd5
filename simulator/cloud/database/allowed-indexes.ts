import type { DatabaseDeclaration, IndexDeclaration } from '../../protocol';
import { Collection } from './collection';
import { DatabaseError } from './errors';
import type { Store } from './store';

/**
 * Tries the declared indexes on the data that are there.
 * @returns the declaration without those that the data do not allow, and what is wrong with these.
 */
export function allowedBy(
  store: Store,
  declaration: DatabaseDeclaration,
): { declaration: DatabaseDeclaration; faults: string[] } {
  const faults: string[] = [];
  const isAllowed = (collection: string, index: IndexDeclaration) => {
    const fault = faultOf(store.find(collection), index);
    if (fault === null) return true;
    faults.push(`Index ${index.name} of ${collection} is left out: ${fault}`);
    return false;
  };
  const allowed = Object.entries(declaration).map(([name, declared]) => [
    name,
    { ...declared, indexes: declared.indexes.filter((index) => isAllowed(name, index)) },
  ]);
  return { declaration: Object.fromEntries(allowed) as DatabaseDeclaration, faults };
}

/** Only these can be at odds with data: a plain index of one field takes everything. */
function isDemanding({ unique, fields }: IndexDeclaration): boolean {
  return unique === true || Object.keys(fields).length > 1 || Object.values(fields).includes('2dsphere');
}

function faultOf(collection: Collection | undefined, index: IndexDeclaration): string | null {
  if (!collection || collection.size === 0 || !isDemanding(index)) return null;
  const trial = Collection.create(collection.name, [index]);
  try {
    for (const { record, document } of collection.all()) {
      trial.admit(record, document);
      trial.put(record, document);
    }
    return null;
  } catch (error) {
    if (error instanceof DatabaseError) return error.message;
    throw error;
  }
}
