import { answerTo, withAnswer } from '../../shared/answered';
import { type Condition, isDuplicate, type Store } from '../../shared/database';
import type { Call } from '../../shared/define-function';
import type { Department } from '../../shared/unit';
import { makerOf } from '../people/change-shown';
import type { Maker } from '../people/person-change';
import { changedMeanwhile } from '../refusals';
import { nameTaken } from './refusals';

/** Anything with a name that an index keeps unique: departments, grades, classes, buildings, rooms. */
type Named = Pick<Department, '_id' | 'name' | 'renames'>;

/** Adds a unit, once for an intention; false when another one has its name. */
export async function add<Unit extends Named>(store: Store<Unit>, unit: Unit): Promise<boolean> {
  try {
    await store.insertOnce(unit);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** The other unit that a name is taken for, however it is written. */
export function likeAmong<Unit extends Named>(
  there: readonly Unit[],
  { _id, name }: Named,
  keyOf: (name: string) => string,
): Unit | undefined {
  return there.find((one) => one._id !== _id && keyOf(one.name) === keyOf(name));
}

/**
 * Adds a unit unless it would be taken for one that is there; null when it is added, once for an intention.
 * A repeat finds its own, whatever was made since. `SCHOOL.NAME_TAKEN`.
 */
export async function addBeside<Unit extends Named>(
  store: Store<Unit>,
  unit: Unit,
  there: readonly Unit[],
  keyOf: (name: string) => string,
) {
  const isRepeat = there.some(({ _id }) => _id === unit._id);
  const same = isRepeat ? undefined : likeAmong(there, unit, keyOf);
  if (same) return nameTaken(same.name);
  return (await add(store, unit)) ? null : nameTaken(unit.name);
}

/** What a renaming needs besides. */
interface RenameOnly<Unit> {
  where?: Condition;
  like?: (unit: Unit) => Promise<Named | undefined>;
}

/**
 * Renames what is still called as the page showed it. A repeat is answered the same, also after somebody
 * gave it its old name back. Two requests, and those of `like`. `SCHOOL.NAME_TAKEN`, `SCHOOL.CHANGED_MEANWHILE`.
 * @param only.where what it must be besides, such as a room of the building that was named
 * @param only.like finds another unit that the new name would be taken for
 */
export async function rename<Unit extends Named>(
  store: Store<Unit>,
  id: string,
  { was, name }: { was: string; name: string },
  call: Call,
  { where = {}, like }: RenameOnly<Unit> = {},
) {
  const maker = makerOf(call);
  const unit = await store.findById(id);
  const given = answerTo(unit?.renames, maker);
  if (given !== null) return { name: given };
  const same = unit && (await like?.(unit));
  if (same) return nameTaken(same.name);
  const renames = withAnswer(unit?.renames, maker, name);
  try {
    const changed = await store.changeIf(id, { ...where, name: was }, { name, renames } as Partial<Unit>);
    return changed ? { name } : await renamedAlready(store, id, maker);
  } catch (error) {
    if (isDuplicate(error)) return nameTaken(name);
    throw error;
  }
}

/** Somebody was faster, perhaps a repeat of this very intention at the same time. */
async function renamedAlready<Unit extends Named>(store: Store<Unit>, id: string, maker: Maker) {
  const name = answerTo((await store.findById(id))?.renames, maker);
  return name === null ? changedMeanwhile() : { name };
}
