import type { Cell } from '../../../../cloudfunctions/school/import/parse-cells';
import {
  readLessons,
  readSubject,
  readWeekday,
  readWeeks,
} from '../../../../cloudfunctions/school/import/parse-lesson-cells';
import { parseLessons } from '../../../../cloudfunctions/school/import/parse-lessons';

const table = (...rows: Cell[][]) => rows.map((cells, index) => ({ row: index + 1, cells }));
const valueOf = (read: object) => ('value' in read ? read.value : 'reason');

test.each([
  ['周一', 1],
  ['星期日', 7],
  ['礼拜天', 7],
  [' 3 ', 3],
  ['周7', 7],
  [5, 5],
  ['周八', 'reason'],
  ['0', 'reason'],
])('weekday %p is %p', (cell, weekday) => {
  expect(valueOf(readWeekday(cell))).toBe(weekday);
});

test.each([
  ['3', [3, 3]],
  [3, [3, 3]],
  ['第3节', [3, 3]],
  ['1-2', [1, 2]],
  ['第 1～2 节', [1, 2]],
  ['5、6', [5, 6]],
  ['7至8', [7, 8]],
  ['15,16', [15, 16]],
])('lessons %p are %p', (cell, [first, last]) => {
  expect(readLessons(cell)).toEqual({ value: { first, last } });
});

test.each(['0', '17', '2-1', '1-2-3', '早自习', '1月2日'])('lessons %p are a mistake', (cell) => {
  expect(readLessons(cell)).toHaveProperty('reason');
});

test('1-2 that Excel made a day of is told as such', () => {
  expect(readLessons(new Date('2026-01-02'))).toEqual({
    reason: expect.stringContaining('变成了日期') as string,
  });
});

test.each([
  ['单', 'odd'],
  ['双周', 'even'],
  ['每周', 'all'],
  ['第三周', 'reason'],
])('weeks %p are %p', (cell, weeks) => {
  expect(valueOf(readWeeks(cell))).toBe(weeks);
});

test.each([
  ['语文', '语文'],
  ['机械制图（上）', '机械制图(上)'],
  ['C++ 程序设计', 'C++ 程序设计'],
  ['=1+1', 'reason'],
  ['长'.repeat(31), 'reason'],
])('subject %p is %p', (cell, subject) => {
  expect(valueOf(readSubject(cell))).toBe(subject);
});

test('a row says class, time, subject, teacher and place; what is blank is not there', () => {
  const parsed = parseLessons(
    table(
      ['2026年秋季课表'],
      ['班级', '星期', '节次', '课程', '任课教师', '单双周', '教室', '备注'],
      ['机电2401班', '周一', '1-2', '语文', '王芳', '', '', ''],
      ['机电2401班', '周二', '3', '自习', '', '单周', 'A301', ''],
      ['机电2401班', '周九', '3', '', 'T001', '', '', ''],
    ),
  );
  expect(parsed).toEqual({
    rows: [
      {
        row: 3,
        className: '机电2401班',
        weekday: 1,
        lessons: { first: 1, last: 2 },
        subject: '语文',
        teacher: '王芳',
      },
      {
        ...{ row: 4, className: '机电2401班', weekday: 2, lessons: { first: 3, last: 3 } },
        ...{ subject: '自习', weeks: 'odd', place: 'A301' },
      },
    ],
    mistakes: [
      { row: 5, column: '星期', value: '周九', reason: expect.any(String) as string },
      { row: 5, column: '课程', value: '', reason: '没有填' },
    ],
    unknownColumns: ['备注'],
  });
});
