import type { InferOutput } from 'valibot';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import type { Grant } from '../../shared/grants';
import { classOn, lodgingOn, statusOn } from '../../shared/placement';
import type { Room } from '../../shared/unit';
import { buildingById } from '../../shared/units';
import { byName } from '../roster/by-name';
import type { DormRoom, DormRosterView, DormStudent, roomsContract } from './contract';
import { byNumber, type RosterEntry } from '../people/people';
import { classNames } from '../roster/queries';
import { asleepIn } from './asleep';
import { roomsOf } from './rooms';

type Request = InferOutput<(typeof roomsContract)['dormRoster']['request']>;

/**
 * Who sleeps in which room of a building in the night of a day. Three requests: rooms, people (one more for
 * every 1,000 who ever slept there), classes. Who answers for a department is shown its students, and how many
 * others there are; a keeper everybody, without what only the department is to know.
 */
export async function dormRoster({ buildingId, date }: Request, call: Call): Promise<DormRosterView> {
  const day = date ?? call.today;
  const [building, rooms] = await Promise.all([buildingById(buildingId), roomsOf(buildingId)]);
  if (!building) throw new Error(`building ${buildingId} was there a moment ago`);
  const asleep = await asleepIn(
    rooms.map(({ _id }) => _id),
    day,
  );
  const names = await classNames(asleep.map((person) => classOn(person, day)));
  const view = { day, sight: sightOf(call.access.grants), classNames: names };
  return {
    ...{ buildingId, buildingName: building.name, date: day },
    rooms: rooms.sort(byName).map((room) => roomView(room, asleep, view)),
  };
}

/** Whom somebody is shown: everybody of the building, or of some departments; and of whom all there is. */
interface Sight {
  seesAll: boolean;
  departmentIds: ReadonlySet<string>;
  isOfSchool: boolean;
}

function sightOf(grants: readonly Grant[]): Sight {
  const scopes = grants.map(({ scope }) => scope);
  const isOfSchool = scopes.some(({ kind }) => kind === 'school');
  return {
    isOfSchool,
    seesAll: isOfSchool || scopes.some(({ kind }) => kind === 'building'),
    departmentIds: new Set(
      scopes.flatMap((scope) => (scope.kind === 'department' ? [scope.departmentId] : [])),
    ),
  };
}

interface View {
  day: Day;
  sight: Sight;
  classNames: ReadonlyMap<string, string>;
}

function roomView({ _id, name }: Room, asleep: readonly RosterEntry[], view: View): DormRoom {
  const inside = asleep.filter((person) => lodgingOn(person, view.day)?.roomId === _id);
  const { seesAll, departmentIds } = view.sight;
  const shown = inside.filter(({ departmentId }) => seesAll || departmentIds.has(departmentId));
  const students = shown.sort(byNumber).map((person) => studentView(person, view));
  return { roomId: _id, name, students, others: inside.length - shown.length };
}

function studentView(person: RosterEntry, { day, sight, classNames }: View): DormStudent {
  const isOwn = sight.isOfSchool || sight.departmentIds.has(person.departmentId);
  return {
    ...{ personId: person._id, number: person.number, name: person.name },
    className: classNames.get(classOn(person, day) ?? '') ?? '',
    status: statusOn(person, day),
    since: lodgingOn(person, day)?.from ?? day,
    phone: isOwn ? person.phone : '',
  };
}
