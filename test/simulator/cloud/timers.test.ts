import { momentsBetween, readPattern } from '../../../simulator/cloud/timers/cron';
import { Timers } from '../../../simulator/cloud/timers/timers';
import { clearData, probe, resultOf, useSimulator } from './support';

/** Rests on WeChat's 定时触发器 (seven fields, the event's Type, TriggerName, Time); Beijing's time. */
const beijing = (text: string) => Date.parse(`${text}+08:00`);
const spelled = (moment: number | null) =>
  moment === null ? null : new Date(moment + 8 * 3600_000).toISOString().slice(0, 19);

describe('a pattern', () => {
  test.each([
    ['0 30 7 * * 1-5 *', '2026-09-04T07:30:00', '2026-09-07T07:30:00'],
    ['*/5 * * * * * *', '2026-09-04T07:30:01', '2026-09-04T07:30:05'],
    ['0 0 0 1 * * *', '2026-12-01T00:00:00', '2027-01-01T00:00:00'],
    ['15 0,30 6-8 * * * *', '2026-09-04T08:30:15', '2026-09-05T06:00:15'],
    ['0 0 12 29 2 * *', '2026-03-01T00:00:00', '2028-02-29T12:00:00'],
    ['0 0 8 1 9 * 2027', '2026-09-04T00:00:00', '2027-09-01T08:00:00'],
    ['0 0 8 13 * 5 *', '2026-11-07T00:00:00', '2026-11-13T08:00:00'],
    ['0 0 8 15 * 5 *', '2026-09-12T00:00:00', '2026-09-15T08:00:00'],
    ['0 0 8 * * SUN *', '2026-09-04T00:00:00', '2026-09-06T08:00:00'],
  ])('%s after %s is %s', (pattern, after, expected) => {
    expect(spelled(readPattern(pattern)(beijing(after)))).toBe(expected);
  });

  test('of a year that is over never comes', () => {
    expect(readPattern('0 0 8 1 9 * 2020')(beijing('2026-09-04T00:00:00'))).toBeNull();
  });

  test.each(['', '0 0 8 * *', '* * * * *', '0 61 * * * * *', 'every day'])('%j is none', (pattern) => {
    expect(() => readPattern(pattern)).toThrow();
  });

  test('of every second is not counted through for days', () => {
    const next = jest.fn(readPattern('* * * * * * *'));
    const until = beijing('2026-09-10T00:00:00');
    const moments = momentsBetween(next, until - 9 * 24 * 3600_000, until, 100);
    expect(moments).toEqual(Array.from({ length: 100 }, (_, n) => until - (99 - n) * 1000));
    expect(next.mock.calls.length).toBeLessThan(1000);
  });

  test('gives the last moments of a long time', () => {
    const next = readPattern('0 * * * * * *');
    const moments = momentsBetween(next, beijing('2026-09-01T00:00:00'), beijing('2026-09-02T00:00:00'), 3);
    expect(moments.map(spelled)).toEqual([
      '2026-09-01T23:58:00',
      '2026-09-01T23:59:00',
      '2026-09-02T00:00:00',
    ]);
  });
});

test('a clock set years ahead fires only what lies in the last eight days', async () => {
  const fired: unknown[] = [];
  const call = (_: string, event: object) => {
    fired.push(event);
    return Promise.resolve({ result: null, requestId: '' });
  };
  const timers = new Timers(
    {
      call,
      others: () => Promise.resolve(),
      faults: () => ({ timerTwice: false, timerLateMs: 0 }),
      complain: (_, text) => fired.push(text),
    },
    beijing('2026-09-01T00:00:00'),
  );
  const noon = [{ name: 'noon', pattern: '0 0 12 * * * *' }];
  timers.declare([{ name: 'daily', directory: '', timeoutMs: 0, openapi: [], timers: noon }]);
  await timers.passTo(() => beijing('2036-09-05T11:00:00'));
  expect(fired).toHaveLength(8);
  expect(fired[0]).toMatchObject({ Time: '2036-08-28T04:00:00Z' });
});

