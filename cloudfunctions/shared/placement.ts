import { addDays, type Day } from './clock';
import type { Grant } from './grants';

/**
 * Whether a student is expected at all (学籍状态): only `enrolled` (在校) counts into 应到. 实习 interning ·
 * 集训 training · 休学 suspended · 退学 withdrawn · 毕业 graduated.
 */
export type EnrolStatus = 'enrolled' | 'interning' | 'training' | 'suspended' | 'withdrawn' | 'graduated';

/** A student's time in a class, both days included; `to` null is open-ended. */
export interface Membership {
  classId: string;
  from: Day;
  to: Day | null;
}

/** A status with the day it began; it ends where the next one begins. */
export interface Enrolment {
  status: EnrolStatus;
  from: Day;
}

/**
 * A student's time as a boarder (住校) in a room, both days included; `roomId` null: in which one isn't known
 * yet. On days without one the student goes home (走读).
 */
export interface Lodging {
  roomId: string | null;
  from: Day;
  to: Day | null;
}

/** Where a student sleeps: in a room (null: in which one isn't known yet), or at home. */
export type Sleeps = { roomId: string | null } | 'home';

/** Where a person belongs, with dates, so that history stays with the class where it happened. */
export interface Placement {
  /** Today's department; a student's follows the class. */
  departmentId: string;
  /** Empty for staff. In order of time, without overlaps. */
  memberships: Membership[];
  /** Empty for staff. In order of time. */
  enrolments: Enrolment[];
  /** Empty for staff and for who never boarded. In order of time, without overlaps. */
  lodgings: Lodging[];
}

/** The class a student was in on a day, or null. */
export function classOn({ memberships }: Pick<Placement, 'memberships'>, day: Day): string | null {
  return spanOn(memberships, day)?.classId ?? null;
}

/** What was entered of how a student boards on a day, whether or not they are in the school then; null for who goes home, and for staff. */
export function lodgingOn({ lodgings }: Pick<Placement, 'lodgings'>, day: Day): Lodging | null {
  return spanOn(lodgings, day);
}

/** The one that covers a day, or null. */
function spanOn<S extends { from: Day; to: Day | null }>(spans: readonly S[], day: Day): S | null {
  return spans.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null;
}

/** A student's status on a day; null before the first one, and for staff. */
export function statusOn({ enrolments }: Pick<Placement, 'enrolments'>, day: Day): EnrolStatus | null {
  const [last] = enrolments.filter(({ from }) => from <= day).slice(-1);
  return last?.status ?? null;
}

/** Whether a student counts into 应到 of a class on a day. */
export function isExpected(placement: Placement, classId: string, day: Day): boolean {
  return classOn(placement, day) === classId && statusOn(placement, day) === 'enrolled';
}

/** Who has left the school for now or for good has no access as a student. */
const HAS_LEFT: ReadonlySet<EnrolStatus> = new Set(['suspended', 'withdrawn', 'graduated']);

/** Whether a status means that a student has left, for now or for good. */
export function hasLeftBy(status: EnrolStatus): boolean {
  return HAS_LEFT.has(status);
}

/** Whether a student has left, for now or for good. */
export function hasLeft(placement: Pick<Placement, 'enrolments'>, day: Day): boolean {
  const status = statusOn(placement, day);
  return status === null || hasLeftBy(status);
}

/**
 * Where a student sleeps on a day; null for staff and who has left. A room stays with who left the school
 * (whoever comes back from 休学 is a boarder again, and on every list), so this is the one to ask.
 */
export function sleepsOn(placement: Placement, day: Day): Sleeps | null {
  if (hasLeft(placement, day)) return null;
  const lodging = lodgingOn(placement, day);
  return lodging ? { roomId: lodging.roomId } : 'home';
}

/** Whether somebody who sleeps so boards. */
export function isBoarding(sleeps: Sleeps | null): sleeps is Exclude<Sleeps, 'home'> {
  return sleeps !== null && sleeps !== 'home';
}

/**
 * The grants that follow from the roster: a student's own, cut into the days in a class and not gone. They
 * carry their dates, so that a transfer planned for Monday needs nobody to switch it on Monday.
 */
export function studentGrants({ memberships, enrolments }: Placement): Grant[] {
  return memberships.flatMap((membership) =>
    enrolments.flatMap(({ status, from }, index): Grant[] => {
      if (HAS_LEFT.has(status)) return [];
      const next = enrolments[index + 1];
      const until = next ? addDays(next.from, -1) : null;
      const begins = from > membership.from ? from : membership.from;
      const ends = earlier(membership.to, until);
      if (ends !== null && ends < begins) return [];
      const scope = { kind: 'self', classId: membership.classId, expected: status === 'enrolled' } as const;
      return [{ role: 'student', scope, from: begins, to: ends }];
    }),
  );
}

/** The earlier of two last days, where null never comes. */
function earlier(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
