import {
  bindingsOf,
  codeView,
  pictureView,
  savedInWords,
  spaced,
  type Student,
  textForGroup,
} from '../../../miniprogram/school/class-code/view';
import { at } from '../../support/rules';

const now = at('2026-11-24', '10:00');
const code = { code: 'K7M2QX', expiresAt: at('2026-12-01', '10:00') };

test.each([
  ['K7M2QX', 'K7M 2QX'],
  ['K7M2QXAB', 'K7M 2QX AB'],
  ['K7M', 'K7M'],
])('%s is read out as %s', (letters, words) => {
  expect(spaced(letters)).toBe(words);
});

test.each([
  [code.expiresAt, '周二 12月1日 10:00 前有效'],
  [at('2026-11-24', '21:00'), '今天 21:00 前有效'],
  [at('2026-11-25', '06:00'), '明天 06:00 前有效'],
])('a code that ends at %i says until when', (expiresAt, words) => {
  expect(codeView({ ...code, expiresAt }, now).until).toBe(words);
});

test('the text for the group names the class, the code in one piece, and until when', () => {
  const text = textForGroup('机电2401班', code, now);
  expect(text).toContain('机电2401班的同学');
  expect(text).toContain('班级码：K7M2QX（周二 12月1日 10:00 前有效）');
});

test('who is not bound yet comes first, and all of them is said', () => {
  const student = (personId: string, bound: boolean, status: Student['status'] = 'enrolled') => ({
    personId,
    rev: 1,
    number: '1',
    name: personId,
    status,
    bound,
  });
  const some = bindingsOf([student('a', true), student('b', false)]);
  expect(some.waiting.map(({ personId }) => personId)).toEqual(['b']);
  expect(some.bound.map(({ personId }) => personId)).toEqual(['a']);
  expect(some.words).toBe('1 人还没绑定');
  expect(bindingsOf([student('a', true)]).words).toBe('全班 1 人都绑定了');
  const gone = bindingsOf([
    student('a', true),
    student('c', false, 'withdrawn'),
    student('d', false, 'interning'),
  ]);
  expect(gone.waiting.map(({ personId }) => personId)).toEqual(['d']);
  expect(bindingsOf([]).words).toBe('班里还没有学生');
});

test.each([
  ['iVBORw0KGgo', 'data:image/png;base64,iVBORw0KGgo', 'png'],
  ['/9j/4AAQ', 'data:image/jpeg;base64,/9j/4AAQ', 'jpg'],
])('the picture %s is shown as %s', (base64, source, ending) => {
  expect(pictureView(base64)).toEqual({ source, ending });
});

test('whoever refused the album reads the way to the settings', () => {
  expect(savedInWords('denied')).toContain('设置');
});
