import { addDays, type Day } from '../shared/clock';
import { type Enrolment, type EnrolStatus, hasLeftBy, type Membership } from '../shared/placement';
import type { GivenGrant } from './person';

/** A change that begins before what it follows: history would have to be rewritten. */
export interface TooEarly {
  tooEarly: Day;
}

/**
 * The memberships of a student who is in a class from a day on; null when that is so already. Days before
 * stay with the class where they happened. The same day once more corrects what was said for it.
 */
export function joined(
  memberships: readonly Membership[],
  classId: string,
  day: Day,
): Membership[] | TooEarly | null {
  const last = memberships.at(-1);
  if (last?.classId === classId && last.to === null) return null;
  if (last && day < last.from) return { tooEarly: last.from };
  const kept = last?.from === day ? memberships.slice(0, -1) : memberships;
  const before = kept.at(-1);
  if (!before) return [{ classId, from: day, to: null }];
  const eve = addDays(day, -1);
  const earlier = kept.slice(0, -1);
  // Back in the class of the day before: as if it had never been left.
  if (before.classId === classId && before.to === eve) return [...earlier, { ...before, to: null }];
  return [...earlier, endedBy(before, eve), { classId, from: day, to: null }];
}

function endedBy(membership: Membership, day: Day): Membership {
  return membership.to === null || membership.to > day ? { ...membership, to: day } : membership;
}

/** The statuses of a student who has one from a day on; null when that is so already. */
export function enrolledAs(
  enrolments: readonly Enrolment[],
  status: EnrolStatus,
  day: Day,
): Enrolment[] | TooEarly | null {
  const last = enrolments.at(-1);
  if (last?.status === status) return null;
  if (last && day < last.from) return { tooEarly: last.from };
  const kept = last?.from === day ? enrolments.slice(0, -1) : enrolments;
  return kept.at(-1)?.status === status ? [...kept] : [...kept, { status, from: day }];
}

/**
 * A student's given grants after a change from a day on: an office in a class ends with leaving the
 * class, every office with leaving the school. The same list when nothing ends.
 */
export function officesKept(
  grants: readonly GivenGrant[],
  { classId, status, day }: { classId: string | null; status: EnrolStatus | null; day: Day },
): readonly GivenGrant[] {
  const left = status !== null && hasLeftBy(status);
  const ends = ({ role, scope }: GivenGrant) =>
    left || (role === 'classCadre' && scope.kind === 'class' && scope.classId !== classId);
  const eve = addDays(day, -1);
  const ending = (grant: GivenGrant) => ends(grant) && (grant.to === null || grant.to > eve);
  if (!grants.some(ending)) return grants;
  return grants
    .map((grant) => (ending(grant) ? { ...grant, to: eve } : grant))
    .filter(({ from, to }) => to === null || from <= to);
}
