import type { InferOutput } from 'valibot';
import { answerTo, withAnswer } from '../shared/answered';
import type { Store } from '../shared/database';
import { isDuplicate } from '../shared/database';
import type { Call } from '../shared/define-function';
import { type Department, gradeById } from '../shared/units';
import { idOfAttempt } from './attempt-id';
import { makerOf } from './change-shown';
import type { Maker } from './person-change';
import { changedMeanwhile } from './refusals';
import type { unitsContract } from './contract-units';
import { classes, departments, grades } from './roster-queries';
import { nameTaken } from './roster-refusals';

type Request<Action extends keyof typeof unitsContract> = InferOutput<
  (typeof unitsContract)[Action]['request']
>;

/** A new department, empty. */
export async function addDepartment({ name }: Request<'addDepartment'>, call: Call) {
  const departmentId = idOfAttempt(call);
  const added = await add<Department>(departments, { _id: departmentId, name });
  return added ? { departmentId } : nameTaken(name);
}

/** A new grade of a department. */
export async function addGrade({ departmentId, name }: Request<'addGrade'>, call: Call) {
  const gradeId = idOfAttempt(call);
  const added = await add(grades, { _id: gradeId, name, departmentId });
  return added ? { gradeId } : nameTaken(name);
}

/** A new class of a grade. */
export async function addClass({ gradeId, name }: Request<'addClass'>, call: Call) {
  const classId = idOfAttempt(call);
  const grade = await gradeById(gradeId);
  if (!grade) throw new Error(`grade ${gradeId} was there a moment ago`);
  const added = await add(classes, { _id: classId, name, gradeId, departmentId: grade.departmentId });
  return added ? { classId } : nameTaken(name);
}

export const renameDepartment = ({ departmentId, ...names }: Request<'renameDepartment'>, call: Call) =>
  rename(departments, departmentId, names, call);

export const renameGrade = ({ gradeId, ...names }: Request<'renameGrade'>, call: Call) =>
  rename(grades, gradeId, names, call);

export const renameClass = ({ classId, ...names }: Request<'renameClass'>, call: Call) =>
  rename(classes, classId, names, call);

type Named = Pick<Department, '_id' | 'name' | 'renames'>;

/** Adds a unit, once for an intention; false when another one has its name. */
async function add<Unit extends Named>(store: Store<Unit>, unit: Unit): Promise<boolean> {
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
 * gave it its old name back. Two requests.
 */
async function rename<Unit extends Named>(
  store: Store<Unit>,
  id: string,
  { was, name }: { was: string; name: string },
  call: Call,
) {
  const maker = makerOf(call);
  const unit = await store.findById(id);
  const given = answerTo(unit?.renames, maker);
  if (given !== null) return { name: given };
  const renames = withAnswer(unit?.renames, maker, name);
  try {
    const changed = await store.changeIf(id, { name: was }, { name, renames } as Partial<Unit>);
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
