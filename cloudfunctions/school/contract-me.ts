import * as v from 'valibot';
import type { Role } from '../shared/grants';

export const meContract = {
  /** Who the caller is: name, class and roles. */
  me: { request: v.strictObject({}), about: 'caller', may: 'everyone', refusals: [] },
} as const;

/** A role the caller holds, its title (班主任) and what it is for (机电2401班). */
export interface RoleView {
  role: Role;
  title: string;
  scope: string;
  /** The class, department or building that it is for; null where it is for something else. */
  classId: string | null;
  departmentId: string | null;
  buildingId: string | null;
}

/** A department as a page names it. */
export interface DepartmentView {
  departmentId: string;
  name: string;
}

export interface MeReplies {
  me: {
    name: string;
    roles: RoleView[];
    /** The departments that the caller's roles reach as a whole; every one for a role in the whole school. */
    departments: DepartmentView[];
    /** How many days the coordinates of a check-in are kept. */
    coordinateDays: number;
  };
}
