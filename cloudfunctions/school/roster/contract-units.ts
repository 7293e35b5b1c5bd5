import * as v from 'valibot';
import { Id } from '../../shared/contract';
import { officer, schoolOfficer, staffOfStudents, UnitName } from '../contract-fields';

const ofUnits = ['SCHOOL.NAME_TAKEN', 'SCHOOL.CHANGED_MEANWHILE'] as const;

export const unitsContract = {
  /** The departments, grades and classes that the caller has to do with, and every building. */
  units: { request: v.strictObject({}), about: 'caller', may: staffOfStudents, refusals: [] },
  addDepartment: {
    request: v.strictObject({ name: UnitName }),
    about: 'school',
    may: schoolOfficer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  /** Names are changed from what the page showed: `was`. */
  renameDepartment: {
    request: v.strictObject({ departmentId: Id, was: v.string(), name: UnitName }),
    about: 'department',
    may: officer,
    refusals: ofUnits,
  },
  addGrade: {
    request: v.strictObject({ departmentId: Id, name: UnitName }),
    about: 'department',
    may: officer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  renameGrade: {
    request: v.strictObject({ gradeId: Id, was: v.string(), name: UnitName }),
    about: 'grade',
    may: officer,
    refusals: ofUnits,
  },
  addClass: {
    request: v.strictObject({ gradeId: Id, name: UnitName }),
    about: 'grade',
    may: officer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  renameClass: {
    request: v.strictObject({ classId: Id, was: v.string(), name: UnitName }),
    about: 'class',
    may: officer,
    refusals: ofUnits,
  },
  /** Removes a grade or a class that was made by mistake: one that nobody was ever in, and that nothing names. */
  removeUnit: {
    request: v.strictObject({ departmentId: Id, kind: v.picklist(['grade', 'class']), unitId: Id }),
    about: 'department',
    may: officer,
    refusals: ['SCHOOL.UNIT_IN_USE', 'SCHOOL.IMPORT_RUNNING'],
  },
} as const;

export interface UnitsView {
  departments: { departmentId: string; name: string }[];
  grades: { gradeId: string; name: string; departmentId: string }[];
  classes: { classId: string; name: string; gradeId: string; departmentId: string }[];
  buildings: { buildingId: string; name: string }[];
}

export interface UnitsReplies {
  units: UnitsView;
  addDepartment: { departmentId: string };
  renameDepartment: { name: string };
  addGrade: { gradeId: string };
  renameGrade: { name: string };
  addClass: { classId: string };
  renameClass: { name: string };
  removeUnit: { removed: boolean };
}
