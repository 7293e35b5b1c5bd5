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
