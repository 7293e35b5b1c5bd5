import { addDays, type Day } from '../shared/clock';
import type { Call } from '../shared/define-function';
import { headTeacherClassIds, ownClass } from '../shared/grants';
import { classById } from '../shared/units';
import type { PastSection, Replies, SectionCard, StudentToday } from './contract';
import { classToday } from './day-sheet';
import type { AttendanceFact } from './fact';
import { factsOfStudentSince } from './facts';
import type { CheckinRule } from './rule';
import { rulesFor } from './rules';
import { type Occurrence, occurrencesAround, occurrencesOn } from './sections';
import { standingOf } from './states';
import { resultOf, sectionTimes } from './view';

const DAYS_BACK = 7;
const DAYS_AHEAD = 7;
const RECENT_SHOWN = 3;

/** What 今日 shows: a student's sections and a head teacher's classes; one person may be both. */
export async function today(_data: unknown, call: Call): Promise<Replies['today']> {
  const own = ownClass(call.caller.grants);
  const [student, ...classes] = await Promise.all([
    own?.expected ? studentToday(own.classId, call) : null,
    ...headTeacherClassIds(call.caller.grants).map((id) => classToday(id, call)),
  ]);
  return { now: call.now, date: call.today, student, classes: classes.filter((item) => item !== null) };
}

async function studentToday(
  classId: string,
  { caller, now, today: day }: Call,
): Promise<StudentToday | null> {
  const schoolClass = await classById(classId);
  if (!schoolClass) return null;
  const from = addDays(day, -DAYS_BACK);
  const [rules, facts] = await Promise.all([
    rulesFor(schoolClass),
    factsOfStudentSince(caller.personId, from),
  ]);
  const around = occurrencesAround(rules, day, now).filter(
    ({ date, closesAt }) => date === day || now < closesAt,
  );
  return {
    className: schoolClass.name,
    sections: around.map((occurrence) => card(occurrence, facts, now)),
    recent: recentResults(rules, facts, day, now),
    next: nextSection(rules, day, now),
  };
}

function card(occurrence: Occurrence, facts: readonly AttendanceFact[], now: number): SectionCard {
  const { places, optionOutRange } = occurrence.rule;
  return {
    ...sectionTimes(occurrence, now),
    places: places.map(({ name, latitude, longitude, distance }) => ({
      name,
      latitude,
      longitude,
      distance,
    })),
    optionOutRange,
    result: resultAt(occurrence, facts),
  };
}

/** The latest sections of the days before that are over, newest first. */
function recentResults(
  rules: readonly CheckinRule[],
  facts: readonly AttendanceFact[],
  day: Day,
  now: number,
): PastSection[] {
  const days = Array.from({ length: DAYS_BACK }, (_, index) => addDays(day, index - DAYS_BACK));
  return days
    .flatMap((date) => occurrencesOn(rules, date))
    .filter(({ closesAt }) => closesAt <= now)
    .slice(-RECENT_SHOWN)
    .reverse()
    .map((occurrence) => {
      const { section, date } = occurrence;
      return { sectionId: section.id, name: section.name, date, result: resultAt(occurrence, facts) };
    });
}

function nextSection(rules: readonly CheckinRule[], day: Day, now: number) {
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead += 1) {
    const first = occurrencesOn(rules, addDays(day, ahead))[0];
    if (first) return sectionTimes(first, now);
  }
  return null;
}

function resultAt(occurrence: Occurrence, facts: readonly AttendanceFact[]) {
  const { section, date } = occurrence;
  const own = facts.filter((fact) => fact.sectionId === section.id && fact.date === date);
  return resultOf(standingOf(occurrence, own));
}
