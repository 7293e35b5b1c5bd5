import * as v from 'valibot';
import { Id } from '../../shared/contract';
import { officer, overPeople, Rev } from '../contract-fields';

/** A code as people type it: lower case, blanks and dashes are forgiven. */
const Code = (what: string) =>
  v.pipe(
    v.string(),
    v.maxLength(40, `${what}太长，请对照收到的再输一遍`),
    v.transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')),
    v.minLength(4, `${what}太短，请对照收到的再输一遍`),
  );

const FieldText = (what: string, most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most, `${what}最多 ${most} 个字`),
    v.transform((text) => text.normalize('NFKC').replace(/\s+/g, '')),
    v.minLength(1, `请填写${what}`),
  );

const Name = FieldText('姓名', 30);
const Number = (what: string) => FieldText(what, 30);

const tries = ['BIND.REFUSED', 'BIND.LOCKED', 'BIND.ALREADY_BOUND'] as const;

export const bindingContract = {
  /** A student binds this WeChat account with the class code, 学号 and name. */
  bindStudent: {
    request: v.strictObject({ code: Code('班级码'), number: Number('学号'), name: Name }),
    about: 'caller',
    may: 'stranger',
    refusals: [...tries, 'BIND.TAKEN'],
  },
  /** A member of staff binds this WeChat account with the one-time code from the officer, and name. */
  bindStaff: {
    request: v.strictObject({ code: Code('绑定码'), name: Name }),
    about: 'caller',
    may: 'stranger',
    refusals: [...tries, 'BIND.TAKEN'],
  },
  /** The first officer of an empty school begins it with the set-up code of the deployment. */
  setUp: {
    request: v.strictObject({
      code: Code('建校码'),
      departmentName: FieldText('系部名称', 30),
      number: Number('工号'),
      name: Name,
    }),
    about: 'caller',
    may: 'stranger',
    refusals: tries,
  },
  /** The class code in force, or null; for the students. */
  classCode: {
    request: v.strictObject({ classId: Id }),
    about: 'class',
    may: overPeople,
    refusals: [],
  },
  /** The class code in force as a mini program code, which opens the page for binding with it filled in. */
  classCodePicture: {
    request: v.strictObject({ classId: Id }),
    about: 'class',
    may: overPeople,
    refusals: ['BIND.NO_CODE', 'BIND.NO_PICTURE'],
  },
  /** Makes a new class code; the one before ends. */
  makeClassCode: {
    request: v.strictObject({ classId: Id }),
    about: 'class',
    may: overPeople,
    refusals: [],
  },
  /** Makes a one-time code for a member of staff; the one before ends. */
  makeStaffCode: {
    request: v.strictObject({ personId: Id }),
    about: 'person',
    may: officer,
    refusals: ['BIND.NOT_STAFF', 'BIND.TAKEN', 'GRANTS.BEYOND_REACH'],
  },
  /** Takes the WeChat account from a person, who can then bind another one. */
  unbind: {
    request: v.strictObject({ personId: Id, rev: Rev }),
    about: 'person',
    may: overPeople,
    refusals: ['SCHOOL.CHANGED_MEANWHILE', 'BIND.NOT_BOUND', 'GRANTS.BEYOND_REACH'],
  },
} as const;

/** A code with the moment (milliseconds) it ends. */
export interface CodeView {
  code: string;
  expiresAt: number;
}

export interface BindingReplies {
  bindStudent: { name: string };
  bindStaff: { name: string };
  setUp: { name: string };
  classCode: { code: CodeView | null };
  /** A picture (PNG or JPEG) in base64. */
  classCodePicture: { picture: string };
  makeClassCode: { code: CodeView };
  makeStaffCode: { code: CodeView; name: string };
  unbind: { rev: number };
}
