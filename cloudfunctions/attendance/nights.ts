import { clockTime, type Day } from '../shared/clock';
import type { Grant } from '../shared/grants';

/** Until this time the night of the day before is still on, as in the duty roster. */
const NIGHT_ENDS = '06:00';

/** A night that is somebody's: on duty in a department or the whole school, or keeping a building. */
export interface Night {
  grant: Grant;
  /** Last night, which is still on, and not the one to come. */
  isLast: boolean;
}

/**
 * The nights that are somebody's at a moment (milliseconds) of a day. A night on duty is granted for the evening's
 * day and the next one: on the second day it is over at dawn.
 */
export function nightsOf(grants: readonly Grant[], { now, today }: { now: number; today: Day }): Night[] {
  const isStillNight = clockTime(now) < NIGHT_ENDS;
  return grants.flatMap((grant): Night[] => {
    if (grant.role === 'dormKeeper') return [{ grant, isLast: false }];
    if (grant.role !== 'dutyTeacher') return [];
    const isOfLast = grant.from < today && isStillNight;
    const isOfTonight = grant.to === null || grant.to > today;
    return [
      ...(isOfLast ? [{ grant, isLast: true }] : []),
      ...(isOfTonight ? [{ grant, isLast: false }] : []),
    ];
  });
}