describe('the clock', () => {
  const simulator = useSimulator();

  beforeEach(async () => {
    const { client } = simulator();
    await client.clearFaults();
    await client.setClock({ now: beijing('2026-09-01T06:00:00'), running: false });
    await clearData(simulator());
  });

  const fired = async () => {
    const rows = await simulator().client.find<{ at: number; source: string; event: { Time: string } }>(
      'pushes',
    );
    return rows.map(({ at, source, event }) => ({ at: spelled(at)?.slice(11, 16), source, ...event }));
  };

  test('set ahead fires what lies between, each at its own time, as WeChat does', async () => {
    const to = beijing('2026-09-01T07:30:00');
    await simulator().client.setClock({ now: to });
    const event = { source: 'wx_trigger', Type: 'Timer', TriggerName: 'quarter' };
    expect(await fired()).toEqual([
      { at: '07:00', Time: '2026-08-31T23:00:00Z', ...event },
      { at: '07:15', Time: '2026-08-31T23:15:00Z', ...event },
      { at: '07:30', Time: '2026-08-31T23:30:00Z', ...event },
    ]);
    expect(await simulator().client.clock()).toEqual({ now: to, running: false });
  });

  test('set to the same time twice fires once', async () => {
    await simulator().client.setClock({ now: beijing('2026-09-01T07:00:00') });
    await simulator().client.setClock({ now: beijing('2026-09-01T07:00:00') });
    expect(await fired()).toHaveLength(1);
  });

  test('that runs goes on running when it is set twice at once', async () => {
    const { client } = simulator();
    await client.setClock({ now: beijing('2026-09-01T06:59:00'), running: true });
    await Promise.all([
      client.setClock({ now: beijing('2026-09-01T07:20:00') }),
      client.setClock({ now: beijing('2026-09-01T07:40:00') }),
    ]);
    expect((await client.clock()).running).toBe(true);
  });

  test('set back fires nothing, and the way is gone again afterwards', async () => {
    await simulator().client.setClock({ now: beijing('2026-09-01T07:00:00') });
    await simulator().client.setClock({ now: beijing('2026-09-01T06:59:00') });
    expect(await fired()).toHaveLength(1);
    await simulator().client.setClock({ now: beijing('2026-09-01T07:00:00') });
    expect(await fired()).toHaveLength(2);
  });

  test('set years ahead fires the last thirty of all', async () => {
    await simulator().client.setClock({ now: beijing('2036-09-05T12:00:00') });
    const firings = await fired();
    expect(firings).toHaveLength(30);
    expect(firings.at(-1)).toMatchObject({ at: '08:45', Time: '2036-09-05T00:45:00Z' });
    // Eight a day: three days, and six of the day before them, a Tuesday.
    expect(firings[0]).toMatchObject({ at: '07:30', Time: '2036-09-01T23:30:00Z' });
  });

  test('that runs fires in time', async () => {
    await simulator().client.setClock({ now: beijing('2026-09-01T06:59:59'), running: true });
    const limit = Date.now() + 20_000;
    while ((await fired()).length === 0 && Date.now() < limit)
      await new Promise((done) => setTimeout(done, 50));
    expect(await fired()).toMatchObject([{ at: '07:00', source: 'wx_trigger' }]);
    await simulator().client.setClock({ running: false });
  });

  test('set back to the first day by a reset fires nothing for what lay before', async () => {
    await simulator().client.reset();
    expect(await fired()).toEqual([]);
    await simulator().client.setClock({ now: beijing('2026-09-01T07:00:00') });
    expect(await fired()).toHaveLength(1);
  });

  test('a timer is fired by hand', async () => {
    const { client } = simulator();
    expect(await client.timers()).toEqual([
      {
        function: 'pushed',
        timer: 'quarter',
        pattern: '0 */15 7,8 * * 1-5 *',
        next: beijing('2026-09-01T07:00:00'),
      },
    ]);
    resultOf(await client.fireTimer('pushed', 'quarter'));
    expect(await fired()).toMatchObject([{ at: '06:00', TriggerName: 'quarter' }]);
    await expect(client.fireTimer('pushed', 'none')).rejects.toMatchObject({ status: 404 });
  });

  test('a fault fires twice', async () => {
    await simulator().client.setFaults({ timerTwice: true });
    await simulator().client.setClock({ now: beijing('2026-09-01T07:00:00') });
    expect((await fired()).map(({ at }) => at)).toEqual(['07:00', '07:00']);
  });

  test('a fault fires late, with the time at which it should have been', async () => {
    const { client } = simulator();
    await client.setFaults({ timerLateMs: 600_000 });
    await client.setClock({ now: beijing('2026-09-01T07:09:00') });
    expect(await fired()).toEqual([]);
    await client.setClock({ now: beijing('2026-09-01T07:12:00') });
    expect(await fired()).toMatchObject([{ at: '07:10', Time: '2026-08-31T23:00:00Z' }]);
  });

  test('brings the verdict on a picture to the function that gets the pushes', async () => {
    const { client } = simulator();
    await client.setClock({ now: beijing('2026-09-01T12:00:00') });
    await clearData(simulator());
    await client.contentSafety({ risky: ['bad'], mediaDelayMs: 60_000 });
    const asked = await probe(simulator(), ({ cloud }) =>
      cloud.openapi.security?.mediaCheckAsync?.({
        mediaUrl: 'http://127.0.0.1/bad.png',
        mediaType: 2,
        version: 2,
        scene: 1,
        openid: 'prober',
      }),
    );
    const { traceId } = asked as { traceId: string };
    await client.setClock({ now: beijing('2026-09-01T12:00:59') });
    expect(await client.find('pushes')).toEqual([]);
    await client.setClock({ now: beijing('2026-09-01T12:01:00') });
    expect(await client.find('pushes')).toMatchObject([
      {
        openid: null,
        event: {
          Event: 'wxa_media_check',
          FromUserName: 'prober',
          trace_id: traceId,
          result: { suggest: 'risky', label: 21000 },
        },
      },
    ]);
  });
});
