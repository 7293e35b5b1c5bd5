import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { classOn, isBoarding, sleepsOn } from '../../shared/placement';
import type { KnownPerson } from '../import/plan-person';
import { byNumber } from '../people/people';
import { boardersWithoutRoom, classNames } from '../roster/queries';
import { reachOf } from '../roster/reach';
import type { UnplacedView } from './contract';

/** As many names as a page shows; the count is always that of all. */
const MOST_NAMES = 200;

/**
 * The boarders (住校) of the caller's departments who are in no room tonight, and so on no list of a building; by class
 * and number. Requests: one for every 1,000 of them, one for the classes, one more for a whole school.
 */
export async function unplacedBoarders(_data: unknown, { access, today }: Call): Promise<UnplacedView> {
  const { departmentIds } = await reachOf(access.grants);
  const found = await boardersWithoutRoom(departmentIds, today);
  const unplaced = found.filter((person) => isUnplaced(person, today));
  const names = await classNames(unplaced.map((person) => classOn(person, today)));
  const students = unplaced.sort(byNumber).map((person) => ({
    ...{ personId: person._id, number: person.number, name: person.name },
    className: names.get(classOn(person, today) ?? '') ?? '',
  }));
  students.sort((a, b) => a.className.localeCompare(b.className, 'zh-CN', { numeric: true }));
  return { count: students.length, students: students.slice(0, MOST_NAMES) };
}

function isUnplaced(person: KnownPerson, day: Day): boolean {
  const sleeps = sleepsOn(person, day);
  return isBoarding(sleeps) && sleeps.roomId === null;
}
