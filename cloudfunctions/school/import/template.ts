import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import type { importContract } from './contract';
import { columnsOf } from './parse-columns';
import { lessonColumns } from './parse-lessons';
import { offerFile } from '../roster/export-file';
import { csvOf, excelOf } from './spreadsheet';

type Request = InferOutput<(typeof importContract)['importTemplate']['request']>;

const fileNames = { student: '学生花名册模板', staff: '教职工名单模板', timetable: '课表模板' } as const;
const BLANK_ROWS = 200;

const rulesOfPeople = [
  ['表头不要改名，列可以换顺序，也可以删掉不用的列。'],
  ['单元格空着：已有的人保持不变。填 无：清空（只用于宿舍、电话、监护人）。'],
  ['文件里没有的人不会被删除；退学、毕业请把状态写进来。'],
];

const rulesOfTimetables = [
  ['表头不要改名，列可以换顺序，也可以删掉不用的列。一行一门课，连堂写 1-2。'],
  ['文件里有的班：从导入时选的日期起，整个课表换成文件里的。文件里没有的班：不变。'],
  ['任课教师的身份跟着课表走，不用另外授予。'],
];

const sheetNames = { student: '名单', staff: '名单', timetable: '课表' } as const;

/** A file to fill in: one sheet with the columns, and for Excel one that explains them. */
export async function importTemplate({ kind, format }: Request, { now }: Call) {
  const columns = kind === 'timetable' ? lessonColumns : columnsOf[kind];
  const rules = kind === 'timetable' ? rulesOfTimetables : rulesOfPeople;
  const head = [columns.map(({ title }) => title)];
  const hints = [['列', '怎么填'], ...columns.map(({ title, hint }) => [title, hint]), ...rules];
  const content =
    format === 'csv'
      ? csvOf(head)
      : await excelOf([
          { name: sheetNames[kind], rows: head, widths: columns.map(() => 14), blankRows: BLANK_ROWS },
          { name: '填写说明', rows: hints, widths: [16, 60] },
        ]);
  return offerFile(`templates/${kind}.${format}`, `${fileNames[kind]}.${format}`, content, now);
}
