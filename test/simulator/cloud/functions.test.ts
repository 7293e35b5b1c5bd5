import { FunctionPool } from '../../../simulator/cloud/functions/function-pool';
import type { FunctionWorker } from '../../../simulator/cloud/functions/function-worker';
import { clearData, failureOf, probe, resultOf, useSimulator } from './support';

const simulator = useSimulator({ env: { NODE_OPTIONS: '--no-warnings' } });

beforeEach(() => clearData(simulator()));

describe('identity', () => {
  test('fifty people in parallel through one function are never mixed up', async () => {
    const { client } = simulator();
    const replies = await Promise.all(
      Array.from({ length: 50 }, async (_, user) => {
        const openid = `user${user}`;
        const calls = Array.from({ length: 3 }, (_call, round) => client.call(openid, 'whoami', { round }));
        return { openid, results: (await Promise.all(calls)).map(resultOf) };
      }),
    );
    for (const { openid, results } of replies) {
      for (const result of results) {
        expect(result).toMatchObject({
          before: { OPENID: openid, SOURCE: 'wx_client' },
          after: { OPENID: openid, SOURCE: 'wx_client' },
          userInfo: { openId: openid, appId: 'wxfixture' },
        });
      }
    }
    expect(await client.count('plain')).toBe(150);
  });

  test('a timer has no OPENID and the source wx_trigger', async () => {
    const result = resultOf(await simulator().client.trigger('whoami', { round: 1 }));
    expect(result).toMatchObject({ before: { SOURCE: 'wx_trigger', APPID: 'wxfixture' } });
    expect(result).not.toHaveProperty('before.OPENID');
    expect(result).not.toHaveProperty('userInfo');
  });

  test('what a call leaves in the environment is gone at the next', async () => {
    const { client } = simulator();
    const first = resultOf(await client.call('a', 'counter', { remember: 'secret' }));
    const second = resultOf(await client.call('b', 'counter'));
    expect(first).toMatchObject({ calls: 1, remembered: 'secret' });
    expect(second).toMatchObject({ calls: 2, remembered: null });
  });
});

describe('failures', () => {
  test('an exception is -504002 at the caller, with its text, and in the logs', async () => {
    const { client } = simulator();
    await client.clearLogs();
    const failure = failureOf(await client.call('a', 'broken', { kind: 'throw' }));
    expect(failure.errCode).toBe(-504002);
    expect(failure.errMsg).toContain('Error: told to');
    const lines = (await client.logs()).map(({ level, text }) => `${level} ${text.split('\n')[0] ?? ''}`);
    expect(lines).toEqual(["log before { trouble: 'throw' }", 'error Error: told to']);
  });

  test.each(['exit', 'reject'])(
    'an instance that dies by %s takes only its own call with it',
    async (kind) => {
      const { client } = simulator();
      expect(failureOf(await client.call('a', 'broken', { kind })).errCode).toBe(-504002);
      expect(resultOf(await client.call('a', 'broken', { kind: 'none' }))).toHaveProperty('size');
    },
  );

  test('a function that takes longer than config.json allows is ended', async () => {
    const { client } = simulator();
    const failure = failureOf(await client.call('a', 'slow', { ms: 5000 }));
    expect(failure).toEqual({
      errCode: -504003,
      errMsg: expect.stringContaining('timed out after 1 seconds') as unknown,
    });
    expect(resultOf(await client.call('a', 'slow', { ms: 1 }))).toEqual(expect.any(Number));
  });

  test('a function that is not there', async () => {
    expect(failureOf(await simulator().client.call('a', 'nothing')).errCode).toBe(-501000);
  });

  test('a request of more than 100 KB and a reply of more than 1 MB are refused', async () => {
    const { client } = simulator();
    expect(failureOf(await client.call('a', 'broken', { text: 'x'.repeat(103_000) })).errCode).toBe(-501007);
    expect(failureOf(await client.call('a', 'broken', { kind: 'large' })).errCode).toBe(-604001);
    expect(failureOf(await client.call('a', 'broken', { kind: 'chinese' })).errCode).toBe(-604001);
    expect(resultOf(await client.call('a', 'broken', { text: 'x'.repeat(100_000) }))).toHaveProperty('size');
  });
});

