import fc from 'fast-check';
import { addDays, type Day } from '../../../../cloudfunctions/shared/clock';
import { type Lodging, type Sleeps, sleepsOn } from '../../../../cloudfunctions/shared/placement';
import { lodged, sleepsLast } from '../../../../cloudfunctions/school/rooms/lodging';
import { fcParameters } from '../../../support/random';

const in302: Lodging[] = [{ roomId: 'r302', from: '2026-09-01', to: null }];
const until = (to: Day): Lodging[] => [{ roomId: 'r302', from: '2026-09-01', to }];
const then = (roomId: string | null, from: Day): Lodging => ({ roomId, from, to: null });

describe('sleeping somewhere from a day on', () => {
  test.each<[string, Lodging[], Sleeps, Day, ReturnType<typeof lodged>]>([
    ['the first room', [], { roomId: 'r302' }, '2026-09-01', in302],
    ['the own room', in302, { roomId: 'r302' }, '2026-11-30', null],
    ['home, where who never boarded is', [], 'home', '2026-11-30', null],
    ['a boarder whose room isn’t known', [], { roomId: null }, '2026-11-30', [then(null, '2026-11-30')]],
    [
      'another room',
      in302,
      { roomId: 'r303' },
      '2026-11-30',
      [...until('2026-11-29'), then('r303', '2026-11-30')],
    ],
    ['another room on the first day', in302, { roomId: 'r303' }, '2026-09-01', [then('r303', '2026-09-01')]],
    ['home', in302, 'home', '2026-11-30', until('2026-11-29')],
    ['home on the very first day', in302, 'home', '2026-09-01', []],
    ['back on the very day of going home', until('2026-11-29'), { roomId: 'r302' }, '2026-11-30', in302],
    [
      'back after some days at home',
      until('2026-10-01'),
      { roomId: 'r302' },
      '2026-11-30',
      [...until('2026-10-01'), then('r302', '2026-11-30')],
    ],
    ['before the present room', in302, { roomId: 'r303' }, '2026-08-31', { tooEarly: '2026-09-01' }],
    ['before going home', until('2026-11-29'), { roomId: 'r303' }, '2026-11-29', { tooEarly: '2026-11-30' }],
  ])('%s', (_, lodgings, sleeps, day, result) => {
    expect(lodged(lodgings, sleeps, day, '2026-11-30')).toEqual(result);
  });

  test.each<[string, Lodging[], Sleeps, Day, ReturnType<typeof lodged>]>([
    ['going home comes earlier', until('2026-11-30'), 'home', '2026-11-25', until('2026-11-24')],
    ['going home is called off', until('2026-11-30'), { roomId: 'r302' }, '2026-11-25', in302],
    ['going home has been asked for already', until('2026-11-30'), 'home', '2026-12-01', null],
    [
      'the first room comes earlier',
      [then('a', '2026-12-01')],
      { roomId: 'a' },
      '2026-11-25',
      [then('a', '2026-11-25')],
    ],
    [
      'another room comes earlier',
      [...until('2026-11-30'), then('r303', '2026-12-01')],
      { roomId: 'r303' },
      '2026-11-26',
      [...until('2026-11-25'), then('r303', '2026-11-26')],
    ],
    [
      'what has happened stays',
      [...until('2026-11-30'), then('r303', '2026-12-01')],
      { roomId: 'r303' },
      '2026-08-31',
      { tooEarly: '2026-09-01' },
    ],
  ])('what is only planned may be replaced: %s', (_, lodgings, sleeps, day, result) => {
    expect(lodged(lodgings, sleeps, day, '2026-11-24')).toEqual(result);
  });
});

const enrolled = (lodgings: Lodging[]) => ({
  ...{ departmentId: 'zz', memberships: [], lodgings },
  enrolments: [{ status: 'enrolled', from: '2026-01-01' } as const],
});

test('whatever moves there are: nights before a move stay as they were, from then on it is the new place', () => {
  const days = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-09-01', count));
  const places = fc.constantFrom<Sleeps[]>('home', { roomId: null }, { roomId: 'a' }, { roomId: 'b' });
  const moves = fc.array(fc.tuple(places, days), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(moves, days, (list, today) => {
      let lodgings: Lodging[] = [];
      for (const [sleeps, day] of list) {
        const next = lodged(lodgings, sleeps, day, today);
        if (next === null) expect(sleepsOn(enrolled(lodgings), day)).toEqual(sleeps);
        if (next === null || 'tooEarly' in next) continue;
        for (let back = 1; back <= 61; back += 1) {
          const before = addDays(day, -back);
          expect(sleepsOn(enrolled(next), before)).toEqual(sleepsOn(enrolled(lodgings), before));
        }
        expect(sleepsOn(enrolled(next), day)).toEqual(sleeps);
        expect(sleepsOn(enrolled(next), addDays(day, 400))).toEqual(sleeps);
        expect(sleepsLast({ lodgings: next })).toEqual(sleeps);
        lodgings = next;
      }
    }),
    fcParameters(500),
  );
});

test('who left sleeps nowhere, and who comes back has the bed again', () => {
  const student = {
    ...enrolled(in302),
    enrolments: [
      { status: 'enrolled', from: '2026-09-01' } as const,
      { status: 'suspended', from: '2026-11-01' } as const,
      { status: 'enrolled', from: '2026-12-01' } as const,
    ],
  };
  expect(sleepsOn(student, '2026-10-31')).toEqual({ roomId: 'r302' });
  expect(sleepsOn(student, '2026-11-15')).toBeNull();
  expect(sleepsOn(student, '2026-12-01')).toEqual({ roomId: 'r302' });
});
