import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { type Department, gradeById } from '../../shared/units';
import { idOfAttempt } from '../attempt-id';
import type { unitsContract } from './contract-units';
import { add, rename } from './named-unit';
import { classes, departments, grades, unitsOfDepartment } from './queries';
import { unitKey } from '../import/plan-units';
import { nameTaken } from './refusals';

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
  const { classes: there } = await unitsOfDepartment(grade.departmentId);
  const same = there.find((one) => one._id !== classId && unitKey(one.name) === unitKey(name));
  // An import takes 机电2401 and 机电2401班 for one class.
  if (same) return nameTaken(same.name);
  const added = await add(classes, { _id: classId, name, gradeId, departmentId: grade.departmentId });
  return added ? { classId } : nameTaken(name);
}

export const renameDepartment = ({ departmentId, ...names }: Request<'renameDepartment'>, call: Call) =>
  rename(departments, departmentId, names, call);

export const renameGrade = ({ gradeId, ...names }: Request<'renameGrade'>, call: Call) =>
  rename(grades, gradeId, names, call);

export const renameClass = ({ classId, ...names }: Request<'renameClass'>, call: Call) =>
  rename(classes, classId, names, call);
