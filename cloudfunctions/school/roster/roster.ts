import type { InferOutput } from 'valibot';
import { type Day, dayOf } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { grantsOn } from '../../shared/grants';
import { classOn, isBoarding, type Placement, sleepsOn, statusOn } from '../../shared/placement';
import { classById, departmentById, gradeById } from '../../shared/units';
import type { PersonView, rosterContract, RosterRow, RosterView } from './contract';
import type { UnitsView } from './contract-units';
import { headTeachersToCall } from '../grants/head-teachers';
import { officesHeld } from '../people/offices';
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
  const roomIds = members.flatMap((member) => roomIdOn(member, today) ?? []);
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
  const room = rooms.get(roomIdOn(member, today) ?? '') ?? '';
  const contacts = { boards: isBoarding(sleepsOn(member, today)), room, phone, guardians };
  const account = { bound: isBound(member), isCadre: isCadre(member, classId, today) };
  return [{ personId, rev, number, name, status, from: own.from, ...contacts, ...account }];
}

/** The room that a student sleeps in on a day; null also for who goes home, has left or has no room yet. */
function roomIdOn(placement: Placement, day: Day): string | null {
  const sleeps = sleepsOn(placement, day);
  return isBoarding(sleeps) ? sleeps.roomId : null;
}

function isCadre(member: RosterEntry, classId: string, day: Day): boolean {
  return grantsOn(officesHeld(member.grants, member), day).some(
    ({ role, scope }) => role === 'classCadre' && scope.kind === 'class' && scope.classId === classId,
  );
}

/** A person with the classes and states of all times; a keeper's look takes one more request, for whom to call. */
export async function person({ personId }: Request<'person'>, { today, access }: Call): Promise<PersonView> {
  const found = await personById(personId);
  if (!found) throw new Error(`person ${personId} was there a moment ago`);
  const { rev, kind, number, name, phone, guardians, departmentId } = found;
  const classId = classOn(found, today);
  const roomId = roomIdOn(found, today);
  const isForKeeper = access.grants.some(({ role }) => role === 'dormKeeper');
  const [department, headTeachers, memberships, rooms] = await Promise.all([
    departmentById(departmentId),
    isForKeeper ? headTeachersToCall(classId, today) : [],
    classesOf(found),
    roomNamesById(found.lodgings.flatMap((lodging) => lodging.roomId ?? [])),
  ]);
  const className = (classId && (await classById(classId))?.name) ?? '';
  return {
    ...{ personId, rev, kind, number, name, classId, className },
    ...{ departmentId, departmentName: department?.name ?? '' },
    status: statusOn(found, today),
    ...{ boards: isBoarding(sleepsOn(found, today)), roomId, room: rooms.get(roomId ?? '') ?? '' },
    headTeachers,
    ...{ phone, guardians, bound: isBound(found), boundAt: boundOn(found), memberships },
    lodgings: found.lodgings.map((one) => ({
      room: rooms.get(one.roomId ?? '') ?? '',
      ...{ from: one.from, to: one.to },
    })),
    enrolments: found.enrolments,
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

/** The day on which the account of today was bound, as far as the events tell. */
function boundOn(person: Person): Day | null {
  const last = person.events.filter(({ kind }) => kind === 'bound').at(-1);
  return isBound(person) && last ? dayOf(last.at) : null;
}
