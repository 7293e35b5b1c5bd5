import { statusWords } from './parse-cells';
import { columnsOf, type ColumnKey } from './parse-columns';
import { isErased, type Person } from './person';
import type { KnownPerson } from './plan-person';
import type { NewUnits } from './plan-units';
import { sleepsLast } from './roster-lodging';

/**
 * People as rows of a file with the columns of an import, the titles first. Imported again, it changes
 * nothing: the latest class, room and status are told, as an import compares them, and no day. Who is erased is
 * left out.
 */
export function exportRows(
  kind: Person['kind'],
  people: readonly KnownPerson[],
  { grades, classes }: NewUnits,
  namesOfRooms: ReadonlyMap<string, string>,
): string[][] {
  const columns = columnsOf[kind].filter(({ key }) => key !== 'from');
  const gradeNames = new Map(grades.map(({ _id, name }) => [_id, name]));
  const classById = new Map(classes.map((one) => [one._id, one]));
  const rows = people
    .filter((person) => !isErased(person))
    .map((person) => {
      const schoolClass = classById.get(person.memberships.at(-1)?.classId ?? '');
      const unit = {
        className: schoolClass?.name ?? '',
        gradeName: gradeNames.get(schoolClass?.gradeId ?? '') ?? '',
        ...lodgingTexts(person, namesOfRooms),
      };
      const texts: Partial<Record<ColumnKey, string>> = { ...ownTexts(person), ...unit };
      return columns.map(({ key }) => texts[key] ?? '');
    });
  return [columns.map(({ title }) => title), ...rows];
}

function lodgingTexts(
  person: KnownPerson,
  names: ReadonlyMap<string, string>,
): Partial<Record<ColumnKey, string>> {
  const sleeps = sleepsLast(person);
  if (sleeps === 'home') return { boards: '否' };
  return { boards: '是', room: names.get(sleeps.roomId ?? '') ?? '' };
}

function ownTexts(person: KnownPerson): Partial<Record<ColumnKey, string>> {
  const { number, name, phone, enrolments, guardians } = person;
  const status = enrolments.at(-1)?.status;
  const [first, second] = guardians;
  return {
    ...{ number, name, phone },
    status: status ? statusWords[status] : '',
    ...(first && {
      guardian1Name: first.name,
      guardian1Relation: first.relation,
      guardian1Phone: first.phone,
    }),
    ...(second && {
      guardian2Name: second.name,
      guardian2Relation: second.relation,
      guardian2Phone: second.phone,
    }),
  };
}
