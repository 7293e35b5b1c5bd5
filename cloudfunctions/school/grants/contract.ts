import * as v from 'valibot';
import type { Day } from '../../shared/clock';
import type { Role } from '../../shared/grants';
import { DayText, Id } from '../../shared/contract';
import { officer, overPeople, Rev } from '../contract-fields';

const Ids = v.pipe(v.array(Id), v.minLength(1), v.maxLength(100));

/** What a grant is to reach; which kinds go with which role is `roleScopes`. */
const GivenScope = v.variant('kind', [
  v.strictObject({ kind: v.literal('class'), classId: Id }),
  v.strictObject({ kind: v.literal('grade'), gradeId: Id }),
  v.strictObject({ kind: v.literal('department'), departmentId: Id }),
  v.strictObject({ kind: v.literal('building'), buildingId: Id }),
  v.strictObject({ kind: v.literal('inspection'), templateIds: Ids, classIds: Ids }),
  v.strictObject({ kind: v.literal('school') }),
]);

const GivenRole = v.picklist([
  'classCadre',
  'inspector',
  'headTeacher',
  'subjectTeacher',
  'counsellor',
  'dutyTeacher',
  'dormKeeper',
  'guard',
  'healthReporter',
  'officer',
  'secretary',
]);

/** A month of nights is stored in one transaction. */
const MOST_NIGHTS = 31;

/** Who is to be on duty in a night, or nobody. `rev` 0: the page showed nobody ever put there. */
const NightWanted = {
  date: DayText,
  personId: v.nullable(Id),
  rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
};

const ofNights = ['SCHOOL.CHANGED_MEANWHILE', 'DUTY.PAST', 'DUTY.NOT_STAFF'] as const;

export const grantsContract = {
  /** The grants of a person: those in force, those to come and those that ended. */
  grants: {
    request: v.strictObject({ personId: Id }),
    about: 'person',
    may: [...overPeople, { role: 'secretary', reach: 'department', fields: 'all' }],
    refusals: [],
  },
  /** Who is head teacher (班主任) of a class or will be, for whoever is about to make another one. */
  headTeachers: { request: v.strictObject({ classId: Id }), about: 'class', may: officer, refusals: [] },
  /** Gives a person a role: an officer any within the own reach, a head teacher 班干部 of the own class. */
  grant: {
    request: v.strictObject({
      personId: Id,
      rev: Rev,
      role: GivenRole,
      scope: GivenScope,
      from: DayText,
      to: v.nullable(DayText),
    }),
    about: 'person',
    may: overPeople,
    refusals: [
      'SCHOOL.CHANGED_MEANWHILE',
      'GRANTS.BEYOND_REACH',
      'GRANTS.WRONG_SCOPE',
      'GRANTS.WRONG_KIND',
      'GRANTS.OWN_CLASS',
      'GRANTS.LEAVES',
      'GRANTS.DAYS',
      'GRANTS.EXISTS',
    ],
  },
  /** Ends a grant with the day `to`; yesterday ends it at once. */
  endGrant: {
    request: v.strictObject({ personId: Id, rev: Rev, grantId: Id, to: DayText }),
    about: 'person',
    may: overPeople,
    refusals: [
      'SCHOOL.CHANGED_MEANWHILE',
      'GRANTS.NOT_FOUND',
      'GRANTS.BEYOND_REACH',
      'GRANTS.BY_DUTY_ROSTER',
      'GRANTS.BY_TIMETABLE',
      'GRANTS.DAYS',
    ],
  },
  /** Who is on duty in which night. */
  dutyRoster: {
    request: v.strictObject({ departmentId: Id, from: DayText, to: DayText }),
    about: 'department',
    may: [
      { role: 'officer', reach: 'department', fields: 'all' },
      { role: 'secretary', reach: 'department', fields: 'all' },
      { role: 'dutyTeacher', reach: 'department', fields: 'all' },
    ],
    refusals: ['DUTY.TOO_LONG'],
  },
  /** Puts a member of staff on duty for a night, or nobody. */
  setDutyNight: {
    request: v.strictObject({ departmentId: Id, ...NightWanted }),
    about: 'department',
    may: officer,
    refusals: ofNights,
  },
  /** Puts staff on duty for many nights at once, all of them or none (快速排班). */
  setDutyNights: {
    request: v.strictObject({
      departmentId: Id,
      nights: v.pipe(
        v.array(v.strictObject(NightWanted)),
        v.minLength(1, '没有要安排的晚上'),
        v.maxLength(MOST_NIGHTS, `一次最多安排 ${MOST_NIGHTS} 晚，请分几次`),
        v.check((nights) => new Set(nights.map(({ date }) => date)).size === nights.length, '同一晚选了两次'),
      ),
    }),
    about: 'department',
    may: officer,
    refusals: ofNights,
  },
} as const;

/** A grant as pages show it. */
export interface GrantView {
  grantId: string;
  role: Role;
  title: string;
  scope: string;
  from: Day;
  to: Day | null;
  state: 'upcoming' | 'inForce' | 'ended';
}

/** Somebody who is head teacher of a class, or will be. */
export interface HeadTeacherView {
  personId: string;
  name: string;
  from: Day;
  to: Day | null;
}

/** A night of the duty roster; `date` is the evening's day. */
export interface DutyNightView {
  date: Day;
  personId: string | null;
  name: string;
  rev: number;
}

export interface GrantsReplies {
  grants: { name: string; rev: number; grants: GrantView[] };
  headTeachers: { headTeachers: HeadTeacherView[] };
  grant: { rev: number };
  endGrant: { rev: number };
  dutyRoster: { nights: DutyNightView[] };
  setDutyNight: { night: DutyNightView };
  setDutyNights: { nights: DutyNightView[] };
}
