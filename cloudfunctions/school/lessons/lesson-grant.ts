import { withinTerms } from '../../shared/grants';
import type { StoredTerm } from '../../shared/calendar/terms';
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
 * teacher. Versions that follow each other make one grant. The last is open: it ends with its term, of which the
 * days are known only when somebody asks, since they may still change.
 */
export function lessonGrants({ classId, termId, versions }: ClassTimetable, teacherId: string): GivenGrant[] {
  const spans: { from: Day; to: Day | null }[] = [];
  versions.forEach(({ from, lessons }, index) => {
    const next = versions[index + 1];
    const to = next ? addDays(next.from, -1) : null;
    const before = spans.at(-1);
    if (!lessons.some((lesson) => lesson.teacherId === teacherId)) return;
    if (before?.to && addDays(before.to, 1) === from) before.to = to;
    else spans.push({ from, to });
  });
  return spans.map(({ from, to }) => ({
    grantId: `${prefixOf(classId, termId)}${from}`,
    role: 'subjectTeacher',
    scope: { kind: 'class', classId },
    from,
    to,
    termId,
  }));
}

/** Which grants are made to follow, and what says which are over. */
interface LessonTask {
  classIds: readonly string[];
  termId: string;
  terms: readonly StoredTerm[];
  today: Day;
}

/**
 * A teacher's grants when these are what timetables of some classes in a term say. Whatever is over, by the terms
 * as they are, is left out: the events keep it, and the document doesn't grow with every term. The same list when
 * nothing changes.
 */
export function withLessonGrants(
  grants: readonly GivenGrant[],
  wanted: readonly GivenGrant[],
  { classIds, termId, terms, today }: LessonTask,
): readonly GivenGrant[] {
  const replaced = classIds.map((classId) => prefixOf(classId, termId));
  const isOver = (grant: GivenGrant) => isOverBy(grant, terms, today);
  const kept = grants.filter(
    (grant) =>
      !isByTimetable(grant.grantId) ||
      !(isOver(grant) || replaced.some((prefix) => grant.grantId.startsWith(prefix))),
  );
  const lasting = wanted.filter((grant) => !isOver(grant));
  const here = grants.filter(({ grantId }) => replaced.some((prefix) => grantId.startsWith(prefix)));
  return textOf(here.filter((grant) => !isOver(grant))) === textOf(lasting) ? grants : [...kept, ...lasting];
}

/** A grant of a term that nobody knows any more isn't over: the term may be entered again. */
function isOverBy(grant: GivenGrant, terms: readonly StoredTerm[], today: Day): boolean {
  const isKnown = terms.some(({ termId }) => termId === grant.termId);
  const [{ to } = grant] = isKnown ? withinTerms([grant], terms) : [];
  return to !== null && to < today;
}

function prefixOf(classId: string, termId: string): string {
  return `${PREFIX}${classId}-${termId}-`;
}

function textOf(grants: readonly GivenGrant[]): string {
  return JSON.stringify(grants.map(({ grantId, to }) => `${grantId} ${to ?? ''}`).sort());
}
