import fc from 'fast-check';
import {
  earliestDay,
  enrolledAs,
  entryMoved,
  joined,
} from '../../../../cloudfunctions/school/roster/placement';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import {
  classOn,
  type Enrolment,
  type EnrolStatus,
  type Membership,
  statusOn,
} from '../../../../cloudfunctions/shared/placement';
import { fcParameters } from '../../../support/random';

const open: Membership[] = [{ classId: 'a', from: '2026-09-01', to: null }];

describe('joining a class', () => {
  test.each<[string, Membership[], string, Day, ReturnType<typeof joined>]>([
    ['the first', [], 'a', '2026-09-01', [{ classId: 'a', from: '2026-09-01', to: null }]],
    ['the own', open, 'a', '2026-11-30', null],
    [
      'another one',
      open,
      'b',
      '2026-11-30',
      [
        { classId: 'a', from: '2026-09-01', to: '2026-11-29' },
        { classId: 'b', from: '2026-11-30', to: null },
      ],
    ],
    [
      'another one on the first day',
      open,
      'b',
      '2026-09-01',
      [{ classId: 'b', from: '2026-09-01', to: null }],
    ],
    ['before the present one', open, 'b', '2026-08-31', { tooEarly: '2026-09-01' }],
    [
      'back on the very day of leaving',
      [
        { classId: 'a', from: '2026-09-01', to: '2026-11-29' },
        { classId: 'b', from: '2026-11-30', to: null },
      ],
      'a',
      '2026-11-30',
      open,
    ],
    [
      'after a gap',
      [{ classId: 'a', from: '2026-09-01', to: '2026-10-01' }],
      'a',
      '2026-11-30',
      [
        { classId: 'a', from: '2026-09-01', to: '2026-10-01' },
        { classId: 'a', from: '2026-11-30', to: null },
      ],
    ],
  ])('%s', (_, memberships, classId, day, result) => {
    expect(joined(memberships, classId, day, '2026-11-30')).toEqual(result);
  });

  test('a transfer that is only planned may come earlier, and be called off', () => {
    const planned = joined(open, 'b', '2026-12-01', '2026-11-24') as Membership[];
    const earlier = joined(planned, 'b', '2026-11-26', '2026-11-24');
    expect(earlier).toEqual(joined(open, 'b', '2026-11-26', '2026-11-24'));
    expect(joined(planned, 'a', '2026-11-26', '2026-11-24')).toEqual(open);
    expect(joined(planned, 'b', '2026-11-26', '2026-12-01')).toEqual({ tooEarly: '2026-12-01' });
    const toCome: Membership[] = [{ classId: 'a', from: '2026-12-01', to: null }];
    expect(joined(toCome, 'a', '2026-11-26', '2026-11-24')).toEqual({ tooEarly: '2026-12-01' });
  });
});

const days = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-09-01', count));
const moves = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), days), { minLength: 1, maxLength: 12 });

test('whatever moves there are: no overlap, days before a move stay as they were, from then on it is the new class', () => {
  fc.assert(
    fc.property(moves, days, (list, today) => {
      let memberships: Membership[] = [];
      for (const [classId, day] of list) {
        const next = joined(memberships, classId, day, today);
        if (next === null) expect(classOn({ memberships }, day)).toBe(classId);
        if (next === null || 'tooEarly' in next) continue;
        for (let back = 1; back <= 61; back += 1) {
          const before = addDays(day, -back);
          expect(classOn({ memberships: next }, before)).toBe(classOn({ memberships }, before));
        }
        expect(classOn({ memberships: next }, day)).toBe(classId);
        expect(classOn({ memberships: next }, addDays(day, 400))).toBe(classId);
        next.slice(1).forEach(({ from }, index) => {
          const { to } = next[index] ?? { to: null };
          expect(to !== null && to < from).toBe(true);
        });
        memberships = next;
      }
    }),
    fcParameters(1000),
  );
});

describe('having a status', () => {
  const enrolled: Enrolment = { status: 'enrolled', from: '2026-09-01' };
  const leaving: Enrolment[] = [enrolled, { status: 'withdrawn', from: '2026-12-01' }];
  const earlier: Enrolment[] = [enrolled, { status: 'withdrawn', from: '2026-11-25' }];

  test.each<[string, Enrolment[], EnrolStatus, Day, ReturnType<typeof enrolledAs>]>([
    ['leaving that is only planned comes earlier', leaving, 'withdrawn', '2026-11-25', earlier],
    ['leaving that is only planned is called off', leaving, 'enrolled', '2026-11-25', [enrolled]],
    ['leaving that was asked for already', leaving, 'withdrawn', '2026-12-24', null],
    ['the status of now, for ever', [enrolled], 'enrolled', '2026-11-25', null],
    [
      'leaving that has begun doesn’t begin earlier',
      [enrolled, { status: 'withdrawn', from: '2026-11-20' }],
      'withdrawn',
      '2026-11-18',
      { tooEarly: '2026-11-20' },
    ],
    [
      'another status on the day that was said for it',
      leaving,
      'suspended',
      '2026-12-01',
      [enrolled, { status: 'suspended', from: '2026-12-01' }],
    ],
    ['before entering', [enrolled], 'suspended', '2026-08-31', { tooEarly: '2026-09-01' }],
  ])('%s', (_, enrolments, status, day, result) => {
    expect(enrolledAs(enrolments, status, day, '2026-11-24')).toEqual(result);
  });
});

test('what is changed begins at most a week back', () => {
  expect(earliestDay('2026-11-24')).toBe('2026-11-17');
});

test('a status holds from its day on, and what was before stays', () => {
  const statuses = fc.constantFrom<EnrolStatus>('enrolled', 'interning', 'suspended', 'graduated');
  const list = fc.array(fc.tuple(statuses, days), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(list, days, (changes, today) => {
      let enrolments: Enrolment[] = [];
      for (const [status, day] of changes) {
        const next = enrolledAs(enrolments, status, day, today);
        const begun = enrolments.filter(({ from }, index) => index === 0 || from <= today).at(-1);
        if (next === null) expect(statusOn({ enrolments }, day)).toBe(status);
        expect(next !== null && 'tooEarly' in next).toBe(day < (begun?.from ?? day));
        if (next === null || 'tooEarly' in next) continue;
        expect(statusOn({ enrolments: next }, addDays(day, 400))).toBe(status);
        const eve = addDays(day, -1);
        expect(statusOn({ enrolments: next }, eve)).toBe(statusOn({ enrolments }, eve));
        expect(statusOn({ enrolments: next }, day)).toBe(status);
        expect(next.every(({ from }, index) => index === 0 || (next[index - 1]?.from ?? '') < from)).toBe(
          true,
        );
        expect(next.every(({ status: one }, index) => index === 0 || next[index - 1]?.status !== one)).toBe(
          true,
        );
        enrolments = next;
      }
    }),
    fcParameters(1000),
  );
});

test('an entry that is still to come may come earlier, and nothing that has happened moves', () => {
  const placed = (from: Day) => ({
    memberships: [{ classId: 'a', from, to: null }],
    enrolments: [],
    lodgings: [{ roomId: '302', from, to: null }],
  });
  const entry = (from: Day) => ({ ...placed(from), enrolments: [{ status: 'enrolled', from } as const] });
  const moved = (from: Day) => entryMoved(entry(from), '2026-11-30', '2026-11-24');
  expect(moved('2062-11-30')).toEqual(entry('2026-11-30'));
  expect(moved('2026-11-24')).toEqual(entry('2026-11-24'));
  expect(moved('2026-11-25')).toEqual(entry('2026-11-25'));
});
