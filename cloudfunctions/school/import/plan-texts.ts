import type { Sleeps } from '../../shared/placement';
import type { SchoolClass } from '../../shared/unit';
import { statusWords } from './parse-cells';
import type { ColumnKey } from './parse-columns';
import type { KnownPerson } from './plan-person';
import type { NewUnits } from './plan-units';
import { sleepsLast } from '../rooms/lodging';

/** Units by id, to name them as files do. */
export interface UnitsById {
  grades: ReadonlyMap<string, string>;
  classes: ReadonlyMap<string, SchoolClass>;
  /** Rooms with their buildings: 3栋302. */
  rooms: ReadonlyMap<string, string>;
}

/** What a file says of a person, by column; a column without anything to say is empty or left out. */
export type PersonTexts = Partial<Record<ColumnKey, string>>;

/** Units as they are looked up by id. */
export function unitsById({ grades, classes }: NewUnits, rooms: ReadonlyMap<string, string>): UnitsById {
  return {
    grades: new Map(grades.map(({ _id, name }) => [_id, name])),
    classes: new Map(classes.map((one) => [one._id, one])),
    rooms,
  };
}

/** The latest class of a person: the one that an import compares with, planned ones included. */
export function latestClassName({ memberships }: Pick<KnownPerson, 'memberships'>, units: UnitsById): string {
  return units.classes.get(memberships.at(-1)?.classId ?? '')?.name ?? '';
}

/** A person as a row of a file: the latest class, room and status are told, as an import compares them, and no day. */
export function personTexts(person: KnownPerson, units: UnitsById): PersonTexts {
  const { number, name, phone, enrolments, memberships } = person;
  const status = enrolments.at(-1)?.status;
  const gradeId = units.classes.get(memberships.at(-1)?.classId ?? '')?.gradeId ?? '';
  return {
    ...{ number, name, phone },
    className: latestClassName(person, units),
    gradeName: units.grades.get(gradeId) ?? '',
    status: status ? statusWords[status] : '',
    ...lodgingTexts(sleepsLast(person), units),
    ...guardianTexts(person),
  };
}

/** Where somebody sleeps; nothing of who has left the school. */
export function lodgingTexts(sleeps: Sleeps | null, { rooms }: UnitsById): PersonTexts {
  if (sleeps === null) return { boards: '', room: '' };
  if (sleeps === 'home') return { boards: '否', room: '' };
  return { boards: '是', room: rooms.get(sleeps.roomId ?? '') ?? '' };
}

function guardianTexts({ guardians: [first, second] }: KnownPerson): PersonTexts {
  return {
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
