import type { ImportProgress, ImportView } from '../../cloudfunctions/school/import/contract';
import type { LessonWeekView } from '../../cloudfunctions/school/lessons/contract';
import type { Person } from '../../cloudfunctions/school/people/person';
import { apply, check, csv, dataOf } from './import-file';
import type { School } from './school';

/** The autumn term, as an officer enters it first. */
export const term = { schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-22', rev: 0 };

/** Enters the autumn term. */
export async function enterTerm(school: School): Promise<void> {
  dataOf(await school.call('officer', 'school', 'setTerm', term));
}

export const head = ['班级', '星期', '节次', '课程', '教师', '教师工号', '单双周', '地点'];

/** The timetables of both classes. */
export const file = csv([
  head,
  ['机电2401班', '周二', '1-2', '语文', '周敏', '', '', 'A301'],
  ['机电2401班', '周二', '3', '数学', '', 'T002', '单周', ''],
  ['机电2401班', '周三', '1', '自习', '', '', '', ''],
  ['机电2402班', '周二', '3', '语文', '周敏', '', '', 'A302'],
]);

/** What an import of timetables would do. */
export function checked(
  school: School,
  content = file,
  more: { from?: string; attemptId?: string } = {},
): Promise<ImportView> {
  return check(school, content, { kind: 'timetable', ...more });
}

/** Imports timetables from a day on, today if nothing else is said. */
export async function importFile(school: School, content = file, from?: string): Promise<ImportProgress> {
  const { importId } = await checked(school, content, from === undefined ? {} : { from });
  return dataOf(await apply(school, importId)) as ImportProgress;
}

/** The days of a week, each as a line. */
export function told({ days }: LessonWeekView): string[] {
  return days.map(({ kind, lessons }) =>
    [kind, ...lessons.map((one) => `${one.className} ${one.lesson} ${one.subject} ${one.teacher}`)].join(
      ' | ',
    ),
  );
}

/** A person as stored. */
export async function person(school: School, personId: string): Promise<Person> {
  const found = (await school.documents<Person>('people')).find(({ _id }) => _id === personId);
  if (!found) throw new Error(`there is no ${personId}`);
  return found;
}

/** The classes that a person holds as 任课教师, with their days, as an officer sees them. */
export async function lessonsOf(school: School, personId: string): Promise<string[]> {
  const reply = await school.call('officer', 'school', 'grants', { personId });
  const { grants } = dataOf(reply) as {
    grants: { role: string; scope: string; from: string; to: string | null }[];
  };
  return grants
    .filter(({ role }) => role === 'subjectTeacher')
    .map(({ scope, from, to }) => `${scope} ${from} ${to ?? ''}`)
    .sort();
}
