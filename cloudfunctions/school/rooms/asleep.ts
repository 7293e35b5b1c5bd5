import type { Day } from '../../shared/clock';
import { isBoarding, lodgingOn, sleepsOn } from '../../shared/placement';
import type { KnownPerson } from '../import/plan-person';
import { lodgersOf } from '../roster/queries';

/** Who sleeps in some rooms in the night of a day, by number; a request for every 1,000 who ever slept there. */
export async function asleepIn(roomIds: readonly string[], day: Day): Promise<KnownPerson[]> {
  const everybody = await lodgersOf(roomIds);
  return everybody.filter((person) => isBoarding(sleepsOn(person, day)));
}

/** How many of these sleep in each room in the night of a day, by the room's id; rooms of nobody are left out. */
export function countByRoom(asleep: readonly KnownPerson[], day: Day): Map<string, number> {
  const counts = new Map<string, number>();
  for (const person of asleep) {
    const roomId = lodgingOn(person, day)?.roomId;
    if (roomId) counts.set(roomId, (counts.get(roomId) ?? 0) + 1);
  }
  return counts;
}
