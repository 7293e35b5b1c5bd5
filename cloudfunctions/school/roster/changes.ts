import type { InferOutput } from 'valibot';
import { accessTo } from '../../shared/authorisation';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { sealOf } from '../../shared/history/key';
import { targetOf } from '../../shared/target';
import { classById, roomById } from '../../shared/units';
import { isDuplicate } from '../../shared/database';
import { idOfAttempt } from '../attempt-id';
import { changeShown, makerOf } from '../people/change-shown';
import { changesContract } from './contract-changes';
import { newPerson } from '../people/new-person';
import { people } from '../people/people';
import type { Person, Personal } from '../people/person';
import { lodged } from '../rooms/lodging';
import { enrolledAs, entryMoved, joined, latestDay } from './placement';
import { numbersElsewhere } from './queries';
import {
  alreadySo,
  beyondReach,
  departmentToday,
  noClass,
  noRoom,
  notAStudent,
  numberTaken,
  tooEarly,
  tooLate,
  wrongDay,
} from './refusals';
import { isTooEarly } from '../rooms/spans';

type Request<Action extends keyof typeof changesContract> = InferOutput<
  (typeof changesContract)[Action]['request']
>;

/** Enters one person, once for an intention. */
export async function addPerson(request: Request<'addPerson'>, call: Call) {
  const { departmentId, kind, number, name, phone, classId, from = call.today } = request;
  if (from > latestDay(call.today)) return tooLate(latestDay(call.today));
  const schoolClass = classId === undefined ? null : await classById(classId);
  const isStudent = kind === 'student';
  if (isStudent && schoolClass?.departmentId !== departmentId) return noClass();
  const personId = idOfAttempt(call);
  if ((await numbersElsewhere([number], { departmentId, kind })).get(number) === 'otherKind')
    return numberTaken(number);
  const placed =
    isStudent && schoolClass
      ? {
          memberships: [{ classId: schoolClass._id, from, to: null }],
          enrolments: [{ status: 'enrolled' as const, from }],
        }
      : {};
  const told = { _id: personId, kind, number, name, phone, departmentId, ...placed };
  try {
    await people.insertOnce(newPerson(told, makerOf(call), sealOf('people')));
    return { personId };
  } catch (error) {
    if (isDuplicate(error)) return numberTaken(number);
    throw error;
  }
}

/** Moves a student to another class from a day on. */
export async function transfer({ personId, rev, classId, from }: Request<'transfer'>, call: Call) {
  const target = await targetOf('class', { classId }, call.today);
  const { caller, access, today } = call;
  const mayReach =
    target !== 'none' &&
    accessTo(changesContract.transfer.may, { ...caller, grants: access.grants }, target) !== null;
  const departmentId = (mayReach ? target.departmentId : null) ?? '';
  return changeShown({ personId, rev }, call, (person) => {
    if (!mayReach) return beyondReach();
    const wrong = wrongDay(from, today);
    if (wrong) return wrong;
    if (person.kind !== 'student') return notAStudent();
    if (departmentId !== person.departmentId && from > today) return departmentToday();
    const { memberships: were, entry } = entered(person, from, today);
    const memberships = joined(were, classId, from, today) ?? entry?.memberships;
    if (!memberships) return alreadySo();
    if (isTooEarly(memberships)) return tooEarly(memberships.tooEarly);
    const moved = departmentId === person.departmentId ? {} : { departmentId };
    return { kind: 'transferred', sets: { ...entry, memberships, ...moved } };
  });
}

/** Changes a student's status from a day on. */
export async function setStatus({ personId, rev, status, from }: Request<'setStatus'>, call: Call) {
  return changeShown({ personId, rev }, call, (person) => {
    const wrong = wrongDay(from, call.today);
    if (wrong) return wrong;
    if (person.kind !== 'student') return notAStudent();
    const { enrolments: were, entry } = entered(person, from, call.today);
    const enrolments = enrolledAs(were, status, from, call.today) ?? entry?.enrolments;
    if (!enrolments) return alreadySo();
    if (isTooEarly(enrolments)) return tooEarly(enrolments.tooEarly);
    return { kind: 'statusChanged', sets: { ...entry, enrolments } };
  });
}

/** Corrects whom to call. */
export async function correctContacts(request: Request<'correctContacts'>, call: Call) {
  const { personId, rev, phone, guardians } = request;
  return changeShown({ personId, rev }, call, (person) => {
    const personal = differing(person, { phone, guardians });
    return Object.keys(personal).length === 0 ? alreadySo() : { kind: 'corrected', personal };
  });
}

/** Changes where a student sleeps from a day on. */
export async function moveRoom(request: Request<'moveRoom'>, call: Call) {
  const { personId, rev, boards, roomId, from } = request;
  const isThere = roomId === null || (await roomById(roomId)) !== null;
  return changeShown({ personId, rev }, call, (person) => {
    const wrong = isThere ? wrongDay(from, call.today) : noRoom();
    if (wrong) return wrong;
    if (person.kind !== 'student') return notAStudent();
    const lodgings = lodged(person.lodgings, boards ? { roomId } : 'home', from, call.today);
    if (lodgings === null) return alreadySo();
    return isTooEarly(lodgings) ? tooEarly(lodgings.tooEarly) : { kind: 'roomMoved', sets: { lodgings } };
  });
}

/** Corrects a name; an account that is bound shows the new one. */
export async function renamePerson({ personId, rev, name }: Request<'renamePerson'>, call: Call) {
  return changeShown({ personId, rev }, call, (person) =>
    person.name === name ? alreadySo() : { kind: 'renamed', personal: { name } },
  );
}

/** Where somebody is before a change; `entry` is set when an entry to come had to move for it. */
function entered(person: Person, day: Day, today: Day) {
  const { memberships, enrolments, lodgings } = entryMoved(person, day, today);
  const isMoved = memberships !== person.memberships;
  return { memberships, enrolments, entry: isMoved ? { memberships, enrolments, lodgings } : null };
}

type Contacts = Pick<Personal, 'phone' | 'guardians'>;

/** The fields that are given and differ. */
function differing(
  person: Person,
  wanted: { [Field in keyof Contacts]: Contacts[Field] | undefined },
): Partial<Personal> {
  const entries = Object.entries(wanted).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(person[field as keyof Contacts]),
  );
  return Object.fromEntries(entries);
}
