import type { Day } from '../../shared/clock';
import type { Lodging, Placement, Sleeps } from '../../shared/placement';
import { spansFrom, type TooEarly } from './spans';

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
