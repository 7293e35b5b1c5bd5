/** @jest-environment jsdom */
import { nothing, present } from '../support/results';
import { at, gate } from '../support/rules';
import type { Mounted } from './mount';
import { mount, settled } from './mount';
import { simulatedWx } from './wx';

const day = '2026-11-24';
const card = {
  sectionId: 'morning',
  name: '早读',
  date: day,
  opensAt: at(day, '06:40'),
  lateFrom: at(day, '07:11'),
  closesAt: at(day, '07:31'),
  phase: 'onTime',
  places: [{ name: '教学楼A', ...gate, distance: 200 }],
  optionOutRange: 2,
  result: nothing,
};

type Reply = { ok: true; data: unknown } | { ok: false; code: string; message: string; details: object };

/** A phone at the gate whose cloud gives the replies one after the other, and what it was asked. */
class StandIn {
  readonly asked: { action: string; attemptId: string; data: Record<string, unknown> }[] = [];
  readonly stored = new Map<string, unknown>();
  settingsOpened = 0;
  replies: (Reply | 'lost')[] = [];

  constructor(readonly location: 'here' | 'refused') {
    const authSetting = { 'scope.userLocation': location === 'here' };
    simulatedWx({
      getSetting: () => Promise.resolve({ authSetting }),
      openSetting: () => {
        this.settingsOpened += 1;
        return Promise.resolve({ authSetting: { 'scope.userLocation': true } });
      },
      getLocation: () => this.#locate(),
      cloud: { callFunction: ({ data }: { data: StandIn['asked'][0] }) => this.#answer(data) },
      getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
      showToast: () => Promise.resolve(),
      vibrateShort: () => Promise.resolve(),
      getStorageSync: (key: string) => this.stored.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => this.stored.set(key, value),
      removeStorageSync: (key: string) => this.stored.delete(key),
    });
  }

  #locate(): Promise<object> {
    if (this.location === 'here') return Promise.resolve({ ...gate, accuracy: 20 });
    // WeChat rejects with a plain object, not with an Error.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    return Promise.reject({ errMsg: 'getLocation:fail auth deny' });
  }

  #answer(request: StandIn['asked'][0]): Promise<object> {
    this.asked.push(request);
    const reply = this.replies.shift() ?? 'lost';
    return reply === 'lost' ? Promise.reject(new Error('request:fail')) : Promise.resolve({ result: reply });
  }
}

/** The button below the note, once there is enough to send. */
const SEND = '[data-test="send-note"] wx-button:not(.van-button--van-button--disabled)';

let mounted: Mounted | undefined;

/** Draws the card at 07:05. */
async function show(location: StandIn['location'] = 'here', change: object = {}): Promise<StandIn> {
  const phone = new StandIn(location);
  const clockOffset = at(day, '07:05') - Date.now();
  mounted = mount('components/check-in-card/index', { card: { ...card, ...change }, clockOffset });
  await settled();
  return phone;
}

function shown(): Mounted {
  if (!mounted) throw new Error('no card is shown');
  return mounted;
}

async function checkIn(): Promise<string> {
  await shown().tap(shown().marked('check-in'));
  return shown().marked('notice').textContent.trim();
}

afterEach(() => {
  jest.restoreAllMocks();
  shown().leave();
});

test('the card shows its section, the distance to its place, and a button to press', async () => {
  await show();
  expect(shown().part('window').textContent).toContain('06:40–07:10');
  expect(shown().part('place').textContent).toBe('距 教学楼A 0 米 · 范围内');
  expect(shown().marked('check-in').textContent).toContain('打卡');
});

test('a tap sends where the phone is, says what came of it and tells the page', async () => {
  const phone = await show();
  const reply = {
    outcome: 'present',
    section: { sectionId: 'morning', name: '早读', date: day },
    result: present,
  };
  phone.replies = [{ ok: true, data: reply }];
  const answers = shown().events('answered');
  expect(await checkIn()).toContain('早读');
  expect(phone.asked).toMatchObject([
    { action: 'checkIn', data: { sectionId: 'morning', location: { ...gate, accuracy: 20 }, note: '' } },
  ]);
  expect(answers).toEqual([reply]);
});

test('the page is told when the account was released meanwhile, and of no other refusal', async () => {
  const phone = await show();
  phone.replies = [
    { ok: false, code: 'ATTENDANCE.CLOSED', message: '已经结束', details: {} },
    { ok: false, code: 'AUTH.NOT_BOUND', message: '请先绑定', details: {} },
  ];
  const released = shown().events('unbound');
  await checkIn();
  expect(released).toHaveLength(0);
  await checkIn();
  expect(released).toHaveLength(1);
});

test('a lost answer is repeated as the same attempt, an answered one is not', async () => {
  const phone = await show();
  phone.replies = [
    'lost',
    { ok: false, code: 'ATTENDANCE.CLOSED', message: '已经结束', details: {} },
    'lost',
  ];
  expect(await checkIn()).toContain('没有收到');
  await checkIn();
  await checkIn();
  const [first, second, third] = phone.asked.map(({ attemptId }) => attemptId);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('outside, a note can be written and goes along with the next check-in', async () => {
  const phone = await show();
  phone.replies = [
    { ok: false, code: 'ATTENDANCE.NOTE_NEEDED', message: '请写外勤说明', details: { distance: 612 } },
    'lost',
  ];
  await checkIn();
  await shown().tap(shown().part('offer'));
  await shown().tell(await shown().appears('wx-textarea'), 'input', { value: ' 在校医室 ' });
  await shown().tap(await shown().appears(SEND));
  expect(phone.asked.map(({ data }) => data.note)).toEqual(['', '在校医室']);
});

test('without permission the way to the settings is offered, and nothing is sent', async () => {
  const phone = await show('refused');
  expect(await checkIn()).toContain('没有定位权限');
  await shown().tap(shown().part('offer'));
  expect(phone.settingsOpened).toBe(1);
  expect(phone.asked).toEqual([]);
  expect(shown().has('notice')).toBe(false);
});

test('who has checked in sees the time and can press nothing', async () => {
  const phone = await show('here', { result: present });
  expect(shown().marked('check-in').textContent).toContain('07:02');
  await shown().tap(shown().marked('check-in'));
  expect(phone.asked).toEqual([]);
});

test('a card that is gone no longer ticks', async () => {
  const [started, stopped] = [jest.spyOn(window, 'setInterval'), jest.spyOn(window, 'clearInterval')];
  await show();
  shown().leave();
  const ticking = started.mock.results.map(({ value }: { value?: unknown }) => value);
  expect(ticking).toHaveLength(1);
  expect(stopped.mock.calls.map(([id]) => id)).toEqual(expect.arrayContaining(ticking));
});
