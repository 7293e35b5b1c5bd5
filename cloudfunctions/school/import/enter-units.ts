import type { ImportDocument } from './document';
import { type Adopted, adoptedRooms, adoptedUnits, type Otherwise, roomsLeft, unitsLeft } from './plan-adopt';
import { enterRooms, roomsOfNames } from '../rooms/rooms';
import { enterUnits, unitsOfDepartment } from '../roster/queries';
import { removeUnused } from '../roster/usage';
import { hasOpenImports } from './store';

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
 * written shall find nothing. What somebody uses already stays, and so does all while another plan may name it by its id.
 */
export async function takeBack({ _id, newUnits, newRooms }: ImportDocument): Promise<void> {
  if (await hasOpenImports(null, _id)) return;
  // What lies in another one first.
  const parts = [
    ['room', newRooms.rooms],
    ['building', newRooms.buildings],
    ['class', newUnits.classes],
    ['grade', newUnits.grades],
  ] as const;
  for (const [kind, units] of parts)
    await removeUnused(
      kind,
      units.map((unit) => unit._id),
    );
}

/** What of a plan is there by now. Two requests for units, one for buildings, one for each of them with planned rooms. */
async function adoptable({ departmentId, newUnits, newRooms }: Planned): Promise<Adopted | Otherwise> {
  const makesUnits = newUnits.grades.length + newUnits.classes.length > 0;
  const units = makesUnits ? adoptedUnits(newUnits, await unitsOfDepartment(departmentId)) : {};
  if (isOtherwise(units)) return units;
  return { ...units, ...adoptedRooms(newRooms, await roomsOfNames(newRooms)) };
}
