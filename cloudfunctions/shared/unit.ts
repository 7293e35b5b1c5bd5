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

/** A dormitory building (宿舍楼). It belongs to the school: students of all departments may sleep in it. */
export interface Building {
  _id: string;
  name: string;
}

/** A room (宿舍) of a building. */
export interface Room {
  _id: string;
  name: string;
  buildingId: string;
}

/** A class (班级). */
export interface SchoolClass {
  _id: string;
  name: string;
  gradeId: string;
  departmentId: string;
}
