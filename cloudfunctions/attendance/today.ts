import type { LessonDayView } from '../school/lessons/contract';
import { scopeName } from '../school/grants/scope-name';
import { lessonsOfTeacher } from '../school/lessons/own-lessons';
import { daysFrom } from '../shared/calendar/calendar';
import { addDays, type Day } from '../shared/clock';
import type { Call } from '../shared/define-function';
import { headTeacherClassIds, ownClass } from '../shared/grants';
import { classById } from '../shared/units';
import type { NightView, PastSection, Replies, SectionCard, StudentToday } from './contract';
import { classToday } from './day-sheet';
import type { AttendanceFact } from './fact';
import { factsOfStudentSince } from './facts';
import { type Night, nightsOf } from './nights';
import { officeOf } from './office';
import type { CheckinRule } from './rule';
import { rulesFor } from './rules';
import { type Occurrence, occurrencesAround, occurrencesOn } from './sections';
import { standingOf } from './states';
import { resultOf, sectionTimes } from './view';

const DAYS_BACK = 7;
const DAYS_AHEAD = 7;
const RECENT_SHOWN = 3;

/**
 * What 今日 shows: a student's sections, a head teacher's classes, a teacher's lessons, nights on duty, what an
 * officer has to set up; one person may have all.
 */
export async function today(_data: unknown, call: Call): Promise<Replies['today']> {
  const { grants } = call.caller;
  const own = ownClass(grants);
  const [student, lessons, nights, office, ...classes] = await Promise.all([
    own?.expected ? studentToday(own, call) : null,
    grants.some(({ role }) => role === 'subjectTeacher') ? ownLessons(call) : null,
    Promise.all(nightsOf(grants, call).map(nightView)),
    officeOf(grants, call.today),
    ...headTeacherClassIds(grants).map((id) => classToday(id, call)),
  ]);
  return {
    now: call.now,
    date: call.today,
    student,
    classes: classes.filter((item) => item !== null),
    lessons,
    nights,
    office,
  };
}

/** A request for a department or building that was not asked for within a minute. */
async function nightView({ grant: { scope }, isLast }: Night): Promise<NightView> {
  return {
    name: await scopeName(scope),
    departmentId: scope.kind === 'department' ? scope.departmentId : null,
    buildingId: scope.kind === 'building' ? scope.buildingId : null,
    isLast,
  };
}

async function ownLessons({ caller, today: day }: Call): Promise<LessonDayView | null> {
  const { days } = await lessonsOfTeacher(caller, day);
  return days.find((one) => one.day === day) ?? null;
}

async function studentToday(
  { classId, since }: { classId: string; since: Day },
  { caller, now, today: day }: Call,
): Promise<StudentToday | null> {
  const schoolClass = await classById(classId);
  if (!schoolClass) return null;
  // Before, the student was in another class or in none: no sheet of this class lists a section missed then.
  const from = later(addDays(day, -DAYS_BACK), since);
  const [rules, facts] = await Promise.all([
    rulesFor(schoolClass),
    factsOfStudentSince(caller.personId, from),
  ]);
  const around = occurrencesAround(rules, day, now).filter(
    ({ date, closesAt }) => date >= from && (date === day || now < closesAt),
  );
  return {
    className: schoolClass.name,
    sections: around.map((occurrence) => card(occurrence, facts, now)),
    recent: recentResults(rules, facts, daysFrom(from, addDays(day, -1)), now),
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

/** The latest sections of these days that are over, newest first. */
function recentResults(
  rules: readonly CheckinRule[],
  facts: readonly AttendanceFact[],
  days: readonly Day[],
  now: number,
): PastSection[] {
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

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
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
