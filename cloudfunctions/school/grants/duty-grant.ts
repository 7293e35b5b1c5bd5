import { addDays, type Day } from '../../shared/clock';
import type { GivenGrant } from '../people/person';

const PREFIX = 'duty-';

/** The grant of a night on duty. It lasts from the evening's day to the next one, for the hours after midnight. */
export function dutyGrant(departmentId: string, date: Day): GivenGrant {
  return {
    grantId: dutyGrantId(departmentId, date),
    role: 'dutyTeacher',
    scope: { kind: 'department', departmentId },
    from: date,
    to: addDays(date, 1),
  };
}

export function dutyGrantId(departmentId: string, date: Day): string {
  return `${PREFIX}${departmentId}-${date}`;
}

/** Whether a grant is one of the duty roster. */
export function isDuty(grantId: string): boolean {
  return grantId.startsWith(PREFIX);
}

/** The grants without nights that are over; the events keep them, and the document doesn't grow with every night. */
export function withoutPastNights(grants: readonly GivenGrant[], today: Day): GivenGrant[] {
  return grants.filter(({ grantId, to }) => !isDuty(grantId) || to === null || to >= today);
}
