import { cached } from './cache';
import { Store } from './database';
import type { Building, Department, Grade, Room, SchoolClass } from './unit';

export type { Building, Department, Grade, Room, SchoolClass } from './unit';

export const departments = new Store<Department>('departments');
export const grades = new Store<Grade>('grades');
export const classes = new Store<SchoolClass>('classes');
export const buildings = new Store<Building>('buildings');
export const rooms = new Store<Room>('rooms');

/** A department, remembered for a minute; null if there is none. */
export const departmentById = cached((departmentId: string) => departments.findById(departmentId));

/** More departments than any school has. */
export const MOST_DEPARTMENTS = 100;
const departmentsOf = cached(() => departments.findAll({}, { atMost: MOST_DEPARTMENTS }));

/** Every department of the school, remembered for a minute. */
export const allDepartments = (): Promise<Department[]> => departmentsOf('school');

/** A grade, remembered for a minute; null if there is none. */
export const gradeById = cached((gradeId: string) => grades.findById(gradeId));

/** A class, remembered for a minute; null if there is none. */
export const classById = cached((classId: string) => classes.findById(classId));

/** A dormitory building, remembered for a minute; null if there is none. */
export const buildingById = cached((buildingId: string) => buildings.findById(buildingId));

/** A room, remembered for a minute; null if there is none. */
export const roomById = cached((roomId: string) => rooms.findById(roomId));
