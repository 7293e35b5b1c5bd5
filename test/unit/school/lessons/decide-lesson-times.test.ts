import fc from 'fast-check';
import {
  withoutTimesFrom,
  withTimesFrom,
} from '../../../../cloudfunctions/school/lessons/decide-lesson-times';
import { inForceOn, type LessonTimes } from '../../../../cloudfunctions/shared/calendar/lessons';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import { fcParameters } from '../../../support/random';

const today: Day = '2026-11-24';
const of = (version: number, from: Day, minute = 480): LessonTimes => ({
  ...{ version, from, times: [{ from: minute, to: minute + 45 }] },
});
const summer = of(1, '2026-10-12');
const winter = of(2, '2026-12-01', 490);

test.each<[string, readonly LessonTimes[], LessonTimes, LessonTimes[] | null | 'past']>([
  ['the first may begin in the past', [], summer, [summer]],
  ['also before one that begins today or later', [winter], summer, [summer, winter]],
  ['days that had no times get some', [summer], of(3, '2026-09-01'), [of(3, '2026-09-01'), summer]],
  ['days that had times keep them', [summer], of(3, '2026-11-23'), 'past'],
  ['and so does the day on which they began', [summer], of(3, '2026-10-12', 500), 'past'],
  ['from today on they change', [summer], of(3, today, 500), [summer, of(3, today, 500)]],
  [
    'what is planned is replaced',
    [summer, winter],
    of(3, '2026-12-01', 500),
    [summer, of(3, '2026-12-01', 500)],
  ],
  ['what is so already is no change', [summer], of(3, '2026-10-12'), null],
])('%s', (_, versions, wanted, expected) => {
  expect(withTimesFrom(versions, wanted, today)).toEqual(expected);
});

test.each<[string, Day, LessonTimes[] | null | 'past']>([
  ['what is planned goes', '2026-12-01', [summer]],
  ['what lessons were held by stays', '2026-10-12', 'past'],
  ['what isn’t there is no change', '2026-12-02', null],
])('of times that are taken away, %s', (_, from, expected) => {
  expect(withoutTimesFrom([summer, winter], from, today)).toEqual(expected);
});

test('whatever is stored or taken away, no day that is over gets other times than it had', () => {
  const aDay = fc.integer({ min: -5, max: 5 }).map((count) => addDays(today, count));
  const aChange = fc.record({ from: aDay, minute: fc.constantFrom(480, 490), removes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 8 }), aDay, (changes, day) => {
      let versions: readonly LessonTimes[] = [];
      changes.forEach(({ from, minute, removes }, index) => {
        const before = inForceOn(versions, day);
        const next = removes
          ? withoutTimesFrom(versions, from, today)
          : withTimesFrom(versions, of(index + 1, from, minute), today);
        if (Array.isArray(next)) versions = next;
        if (before && day < today) expect(inForceOn(versions, day)).toEqual(before);
      });
    }),
    fcParameters(1000),
  );
});
