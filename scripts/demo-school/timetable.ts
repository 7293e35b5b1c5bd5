import { bindingOf } from '../../cloudfunctions/school/binding/binding';
import {
  changedLessonTimes,
  type LessonTimesRecord,
} from '../../cloudfunctions/school/lessons/decide-lesson-times';
import { changedTimetable, type Timetable } from '../../cloudfunctions/school/lessons/decide-timetable';
import { lessonGrants } from '../../cloudfunctions/school/lessons/lesson-grant';
import type { Person } from '../../cloudfunctions/school/people/person';
import { changedPerson } from '../../cloudfunctions/school/people/person-change';
import { type Day, momentOf } from '../../cloudfunctions/shared/clock';
import type { Lesson, LessonTimes } from '../../cloudfunctions/shared/calendar/lessons';
import type { People } from './people';
import { demoSecrets } from './secrets';

/** The times of day and the timetables of the autumn term. */
export interface DemoTimetable {
  lessonTimes: LessonTimesRecord[];
  timetables: Timetable[];
}

const TERM = { termId: '2026-1', from: '2026-09-01' as Day };
const subjects = ['语文', '数学', '英语', '机械基础', '电工基础', '计算机应用', '德育', '体育'];
/** Teachers a class has. */
const PER_CLASS = 5;
const FRIDAY = 5;

const at = (...begins: number[]) => begins.map((from) => ({ from, to: from + 45 }));
const times: LessonTimes[] = [
  { version: 1, from: '2026-09-01', times: at(480, 535, 600, 655, 870, 925, 980, 1035) },
  { version: 2, from: '2026-10-12', times: at(490, 545, 610, 665, 840, 895, 950, 1005) },
];

/** Timetables for every class, and the people with the grants that follow from them. */
export function timetable(
  everybody: People,
  officerId: string,
): { documents: DemoTimetable; people: People } {
  const maker = { by: officerId, at: momentOf('2026-08-28'), attemptId: 'demo-timetable' };
  const sealOf = (collection: string) => ({ collection, key: demoSecrets.HISTORY_KEY });
  const lessonTimes = times.reduce<LessonTimesRecord | null>((before, { from }, index) => {
    const change = { kind: 'timesSet', from, versions: times.slice(0, index + 1) } as const;
    return changedLessonTimes(before, change, maker, sealOf('lessonTimes'));
  }, null);
  const teachers = everybody.people.filter(isHeadTeacher);
  const timetables = everybody.classes.map(({ _id, departmentId }, index) => {
    const taught = { from: TERM.from, lessons: lessonsOf(index, teachers) };
    const wanted = { classId: _id, termId: TERM.termId, departmentId, wanted: taught };
    return changedTimetable(null, wanted, maker, sealOf('timetables'));
  });
  const people = everybody.people.map((person) => {
    const grants = timetables.flatMap((one) => lessonGrants(one, person._id));
    if (grants.length === 0) return person;
    const sets = { grants: [...person.grants, ...grants] };
    const change = { kind: 'lessonsAssigned', data: { termId: TERM.termId }, sets };
    return changedPerson(person, change, maker, sealOf('people'));
  });
  const bindings = people.flatMap((person) => (person.openid ? [bindingOf(person, person.openid)] : []));
  const documents = { lessonTimes: lessonTimes ? [lessonTimes] : [], timetables };
  return { documents, people: { ...everybody, people, bindings } };
}

function isHeadTeacher({ grants }: Person): boolean {
  return grants.some(({ role }) => role === 'headTeacher');
}

/**
 * The week of a class: two lessons by two, the afternoon of Monday and Wednesday turn by turn, 班会 on Friday. In
 * any lesson every class has another teacher, since all are as far from their own in the row of teachers.
 */
function lessonsOf(classIndex: number, teachers: readonly Person[]): Lesson[] {
  const taught = (distance: number) => {
    const index = (classIndex + (distance % PER_CLASS)) % teachers.length;
    return { subject: subjects[index % subjects.length] ?? '', teacherId: teachers[index]?._id ?? null };
  };
  const place = `教学楼A ${Math.floor(classIndex / 6) + 1}0${(classIndex % 6) + 1}`;
  const lesson = (weekday: number, number: number, told: Partial<Lesson>): Lesson => ({
    ...{ weekday, lesson: number, weeks: 'all', subject: '自习', teacherId: null, place },
    ...told,
  });
  return [1, 2, 3, 4, 5].flatMap((weekday) => {
    const isAlternate = weekday === 1 || weekday === 3;
    return [
      ...[1, 2].map((number) => lesson(weekday, number, taught(weekday))),
      ...[3, 4].map((number) => lesson(weekday, number, taught(weekday + 1))),
      ...[5, 6].flatMap((number) =>
        isAlternate
          ? [
              lesson(weekday, number, { ...taught(weekday + 2), weeks: 'odd' }),
              lesson(weekday, number, { ...taught(weekday + 3), weeks: 'even' }),
            ]
          : [lesson(weekday, number, {})],
      ),
      lesson(weekday, 7, weekday === FRIDAY ? { ...taught(0), subject: '班会' } : {}),
    ];
  });
}
