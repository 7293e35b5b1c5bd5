import * as v from 'valibot';
import { Id } from '../../shared/contract';
import {
  Effective,
  GuardianWritten,
  Name,
  officer,
  OrEmpty,
  overPeople,
  Phone,
  Rev,
  Status,
  Written,
} from '../contract-fields';
import type { ImportView } from '../import/contract';
import { NUMBER } from '../contract-words';

const ofPeople = ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.ALREADY_SO'] as const;

export const changesContract = {
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
    refusals: ['SCHOOL.NUMBER_TAKEN', 'SCHOOL.NO_CLASS', 'SCHOOL.TOO_LATE'],
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
      'SCHOOL.TOO_LATE',
      'SCHOOL.NOT_A_STUDENT',
      'SCHOOL.DEPARTMENT_TODAY',
    ],
  },
  /** Changes whether a student is in the school (实习, 休学, 退学, …) from a day on. */
  setStatus: {
    request: v.strictObject({ personId: Id, rev: Rev, status: Status, from: Effective }),
    about: 'person',
    may: officer,
    refusals: [...ofPeople, 'SCHOOL.TOO_EARLY', 'SCHOOL.TOO_LATE', 'SCHOOL.NOT_A_STUDENT'],
  },
  /** Whom to call; what is left out stays. */
  correctContacts: {
    request: v.strictObject({
      personId: Id,
      rev: Rev,
      phone: v.optional(OrEmpty(Phone)),
      guardians: v.optional(v.pipe(v.array(GuardianWritten), v.maxLength(4, '最多 4 位监护人'))),
    }),
    about: 'person',
    may: overPeople,
    refusals: ofPeople,
  },
  /** Where a student sleeps from a day on: in a room (null: boards, but nobody knows yet in which), or at home. */
  moveRoom: {
    request: v.pipe(
      v.strictObject({
        personId: Id,
        rev: Rev,
        boards: v.boolean(),
        roomId: v.nullable(Id),
        from: Effective,
      }),
      v.check(({ boards, roomId }) => boards || roomId === null, '走读的学生不应有宿舍，请先改成住校'),
    ),
    about: 'person',
    may: overPeople,
    refusals: [...ofPeople, 'SCHOOL.NO_ROOM', 'SCHOOL.TOO_EARLY', 'SCHOOL.TOO_LATE', 'SCHOOL.NOT_A_STUDENT'],
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
    refusals: ['SCHOOL.TOO_EARLY', 'SCHOOL.TOO_LATE'],
  },
} as const;

interface Revised {
  rev: number;
}

export interface ChangesReplies {
  addPerson: { personId: string };
  transfer: Revised;
  setStatus: Revised;
  correctContacts: Revised;
  moveRoom: Revised;
  renamePerson: Revised;
  graduateGrade: ImportView;
}
