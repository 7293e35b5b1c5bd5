import type { InferOutput } from 'valibot';
import { type Day, dayOf } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { grantsOn } from '../../shared/grants';
import { classOn, lodgingOn, statusOn } from '../../shared/placement';
import { classById, departmentById, gradeById } from '../../shared/units';
import type { PersonView, rosterContract, RosterRow, RosterView } from './contract';
import type { UnitsView } from './contract-units';
import { byNumber, classRoster, personById, type RosterEntry } from '../people/people';
import { isBound, type Person } from '../people/person';
import { roomNamesById } from '../rooms/rooms';
import { reachOf, unitsWithin } from './reach';

type Request<Action extends 'roster' | 'person'> = InferOutput<(typeof rosterContract)[Action]['request']>;

/** The units that the caller has to do with. */
export async function units(_data: unknown, { access }: Call): Promise<UnitsView> {
  return unitsWithin(await reachOf(access.grants));
}

/** The students of a class, today's and those who are to come, by number. */
export async function roster({ classId }: Request<'roster'>, { today }: Call): Promise<RosterView> {
  const found = await classRoster(classId);
  if (!found) throw new Error(`class ${classId} was there a moment ago`);
  const { schoolClass, members } = found;
  const roomIds = members.flatMap((member) => lodgingOn(member, today)?.roomId ?? []);
  const [grade, rooms] = await Promise.all([gradeById(schoolClass.gradeId), roomNamesById(roomIds)]);
  const students = members.sort(byNumber).flatMap((member) => rowOf(member, classId, today, rooms));
  return { classId, className: schoolClass.name, gradeName: grade?.name ?? '', students };
}

function rowOf(
  member: RosterEntry,
  classId: string,
  today: Day,
  rooms: ReadonlyMap<string, string>,
): RosterRow[] {
  const own = member.memberships.find(
    ({ classId: id, to }) => id === classId && (to === null || to >= today),
  );
  if (!own) return [];
  const { _id: personId, rev, number, name, phone, guardians } = member;
  const status = statusOn(member, today);
  const lodging = lodgingOn(member, today);
  const room = rooms.get(lodging?.roomId ?? '') ?? '';
  const contacts = { boards: lodging !== null, room, phone, guardians };
  const account = { bound: isBound(member), isCadre: isCadre(member, classId, today) };
  return [{ personId, rev, number, name, status, from: own.from, ...contacts, ...account }];
}

function isCadre({ grants }: RosterEntry, classId: string, day: Day): boolean {
  return grantsOn(grants, day).some(
    ({ role, scope }) => role === 'classCadre' && scope.kind === 'class' && scope.classId === classId,
  );
}

/** A person with the classes and states of all times. */
export async function person({ personId }: Request<'person'>, { today }: Call): Promise<PersonView> {
  const found = await personById(personId);
  if (!found) throw new Error(`person ${personId} was there a moment ago`);
  const { rev, kind, number, name, phone, guardians, departmentId } = found;
  const classId = classOn(found, today);
  const [department, memberships, lodgings] = await Promise.all([
    departmentById(departmentId),
    classesOf(found),
    roomsOf(found),
  ]);
  const lodging = lodgingOn(found, today);
  const className = (classId && (await classById(classId))?.name) ?? '';
  return {
    ...{ personId, rev, kind, number, name, classId, className },
    ...{ departmentId, departmentName: department?.name ?? '' },
    status: statusOn(found, today),
    ...{ boards: lodging !== null, roomId: lodging?.roomId ?? null },
    room: lodgings.find(({ from }) => from === lodging?.from)?.room ?? '',
    ...{ phone, guardians, bound: isBound(found), boundAt: boundOn(found), memberships },
    ...{ lodgings, enrolments: found.enrolments },
  };
}

function classesOf({ memberships }: Person): Promise<PersonView['memberships']> {
  return Promise.all(
    memberships.map(async ({ classId, from, to }) => ({
      className: (await classById(classId))?.name ?? '',
      from,
      to,
    })),
  );
}

async function roomsOf({ lodgings }: Person): Promise<PersonView['lodgings']> {
  const names = await roomNamesById(lodgings.flatMap(({ roomId }) => roomId ?? []));
  return lodgings.map(({ roomId, from, to }) => ({ room: names.get(roomId ?? '') ?? '', from, to }));
}

/** The day on which the account of today was bound, as far as the events tell. */
function boundOn(person: Person): Day | null {
  const last = person.events.filter(({ kind }) => kind === 'bound').at(-1);
  return isBound(person) && last ? dayOf(last.at) : null;
}
