import type { InferOutput } from 'valibot';
import type { Store } from '../shared/database';
import { isDuplicate } from '../shared/database';
import type { Call } from '../shared/define-function';
import { type Department, gradeById } from '../shared/units';
import { idOfAttempt } from './attempt-id';
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

export const renameDepartment = ({ departmentId, was, name }: Request<'renameDepartment'>) =>
  rename(departments, departmentId, was, name);

export const renameGrade = ({ gradeId, was, name }: Request<'renameGrade'>) =>
  rename(grades, gradeId, was, name);

export const renameClass = ({ classId, was, name }: Request<'renameClass'>) =>
  rename(classes, classId, was, name);

interface Named {
  _id: string;
  name: string;
}

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

/** Renames what is still called as the page showed it. A repeat finds it done. */
async function rename<Unit extends Named>(store: Store<Unit>, id: string, was: string, name: string) {
  try {
    if (await store.changeIf(id, { name: was }, { name } as Partial<Unit>)) return { name };
  } catch (error) {
    if (isDuplicate(error)) return nameTaken(name);
    throw error;
  }
  const there = await store.findById(id);
  return there?.name === name ? { name } : changedMeanwhile();
}
