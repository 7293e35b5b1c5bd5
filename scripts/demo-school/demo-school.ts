import type { AttendanceFact } from '../../cloudfunctions/attendance/fact';
import type { Person } from '../../cloudfunctions/school/people/person';
import type { Binding } from '../../cloudfunctions/shared/caller';
import type { CheckinRule } from '../../cloudfunctions/attendance/rule';
import { momentOf } from '../../cloudfunctions/shared/clock';
import type { CampusPlace, Phone } from '../../simulator/protocol';
import type { BindingCode } from '../../cloudfunctions/school/binding/codes';
import type { DutyNight } from '../../cloudfunctions/school/grants/duty-nights';
import type { Message } from '../../cloudfunctions/shared/message';
import { calendar, type DemoCalendar } from './calendar';
import { campus, campusPlace } from './campus';
import { classCode } from './codes';
import { withDuty } from './duty';
import { history } from './history';
import { messages } from './messages';
import { type People, people, type SchoolSize } from './people';
import { chance } from './random';
import { rule } from './rule';
import { type DemoTimetable, timetable } from './timetable';

/** What a demo school is made of; the same options give the same school to the last id. */
export interface DemoOptions extends SchoolSize {
  seed: number;
  /** Where the clock stands when the demo begins, milliseconds. */
  now: number;
}

/** A Tuesday, two minutes before the bell. */
export const defaultOptions: DemoOptions = {
  seed: 2026,
  classes: 12,
  studentsPerClass: 40,
  now: momentOf('2026-11-24', 6 * 60 + 58),
};

export interface DemoSchool {
  documents: People &
    DemoCalendar &
    DemoTimetable & {
      checkinRules: CheckinRule[];
      attendanceFacts: AttendanceFact[];
      bindingCodes: BindingCode[];
      dutyNights: DutyNight[];
      messages: Message[];
    };
  /** The phones on the desk when the demo begins. */
  phones: Phone[];
  campus: readonly CampusPlace[];
  now: number;
}

/** 综职系 with classes, students, staff, cadres, timetables, one rule and a week of history. */
export function demoSchool(options: Partial<DemoOptions> = {}): DemoSchool {
  const { seed, now, ...size } = { ...defaultOptions, ...options };
  const source = chance(seed);
  const entered = people(size, source);
  const officerId = officerOf(entered);
  const { documents, people: taught } = timetable(entered, officerId);
  const { dutyNights, ...everybody } = withDuty(taught, officerId, now);
  return {
    documents: {
      ...everybody,
      ...calendar(officerId),
      ...documents,
      dutyNights,
      checkinRules: [rule],
      attendanceFacts: history(studentsOf(everybody).filter(isBound), now, source),
      bindingCodes: codes(everybody, now),
      // Nobody is told of grants that follow from a timetable.
      messages: messages(entered.people, entered.classes),
    },
    phones: phones(everybody),
    campus,
    now,
  };
}

function officerOf({ people: everybody }: People): string {
  return everybody.find(({ grants }) => grants.some(({ role }) => role === 'officer'))?._id ?? '';
}

/** The code of the first class alone: the others' head teachers have yet to make one. */
function codes({ people: everybody, classes }: People, now: number): BindingCode[] {
  const [first] = classes;
  const maker = everybody.find(({ kind }) => kind === 'staff');
  return first && maker ? [classCode(first._id, maker._id, now)] : [];
}

/** Whoever has no account yet can't have checked in. */
function isBound({ openid }: Person): boolean {
  return openid !== null;
}

function studentsOf({ people: everybody }: People): Person[] {
  return everybody.filter(({ kind }) => kind === 'student');
}

/** The first two students and the head teacher of the first class. */
function phones(everybody: People): Phone[] {
  const { bindings, classes } = everybody;
  const [schoolClass] = classes;
  const teacher = bindings.find(({ grants }) =>
    grants.some(
      ({ role, scope }) =>
        role === 'headTeacher' && scope.kind === 'class' && scope.classId === schoolClass?._id,
    ),
  );
  const [first, second] = studentsOf(everybody);
  const className = schoolClass?.name ?? '';
  return [
    phone('li-lei', bindingOf(first?._id), `学生 · ${className}`, '教学楼A'),
    phone('han-meimei', bindingOf(second?._id), `班长 · ${className}`, '公交站'),
    phone('zhou-min', teacher, `班主任 · ${className}`, '教学楼A'),
  ].filter((item) => item !== null);

  function bindingOf(personId: string | undefined): Binding | undefined {
    return bindings.find((binding) => binding.personId === personId);
  }
}

function phone(id: string, owner: Binding | undefined, note: string, placeName: string): Phone | null {
  if (!owner) return null;
  const { latitude, longitude } = campusPlace(placeName);
  return {
    id,
    openid: owner._id,
    name: owner.name,
    note,
    location: { latitude, longitude, accuracy: 25 },
    locationConsent: 'unasked',
    network: 'online',
    clockSkewMs: 0,
    theme: 'light',
    fontScale: 1,
  };
}
