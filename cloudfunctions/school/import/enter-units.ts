import type { ImportDocument } from './document';
import { type Adopted, adoptedRooms, adoptedUnits, type Otherwise, roomsLeft, unitsLeft } from './plan-adopt';
import { enterRooms, roomsOfNames } from '../rooms/rooms';
import { enterUnits, unitsOfDepartment } from '../roster/queries';
import { removeUnused } from '../roster/usage';

/** Each further try is needed only where somebody made a unit of the same name in the moment between. */
const TRIES = 5;

type Planned = Pick<ImportDocument, 'departmentId' | 'newUnits' | 'newRooms'>;

/**
 * Enters the grades, classes, buildings and rooms that people are put in; those that were made meanwhile are
 * adopted. All are looked at before the first is entered. Done again, it changes nothing.
 */
export async function enterPlanned(planned: Planned): Promise<Adopted | Otherwise> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const adopted = await adoptable(planned);
    if (isOtherwise(adopted)) return adopted;
    const entered =
      (await enterUnits(unitsLeft(planned.newUnits, adopted))) &&
      (await enterRooms(roomsLeft(planned.newRooms, adopted)));
    if (entered) return adopted;
  }
  throw new Error('units that others make and remove again and again');
}

/** Whether planned units can't be adopted. */
export function isOtherwise(adopted: Adopted | Otherwise): adopted is Otherwise {
  return 'otherwise' in adopted;
}

/**
 * Takes back what was entered before a class turned out to be there otherwise: whoever reads that nothing was
 * written shall find nothing. What somebody uses already stays.
 */
export async function takeBack({ newUnits, newRooms }: Planned): Promise<void> {
  await removeUnused([
    ...newRooms.rooms.map(({ _id }) => ({ kind: 'room', _id }) as const),
    ...newRooms.buildings.map(({ _id }) => ({ kind: 'building', _id }) as const),
    ...newUnits.classes.map(({ _id }) => ({ kind: 'class', _id }) as const),
    ...newUnits.grades.map(({ _id }) => ({ kind: 'grade', _id }) as const),
  ]);
}

/** What of a plan is there by now. Two requests for units, one for buildings, one for each of them with planned rooms. */
async function adoptable({ departmentId, newUnits, newRooms }: Planned): Promise<Adopted | Otherwise> {
  const makesUnits = newUnits.grades.length + newUnits.classes.length > 0;
  const units = makesUnits ? adoptedUnits(newUnits, await unitsOfDepartment(departmentId)) : {};
  if (isOtherwise(units)) return units;
  return { ...units, ...adoptedRooms(newRooms, await roomsOfNames(newRooms)) };
}
