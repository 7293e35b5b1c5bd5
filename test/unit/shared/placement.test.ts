import {
  classOn,
  hasLeft,
  isExpected,
  lodgingOn,
  type Placement,
  statusOn,
  studentGrants,
} from '../../../cloudfunctions/shared/placement';

/** In one class until the middle of November, then in another; interning from December, gone in March. */
const moved: Placement = {
  departmentId: 'zz',
  memberships: [
    { classId: 'jd2401', from: '2026-09-01', to: '2026-11-15' },
    { classId: 'jd2402', from: '2026-11-16', to: null },
  ],
  enrolments: [
    { status: 'enrolled', from: '2026-09-01' },
    { status: 'interning', from: '2026-12-01' },
    { status: 'withdrawn', from: '2027-03-01' },
  ],
  lodgings: [
    { roomId: 'r302', from: '2026-09-01', to: '2026-10-31' },
    { roomId: null, from: '2026-12-01', to: null },
  ],
};

test.each([
  ['2026-08-31', null, null, true],
  ['2026-09-01', 'jd2401', 'enrolled', false],
  ['2026-11-15', 'jd2401', 'enrolled', false],
  ['2026-11-16', 'jd2402', 'enrolled', false],
  ['2026-12-01', 'jd2402', 'interning', false],
  ['2027-02-28', 'jd2402', 'interning', false],
  ['2027-03-01', 'jd2402', 'withdrawn', true],
] as const)('on %s the student is in %s, %s', (day, classId, status, left) => {
  expect(classOn(moved, day)).toBe(classId);
  expect(statusOn(moved, day)).toBe(status);
  expect(hasLeft(moved, day)).toBe(left);
});

test.each([
  ['2026-08-31', null],
  ['2026-09-01', { roomId: 'r302' }],
  ['2026-10-31', { roomId: 'r302' }],
  ['2026-11-01', null],
  ['2026-12-01', { roomId: null }],
] as const)('on %s the student lodges in %j', (day, room) => {
  const lodging = lodgingOn(moved, day);
  expect(lodging && { roomId: lodging.roomId }).toEqual(room);
});

test.each([
  ['jd2401', '2026-11-15', true],
  ['jd2401', '2026-11-16', false],
  ['jd2402', '2026-11-16', true],
  ['jd2402', '2026-12-01', false],
] as const)('counts into 应到 of %s on %s: %s', (classId, day, expected) => {
  expect(isExpected(moved, classId, day)).toBe(expected);
});

test('the grants follow from the roster, cut where class or status changes, and end when the student leaves', () => {
  const own = (classId: string, expected: boolean) => ({ kind: 'self', classId, expected });
  expect(studentGrants(moved)).toEqual([
    { role: 'student', scope: own('jd2401', true), from: '2026-09-01', to: '2026-11-15' },
    { role: 'student', scope: own('jd2402', true), from: '2026-11-16', to: '2026-11-30' },
    { role: 'student', scope: own('jd2402', false), from: '2026-12-01', to: '2027-02-28' },
  ]);
});

test('staff are in no class, and have no grant by the roster', () => {
  const staff: Placement = { departmentId: 'zz', memberships: [], enrolments: [], lodgings: [] };
  expect(classOn(staff, '2026-11-24')).toBeNull();
  expect(studentGrants(staff)).toEqual([]);
});
