import type { LessonWeekView } from '../../../typings/cloud-api';
import { clockOf } from '../../shared/time';

/** A lesson of today as a line. */
export interface LessonLine {
  key: string;
  time: string;
  what: string;
  where: string;
}

/** Today's own lessons: none where nobody knows what is held, with the reason. */
export function lessonsToday(week: LessonWeekView, today: string): { lines: LessonLine[]; note: string } {
  const day = week.days.find((one) => one.day === today);
  if (!day) return { lines: [], note: '' };
  const lines = day.lessons.map(({ lesson, time, subject, className, place, classId }) => ({
    key: `${lesson}-${classId}`,
    time: `第 ${lesson} 节${time ? ` ${clockOf(time.from)}–${clockOf(time.to)}` : ''}`,
    what: subject,
    where: [className, place].filter(Boolean).join(' · '),
  }));
  if (lines.length > 0) return { lines, note: '' };
  return { lines, note: day.kind === 'school' ? '今天没有课' : day.reason };
}
