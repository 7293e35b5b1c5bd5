import type { Weeks } from '../../shared/calendar/lessons';
import { readLabel, readName, readNumber, type TableRow } from './parse-cells';
import type { Column } from './parse-columns';
import { type LessonSpan, readLessons, readSubject, readWeekday, readWeeks } from './parse-lesson-cells';
import { type Layout, type Mistake, parseSheet } from './parse-sheet';

/** What a column of a timetable is about. */
export type LessonColumn =
  'className' | 'weekday' | 'lessons' | 'subject' | 'teacher' | 'teacherNumber' | 'weeks' | 'place';

const column = (
  key: LessonColumn,
  title: string,
  hint: string,
  aliases: readonly string[],
  required = false,
): Column<LessonColumn> => ({ key, title, aliases, required, hint });

/** The columns of a timetable, in the order of the template. */
export const lessonColumns: readonly Column<LessonColumn>[] = [
  column('className', '班级', '必填，如 机电2401班，要和花名册里一样', ['班级名称', '上课班级'], true),
  column('weekday', '星期', '必填，如 周一 或 1', ['周几', '星期几'], true),
  column('lessons', '节次', '必填，如 3 或 1-2，请设为文本格式', ['节', '第几节'], true),
  column('subject', '课程', '必填，如 语文', ['课程名称', '科目', '课名'], true),
  column('teacher', '教师', '姓名；本系部有同名的请填教师工号。自习可以空着', [
    ...['任课教师', '教师姓名', '老师', '任课老师'],
  ]),
  column('teacherNumber', '教师工号', '可代替教师姓名；外系部的教师必须填工号', ['工号', '教工号']),
  column('weeks', '单双周', '单周、双周；每周都上就空着', ['周次', '单双']),
  column('place', '地点', '如 A301；合班上课请写同一个地点', ['教室', '上课地点', '场地']),
];

const layout: Layout<LessonColumn> = {
  columns: lessonColumns,
  readers: {
    className: readLabel,
    weekday: readWeekday,
    lessons: readLessons,
    subject: readSubject,
    teacher: readTeacher,
    teacherNumber: readNumber,
    weeks: readWeeks,
    place: readLabel,
  },
};

/** A row of a timetable. */
export interface ParsedLesson {
  row: number;
  className: string;
  weekday: number;
  lessons: LessonSpan;
  subject: string;
  teacher?: string;
  teacherNumber?: string;
  weeks?: Weeks;
  place?: string;
}

/** All that a timetable says, and all that is wrong with it as a file, whoever is in the school. */
export interface ParsedTimetable {
  rows: ParsedLesson[];
  mistakes: Mistake[];
  unknownColumns: string[];
  /** Names of sheets with the same columns that were not read. */
  unreadSheets: string[];
}

/** Reads every row of a table of lessons; the mistakes are in the order of the rows, all of them. */
export function parseLessons(table: readonly TableRow[]): Omit<ParsedTimetable, 'unreadSheets'> {
  const { rows, mistakes, unknownColumns } = parseSheet(layout, table);
  // Required cells are there where nothing was wrong.
  return { rows: rows as ParsedLesson[], mistakes, unknownColumns };
}

/** The name, or also the number, of a teacher. */
function readTeacher(cell: Parameters<typeof readName>[0]) {
  const name = readName(cell);
  return 'reason' in name ? readNumber(cell) : name;
}
