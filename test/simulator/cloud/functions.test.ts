import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FunctionPool } from '../../../simulator/cloud/functions/function-pool';
import type { FunctionWorker } from '../../../simulator/cloud/functions/function-worker';
import { clearData, failureOf, FIXTURE, probe, resultOf, temporaryFolder, useSimulator } from './support';

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

describe('deployment', () => {
  const project = path.join(temporaryFolder(), 'project');
  cpSync(FIXTURE, project, { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'), 'junction');
  const changing = useSimulator({ project });
  const edit = (file: string, from: string, to: string) => {
    const whole = path.join(project, file);
    writeFileSync(whole, readFileSync(whole, 'utf8').replace(from, to));
  };
  const reloaded = async () => waitForEvent(await fetch(`${changing().url}/control/events`), '"reload"');

  test('a changed function runs at the next call, and listeners are told to reload', async () => {
    const { client } = changing();
    const reload = reloaded();
    await client.call('a', 'counter');
    edit('functions/counter/index.js', 'let calls = 0', 'let calls = 100');
    await reload;
    expect(resultOf(await client.call('a', 'counter'))).toMatchObject({ calls: 101 });
  });

  /** What a function of this code, as long as a bundle, answers to its first call. */
  const answerOf = async (code: string) => {
    const file = path.join(project, 'functions', 'large', 'index.js');
    const reload = reloaded();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `exports.main = () => ${code}; // ${'a bundle is long '.repeat(10_000)}`);
    await reload;
    return changing().client.call('a', 'large');
  };

  test('compiled code that was kept is not taken for that of another source of the same length', async () => {
    const answers = [];
    for (const code of ['1', '1', '2']) answers.push(resultOf(await answerOf(code)));
    expect(answers).toEqual([1, 1, 2]);
  });

  test('places in stack traces are those of the file, also in the first line', async () => {
    const { errMsg } = failureOf(await answerOf("{ throw new Error('told to'); }"));
    expect(errMsg).toContain(`${path.join('large', 'index.js')}:1:30`);
  });

  test('a newly declared index serves the data that is there', async () => {
    const { client } = changing();
    await client.insert(
      'plain',
      Array.from({ length: 400 }, (_, n) => ({ _id: `p${n}`, n })),
    );
    const query = () => probe(changing(), ({ db }) => db.collection('plain').where({ n: 7 }).get());
    await expect(query()).rejects.toThrow('No index of "plain"');
    const reload = reloaded();
    edit(
      'database.json',
      '"plain": { "indexes": [] }',
      '"plain": { "indexes": [{ "name": "n", "fields": { "n": 1 } }] }',
    );
    await reload;
    expect(await query()).toMatchObject({ data: [{ _id: 'p7', n: 7 }] });
  });
});

describe('a broken declaration', () => {
  const project = path.join(temporaryFolder(), 'project');
  cpSync(FIXTURE, project, { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'), 'junction');
  const broken = useSimulator({ project });
  const failed = () => logged((text) => text.startsWith('Not deployed'));
  const logged = async (wanted: (text: string) => boolean) => {
    const texts = (await broken().client.logs()).map(({ text }) => text);
    return texts.filter(wanted);
  };

  test.each(['database.json', 'functions/counter/config.json', 'storage.json'])(
    'of %s ends nothing, stands in the log, and what was deployed stays',
    async (name) => {
      const file = path.join(project, name);
      const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
      await broken().client.clearLogs();
      writeFileSync(file, '{ "half":');
      await until(async () => (await failed()).length > 0);
      expect((await failed())[0]).toContain(path.basename(name));
      expect(resultOf(await broken().client.call('a', 'counter'))).toHaveProperty('calls');
      const reload = waitForEvent(await fetch(`${broken().url}/control/events`), '"reload"');
      if (before === null) rmSync(file);
      else writeFileSync(file, before);
      await reload;
    },
  );

  test('an index that the data do not allow is left out and named in the log', async () => {
    const { client } = broken();
    await client.insert('plain', [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    const reload = waitForEvent(await fetch(`${broken().url}/control/events`), '"reload"');
    writeFileSync(
      path.join(project, 'database.json'),
      '{"plain":{"indexes":[{"name":"one_n","fields":{"n":1},"unique":true},{"name":"m","fields":{"m":1},"unique":true}]}}',
    );
    await reload;
    expect(await logged((text) => text.includes('Index'))).toEqual([
      expect.stringMatching(/^Index one_n of plain is left out: .*E11000/) as unknown,
      expect.stringMatching(/^Index m of plain is left out/) as unknown,
    ]);
    await client.insert('plain', [{ _id: 'c', n: 1 }]);
  });
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

/** Resolves when something has become true. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 20));
}

/** Resolves when a server-sent event with this text arrives. */
async function waitForEvent(response: Response, text: string): Promise<void> {
  if (!response.body) throw new Error('The response has no body');
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    if (decoder.decode(chunk).includes(text)) return;
  }
  throw new Error('The events ended');
}
