import type { Cell } from '../../../../cloudfunctions/school/import/parse-cells';
import { columnsOf } from '../../../../cloudfunctions/school/import/parse-columns';
import { chooseSheet } from '../../../../cloudfunctions/school/import/parse-workbook';

const sheet = (name: string, ...rows: Cell[][]) => ({
  sheet: name,
  rows: rows.map((cells, index) => ({ row: index + 1, cells })),
});
const students = (name: string) => sheet(name, ['学号', '姓名', '班级'], ['24010101', '李雷', '机电2401班']);
const staff = sheet('教师', ['工号', '姓名', '电话'], ['T001', '周敏', '']);
const hints = sheet('填写说明', ['列', '怎么填'], ['学号', '必填']);
const blank = sheet('Sheet1', [], [null, '  ']);

const chosen = (...sheets: ReturnType<typeof sheet>[]) => {
  const choice = chooseSheet(columnsOf.student, sheets);
  if (choice === 'empty') return choice;
  return [sheets.find(({ rows }) => rows === choice.rows)?.sheet, choice.unread];
};

test.each([
  ['the first sheet', [students('名单'), hints], ['名单', []]],
  ['a later one behind a cover', [blank, sheet('封面', ['花名册']), students('名单')], ['名单', []]],
  ['the students’, where teachers come first', [staff, students('名单')], ['名单', []]],
  ['the first class of several, with the others told', [students('甲'), students('乙')], ['甲', ['乙']]],
  ['whatever is there, so that it says what is missing', [blank, staff, hints], ['教师', []]],
  ['nothing of empty ones', [blank, blank], 'empty'],
])('%s', (_, sheets, expected) => {
  expect(chosen(...sheets)).toEqual(expected);
});
