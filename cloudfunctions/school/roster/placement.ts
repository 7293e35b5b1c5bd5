import { addDays, type Day } from '../../shared/clock';
import { type Enrolment, type EnrolStatus, type Membership, type Placement } from '../../shared/placement';
import { spansFrom, type TooEarly } from '../rooms/spans';

/** How many days ahead a class or a status may be planned. */
const DAYS_AHEAD = 366;

/** The latest day from which a class or a status may be planned: a slip of the hand shuts out all before it. */
export function latestDay(today: Day): Day {
  return addDays(today, DAYS_AHEAD);
}

/**
 * How many days back a class, a room or a status may still be changed. What is told late is told within a week;
 * what lies further back was judged, told and summed up with what was known then.
 */
const DAYS_BACK = 7;

/** The earliest day from which a class, a room or a status may be changed. Entering the school may lie further back. */
export function earliestDay(today: Day): Day {
  return addDays(today, -DAYS_BACK);
}

/**
 * The memberships of a student who is in a class from a day on; null when that is so already. Days before
 * stay with the class where they happened. The same day once more corrects what was said for it. The first
 * class is never begun earlier: with it the student enters the school.
 * @param settled the last day of which a transfer is history; one after it is a plan, which this one replaces.
 */
export function joined(
  memberships: readonly Membership[],
  classId: string,
  day: Day,
  settled: Day,
): Membership[] | TooEarly | null {
  const entry = memberships[0]?.from;
  if (entry !== undefined && day < entry) return { tooEarly: entry };
  const next = { classId, from: day, to: null };
  return spansFrom(memberships, { day, settled }, next, (one) => one.classId === classId);
}

/**
 * The statuses of a student who has one from a day on; null when that is so already, on that day and ever after.
 * The same day once more corrects what was said for it. The first status is never begun earlier: with it the
 * student enters the school.
 * @param settled the last day of which a change is history; one after it is a plan, which this one replaces.
 */
export function enrolledAs(
  enrolments: readonly Enrolment[],
  status: EnrolStatus,
  day: Day,
  settled: Day,
): Enrolment[] | TooEarly | null {
  const last = enrolments.at(-1);
  if (last?.status === status && day >= last.from) return null;
  const since = enrolments.filter(({ from }, index) => index === 0 || from <= settled).at(-1)?.from;
  if (since !== undefined && day < since) return { tooEarly: since };
  const kept = enrolments.filter(({ from }) => from < day);
  return kept.at(-1)?.status === status ? kept : [...kept, { status, from: day }];
}

/**
 * A placement in which an entry that is still to come, and the only one, comes on an earlier day: nothing
 * has happened yet that would have to be rewritten. The same placement when there is nothing to move.
 */
export function entryMoved<Placed extends Pick<Placement, 'memberships' | 'enrolments' | 'lodgings'>>(
  placement: Placed,
  day: Day,
  today: Day,
): Placed {
  const { memberships, enrolments, lodgings } = placement;
  const all = [...memberships, ...enrolments];
  const isOnly = memberships.length === 1 && enrolments.length === 1;
  if (!isOnly || all.some(({ from }) => from <= today || from <= day)) return placement;
  const entry = memberships[0]?.from;
  return {
    ...placement,
    memberships: memberships.map((one) => ({ ...one, from: day })),
    enrolments: enrolments.map((one) => ({ ...one, from: day })),
    // Whoever was to move in on the first day still does.
    lodgings: lodgings.map((one) => (one.from === entry ? { ...one, from: day } : one)),
  };
}
