import type { RequestFaultKind } from '../../../simulator/protocol';
import { clearData, failureOf, probe, probeFailure, useSimulator } from './support';

const simulator = useSimulator();

beforeEach(async () => {
  await simulator().client.clearFaults();
  await clearData(simulator());
});

/** A call that reads, writes, and writes again. */
const work = () =>
  probe(simulator(), async ({ db }) => {
    const plain = db.collection('plain');
    await plain
      .doc('none')
      .get()
      .catch(() => null);
    await plain.add({ data: { _id: 'first' } });
    await plain.add({ data: { _id: 'second' } });
  });

const stored = async () => (await simulator().client.find('plain')).map(({ _id }) => _id);
const at = (kind: RequestFaultKind, request: number) =>
  simulator().client.setFaults({ next: { kind, request, function: 'probe' } });

describe('a fault at exactly one request', () => {
  test.each<[RequestFaultKind, number, string[]]>([
    ['errorBeforeWrite', 2, []],
    ['errorAfterWrite', 2, ['first']],
    ['errorBeforeWrite', 3, ['first']],
    ['errorAfterWrite', 3, ['first', 'second']],
    ['timeout', 3, ['first']],
  ])('%s at request %i leaves %j', async (kind, request, expected) => {
    await at(kind, request);
    await expect(work()).rejects.toThrow(/injected/);
    expect(await stored()).toEqual(expected);
    expect((await simulator().client.faults()).fired).toMatchObject([
      { kind, request, function: 'probe', action: 'probe', sdk: 'database.insertDocument' },
    ]);
  });

  test.each<[RequestFaultKind, number, string[]]>([
    ['killBefore', 2, []],
    ['killAfter', 2, ['first']],
    ['killAfter', 3, ['first', 'second']],
  ])('%s at request %i ends the call and leaves %j', async (kind, request, expected) => {
    await at(kind, request);
    const reply = await simulator().client.call('prober', 'probe', {
      script: `async ({ db }) => {
        const plain = db.collection('plain');
        await plain.doc('none').get().catch(() => null);
        await plain.add({ data: { _id: 'first' } });
        await plain.add({ data: { _id: 'second' } });
      }`,
    });
    expect(failureOf(reply).errCode).toBe(-504002);
    expect(await stored()).toEqual(expected);
  });

  test('stands in the log of the call it befell', async () => {
    const { client } = simulator();
    await client.clearLogs();
    await at('errorAfterWrite', 2);
    await expect(work()).rejects.toThrow('injected');
    expect(await client.logs()).toMatchObject([
      {
        function: 'probe',
        level: 'warn',
        text: '[fault] errorAfterWrite at request 2 (database.insertDocument)',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      },
    ]);
  });

  test('befalls one call only, and none that has fewer requests', async () => {
    await at('timeout', 4);
    await work();
    await clearData(simulator());
    await work();
    const { fired, next } = await simulator().client.faults();
    expect([fired, next]).toEqual([[], null]);
  });

  test('that did not happen is told of in the log', async () => {
    const { client } = simulator();
    await client.clearLogs();
    await at('timeout', 4);
    await work();
    await clearData(simulator());
    await at('errorAfterWrite', 1);
    await work();
    expect((await client.logs()).map(({ text }) => text)).toEqual([
      '[fault] timeout at request 4 did not happen: the call made 3 requests',
      '[fault] errorAfterWrite at request 1 did not happen: errorAfterWrite does not befall such a request',
    ]);
  });

  test('conflict: a transaction fails at its write', async () => {
    await at('conflict', 2);
    const failure = await probeFailure(simulator(), async ({ db }) => {
      const transaction = await db.startTransaction();
      await transaction.collection('plain').add({ data: { _id: 'inside' } });
      await transaction.commit();
    });
    expect(failure.message).toContain('TransactionConflict');
    expect(await stored()).toEqual([]);
  });
});

describe('faults by rate', () => {
  /** Which of twenty calls lose which of their requests. */
  async function pattern(seed: string): Promise<unknown[]> {
    const { client } = simulator();
    await client.setFaults({ seed, rates: { errorBeforeWrite: 0.3 } });
    for (let n = 0; n < 20; n += 1) await client.call('a', 'insert', { document: { n } });
    return (await client.faults()).fired;
  }

  test('befall about as many requests as they should', async () => {
    const fired = await pattern('one');
    expect(fired.length).toBeGreaterThan(1);
    expect(fired.length).toBeLessThan(14);
    expect(await simulator().client.count('plain')).toBe(20 - fired.length);
  });

  test('a rate of 1 befalls every write, of 0 none', async () => {
    await simulator().client.setFaults({ rates: { errorAfterWrite: 1 } });
    await expect(work()).rejects.toThrow('injected after');
    await simulator().client.setFaults({ rates: { errorAfterWrite: 0 } });
    await clearData(simulator());
    await work();
  });

  test('slow answers come, later', async () => {
    await simulator().client.setFaults({ rates: { slow: 1 }, slowMs: 60 });
    const began = performance.now();
    await work();
    expect(performance.now() - began).toBeGreaterThanOrEqual(175);
  });

  test.each([
    { rates: { errorAfterWrite: 2 } },
    { rates: { flood: 1 } },
    { next: { kind: 'slow', request: 0 } },
  ])('refuses %j', async (change) => {
    const response = await fetch(`${simulator().url}/control/faults`, {
      method: 'PUT',
      body: JSON.stringify(change),
    });
    expect(response.status).toBe(400);
  });
});

// Last, since how often it asks is not the same twice, and what befalls the others follows from the ids of requests.
test('a fault ends an instance also when it has been replaced for the next calls', async () => {
  const { client } = simulator();
  const script = `async ({ db }) => {
    const plain = db.collection('plain');
    await plain.add({ data: { _id: 'began' } });
    while ((await plain.where({ _id: 'go' }).get().catch(() => ({ data: [] }))).data.length === 0);
    await plain.where({ _id: 'gone' }).get().catch(() => null);
  }`;
  const call = client.call('prober', 'probe', { script });
  while ((await client.count('plain')) === 0);
  await client.recycle();
  await client.setFaults({ rates: { killBefore: 1 } });
  await client.insert('plain', [{ _id: 'go' }]);
  expect(failureOf(await call).errCode).toBe(-504002);
});
