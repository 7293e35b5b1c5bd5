import { statusWords } from './parse-cells';
import { columnsOf, type ColumnKey } from './parse-columns';
import { isErased, type Person } from './person';
import type { KnownPerson } from './plan-person';
import type { NewUnits } from './plan-units';

/**
 * People as rows of a file with the columns of an import, the titles first. Imported again, it changes
 * nothing: the latest class and status are told, as an import compares them, and no day. Who is erased is
 * left out.
 */
export function exportRows(
  kind: Person['kind'],
  people: readonly KnownPerson[],
  { grades, classes }: NewUnits,
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
      };
      const texts: Partial<Record<ColumnKey, string>> = { ...ownTexts(person), ...unit };
      return columns.map(({ key }) => texts[key] ?? '');
    });
  return [columns.map(({ title }) => title), ...rows];
}

function ownTexts(person: KnownPerson): Partial<Record<ColumnKey, string>> {
  const { number, name, phone, boards, room, enrolments, guardians } = person;
  const status = enrolments.at(-1)?.status;
  const [first, second] = guardians;
  return {
    ...{ number, name, phone, room },
    status: status ? statusWords[status] : '',
    boards: boards ? '是' : '否',
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
