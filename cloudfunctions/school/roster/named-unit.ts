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

/**
 * Renames what is still called as the page showed it. A repeat is answered the same, also after somebody
 * gave it its old name back. Two requests. `SCHOOL.NAME_TAKEN`, `SCHOOL.CHANGED_MEANWHILE`.
 * @param where what it must be besides, such as a room of the building that was named
 */
export async function rename<Unit extends Named>(
  store: Store<Unit>,
  id: string,
  { was, name }: { was: string; name: string },
  call: Call,
  where: Condition = {},
) {
  const maker = makerOf(call);
  const unit = await store.findById(id);
  const given = answerTo(unit?.renames, maker);
  if (given !== null) return { name: given };
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
