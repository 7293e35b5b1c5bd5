import type { UnitsView } from '../../../typings/cloud-api';

/** What classes lie in. */
export type Units = Pick<UnitsView, 'departments' | 'grades' | 'classes'>;

/** What is chosen so far of department, grade and class; empty texts for nothing yet. */
export interface Chosen {
  departmentId: string;
  gradeId: string;
  classId: string;
}

export const nothingChosen: Chosen = { departmentId: '', gradeId: '', classId: '' };

/** How far down one chooses. */
export type Depth = 'department' | 'grade' | 'class';

/** What there is to choose among, level by level; a level that is not asked for is empty. */
export interface Levels {
  departments: { id: string; name: string }[];
  grades: { id: string; name: string }[];
  classes: { id: string; name: string }[];
}

/** What there is to choose at each level under what is chosen, in the server's order. */
export function levelsOf(
  units: Units,
  depth: Depth,
  { departmentId, gradeId }: Pick<Chosen, 'departmentId' | 'gradeId'>,
): Levels {
  const grades = units.grades.filter((grade) => grade.departmentId === departmentId);
  const classes = units.classes.filter((one) => one.gradeId === gradeId);
  return {
    departments: units.departments.map((one) => ({ id: one.departmentId, name: one.name })),
    grades: depth === 'department' ? [] : grades.map((one) => ({ id: one.gradeId, name: one.name })),
    classes: depth === 'class' ? classes.map((one) => ({ id: one.classId, name: one.name })) : [],
  };
}

/** The choice with whatever is the only possibility made for the person: a school with one department asks for none. */
export function settled(units: Units, depth: Depth, chosen: Chosen): Chosen {
  const departmentId = chosen.departmentId || onlyId(levelsOf(units, 'department', chosen).departments);
  if (depth === 'department') return { ...nothingChosen, departmentId };
  const below = { departmentId, gradeId: '' };
  const gradeId = chosen.gradeId || onlyId(levelsOf(units, 'grade', below).grades);
  if (depth === 'grade') return { ...nothingChosen, departmentId, gradeId };
  return { departmentId, gradeId, classId: chosen.classId };
}

/** The name of what is chosen at a depth, or empty. */
export function chosenName(units: Units, depth: Depth, chosen: Chosen): string {
  switch (depth) {
    case 'department':
      return units.departments.find((one) => one.departmentId === chosen.departmentId)?.name ?? '';
    case 'grade':
      return units.grades.find((one) => one.gradeId === chosen.gradeId)?.name ?? '';
    case 'class':
      return units.classes.find((one) => one.classId === chosen.classId)?.name ?? '';
  }
}

function onlyId(list: readonly { id: string }[]): string {
  return list.length === 1 ? (list[0]?.id ?? '') : '';
}
