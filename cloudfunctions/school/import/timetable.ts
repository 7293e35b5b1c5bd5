import { inForceOn } from '../../shared/calendar/lessons';
import type { Refusal } from '../../shared/refusal';
import { termOf } from '../../shared/calendar/terms';
import { termsNow } from '../../shared/terms';
import type { ImportReport, TimetableChange } from './contract';
import { emptyReport, type ImportDocument, nothingNew } from './document';
import type { ImportPlan, PlanTask } from './plan';
import { noTerm } from '../lessons/refusals';
import { lessonTimesNow } from '../lessons/lesson-time-records';
import type { ParsedTimetable } from './parse-lessons';
import { peopleByIds } from '../people/people';
import { type KnownTeacher, numberIn } from './plan-lessons';
import { planTimetable, type TimetableGround, type TimetablePlan } from './plan-timetable';
import { ofFile } from './plan-mistakes';
import { classFinder } from './plan-units';
import { peopleOfDepartment, staffByNumbers, unitsOfDepartment } from '../roster/queries';
import { named } from '../calendar/term-list';
import { type KnownTimetable, timetablesOfTerm } from '../lessons/timetables';

type Task = Omit<PlanTask, 'kind'>;

/**
 * Compares a timetable with those of the term and plans the writes; nothing is written. Refuses a day outside
 * terms. Requests: six, and one more for every 1,000 members of staff and every 200 timetables of the term.
 */
export async function planTimetableImport(
  file: ParsedTimetable,
  task: Task,
): Promise<ImportPlan | Refusal<'SCHOOL.NO_TERM'>> {
  const terms = (await termsNow())?.terms ?? [];
  const term = termOf(task.from, named(terms));
  if (!term) return noTerm(task.from);
  const plan = planTimetable(file.rows, await groundFor(file, { term, terms }, task));
  return { writes: plan.writes, ...nothingNew, termId: term.termId, report: reportOf(file, plan) };
}

/** Whether the day from which timetables are planned still lies in their term; true for people, without a request. */
export async function isTermThere({
  termId,
  from,
}: Pick<ImportDocument, 'termId' | 'from'>): Promise<boolean> {
  if (termId === null) return true;
  return termOf(from, named((await termsNow())?.terms ?? []))?.termId === termId;
}

async function groundFor(
  { rows }: ParsedTimetable,
  { term, terms }: Pick<TimetableGround, 'term' | 'terms'>,
  { departmentId, from, today }: Task,
): Promise<TimetableGround> {
  const [units, staff, standing, lessonTimes] = await Promise.all([
    unitsOfDepartment(departmentId),
    peopleOfDepartment(departmentId, 'staff'),
    timetablesOfTerm(term.termId),
    lessonTimesNow(),
  ]);
  const numbers = rows.flatMap((row) => numberIn(row) ?? []);
  const others = await teachersElsewhere(
    staff,
    numbers,
    standing.filter((one) => one.departmentId === departmentId),
  );
  return {
    ...{ departmentId, term, terms, from, today, standing, teachers: [...staff, ...others] },
    classNamed: classFinder(units.classes),
    classNames: new Map(units.classes.map(({ _id, name }) => [_id, name])),
    mostLessons: inForceOn(lessonTimes?.versions ?? [], from)?.times.length ?? null,
  };
}

/** Staff of other departments: whom the file names by number, and who teaches classes of this one already. */
async function teachersElsewhere(
  staff: readonly KnownTeacher[],
  numbers: readonly string[],
  standing: readonly KnownTimetable[],
): Promise<KnownTeacher[]> {
  const knownNumbers = new Set(staff.map(({ number }) => number));
  const named = await staffByNumbers([...new Set(numbers)].filter((number) => !knownNumbers.has(number)));
  const known = new Set([...staff, ...named].map(({ _id }) => _id));
  const teaching = standing.flatMap(({ teacherIds }) => teacherIds).filter((id) => !known.has(id));
  return [...named, ...(await peopleByIds(teaching))];
}

/** What a plan comes to, for the officer to decide on: its counts are of classes. */
function reportOf(file: ParsedTimetable, { changes, mistakes }: TimetablePlan): ImportReport {
  const { counts, ...read } = ofFile(file, mistakes);
  const count = (wanted: TimetableChange['change']) =>
    changes.filter(({ change }) => change === wanted).length;
  const ofClasses = { entering: count('new'), changing: count('changed'), unchanged: count('same') };
  return {
    ...{ ...emptyReport, ...read, timetables: changes },
    counts: { ...emptyReport.counts, ...counts, ...ofClasses },
  };
}
