import { addDays, type Day } from '../../shared/clock';
import type { ClassTimetable } from '../../shared/calendar/lessons';
import type { GivenGrant } from '../people/person';

const PREFIX = 'lessons-';

/** Whether a grant follows from a timetable. */
export function isByTimetable(grantId: string): boolean {
  return grantId.startsWith(PREFIX);
}

/**
 * The grants of a teacher that follow from a timetable: the class, on the days of the versions that name the
 * teacher. Versions that follow each other make one grant.
 * @param until the last day of the term
 */
export function lessonGrants(
  { classId, termId, versions }: ClassTimetable,
  teacherId: string,
  until: Day,
): GivenGrant[] {
  const spans: { from: Day; to: Day }[] = [];
  versions.forEach(({ from, lessons }, index) => {
    const next = versions[index + 1];
    const to = next ? addDays(next.from, -1) : until;
    const before = spans.at(-1);
    if (!lessons.some((lesson) => lesson.teacherId === teacherId)) return;
    if (before && addDays(before.to, 1) === from) before.to = to;
    else spans.push({ from, to });
  });
  return spans.map(({ from, to }) => ({
    grantId: `${prefixOf(classId, termId)}${from}`,
    role: 'subjectTeacher',
    scope: { kind: 'class', classId },
    from,
    to,
  }));
}

/**
 * A teacher's grants when these are what timetables of some classes in a term say. Whatever is over is left out:
 * the events keep it, and the document doesn't grow with every term. The same list when nothing changes.
 */
export function withLessonGrants(
  grants: readonly GivenGrant[],
  wanted: readonly GivenGrant[],
  { classIds, termId, today }: { classIds: readonly string[]; termId: string; today: Day },
): readonly GivenGrant[] {
  const replaced = classIds.map((classId) => prefixOf(classId, termId));
  const isOver = ({ to }: GivenGrant) => to !== null && to < today;
  const kept = grants.filter(
    (grant) =>
      !isByTimetable(grant.grantId) ||
      !(isOver(grant) || replaced.some((prefix) => grant.grantId.startsWith(prefix))),
  );
  const lasting = wanted.filter((grant) => !isOver(grant));
  const here = grants.filter(({ grantId }) => replaced.some((prefix) => grantId.startsWith(prefix)));
  return textOf(here.filter((grant) => !isOver(grant))) === textOf(lasting) ? grants : [...kept, ...lasting];
}

function prefixOf(classId: string, termId: string): string {
  return `${PREFIX}${classId}-${termId}-`;
}

function textOf(grants: readonly GivenGrant[]): string {
  return JSON.stringify(grants.map(({ grantId, to }) => `${grantId} ${to ?? ''}`).sort());
}
