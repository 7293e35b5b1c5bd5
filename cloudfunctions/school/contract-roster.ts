import * as v from 'valibot';
import type { Permission } from '../shared/authorisation';
import { type Day, DayText, Id } from '../shared/contract';
import type { EnrolStatus } from '../shared/placement';
import type { FileLink, ImportView } from './contract-import';
import { LABEL, NUMBER, PERSON_NAME, PHONE } from './contract-words';
import type { Guardian } from './person';

const Written = (what: string, form: RegExp) =>
  v.pipe(
    v.string(),
    v.maxLength(60, `${what}太长`),
    v.transform((text) => text.normalize('NFKC').replace(/\s+/g, '')),
    v.regex(form, `${what}不对，请检查有没有多余的符号`),
  );

/** What may be left empty. */
const OrEmpty = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
  v.union([v.literal(''), schema]);

const UnitName = Written('名称', LABEL);
const Name = Written('姓名', PERSON_NAME);
const Phone = Written('电话', PHONE);
const Rev = v.pipe(v.number(), v.integer(), v.minValue(1));
const Status = v.picklist(['enrolled', 'interning', 'training', 'suspended', 'withdrawn', 'graduated']);
const Effective = v.pipe(
  DayText,
  v.check((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期要在 2000 年到 2099 年之间'),
);

const GuardianWritten = v.pipe(
  v.strictObject({
    name: OrEmpty(Name),
    relation: OrEmpty(Written('关系', LABEL)),
    phone: Phone,
  }),
  v.check(({ name, relation }) => name + relation !== '', '请填监护人的姓名或关系'),
);

const schoolOfficer = [{ role: 'officer', reach: 'school', fields: 'all' }] as const;
const officer = [{ role: 'officer', reach: 'department', fields: 'all' }] as const;
const namesOnly = [
  ...['classId', 'className', 'gradeName'],
  ...['students.personId', 'students.number', 'students.name'],
] as const;

/** Who answers for students sees all of them. */
const staffOfStudents = [
  { role: 'headTeacher', reach: 'class', fields: 'all' },
  { role: 'counsellor', reach: 'grade', fields: 'all' },
  { role: 'officer', reach: 'department', fields: 'all' },
  { role: 'secretary', reach: 'department', fields: 'all' },
] as const satisfies readonly Permission[];

const ofUnits = ['SCHOOL.NAME_TAKEN', 'SCHOOL.CHANGED_MEANWHILE'] as const;
const ofPeople = ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.ALREADY_SO'] as const;

export const rosterContract = {
  /** The departments, grades and classes that the caller has to do with. */
  units: { request: v.strictObject({}), about: 'caller', may: staffOfStudents, refusals: [] },
  addDepartment: {
    request: v.strictObject({ name: UnitName }),
    about: 'school',
    may: schoolOfficer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  /** Names are changed from what the page showed: `was`. */
  renameDepartment: {
    request: v.strictObject({ departmentId: Id, was: v.string(), name: UnitName }),
    about: 'department',
    may: officer,
    refusals: ofUnits,
  },
  addGrade: {
    request: v.strictObject({ departmentId: Id, name: UnitName }),
    about: 'department',
    may: officer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  renameGrade: {
    request: v.strictObject({ gradeId: Id, was: v.string(), name: UnitName }),
    about: 'grade',
    may: officer,
    refusals: ofUnits,
  },
  addClass: {
    request: v.strictObject({ gradeId: Id, name: UnitName }),
    about: 'grade',
    may: officer,
    refusals: ['SCHOOL.NAME_TAKEN'],
  },
  renameClass: {
    request: v.strictObject({ classId: Id, was: v.string(), name: UnitName }),
    about: 'class',
    may: officer,
    refusals: ofUnits,
  },
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
    may: [...staffOfStudents, { role: 'student', reach: 'self', fields: 'all' }],
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
  /** Enters one person; more at once are an import. */
  addPerson: {
    request: v.strictObject({
      departmentId: Id,
      kind: v.picklist(['student', 'staff']),
      number: Written('学号或工号', NUMBER),
      name: Name,
      phone: v.optional(OrEmpty(Phone), ''),
      /** Of a student. */
      classId: v.optional(Id),
      from: v.optional(Effective),
    }),
    about: 'department',
    may: officer,
    refusals: ['SCHOOL.NUMBER_TAKEN', 'SCHOOL.NO_CLASS'],
  },
  /** Moves a student to another class from a day on (转班). */
  transfer: {
    request: v.strictObject({ personId: Id, rev: Rev, classId: Id, from: Effective }),
    about: 'person',
    may: officer,
    refusals: [
      ...ofPeople,
      'SCHOOL.BEYOND_REACH',
      'SCHOOL.TOO_EARLY',
      'SCHOOL.NOT_A_STUDENT',
      'SCHOOL.DEPARTMENT_TODAY',
    ],
  },
  /** Changes whether a student is in the school (实习, 休学, 退学, …) from a day on. */
  setStatus: {
    request: v.strictObject({ personId: Id, rev: Rev, status: Status, from: Effective }),
    about: 'person',
    may: officer,
    refusals: [...ofPeople, 'SCHOOL.TOO_EARLY', 'SCHOOL.NOT_A_STUDENT'],
  },
  /** Whom to call, and where a student sleeps; what is left out stays. */
  correctContacts: {
    request: v.strictObject({
      personId: Id,
      rev: Rev,
      phone: v.optional(OrEmpty(Phone)),
      guardians: v.optional(v.pipe(v.array(GuardianWritten), v.maxLength(4, '最多 4 位监护人'))),
      boards: v.optional(v.boolean()),
      room: v.optional(OrEmpty(Written('宿舍', LABEL))),
    }),
    about: 'person',
    may: [
      { role: 'headTeacher', reach: 'class', fields: 'all' },
      { role: 'officer', reach: 'department', fields: 'all' },
    ],
    refusals: [...ofPeople, 'SCHOOL.NOT_A_BOARDER'],
  },
  /** Corrects a name. */
  renamePerson: {
    request: v.strictObject({ personId: Id, rev: Rev, name: Name }),
    about: 'person',
    may: officer,
    refusals: ofPeople,
  },
  /** Plans that everybody of a grade has graduated from a day on; done like an import, by `importApply`. */
  graduateGrade: {
    request: v.strictObject({ gradeId: Id, from: Effective }),
    about: 'grade',
    may: officer,
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

export interface UnitsView {
  departments: { departmentId: string; name: string }[];
  grades: { gradeId: string; name: string; departmentId: string }[];
  classes: { classId: string; name: string; gradeId: string; departmentId: string }[];
}

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
  boards: boolean;
  room: string;
  phone: string;
  guardians: Guardian[];
  bound: boolean;
  /** The day on which the account was bound; null without one, or where it came with the person. */
  boundAt: Day | null;
  memberships: { className: string; from: Day; to: Day | null }[];
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

interface Revised {
  rev: number;
}

export interface RosterReplies {
  units: UnitsView;
  addDepartment: { departmentId: string };
  renameDepartment: { name: string };
  addGrade: { gradeId: string };
  renameGrade: { name: string };
  addClass: { classId: string };
  renameClass: { name: string };
  roster: RosterView;
  headcounts: { classes: Headcount[] };
  person: PersonView;
  /** `more`: there are others; a longer text finds them. */
  searchPeople: { people: FoundPerson[]; more: boolean };
  addPerson: { personId: string };
  transfer: Revised;
  setStatus: Revised;
  correctContacts: Revised;
  renamePerson: Revised;
  graduateGrade: ImportView;
  exportRoster: FileLink;
}
