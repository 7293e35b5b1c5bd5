import { cached } from './cache';
import { Store } from './database';

/** A department (系部). */
export interface Department {
  _id: string;
  name: string;
}

/** A grade (年级) of a department: everybody who began in one year. */
export interface Grade {
  _id: string;
  name: string;
  departmentId: string;
}

/** A class (班级). */
export interface SchoolClass {
  _id: string;
  name: string;
  gradeId: string;
  departmentId: string;
}

const departments = new Store<Department>('departments');
const grades = new Store<Grade>('grades');
const classes = new Store<SchoolClass>('classes');

/** A department, remembered for a minute; null if there is none. */
export const departmentById = cached((departmentId: string) => departments.findById(departmentId));

/** A grade, remembered for a minute; null if there is none. */
export const gradeById = cached((gradeId: string) => grades.findById(gradeId));

/** A class, remembered for a minute; null if there is none. */
export const classById = cached((classId: string) => classes.findById(classId));
