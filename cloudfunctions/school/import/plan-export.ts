import { columnsOf } from './parse-columns';
import { isErased, type Person } from '../people/person';
import type { KnownPerson } from './plan-person';
import { personTexts, unitsById } from './plan-texts';
import type { NewUnits } from './plan-units';

/**
 * People as rows of a file with the columns of an import, the titles first. Imported again, it changes
 * nothing: no day is told. Who is erased is left out.
 */
export function exportRows(
  kind: Person['kind'],
  people: readonly KnownPerson[],
  units: NewUnits,
  namesOfRooms: ReadonlyMap<string, string>,
): string[][] {
  const columns = columnsOf[kind].filter(({ key }) => key !== 'from');
  const byId = unitsById(units, namesOfRooms);
  const rows = people
    .filter((person) => !isErased(person))
    .map((person) => {
      const texts = personTexts(person, byId);
      return columns.map(({ key }) => texts[key] ?? '');
    });
  return [columns.map(({ title }) => title), ...rows];
}
