import { Store } from '../../shared/database';
import { cached } from '../../shared/cache';
import type { LessonTimes } from '../../shared/calendar/lessons';
import { THE_SCHOOL } from '../../shared/calendar/terms-record';
import type { LessonTimesRecord } from './decide-lesson-times';

/** The only place with queries on `lessonTimes`. */
export const lessonTimeLists = new Store<LessonTimesRecord>('lessonTimes');

/** The times as they are now, or null before the first; one request. */
export function lessonTimesNow(): Promise<LessonTimesRecord | null> {
  return lessonTimeLists.findById(THE_SCHOOL);
}

const remembered = cached(() => lessonTimesNow());

/** The times of day, at most a minute old. */
export async function lessonTimesOfSchool(): Promise<readonly LessonTimes[]> {
  return (await remembered(THE_SCHOOL))?.versions ?? [];
}
