import type { Grade, SchoolClass } from '../../shared/unit';

/** Grades and classes that a file names and that are not there yet. */
export interface NewUnits {
  grades: Grade[];
  classes: SchoolClass[];
}

/** The classes of a department, those that a file makes included. */
export interface UnitPlan {
  /**
   * The class of a row, planned if there is none of that name, or in Chinese why not.
   * @param gradeName as the row has it; a class that is new needs one.
   */
  classOf(className: string, gradeName: string | undefined): SchoolClass | { reason: string };
  /** The id of a class that is there or planned; nothing is planned for it. */
  idOf(className: string): string | undefined;
  /** What was planned so far. */
  planned(): NewUnits;
}

/**
 * What a name of a unit comes to, however it is written: 机电2401 and 机电 2401 班 are one class. Only what is
 * certain; what is nearly alike is for a person to judge (plan-lookalikes.ts).
 */
export function unitKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/(?<=.)[班级]$/, '');
}

/** What the name of a grade comes to: 2026, 26级 and 2026级 are one grade, that of everybody who began in one year. */
export function gradeKey(name: string): string {
  const key = unitKey(name);
  return /^\d{2}$/.test(key) ? `20${key}` : key;
}

/** Finds classes by what a file calls them. */
export const classFinder = (classes: readonly SchoolClass[]) => finder(classes, unitKey);

/** Finds grades by what a file calls them. */
export const gradeFinder = (grades: readonly Grade[]) => finder(grades, gradeKey);

/** By the very name first, so that two that are there under one key stay apart. */
function finder<Unit extends { name: string }>(
  units: readonly Unit[],
  keyOf: (name: string) => string,
): (name: string) => Unit | undefined {
  const byName = new Map(units.map((one) => [one.name, one]));
  const byKey = new Map(units.map((one) => [keyOf(one.name), one]));
  return (name) => byName.get(name) ?? byKey.get(keyOf(name));
}

/** Plans the units of one department; `nextId` gives an id that nothing else has. */
export function planUnits(
  departmentId: string,
  { grades, classes }: NewUnits,
  nextId: () => string,
): UnitPlan {
  const gradeThere = gradeFinder(grades);
  const madeGrades = new Map<string, Grade>();
  const gradeById = new Map(grades.map((grade) => [grade._id, grade]));
  const classThere = classFinder(classes);
  const madeByKey = new Map<string, SchoolClass>();
  const made: NewUnits = { grades: [], classes: [] };

  const gradeNamed = (name: string): Grade => {
    const found = gradeThere(name) ?? madeGrades.get(gradeKey(name));
    if (found) return found;
    const grade = { _id: nextId(), name, departmentId };
    madeGrades.set(gradeKey(name), grade);
    gradeById.set(grade._id, grade);
    made.grades.push(grade);
    return grade;
  };

  const classNamed = (name: string, gradeName: string): SchoolClass => {
    const schoolClass = { _id: nextId(), name, gradeId: gradeNamed(gradeName)._id, departmentId };
    madeByKey.set(unitKey(name), schoolClass);
    made.classes.push(schoolClass);
    return schoolClass;
  };

  const classKnown = (name: string) => classThere(name) ?? madeByKey.get(unitKey(name));

  return {
    classOf: (className, gradeName) => {
      const found = classKnown(className);
      if (!found && !gradeName) return { reason: '没有这个班；新建班级请在 年级 一列写年级' };
      if (!found) return classNamed(className, gradeName ?? '');
      const own = gradeById.get(found.gradeId)?.name ?? '';
      if (!gradeName || gradeKey(gradeName) === gradeKey(own)) return found;
      return { reason: `这个班属于 ${own}，不是 ${gradeName}` };
    },
    idOf: (className) => classKnown(className)?._id,
    planned: () => made,
  };
}