describe('clock', () => {
  afterEach(() => simulator().client.setClock({ now: Date.now(), running: true }));

  const times = () =>
    probe(simulator(), async ({ db }) => {
      const before = Date.now();
      const { _id } = await db.collection('plain').add({ data: { at: db.serverDate() } });
      const { data } = await db.collection('plain').doc(_id).get();
      const at = data.at as Date;
      return [before, new Date().getTime(), Date.parse(Date()), at.getTime(), Date.now()];
    });

  test('a standing clock is exact, everywhere and in every instance', async () => {
    const now = Date.UTC(2026, 8, 1, 0, 0, 0);
    await simulator().client.setClock({ now, running: false });
    const all = await Promise.all(Array.from({ length: 5 }, times));
    for (const seen of all) expect(seen).toEqual([now, now, now, now, now]);
  });

  test('a running clock keeps its distance from real time', async () => {
    const { client } = simulator();
    await client.setClock({ now: Date.now() + 365 * 24 * 3600 * 1000, running: true });
    const earliest = (await client.clock()).now;
    const [before, made, spelled, stored, after] = (await times()) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const latest = (await client.clock()).now;
    // `Date()` spells whole seconds.
    expect([earliest, before, made, spelled + 999].toSorted((a, b) => a - b)[0]).toBe(earliest);
    expect([before, stored, after, latest].toSorted((a, b) => a - b)).toEqual([
      before,
      stored,
      after,
      latest,
    ]);
    expect(spelled).toBeLessThanOrEqual(latest);
  });

  test('dates made of arguments and their arithmetic are not touched', async () => {
    await simulator().client.setClock({ now: Date.UTC(2026, 0), running: false });
    const seen = await probe(simulator(), () => {
      const date = new Date(2020, 1, 29, 12);
      class Later extends Date {}
      return [
        new Date(5).getTime(),
        Date.UTC(2000, 0),
        date.getMonth(),
        date instanceof Date,
        new Later().getTime(),
      ];
    });
    expect(seen).toEqual([5, Date.UTC(2000, 0), 1, true, Date.UTC(2026, 0)]);
  });
});

test('how long calls take is known by function and action, apart from the counters', async () => {
  const { client } = simulator();
  await client.resetCounters();
  await client.call('a', 'slow', { ms: 60, action: 'wait' });
  await client.call('a', 'slow', { ms: 60, action: 'wait' });
  const { slow } = await client.timings();
  expect(slow?.wait?.calls).toBe(2);
  expect(slow?.wait?.milliseconds).toBeGreaterThanOrEqual(115);
  expect(JSON.stringify(await client.counters())).not.toContain('milliseconds');
  await client.resetCounters();
  expect(await client.timings()).toEqual({});
});

describe('instances', () => {
  test('recycling makes the next call start cold', async () => {
    const { client } = simulator();
    await client.call('a', 'counter');
    await client.recycle();
    expect(resultOf(await client.call('a', 'counter'))).toMatchObject({ calls: 1 });
  });

  test('an instance that forgets loads its code anew, and leaves nothing of before in the environment', async () => {
    const { client } = simulator();
    await client.call('a', 'counter', { remember: 'a' });
    await client.forget();
    expect(resultOf(await client.call('a', 'counter'))).toMatchObject({ calls: 1, remembered: null });
    expect(resultOf(await client.call('a', 'counter'))).toMatchObject({ calls: 2 });
  });

  test('those that a retired pool starts for whoever waits are ended, too', async () => {
    const alive = new Set<object>();
    const pool = new FunctionPool(2, () => {
      const worker = {
        alive: true,
        invoke: () => new Promise((resolve) => setImmediate(resolve, { kind: 'exited' })),
        stop: () => Promise.resolve(alive.delete(worker)),
      };
      alive.add(worker);
      return worker as unknown as FunctionWorker;
    });
    const message = { event: '', environment: {}, functionName: '', timeoutMs: 1 };
    const calls = Array.from({ length: 7 }, (_, n) =>
      pool.invoke({ ...message, requestId: String(n) }, () => undefined),
    );
    await pool.retire();
    expect(await Promise.all(calls)).toHaveLength(7);
    expect(alive.size).toBe(0);
  });

  test('more calls than ten instances wait their turn', async () => {
    const { client } = simulator();
    const calls = Array.from({ length: 25 }, () => client.call('a', 'slow', { ms: 50 }));
    const instances = (await Promise.all(calls)).map(resultOf);
    expect(instances).toHaveLength(25);
    expect(new Set(instances).size).toBe(10);
  });
});

test.each(['function', 'symbol'])('a %s is no answer: the caller gets null', async (kind) => {
  const reply = await simulator().client.call('a', 'broken', { kind });
  expect(resultOf(reply)).toBeNull();
});

test('settings of the loader that the simulator runs through do not reach functions', async () => {
  const seen = await probe(simulator(), () => process.env.NODE_OPTIONS ?? null);
  expect(seen).toBeNull();
});

describe('time zone', () => {
  for (const [zone, hour] of [
    ['UTC', 0],
    ['Asia/Shanghai', 8],
    ['America/New_York', 19],
  ] as const) {
    describe(zone, () => {
      const elsewhere = useSimulator({ env: { TZ: zone } });

      test('is that of the process the simulator was started with', async () => {
        const result = resultOf(await elsewhere().client.call('a', 'counter'));
        expect(result).toMatchObject({ tz: zone, hour });
      });
    });
  }
});
