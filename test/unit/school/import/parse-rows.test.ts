import { parseRows } from '../../../../cloudfunctions/school/import/parse-rows';
import type { Cell } from '../../../../cloudfunctions/school/import/parse-cells';

const table = (...rows: Cell[][]) => rows.map((cells, index) => ({ row: index + 1, cells }));
const head = ['学号', '姓名', '班级'];

test('columns are found by name, in any order, below a title, whatever else is there', () => {
  const parsed = parseRows(
    'student',
    table(
      ['机电系学生名单'],
      [],
      ['班级（必填）', '* 姓名', '血型', '学籍状态', '学 号'],
      ['机电2401班', '李雷', 'A', '实习', 24010101],
    ),
  );
  expect(parsed).toEqual({
    rows: [{ row: 4, number: '24010101', name: '李雷', className: '机电2401班', status: 'interning' }],
    mistakes: [],
    unknownColumns: ['血型'],
  });
});

test('every mistake is listed with row, column and reason, and so are numbers that come twice', () => {
  const { rows, mistakes } = parseRows(
    'student',
    table(
      [...head, '状态', '电话', '生效日期'],
      ['24010101', '李雷', '机电2401班', '在校', '', ''],
      ['', '韩梅梅', '机电2401班', '在学', '139', '2026-02-30'],
      ['', '', '', '', '', ''],
      ['24010101', '李蕾', '机电2401班', '', '', ''],
    ),
  );
  expect(rows.map(({ row }) => row)).toEqual([2, 5]);
  expect(mistakes.map(({ row, column, value }) => [row, column, value])).toEqual([
    [3, '学号', ''],
    [3, '状态', '在学'],
    [3, '电话', '139'],
    [3, '生效日期', '2026-02-30'],
    [5, '学号', '24010101'],
  ]);
  expect(mistakes.at(-1)?.reason).toBe('与第 2 行重复');
});

test('a number comes twice, whatever else is wrong with either row', () => {
  const { mistakes } = parseRows(
    'student',
    table(
      head,
      ['24010101', '', '机电2401班'],
      ['24010101', '李雷', '机电2401班'],
      ['24010102', '韩梅梅', '机电2401班'],
      ['24010102', '韩=梅', '机电2401班'],
      ['', '甲', '机电2401班'],
      ['', '乙', '机电2401班'],
    ),
  );
  expect(mistakes.map(({ row, column, reason }) => [row, column, reason])).toEqual([
    [2, '姓名', '没有填'],
    [3, '学号', '与第 2 行重复'],
    [5, '姓名', '有不能出现在姓名里的字符'],
    [5, '学号', '与第 4 行重复'],
    [6, '学号', '没有填'],
    [7, '学号', '没有填'],
  ]);
});

test('an empty cell leaves alone, 无 empties', () => {
  const { rows } = parseRows(
    'student',
    table([...head, '宿舍', '电话', '监护人'], ['24010101', '李雷', '机电2401班', '无', '', '无']),
  );
  expect(rows[0]).toEqual({
    ...{ row: 2, number: '24010101', name: '李雷', className: '机电2401班' },
    ...{ room: '', guardian1Name: '' },
  });
});

test('a day student with a room is a mistake', () => {
  const { mistakes } = parseRows(
    'student',
    table([...head, '住校', '宿舍'], ['24010101', '李雷', '机电2401班', '否', '3栋302']),
  );
  expect(mistakes).toMatchObject([{ row: 2, column: '宿舍', value: '3栋302' }]);
});

test.each([
  ['without a header', table(['24010101', '李雷']), [[1, '表头']]],
  ['with nothing', [], [[1, '表头']]],
  ['of staff instead of students', table(['工号', '姓名', '班级']), [[1, '学号']]],
  ['with a column twice', table([...head, '班级名称']), [[1, '班级']]],
])('a file %s is told so', (_, rows, where) => {
  const { mistakes } = parseRows('student', rows);
  expect(mistakes.map(({ row, column }) => [row, column])).toEqual(where);
});
