import fc from 'fast-check';
import { changedTimetable, type Timetable } from '../../../../cloudfunctions/school/lessons/decide-timetable';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import { fcParameters } from '../../../support/random';

const seal = { collection: 'timetables', key: 'a key for the tests of timetables' };

/** The timetable after imports from these days, one after the other. */
function imported(days: readonly Day[]): Timetable[] {
  const after: Timetable[] = [];
  days.forEach((from, index) => {
    const wanted = { classId: 'jd2401', termId: '2026-1', departmentId: 'zz', wanted: { from, lessons: [] } };
    const maker = { by: 'officer', at: index, attemptId: `attempt-${index}` };
    after.push(changedTimetable(after.at(-1) ?? null, wanted, maker, seal));
  });
  return after;
}

test('a version has the number of the event that it came with, which is in the history with it', () => {
  const last = imported(['2026-09-01', '2026-12-01', '2026-11-30']).at(-1);
  expect(last?.versions).toEqual([
    { version: 1, from: '2026-09-01', lessons: [] },
    { version: 3, from: '2026-11-30', lessons: [] },
  ]);
  expect(
    last?.texts.map(({ seq, text }) => [seq, (JSON.parse(text) as { version: number }).version]),
  ).toEqual([...[1, 2, 3].map((seq) => [seq, seq])]);
});

test('a number never stands for two versions, whatever was replaced before it began', () => {
  const aDay = fc.integer({ min: 0, max: 9 }).map((count) => addDays('2026-09-01', count));
  fc.assert(
    fc.property(fc.array(aDay, { maxLength: 8 }), (days) => {
      const meant = new Map<number, Day>();
      for (const { version, from } of imported(days).flatMap(({ versions }) => versions)) {
        expect(meant.get(version) ?? from).toBe(from);
        meant.set(version, from);
      }
      expect(meant.size).toBe(days.length);
    }),
    fcParameters(200),
  );
});
