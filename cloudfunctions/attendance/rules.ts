import { cached } from '../shared/cache';
import { Store } from '../shared/database';
import type { SchoolClass } from '../shared/units';
import type { CheckinRule } from './rule';

const checkinRules = new Store<CheckinRule>('checkinRules');

// Rules of a class, its grade and its department, all versions: far below this in any school.
const MOST_VERSIONS = 200;

const byScopes = cached((scopes: string) =>
  checkinRules.findAll({ scope: { $in: scopes.split(' ') } }, { atMost: MOST_VERSIONS }),
);

/** Every version of every rule that applies to a class; remembered for a minute. */
export function rulesFor({ _id, gradeId, departmentId }: SchoolClass): Promise<CheckinRule[]> {
  return byScopes(`class:${_id} grade:${gradeId} department:${departmentId}`);
}
