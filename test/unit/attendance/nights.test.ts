import { nightsOf } from '../../../cloudfunctions/attendance/nights';
import type { Grant } from '../../../cloudfunctions/shared/grants';
import type { Day } from '../../../cloudfunctions/shared/clock';
import { at } from '../../support/rules';

const onDuty = (from: Day, to: Day | null): Grant => ({
  ...{ role: 'dutyTeacher', scope: { kind: 'department', departmentId: 'zz' }, from, to },
});
const nights = (grants: readonly Grant[], day: Day, time: string) =>
  nightsOf(grants, { now: at(day, time), today: day }).map(({ isLast }) => (isLast ? 'last' : 'tonight'));

test.each<[string, Day, string, string[]]>([
  ['on the evening’s day', '2026-11-24', '08:00', ['tonight']],
  ['after midnight', '2026-11-25', '05:59', ['last']],
  ['from dawn on', '2026-11-25', '06:00', []],
])('a night on duty %s', (_, day, time, expected) => {
  expect(nights([onDuty('2026-11-24', '2026-11-25')], day, time)).toEqual(expected);
});

test('two nights that follow each other are told apart before dawn', () => {
  const both = [onDuty('2026-11-24', '2026-11-25'), onDuty('2026-11-25', '2026-11-26')];
  expect(nights(both, '2026-11-25', '01:00')).toEqual(['last', 'tonight']);
  expect(nights(both, '2026-11-25', '09:00')).toEqual(['tonight']);
});

test('without an end each night is on duty, the last one until dawn', () => {
  const always = [onDuty('2026-11-20', null)];
  expect(nights(always, '2026-11-24', '01:00')).toEqual(['last', 'tonight']);
  expect(nights(always, '2026-11-24', '06:00')).toEqual(['tonight']);
});

test('a building is its keeper’s every night; other roles have none', () => {
  const keeper: Grant = {
    ...{ role: 'dormKeeper', scope: { kind: 'building', buildingId: 'b3' }, from: '2026-09-01', to: null },
  };
  const head: Grant = {
    ...{ role: 'headTeacher', scope: { kind: 'class', classId: 'c' }, from: '2026-09-01', to: null },
  };
  expect(nights([head, keeper], '2026-11-24', '09:00')).toEqual(['tonight']);
});
