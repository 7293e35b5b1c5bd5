import { cached } from '../shared/cache';
import { Store } from '../shared/database';

/** A class (班级). */
export interface SchoolClass {
  _id: string;
  name: string;
  gradeId: string;
  departmentId: string;
}

/** Whether a student is expected at all: only `enrolled` (在校) counts into 应到. */
export type EnrolStatus = 'enrolled' | 'interning' | 'suspended' | 'withdrawn' | 'graduated';

/** A student (学生). `_id` is a random person id that says nothing about the person. */
export interface Student {
  _id: string;
  number: string;
  name: string;
  classId: string;
  enrolStatus: EnrolStatus;
}

export interface ClassRoster {
  schoolClass: SchoolClass;
  /** Students in school, by number. */
  expected: Student[];
}

/** A department (系部). */
export interface Department {
  _id: string;
  name: string;
}

const classes = new Store<SchoolClass>('classes');
const departments = new Store<Department>('departments');

/** A department, remembered for a minute; null if there is none. */
export const departmentById = cached((departmentId: string) => departments.findById(departmentId));

/** A class, remembered for a minute; null if there is none. */
export const classById = cached((classId: string) => classes.findById(classId));

/** A class with its students; one database request, which joins both. Null if there is no such class. */
export async function classRoster(classId: string): Promise<ClassRoster | null> {
  const found = await classes.findJoined<{ students: Student[] }>(classId, {
    from: 'students',
    foreignField: 'classId',
    as: 'students',
  });
  if (!found) return null;
  const { students, ...schoolClass } = found;
  const expected = students
    .filter(({ enrolStatus }) => enrolStatus === 'enrolled')
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  return { schoolClass, expected };
}
