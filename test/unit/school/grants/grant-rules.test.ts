import { ended, faultOf, mayEnd } from '../../../../cloudfunctions/school/grants/grant-rules';
import { type GivenGrant, type Person, unborn } from '../../../../cloudfunctions/school/people/person';
import type { Grant } from '../../../../cloudfunctions/shared/grants';

const today = '2026-11-24';
const student: Person = {
  ...unborn('li-lei', 0),
  memberships: [{ classId: 'jd2401', from: '2026-09-01', to: null }],
  enrolments: [{ status: 'enrolled', from: '2026-09-01' }],
};
const teacher: Person = { ...unborn('zhou-min', 0), kind: 'staff' };

const cadre: Grant = {
  role: 'classCadre',
  scope: { kind: 'class', classId: 'jd2401' },
  from: today,
  to: null,
};
const headTeacher: Grant = { ...cadre, role: 'headTeacher' };
const inspector: Grant = {
  ...cadre,
  role: 'inspector',
  scope: { kind: 'inspection', templateIds: ['morning'], classIds: ['jd2402'] },
};

test.each<[string, Grant, Person, ReturnType<typeof faultOf>]>([
  ['a cadre of the own class', cadre, student, null],
  ['a head teacher', headTeacher, teacher, null],
  ['an inspector of another class', inspector, student, null],
  [
    'a head teacher of a grade',
    { ...headTeacher, scope: { kind: 'grade', gradeId: 'g' } },
    teacher,
    'WRONG_SCOPE',
  ],
  ['a guard of a class', { ...headTeacher, role: 'guard' }, teacher, 'WRONG_SCOPE'],
  ['a student as head teacher', headTeacher, student, 'WRONG_KIND'],
  ['a teacher as cadre', cadre, teacher, 'WRONG_KIND'],
  [
    'a cadre of another class',
    { ...cadre, scope: { kind: 'class', classId: 'jd2402' } },
    student,
    'OWN_CLASS',
  ],
  [
    'an inspector of the own class',
    { ...inspector, scope: { kind: 'inspection', templateIds: ['morning'], classIds: ['jd2402', 'jd2401'] } },
    student,
    'OWN_CLASS',
  ],
  ['days that are over', { ...headTeacher, from: '2026-11-23' }, teacher, 'DAYS'],
  ['an end before its beginning', { ...headTeacher, from: '2026-12-01', to: '2026-11-30' }, teacher, 'DAYS'],
  ['a single day', { ...headTeacher, to: today }, teacher, null],
])('giving %s: %#', (_, grant, person, fault) => {
  expect(faultOf(grant, person, today)).toBe(fault);
});

test.each([
  [{ from: '2026-12-01', to: '2026-12-31' }, 'EXISTS'],
  [{ from: '2027-02-01', to: null }, 'EXISTS'],
  [{ from: '2027-03-01', to: null }, null],
  [{ from: today, to: '2026-11-30' }, null],
] as const)('the same grant again for %j while one is held in December to February', (days, fault) => {
  const held: GivenGrant = { ...headTeacher, grantId: 'one', from: '2026-12-01', to: '2027-02-28' };
  expect(faultOf({ ...headTeacher, ...days }, { ...teacher, grants: [held] }, today)).toBe(fault);
});

const held: GivenGrant = { ...headTeacher, grantId: 'one', from: '2026-11-01', to: '2026-12-31' };

test.each([
  ['2026-11-22', false],
  ['2026-11-23', true],
  ['2026-12-30', true],
  ['2026-12-31', false],
] as const)('a grant until the end of the year may be ended with %s: %s', (to, may) => {
  expect(mayEnd(held, to, today)).toBe(may);
});

test('ending one leaves the others, and one that never began is gone', () => {
  const other = { ...held, grantId: 'other' };
  expect(ended([held, other], 'one', '2026-11-23')).toEqual([{ ...held, to: '2026-11-23' }, other]);
  const planned = { ...held, from: '2026-12-01' } as const;
  expect(ended([planned, other], 'one', '2026-11-23')).toEqual([other]);
});

/** Interning from December, in another class from February, gone in July. */
const moving: Person = {
  ...student,
  memberships: [
    { classId: 'jd2401', from: '2026-09-01', to: '2027-01-31' },
    { classId: 'jd2402', from: '2027-02-01', to: null },
  ],
  enrolments: [
    { status: 'enrolled', from: '2026-09-01' },
    { status: 'interning', from: '2026-12-01' },
    { status: 'withdrawn', from: '2027-07-01' },
  ],
};
const elsewhere: Grant = {
  ...inspector,
  scope: { kind: 'inspection', templateIds: ['morning'], classIds: ['jd2403'] },
};

test.each<[string, Grant, ReturnType<typeof faultOf>]>([
  ['a cadre until the transfer', { ...cadre, to: '2027-01-31' }, null],
  ['a cadre for a day longer', { ...cadre, to: '2027-02-01' }, 'LEAVES'],
  ['a cadre without end', cadre, 'LEAVES'],
  ['an inspector until the own class would be inspected', { ...inspector, to: '2027-01-31' }, null],
  ['an inspector beyond that', { ...inspector, to: '2027-03-31' }, 'LEAVES'],
  ['an inspector of neither class until leaving', { ...elsewhere, to: '2027-06-30' }, null],
  ['an inspector of neither class without end', elsewhere, 'LEAVES'],
])('of a student who will move and leave, %s: %#', (_, grant, fault) => {
  expect(faultOf(grant, moving, today)).toBe(fault);
});
