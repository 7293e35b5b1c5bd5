import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { type Department, gradeById } from '../../shared/units';
import { idOfAttempt } from '../attempt-id';
import type { unitsContract } from './contract-units';
import { add, addBeside, likeAmong, rename } from './named-unit';
import { classes, departments, grades, unitsOfDepartment } from './queries';
import { gradeKey, unitKey } from '../import/plan-units';
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

/** A new grade of a department, unless an import would take another one for it (26级 for 2026级). */
export async function addGrade({ departmentId, name }: Request<'addGrade'>, call: Call) {
  const gradeId = idOfAttempt(call);
  const { grades: there } = await unitsOfDepartment(departmentId);
  const taken = await addBeside(grades, { _id: gradeId, name, departmentId }, there, gradeKey);
  return taken ?? { gradeId };
}

/** A new class of a grade, unless an import would take another one for it (机电2401 for 机电2401班). */
export async function addClass({ gradeId, name }: Request<'addClass'>, call: Call) {
  const classId = idOfAttempt(call);
  const grade = await gradeById(gradeId);
  if (!grade) throw new Error(`grade ${gradeId} was there a moment ago`);
  const { departmentId } = grade;
  const { classes: there } = await unitsOfDepartment(departmentId);
  const taken = await addBeside(classes, { _id: classId, name, gradeId, departmentId }, there, unitKey);
  return taken ?? { classId };
}

export const renameDepartment = ({ departmentId, ...names }: Request<'renameDepartment'>, call: Call) =>
  rename(departments, departmentId, names, call);

export const renameGrade = ({ gradeId, ...names }: Request<'renameGrade'>, call: Call) =>
  rename(grades, gradeId, names, call, {
    like: async ({ departmentId }) => {
      const { grades: there } = await unitsOfDepartment(departmentId);
      return likeAmong(there, { _id: gradeId, name: names.name }, gradeKey);
    },
  });

export const renameClass = ({ classId, ...names }: Request<'renameClass'>, call: Call) =>
  rename(classes, classId, names, call, {
    like: async ({ departmentId }) => {
      const { classes: there } = await unitsOfDepartment(departmentId);
      return likeAmong(there, { _id: classId, name: names.name }, unitKey);
    },
  });
