import * as v from 'valibot';
import { type Day, Id } from '../../shared/contract';
import type { EnrolStatus } from '../../shared/placement';
import { staffOfStudents } from '../contract-fields';
import type { FileLink } from '../import/contract';
import type { Guardian } from '../people/person';

const namesOnly = [
  ...['classId', 'className', 'gradeName'],
  ...['students.personId', 'students.number', 'students.name'],
] as const;

/** Who sleeps in the building: the name to a face, where that is, and whom to call when the bed is empty. */
const asKeeper = [
  ...['personId', 'kind', 'number', 'name', 'className', 'departmentName'],
  ...['status', 'boards', 'room', 'headTeachers.name', 'headTeachers.phone'],
] as const;

export const rosterContract = {
  /** The students of a class, today's and those who are to come. */
  roster: {
    request: v.strictObject({ classId: Id }),
    about: 'class',
    may: [...staffOfStudents, { role: 'classCadre', reach: 'class', fields: namesOnly }],
    refusals: [],
  },
  /** How many students of some classes are in school, and bound; classes beyond the caller's reach are left out. */
  headcounts: {
    request: v.strictObject({ classIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(200)) }),
    about: 'caller',
    may: staffOfStudents,
    refusals: [],
  },
  /** All there is to know of a person. */
  person: {
    request: v.strictObject({ personId: Id }),
    about: 'person',
    may: [
      ...staffOfStudents,
      { role: 'student', reach: 'self', fields: 'all' },
      { role: 'dormKeeper', reach: 'building', fields: asKeeper },
    ],
    refusals: [],
  },
  /** People whose number, name or initials begin with a text, at most 50. */
  searchPeople: {
    request: v.strictObject({
      text: v.pipe(
        v.string(),
        v.maxLength(30, '最多 30 个字'),
        v.transform((text) => text.normalize('NFKC').replace(/\s+/g, '')),
        v.minLength(1, '请输入姓名、号码或姓名首字母'),
      ),
    }),
    about: 'caller',
    may: staffOfStudents,
    refusals: [],
  },
  /** The people of a department, or of one of its classes, as an Excel file that can be imported again. */
  exportRoster: {
    request: v.strictObject({
      departmentId: Id,
      kind: v.picklist(['student', 'staff']),
      classId: v.optional(Id),
    }),
    about: 'department',
    may: [
      { role: 'officer', reach: 'department', fields: 'all' },
      { role: 'secretary', reach: 'department', fields: 'all' },
    ],
    refusals: [],
  },
} as const;

/** A student's line in the roster of a class. */
export interface RosterRow {
  personId: string;
  rev: number;
  number: string;
  name: string;
  /** Today's; null before the first day. */
  status: EnrolStatus | null;
  /** Since or from when in the class. */
  from: Day;
  /** Whether the student boards today, and the room (3栋302), empty where it isn't known; who has left sleeps nowhere. */
  boards: boolean;
  room: string;
  phone: string;
  guardians: Guardian[];
  /** Whether an account is bound. */
  bound: boolean;
  /** Whether the student is 班干部 of the class today. */
  isCadre: boolean;
}

export interface RosterView {
  classId: string;
  className: string;
  gradeName: string;
  /** By number. */
  students: RosterRow[];
}

export interface PersonView {
  personId: string;
  rev: number;
  kind: 'student' | 'staff';
  number: string;
  name: string;
  departmentId: string;
  departmentName: string;
  /** Today's class, empty without one. */
  classId: string | null;
  className: string;
  status: EnrolStatus | null;
  /** Whether the student boards today, and the room (3栋302), empty where it isn't known; who has left sleeps nowhere. */
  boards: boolean;
  room: string;
  roomId: string | null;
  /** For a dorm keeper alone, whom to call about the student: the head teachers of today. */
  headTeachers: { name: string; phone: string }[];
  phone: string;
  guardians: Guardian[];
  bound: boolean;
  /** The day on which the account was bound; null without one, or where it came with the person. */
  boundAt: Day | null;
  memberships: { className: string; from: Day; to: Day | null }[];
  /** `room` is empty for a boarder whose room isn't known. */
  lodgings: { room: string; from: Day; to: Day | null }[];
  enrolments: { status: EnrolStatus; from: Day }[];
}

/** How many students of a class are in school (在校) today, and how many of those are bound. */
export interface Headcount {
  classId: string;
  enrolled: number;
  bound: number;
}

/** Somebody who was found. */
export interface FoundPerson {
  personId: string;
  kind: 'student' | 'staff';
  number: string;
  name: string;
  className: string;
  status: EnrolStatus | null;
}

export interface RosterReplies {
  roster: RosterView;
  headcounts: { classes: Headcount[] };
  person: PersonView;
  /** `more`: there are others; a longer text finds them. */
  searchPeople: { people: FoundPerson[]; more: boolean };
  exportRoster: FileLink;
}
