import * as v from 'valibot';

export const contract = {
  /** Who the caller is: name, class and roles. */
  me: { request: v.strictObject({}), refusals: [] },
} as const;

/** A role the caller holds: its title (班主任) and what it is for (机电2401班). */
export interface RoleView {
  title: string;
  scope: string;
}

export interface Replies {
  me: { name: string; roles: RoleView[] };
}
