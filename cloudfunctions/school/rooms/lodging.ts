import type { Day } from '../../shared/clock';
import type { Lodging, Placement, Sleeps } from '../../shared/placement';
import { spansFrom, type TooEarly } from './spans';

/**
 * The lodgings of a student who sleeps somewhere from a day on; null when that is so already.
 * @param settled the last day of which a move is history; one after it is a plan, which this one replaces.
 */
export function lodged(
  lodgings: readonly Lodging[],
  sleeps: Sleeps,
  day: Day,
  settled: Day,
): Lodging[] | TooEarly | null {
  const when = { day, settled };
  if (sleeps === 'home') return spansFrom(lodgings, when, null, () => false);
  const { roomId } = sleeps;
  return spansFrom(lodgings, when, { roomId, from: day, to: null }, (one) => one.roomId === roomId);
}

/** Where a student was entered to sleep last, from whenever on. */
export function sleepsLast({ lodgings }: Pick<Placement, 'lodgings'>): Sleeps {
  const last = lodgings.at(-1);
  return last?.to === null ? { roomId: last.roomId } : 'home';
}
