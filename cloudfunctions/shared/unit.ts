import type { Answered } from './answered';

/** What units remember of being renamed. */
interface Renamed {
  /** The names that intentions gave it, newest last. */
  renames?: Answered<string>[];
}

/** A department (系部). */
export interface Department extends Renamed {
  _id: string;
  name: string;
}

/** A grade (年级) of a department: everybody who began in one year. */
export interface Grade extends Renamed {
  _id: string;
  name: string;
  departmentId: string;
}

/** A dormitory building (宿舍楼). It belongs to the school: students of all departments may sleep in it. */
export interface Building extends Renamed {
  _id: string;
  name: string;
}

/** A room (宿舍) of a building. */
export interface Room extends Renamed {
  _id: string;
  name: string;
  buildingId: string;
}

/** A class (班级). */
export interface SchoolClass extends Renamed {
  _id: string;
  name: string;
  gradeId: string;
  departmentId: string;
}
