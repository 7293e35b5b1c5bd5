import type { Grant } from '../../shared/grants';
import type { Building } from '../../shared/unit';
import { gradeById, MOST_DEPARTMENTS } from '../../shared/units';
import { byName } from './by-name';
import type { UnitsView } from './contract-units';
import { allBuildings } from '../rooms/rooms';
import type { NewUnits } from '../import/plan-units';
import { classes, departments, grades, unitsOfDepartment } from './queries';

/** What some grants reach of the school: whole departments, and single classes beside them. */
export interface ReachedUnits {
  departmentIds: string[];
  classIds: string[];
}

/** What grants reach, with the classes of a grade looked up; a request for each department of a grade, and one for a whole school. */
export async function reachOf(held: readonly Grant[]): Promise<ReachedUnits> {
  const scopes = held.map(({ scope }) => scope);
  if (scopes.some(({ kind }) => kind === 'school')) {
    const all = await departments.findAll({}, { atMost: MOST_DEPARTMENTS });
    return { departmentIds: all.map(({ _id }) => _id), classIds: [] };
  }
  const ofGrades = await Promise.all(
    scopes.flatMap((scope) => (scope.kind === 'grade' ? [classesOfGrade(scope.gradeId)] : [])),
  );
  return {
    departmentIds: scopes.flatMap((scope) => (scope.kind === 'department' ? [scope.departmentId] : [])),
    classIds: [
      ...scopes.flatMap((scope) => (scope.kind === 'class' ? [scope.classId] : [])),
      ...ofGrades.flat(),
    ],
  };
}

/** The ids of the classes of a grade. */
export async function classesOfGrade(gradeId: string): Promise<string[]> {
  const grade = await gradeById(gradeId);
  if (!grade) return [];
  const all = await unitsOfDepartment(grade.departmentId);
  return all.classes.filter((one) => one.gradeId === gradeId).map(({ _id }) => _id);
}

/** The units within reach, with the department and grade that a single class lies in, and all buildings. */
export async function unitsWithin({ departmentIds, classIds }: ReachedUnits): Promise<UnitsView> {
  const [buildings, whole, single] = await Promise.all([
    allBuildings(),
    Promise.all(departmentIds.map(unitsOfDepartment)),
    classIds.length === 0 ? [] : classes.findAll({ _id: { $in: classIds } }, { atMost: classIds.length }),
  ]);
  const gradeIds = [...new Set(single.map(({ gradeId }) => gradeId))];
  const partly =
    gradeIds.length === 0
      ? []
      : await grades.findAll({ _id: { $in: gradeIds } }, { atMost: gradeIds.length });
  const units: NewUnits = {
    grades: uniqueById([...whole.flatMap((one) => one.grades), ...partly]),
    classes: uniqueById([...whole.flatMap((one) => one.classes), ...single]),
  };
  const named = [...new Set([...departmentIds, ...partly.map(({ departmentId }) => departmentId)])];
  const found = await departments.findAll({ _id: { $in: named } }, { atMost: MOST_DEPARTMENTS });
  return viewOf(found, units, buildings);
}

function uniqueById<Unit extends { _id: string }>(units: readonly Unit[]): Unit[] {
  return [...new Map(units.map((unit) => [unit._id, unit])).values()];
}

/** Newest grade first, everything else as people count it. */
function viewOf(
  found: readonly { _id: string; name: string }[],
  units: NewUnits,
  buildings: readonly Building[],
): UnitsView {
  return {
    departments: [...found].sort(byName).map(({ _id, name }) => ({ departmentId: _id, name })),
    grades: units.grades
      .sort((a, b) => byName(b, a))
      .map(({ _id, name, departmentId }) => ({ gradeId: _id, name, departmentId })),
    classes: units.classes
      .sort(byName)
      .map(({ _id, name, gradeId, departmentId }) => ({ classId: _id, name, gradeId, departmentId })),
    buildings: [...buildings].sort(byName).map(({ _id, name }) => ({ buildingId: _id, name })),
  };
}
