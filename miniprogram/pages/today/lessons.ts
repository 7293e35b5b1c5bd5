import type { LessonWeekView } from '../../../typings/cloud-api';
import { clockOf } from '../../shared/time';

type LessonDay = LessonWeekView['days'][number];
type Lesson = LessonDay['lessons'][number];

/** Lessons of today in a row, as a line. */
export interface LessonLine {
  key: string;
  time: string;
  what: string;
  where: string;
}

/** The own lessons of a day; where there are none, why. */
export function lessonLines({ kind, reason, lessons }: LessonDay): { lines: LessonLine[]; note: string } {
  const lines = inRows(lessons).map(lineOf);
  if (lines.length > 0) return { lines, note: '' };
  return { lines, note: kind === 'school' ? '今天没有课' : reason };
}

/** Lessons that follow each other, of one subject in one class, belong together (连堂). */
function inRows(lessons: readonly Lesson[]): Lesson[][] {
  const rows: Lesson[][] = [];
  for (const lesson of lessons) {
    const row = rows.find((one) => follows(lesson, one[one.length - 1]));
    if (row) row.push(lesson);
    else rows.push([lesson]);
  }
  return rows;
}

function follows(lesson: Lesson, before: Lesson | undefined): boolean {
  return (
    before !== undefined &&
    lesson.lesson === before.lesson + 1 &&
    lesson.classId === before.classId &&
    lesson.subject === before.subject &&
    lesson.teacher === before.teacher &&
    lesson.place === before.place
  );
}

function lineOf(row: readonly Lesson[], index: number): LessonLine {
  const [first, last] = [row[0], row[row.length - 1]];
  const numbers = [...new Set([first?.lesson, last?.lesson])].join('–');
  const clock = first?.time && last?.time ? ` ${clockOf(first.time.from)}–${clockOf(last.time.to)}` : '';
  return {
    key: `${index}`,
    time: `第 ${numbers} 节${clock}`,
    what: first?.subject ?? '',
    where: [first?.className, substitution(first), first?.place].filter(Boolean).join(' · '),
  };
}

/** Whose lesson a substitute (代课) holds; empty for an own one. */
function substitution(lesson: Lesson | undefined): string {
  return lesson?.isSubstitute ? `代${lesson.teacher}的课` : '';
}
