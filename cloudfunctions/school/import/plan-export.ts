import type { Day } from '../../shared/clock';
import { sleepsOn } from '../../shared/placement';
import { columnsOf } from './parse-columns';
import { isErased, type Person } from '../people/person';
import type { KnownPerson } from './plan-person';
import { lodgingTexts, personTexts, unitsById } from './plan-texts';
import type { NewUnits } from './plan-units';

/**
 * People as rows of a file with the columns of an import, the titles first. Imported again, it changes
 * nothing: no day is told. Who is erased is left out.
 * @param day of the export. Where people sleep is told of that day, since such lists hang in dormitories: nothing
 * of who has left, and of who is still to come what will be on the first day.
 */
export function exportRows(
  kind: Person['kind'],
  people: readonly KnownPerson[],
  units: NewUnits,
  namesOfRooms: ReadonlyMap<string, string>,
  day: Day,
): string[][] {
  const columns = columnsOf[kind].filter(({ key }) => key !== 'from');
  const byId = unitsById(units, namesOfRooms);
  const rows = people
    .filter((person) => !isErased(person))
    .map((person) => {
      const sleeps = kind === 'student' ? sleepsOn(person, listedOn(person, day)) : null;
      const texts = { ...personTexts(person, byId), ...lodgingTexts(sleeps, byId) };
      return columns.map(({ key }) => texts[key] ?? '');
    });
  return [columns.map(({ title }) => title), ...rows];
}

/** The day whose room a list tells: the first one of who is still to come. */
function listedOn({ enrolments }: KnownPerson, day: Day): Day {
  const first = enrolments[0]?.from ?? day;
  return first > day ? first : day;
}
