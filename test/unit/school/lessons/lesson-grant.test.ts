import fc from 'fast-check';
import {
  isByTimetable,
  lessonGrants,
  withLessonGrants,
} from '../../../../cloudfunctions/school/lessons/lesson-grant';
import type { GivenGrant } from '../../../../cloudfunctions/school/people/person';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import { grantsOn } from '../../../../cloudfunctions/shared/grants';
import {
  type ClassTimetable,
  inForceOn,
  type TimetableVersion,
} from '../../../../cloudfunctions/shared/calendar/lessons';
import { autumn } from '../../../support/calendar';
import { fcParameters } from '../../../support/random';

const taughtBy = (...teacherIds: string[]) =>
  teacherIds.map((teacherId) => ({
    ...{ weekday: 1, lesson: 1, weeks: 'all' as const, subject: '语文', teacherId, place: '' },
  }));
const timetable = (all: readonly Omit<TimetableVersion, 'version'>[]): ClassTimetable => ({
  ...{ classId: 'jd2401', termId: '2026-1' },
  versions: all.map((one, index) => ({ version: index + 1, ...one })),
});

test('a teacher holds the class from the first version that names them to the end of the last in a row', () => {
  const versions = [
    { from: '2026-09-01', lessons: taughtBy('wang', 'li') },
    { from: '2026-10-12', lessons: taughtBy('wang') },
    { from: '2026-11-02', lessons: taughtBy('li') },
    { from: '2026-12-07', lessons: taughtBy('wang') },
  ] as const;
  const days = (teacherId: string) =>
    lessonGrants(timetable(versions), teacherId).map(({ from, to }) => `${from} ${to ?? ''}`);
  expect(days('wang')).toEqual(['2026-09-01 2026-11-01', '2026-12-07 ']);
  expect(days('li')).toEqual(['2026-09-01 2026-10-11', '2026-11-02 2026-12-06']);
  expect(days('zhao')).toEqual([]);
});

const office: GivenGrant = {
  ...{ grantId: 'given', role: 'headTeacher', scope: { kind: 'class', classId: 'jd2401' } },
  ...{ from: '2026-09-01', to: null },
};
const grantFrom = (classId: string, from: Day, to: Day | null = null, termId = '2026-1'): GivenGrant => ({
  ...{ grantId: `lessons-${classId}-${termId}-${from}`, role: 'subjectTeacher' },
  ...{ scope: { kind: 'class', classId }, from, to, termId },
});
const task = { classIds: ['jd2401'], termId: '2026-1', terms: [autumn], today: '2026-11-24' as Day };

const past = { termId: '2025-2', from: '2026-02-26', to: '2026-07-09', weekOne: '2026-03-02' } as const;

test('grants of these classes in this term are replaced, all others stay, and what is over goes', () => {
  const held = [
    office,
    grantFrom('jd2401', '2026-09-01'),
    grantFrom('jd2402', '2026-09-01'),
    grantFrom('jd2402', '2026-03-01', '2026-07-09', '2025-2'),
    grantFrom('jd2402', '2026-03-01', null, '2025-2'),
    grantFrom('jd2402', '2025-09-01', null, '2025-1'),
  ];
  const wanted = [grantFrom('jd2401', '2026-09-01', '2026-11-29')];
  expect(withLessonGrants(held, wanted, { ...task, terms: [past, autumn] })).toEqual([
    ...[office, held[2], held[5], ...wanted],
  ]);
});

test('nothing changes when the grants are what the timetables say', () => {
  const held = [office, grantFrom('jd2401', '2026-09-01'), grantFrom('jd2402', '2026-09-01')];
  expect(withLessonGrants(held, [grantFrom('jd2401', '2026-09-01')], task)).toBe(held);
  expect(held.map(({ grantId }) => isByTimetable(grantId))).toEqual([false, true, true]);
});

test('on every day a teacher holds the class exactly if the timetable of the day names them', () => {
  const aDay = fc.integer({ min: 0, max: 140 }).map((count) => addDays('2026-09-01', count));
  const versions = fc
    .uniqueArray(fc.tuple(aDay, fc.subarray(['wang', 'li'])), { maxLength: 6, selector: ([from]) => from })
    .map((all) => all.sort().map(([from, ids]) => ({ from, lessons: taughtBy(...ids) })));
  fc.assert(
    fc.property(versions, aDay, (all, day) => {
      const held = grantsOn(lessonGrants(timetable(all), 'wang'), day);
      const named = inForceOn(all, day)?.lessons.some(({ teacherId }) => teacherId === 'wang') ?? false;
      expect(held).toHaveLength(named ? 1 : 0);
    }),
    fcParameters(1000),
  );
});
