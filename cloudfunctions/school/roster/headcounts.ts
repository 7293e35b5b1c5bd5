import type { InferOutput } from 'valibot';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { isExpected } from '../../shared/placement';
import type { Headcount, rosterContract } from './contract';
import { isBound } from '../people/person';
import type { KnownPerson } from '../import/plan-person';
import { classes, studentsOfClasses } from './queries';
import { type ReachedUnits, reachOf } from './reach';

type Request = InferOutput<(typeof rosterContract)['headcounts']['request']>;

/**
 * How many students of some classes are in school today, and how many of those are bound. Classes that
 * the caller has nothing to do with are left out, as are those that don't exist.
 */
export async function headcounts({ classIds }: Request, { access, today }: Call) {
  const own = await within(await reachOf(access.grants), [...new Set(classIds)]);
  const students = own.length === 0 ? [] : await studentsOfClasses(own);
  return { classes: own.map((classId) => headcount(classId, students, today)) };
}

function headcount(classId: string, students: readonly KnownPerson[], today: Day): Headcount {
  const here = students.filter((student) => isExpected(student, classId, today));
  return { classId, enrolled: here.length, bound: here.filter(isBound).length };
}

async function within(
  { departmentIds, classIds }: ReachedUnits,
  wanted: readonly string[],
): Promise<string[]> {
  const found = await classes.findAll({ _id: { $in: wanted } }, { atMost: wanted.length });
  return found
    .filter(({ _id, departmentId }) => classIds.includes(_id) || departmentIds.includes(departmentId))
    .map(({ _id }) => _id);
}
