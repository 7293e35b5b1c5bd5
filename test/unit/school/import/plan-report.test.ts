import type { EnrolStatus } from '../../../../cloudfunctions/shared/placement';
import { unborn } from '../../../../cloudfunctions/school/people/person';
import type { KnownPerson } from '../../../../cloudfunctions/school/import/plan-person';
import { reportOf, type ReportGround } from '../../../../cloudfunctions/school/import/plan-report';
import type { PlannedEntry, WritePlan } from '../../../../cloudfunctions/school/import/plan-writes';

const classNamed = (_id: string, name: string) => ({ _id, name, gradeId: 'g24', departmentId: 'zz' });
const there = {
  grades: [{ _id: 'g24', name: '2024级', departmentId: 'zz' }],
  classes: [classNamed('c1', '机电2401班')],
};
const nothing: WritePlan = { writes: [], changes: [], mistakes: [], unchanged: 0 };

const student = (number: string, status: EnrolStatus): KnownPerson => ({
  ...unborn(`p${number}`, 0),
  ...{ number, name: '李雷', departmentId: 'zz' },
  memberships: [{ classId: 'c1', from: '2026-09-01', to: null }],
  enrolments: [{ status, from: '2026-09-01' }],
});
const entry = (number: string, classId: string): PlannedEntry => {
  const told = {
    _id: number,
    kind: 'student',
    number,
    name: '曾小明',
    phone: '',
    departmentId: 'zz',
  } as const;
  const memberships = [{ classId, from: '2026-09-01', to: null } as const];
  return { row: 2, number, enters: { ...told, memberships } };
};

function report(plan: Partial<WritePlan>, ground: Partial<ReportGround> = {}) {
  const file = { rows: [], mistakes: [], unknownColumns: [], unreadSheets: [] };
  const made = { grades: [], classes: [], buildings: [], rooms: [] };
  const none = { people: [], absent: [], there, made, rooms: new Map() };
  return reportOf(file, { ...nothing, ...plan }, { ...none, ...ground });
}

test('the department is those who are in it: 休学, 退学 and 毕业 are left out, 实习 and staff are not', () => {
  const statuses: EnrolStatus[] = [
    'enrolled',
    'interning',
    'training',
    'suspended',
    'withdrawn',
    'graduated',
  ];
  const people = statuses.map((status, index) => student(String(index), status));
  const staff: KnownPerson = { ...unborn('zhou-min', 0), kind: 'staff' };
  expect(report({}, { people: [...people, staff] }).counts.present).toBe(4);
});

test('a class to be made is compared with those that are there, by the students that the file puts into it', () => {
  const made = { grades: [], classes: [classNamed('c7', '机电2407班')], buildings: [], rooms: [] };
  const of = (students: number) =>
    report({ writes: Array.from({ length: students }, (_, index) => entry(String(index), 'c7')) }, { made })
      .lookalikes;
  expect(of(2)).toEqual([{ name: '机电2407班', students: 2, like: '机电2401班' }]);
  expect(of(10)).toEqual([]);
});

test('who changes into a class to be made counts as its student', () => {
  const made = { grades: [], classes: [classNamed('c7', '机电2407班')], buildings: [], rooms: [] };
  const memberships = [{ classId: 'c7', from: '2026-11-24', to: null } as const];
  const change = { kind: 'imported', sets: { memberships }, personal: {} };
  const write = { row: 2, number: '1', personId: 'p1', rev: 1, change };
  expect(report({ writes: [write] }, { made }).lookalikes).toMatchObject([{ students: 1 }]);
});

test('who is new and who is absent is named with the class', () => {
  const one = report({ writes: [entry('24010109', 'c1')] }, { absent: [student('24010101', 'enrolled')] });
  expect(one.entering).toEqual([{ row: 2, number: '24010109', name: '曾小明', className: '机电2401班' }]);
  expect(one.absent).toEqual([
    { personId: 'p24010101', number: '24010101', name: '李雷', className: '机电2401班' },
  ]);
});
