import { skewText } from '../../../simulator/desk/device/skew';
import { phoneScale } from '../../../simulator/desk/phones/fit';
import { emptyDesk } from '../../../simulator/desk/desk';
import { selectedPhone, simulatedNow, withEvent, withFolded, withState } from '../../../simulator/desk/state';
import { aPhone, CAMPUS, HALL } from './campus';

const anna = aPhone();
const ben = aPhone({ id: 'ben', name: '本' });
const desk = withState(
  emptyDesk,
  {
    project: { name: 'p', appid: 'a' },
    clock: { now: 5000, running: true },
    phones: [anna, ben],
    campus: CAMPUS,
    reloads: 0,
  },
  1000,
);

describe('what the desk knows', () => {
  test('a running clock goes on from when it was heard, a stopped one stands', () => {
    expect(simulatedNow(desk.clock, 3500)).toBe(7500);
    const stopped = withEvent(desk, { type: 'clock', clock: { now: 6000, running: false } }, 4000);
    expect(simulatedNow(stopped.clock, 9000)).toBe(6000);
  });

  test.each([
    ['standing, back by a second', 'stopped', { now: 4000, running: false }, 1],
    ['standing, forward', 'stopped', { now: 6000, running: false }, 0],
    ['standing, started', 'stopped', { now: 5000, running: true }, 0],
    ['running, back by a day', 'running', { now: 7500 - 86_400_000, running: true }, 1],
    ['running, heard of a second late', 'running', { now: 6500, running: false }, 0],
  ])('phones start anew only when their clock goes backwards: %s', (_, before, clock, starts) => {
    const first = withEvent(
      desk,
      { type: 'clock', clock: { now: 5000, running: before === 'running' } },
      1000,
    );
    expect(withEvent(first, { type: 'clock', clock }, 3500).phoneStarts).toBe(starts);
  });

  test('a simulator that comes back with an earlier clock starts the phones anew, the first one heard of does not', () => {
    expect(desk.phoneStarts).toBe(0);
    const state = {
      project: { name: 'p', appid: 'a' },
      clock: { now: 0, running: true },
      phones: [anna],
      campus: [],
      reloads: 0,
    };
    expect(withState(desk, state, 9000).phoneStarts).toBe(1);
  });

  test('a changed phone stays where it stands, a new one comes last', () => {
    const changed = withEvent(desk, { type: 'phone', phone: { ...anna, network: 'offline' } }, 0);
    expect(changed.phones.map(({ id, network }) => [id, network])).toEqual([
      ['anna', 'offline'],
      ['ben', 'online'],
    ]);
    const added = withEvent(desk, { type: 'phone', phone: aPhone({ id: 'carl' }) }, 0);
    expect(added.phones.map(({ id }) => id)).toEqual(['anna', 'ben', 'carl']);
  });

  test('a removed phone is gone, and the first of the others is the selected one', () => {
    const chosen = { ...desk, selected: 'ben' };
    expect(selectedPhone(chosen)).toEqual(ben);
    expect(selectedPhone(withEvent(chosen, { type: 'phoneRemoved', id: 'ben' }, 0))).toEqual(anna);
  });

  test('a new campus replaces the old one', () => {
    expect(withEvent(desk, { type: 'campus', places: [HALL] }, 0).campus).toEqual([HALL]);
  });

  test('folding twice is folding once, and unfolding leaves the others folded', () => {
    const folded = withFolded(withFolded(withFolded(desk, 'anna', true), 'ben', true), 'anna', true);
    expect([...folded.folded].sort()).toEqual(['anna', 'ben']);
    expect(withFolded(folded, 'anna', false).folded).toEqual(['ben']);
  });

  test('asking for the state again keeps what the person has chosen', () => {
    const chosen = withFolded({ ...desk, selected: 'ben', connection: 'lost' as const }, 'anna', true);
    const state = {
      project: { name: 'p', appid: 'a' },
      clock: desk.clock,
      phones: [anna],
      campus: [],
      reloads: 0,
    };
    expect(withState(chosen, state, 2000)).toMatchObject({
      connection: 'connected',
      selected: 'ben',
      folded: ['anna'],
      phones: [anna],
    });
  });
});

describe('the size of the phones', () => {
  const room = { width: 3000, height: 3000, gap: 20, open: 3, folded: 0, foldedWidth: 44 };

  test('they are never larger than life', () => {
    expect(phoneScale(room)).toBe(1);
  });

  test('three share the width that their gaps leave', () => {
    expect(phoneScale({ ...room, width: 3 * 395 * 0.8 + 40 })).toBeCloseTo(0.8);
  });

  test('a low window makes them small, too', () => {
    expect(phoneScale({ ...room, height: 780 * 0.7 })).toBeCloseTo(0.7);
  });

  test('folding one away makes room for the others', () => {
    const narrow = { ...room, width: 1000 };
    expect(phoneScale({ ...narrow, open: 2, folded: 1 })).toBeGreaterThan(phoneScale(narrow));
  });

  test('with too many phones for the window, the row scrolls instead of shrinking on', () => {
    expect(phoneScale({ ...room, width: 800, open: 6 })).toBe(0.6);
  });

  test('in a narrow row one can be read, and the next looks in', () => {
    const scale = phoneScale({ ...room, width: 552, height: 656 });
    expect(scale).toBeCloseTo(656 / 780);
    expect(phoneScale({ ...room, width: 420 }) * 395 + 20).toBeLessThan(420);
  });

  test('with all of them folded there is a scale all the same', () => {
    expect(phoneScale({ ...room, width: 0, open: 0, folded: 3 })).toBe(1);
  });
});

test.each([
  [0, '准'],
  [5 * 60_000, '快 5 分钟'],
  [-24 * 3_600_000, '慢 1 天'],
  [90 * 60_000, '快 1 小时 30 分钟'],
  [-500, '慢 不到 1 秒'],
])('a clock that is %d ms ahead is %s', (milliseconds, text) => {
  expect(skewText(milliseconds)).toBe(text);
});
