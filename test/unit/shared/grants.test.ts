import {
  type Grant,
  grantsOn,
  headTeacherClassIds,
  ownClass,
  withinTerms,
} from '../../../cloudfunctions/shared/grants';

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

describe('a grant of a term', () => {
  const terms = [{ termId: '2026-1', from: '2026-09-01', to: '2027-01-22', weekOne: '2026-08-31' }] as const;
  const ofTerm = (changes: Partial<Grant>): Grant => ({
    ...{ ...headTeacher, role: 'subjectTeacher', termId: '2026-1' },
    ...changes,
  });

  test.each([
    ['ends with it', ofTerm({ to: null }), ['2026-09-01 2027-01-22']],
    ['ends with it at the latest', ofTerm({ to: '2027-02-01' }), ['2026-09-01 2027-01-22']],
    ['may end before', ofTerm({ to: '2026-10-11' }), ['2026-09-01 2026-10-11']],
    ['begins with it at the earliest', ofTerm({ from: '2026-08-01', to: null }), ['2026-09-01 2027-01-22']],
    ['is none outside of it', ofTerm({ from: '2027-02-01', to: null }), []],
    ['is none without it', ofTerm({ termId: '2026-2', to: null }), []],
  ])('%s', (_, grant, days) => {
    expect(withinTerms([grant], terms).map(({ from, to }) => `${from} ${to ?? ''}`)).toEqual(days);
  });

  test('leaves others as they are', () => {
    expect(withinTerms([student, headTeacher], [])).toEqual([student, headTeacher]);
  });
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
