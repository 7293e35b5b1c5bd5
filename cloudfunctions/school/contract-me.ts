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
}

export interface MeReplies {
  me: { name: string; roles: RoleView[] };
}
