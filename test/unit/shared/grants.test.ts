import { type Grant, grantsOn, headTeacherClassIds, ownClass } from '../../../cloudfunctions/shared/grants';

const student: Grant = {
  role: 'student',
  scope: { kind: 'self', classId: 'jd2401', expected: true },
  from: '2026-09-01',
  to: null,
};
const headTeacher: Grant = {
  role: 'headTeacher',
  scope: { kind: 'class', classId: 'jd2402' },
  from: '2026-09-01',
  to: '2026-11-24',
};

test.each([
  ['2026-08-31', []],
  ['2026-09-01', ['student', 'headTeacher']],
  ['2026-11-24', ['student', 'headTeacher']],
  ['2026-11-25', ['student']],
] as const)('on %s the grants in force are %j', (day, roles) => {
  expect(grantsOn([student, headTeacher], day).map(({ role }) => role)).toEqual(roles);
});

test('a cadre of a class is not its head teacher, nor its student by that grant', () => {
  const cadre: Grant = { ...headTeacher, role: 'classCadre' };
  expect(headTeacherClassIds([cadre])).toEqual([]);
  expect(ownClass([cadre])).toBeNull();
});

test('a person may be head teacher of several classes', () => {
  const second: Grant = { ...headTeacher, scope: { kind: 'class', classId: 'jd2403' } };
  expect(headTeacherClassIds([headTeacher, second, student])).toEqual(['jd2402', 'jd2403']);
});
