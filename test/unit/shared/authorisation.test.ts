import { accessTo, type Permission, visible } from '../../../cloudfunctions/shared/authorisation';
import type { Grant } from '../../../cloudfunctions/shared/grants';

const always = { from: '2026-09-01', to: null } as const;
const headTeacher: Grant = { role: 'headTeacher', scope: { kind: 'class', classId: 'a' }, ...always };
const cadre: Grant = { role: 'classCadre', scope: { kind: 'class', classId: 'a' }, ...always };
const student: Grant = { role: 'student', scope: { kind: 'self', classId: 'a', expected: true }, ...always };
const officer: Grant = { role: 'officer', scope: { kind: 'school' }, ...always };

const may: Permission[] = [
  { role: 'student', reach: 'self', fields: ['name', 'phone'] },
  { role: 'classCadre', reach: 'class', fields: ['name'] },
  { role: 'headTeacher', reach: 'class', fields: 'all' },
  { role: 'officer', reach: 'department', fields: 'all' },
];
const access = (grants: Grant[], target: Parameters<typeof accessTo>[2]) =>
  accessTo(may, { personId: 'me', grants }, target);

test.each([
  ['a head teacher', headTeacher, { classId: 'a' }, true],
  ['a head teacher of another class', headTeacher, { classId: 'b' }, false],
  ['an officer of the whole school', officer, { classId: 'b', departmentId: 'x' }, true],
  ['a student about others of the class', student, { classId: 'a', personId: 'you' }, false],
  ['a student about the own', student, { classId: 'a', personId: 'me' }, true],
] as const)('%s: %#', (_, grant, target, allowed) => {
  expect(access([grant], target) !== null).toBe(allowed);
});

test('whoever has two roles sees the fields of both', () => {
  expect(access([student, cadre], { classId: 'a', personId: 'me' })?.fields).toEqual(
    new Set(['name', 'phone']),
  );
  expect(access([student, headTeacher], { classId: 'a', personId: 'me' })?.fields).toBe('all');
});

test('what is allowed says by which grants', () => {
  expect(access([cadre, headTeacher], { classId: 'a' })?.grants).toEqual([cadre, headTeacher]);
});

test('only named fields are shown, deep in lists too, and nothing is made up', () => {
  const answer = {
    name: 'x',
    note: 'why',
    rows: [{ id: 1, result: { state: 'late', note: 'why' } }, {}],
    empty: [],
  };
  const fields = new Set(['name', 'rows.id', 'rows.result.state', 'empty.x', 'absent']);
  expect(visible(answer, { grants: [], fields })).toEqual({
    name: 'x',
    rows: [{ id: 1, result: { state: 'late' } }, {}],
    empty: [],
  });
});
