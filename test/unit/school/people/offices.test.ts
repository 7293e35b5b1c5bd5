import fc from 'fast-check';
import { officesHeld } from '../../../../cloudfunctions/school/people/offices';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import { type Grant, grantsOn, type Scope } from '../../../../cloudfunctions/shared/grants';
import {
  classOn,
  type Enrolment,
  type EnrolStatus,
  hasLeft,
  type Membership,
} from '../../../../cloudfunctions/shared/placement';
import { fcParameters } from '../../../support/random';

const cadreOf = (classId: string, from: Day = '2026-09-01', to: Day | null = null): Grant => ({
  ...{ role: 'classCadre', scope: { kind: 'class', classId }, from, to },
});
const inspection: Scope = { kind: 'inspection', classIds: ['b', 'c'], templateIds: ['t'] };
const inspector: Grant = { role: 'inspector', scope: inspection, from: '2026-09-01', to: null };
const since = (status: EnrolStatus, from: Day): Enrolment => ({ status, from });
const here = since('enrolled', '2026-09-01');
const inA: Membership = { classId: 'a', from: '2026-09-01', to: null };
const toClass = (classId: string): Membership[] => [
  { ...inA, to: '2026-11-29' },
  { classId, from: '2026-11-30', to: null },
];
const held = (grant: Grant, memberships: Membership[], enrolments: Enrolment[] = [here]) =>
  officesHeld([grant], { memberships, enrolments }).map(({ from, to }) => `${from} ${to ?? ''}`);

test.each<[string, Grant, Membership[], Enrolment[], string[]]>([
  ['staying', cadreOf('a'), [inA], [here, since('interning', '2026-11-30')], ['2026-09-01 ']],
  ['joining another class', cadreOf('a'), toClass('b'), [here], ['2026-09-01 2026-11-29']],
  ['coming to its class', cadreOf('b', '2026-11-30'), toClass('b'), [here], ['2026-11-30 ']],
  ['leaving', cadreOf('a'), [inA], [here, since('withdrawn', '2026-11-30')], ['2026-09-01 2026-11-29']],
  [
    ...['leaving before it begins', cadreOf('a', '2026-12-01'), [inA]],
    ...[[here, since('withdrawn', '2026-11-30')], []],
  ] as [string, Grant, Membership[], Enrolment[], string[]],
  [
    ...['coming back', cadreOf('a'), [inA]],
    ...[[here, since('suspended', '2026-11-30'), since('enrolled', '2027-03-01')], ['2026-09-01 2026-11-29']],
  ] as [string, Grant, Membership[], Enrolment[], string[]],
  [
    ...['having come back before it was given', cadreOf('a', '2027-03-01'), [inA]],
    ...[[here, since('suspended', '2026-11-30'), since('enrolled', '2027-03-01')], ['2027-03-01 ']],
  ] as [string, Grant, Membership[], Enrolment[], string[]],
  ['joining a class that is inspected', inspector, toClass('b'), [here], ['2026-09-01 2026-11-29']],
  ['joining one that is not', inspector, toClass('d'), [here], ['2026-09-01 ']],
])('an office with %s', (_, grant, memberships, enrolments, expected) => {
  expect(held(grant, memberships, enrolments)).toEqual(expected);
});

test.each<[Day, Day]>([
  ['2027-01-31', '2026-11-29'],
  ['2026-11-30', '2026-11-29'],
  ['2026-11-29', '2026-11-29'],
  ['2026-11-28', '2026-11-28'],
])('an office until %s ends on %s with leaving on 30 November', (to, end) => {
  const left = [here, since('withdrawn', '2026-11-30')];
  expect(held(cadreOf('a', '2026-09-01', to), [inA], left)).toEqual([`2026-09-01 ${end}`]);
});

test('what staff were given stays as it is', () => {
  const head: Grant = { ...cadreOf('a'), role: 'headTeacher' };
  expect(officesHeld([head], { memberships: [], enrolments: [] })).toEqual([head]);
});

test('an office of a class is held from its first day on until the first day that isn’t one in the class and the school', () => {
  const days = Array.from({ length: 10 }, (_, index) => addDays('2026-11-24', index));
  const anyDay = fc.constantFrom(...days);
  const anyStatus = fc.constantFrom<EnrolStatus>('enrolled', 'training', 'suspended', 'withdrawn');
  fc.assert(
    fc.property(
      anyDay,
      anyDay,
      fc.uniqueArray(fc.tuple(anyDay, anyStatus), { selector: ([day]) => day, maxLength: 3 }),
      (given, moved, statuses) => {
        const memberships = [
          { classId: 'a', from: '2026-09-01', to: addDays(moved, -1) },
          { classId: 'b', from: moved, to: null },
        ] as const;
        const enrolments = [
          here,
          ...statuses.map(([from, status]) => since(status, from)).sort((x, y) => (x.from < y.from ? -1 : 1)),
        ];
        const where = { memberships: [...memberships], enrolments };
        const fits = (day: Day) => classOn(where, day) === 'a' && !hasLeft(where, day);
        const from = days.filter((day) => day >= given);
        const ending = from.findIndex((day) => !fits(day));
        const expected = ending < 0 ? from : from.slice(0, ending);
        const grants = officesHeld([cadreOf('a', given)], where);
        expect(days.filter((day) => grantsOn(grants, day).length > 0)).toEqual(expected);
      },
    ),
    fcParameters(1000),
  );
});
