import type { Headcount, UnitsView } from '../../../typings/cloud-api';
import type { Chosen } from '../shared/units';

/** A class as a line. */
export interface ClassRow {
  classId: string;
  name: string;
  /** 在校 40 · 已绑定 38, or empty while it isn't known. */
  counts: string;
}

/** A grade with its classes. */
export interface GradeGroup {
  gradeId: string;
  name: string;
  classes: ClassRow[];
}

/** The grades of a department with their classes; grades without a class are left out. */
export function gradeGroups(
  units: UnitsView,
  { departmentId }: Pick<Chosen, 'departmentId'>,
  headcounts: readonly Headcount[],
): GradeGroup[] {
  const counts = new Map(headcounts.map((one) => [one.classId, countsInWords(one)]));
  return units.grades
    .filter((grade) => grade.departmentId === departmentId)
    .map(({ gradeId, name }) => ({
      gradeId,
      name,
      classes: units.classes
        .filter((one) => one.gradeId === gradeId)
        .map((one) => ({ classId: one.classId, name: one.name, counts: counts.get(one.classId) ?? '' })),
    }))
    .filter(({ classes }) => classes.length > 0);
}

/** The classes of a department whose students are to be counted. */
export function classIdsOf({ classes }: UnitsView, departmentId: string): string[] {
  return classes.filter((one) => one.departmentId === departmentId).map(({ classId }) => classId);
}

/** All classes that were counted, together. */
export function totalInWords(headcounts: readonly Headcount[]): string {
  if (headcounts.length === 0) return '';
  const sum = (field: 'enrolled' | 'bound') =>
    headcounts.reduce((total, headcount) => total + headcount[field], 0);
  return countsInWords({ enrolled: sum('enrolled'), bound: sum('bound') });
}

function countsInWords({ enrolled, bound }: Pick<Headcount, 'enrolled' | 'bound'>): string {
  return `在校 ${enrolled} · 已绑定 ${bound}`;
}
