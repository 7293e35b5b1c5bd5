import type { Day } from '../shared/clock';
import { hasLeft, type Lodging, lodgingOn, type Placement } from '../shared/placement';
import { spansFrom, type TooEarly } from './roster-spans';

/** Where a student sleeps: in a room (null: in which one isn't known yet), or at home. */
export type Sleeps = { roomId: string | null } | 'home';

/** The lodgings of a student who sleeps somewhere from a day on; null when that is so already. */
export function lodged(lodgings: readonly Lodging[], sleeps: Sleeps, day: Day): Lodging[] | TooEarly | null {
  if (sleeps === 'home') return spansFrom(lodgings, day, null, () => false);
  const { roomId } = sleeps;
  return spansFrom(lodgings, day, { roomId, from: day, to: null }, (one) => one.roomId === roomId);
}

/** Where a student was entered to sleep last, from whenever on. */
export function sleepsLast({ lodgings }: Pick<Placement, 'lodgings'>): Sleeps {
  const last = lodgings.at(-1);
  return last?.to === null ? { roomId: last.roomId } : 'home';
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
