import { clearData, probe, probeFailure, useSimulator } from './support';

const simulator = useSimulator();

beforeEach(async () => {
  await clearData(simulator());
  await simulator().client.options({ transactionConflict: 'operation' });
  await simulator().client.insert('plain', [
    { _id: 'a', amount: 100 },
    { _id: 'b', amount: 0 },
  ]);
});

const amounts = async () => {
  const rows = await simulator().client.find<{ _id: string; amount: number }>('plain', { sort: { _id: 1 } });
  return Object.fromEntries(rows.map(({ _id, amount }) => [_id, amount]));
};

test('a transaction writes all of its documents at once', async () => {
  const seen = await probe(simulator(), async ({ db, _ }) => {
    const transaction = await db.startTransaction();
    await transaction
      .collection('plain')
      .doc('a')
      .update({ data: { amount: _.inc(-10) } });
    await transaction
      .collection('plain')
      .doc('b')
      .update({ data: { amount: _.inc(10) } });
    const outside = (await db.collection('plain').doc('a').get()).data.amount;
    const inside = (await transaction.collection('plain').doc('a').get()).data.amount;
    await transaction.commit();
    return { outside, inside, after: (await db.collection('plain').doc('a').get()).data.amount };
  });
  expect(seen).toEqual({ outside: 100, inside: 90, after: 90 });
  expect(await amounts()).toEqual({ a: 90, b: 10 });
});

test('a transaction that is rolled back writes nothing', async () => {
  const reason = await probe(simulator(), async ({ db }) => {
    try {
      await db.runTransaction(async (transaction) => {
        await transaction.collection('plain').add({ data: { _id: 'c', amount: 1 } });
        await transaction.collection('plain').doc('a').remove();
        await transaction.rollback('no money');
      });
      return;
    } catch (error) {
      return error;
    }
  });
  expect(reason).toBe('no money');
  expect(await amounts()).toEqual({ a: 100, b: 0 });
});

test('a transaction reads what was there when it began', async () => {
  const read = await probe(simulator(), async ({ db }) => {
    const transaction = await db.startTransaction();
    await db
      .collection('plain')
      .doc('a')
      .update({ data: { amount: 1 } });
    const { data } = await transaction.collection('plain').doc('a').get();
    await transaction.rollback();
    return data.amount;
  });
  expect(read).toBe(100);
});

test('set in a transaction creates what is not there, for all to see after commit', async () => {
  await probe(simulator(), ({ db }) =>
    db.runTransaction(async (transaction) => {
      await transaction
        .collection('plain')
        .doc('c')
        .set({ data: { amount: 5 } });
    }),
  );
  expect(await amounts()).toEqual({ a: 100, b: 0, c: 5 });
});

test('conflicts are raised at the write, and runTransaction does not begin anew', async () => {
  const outcome = await probe(simulator(), async ({ db }) => {
    let runs = 0;
    const first = await db.startTransaction();
    await first
      .collection('plain')
      .doc('a')
      .update({ data: { amount: 1 } });
    try {
      await db.runTransaction(async (transaction) => {
        runs += 1;
        await transaction
          .collection('plain')
          .doc('a')
          .update({ data: { amount: 2 } });
      });
      return { runs, message: 'no conflict' };
    } catch (error) {
      const { errCode, errMsg } = error as { errCode: number; errMsg: string };
      return { runs, message: errMsg, errCode };
    } finally {
      await first.commit();
    }
  });
  expect(outcome).toMatchObject({
    runs: 1,
    errCode: -501001,
    message: expect.stringContaining('[ResourceUnavailable.TransactionConflict]') as unknown,
  });
  expect(await amounts()).toEqual({ a: 1, b: 0 });
});

test('a write over something newer than the snapshot is a conflict', async () => {
  const failure = await probeFailure(simulator(), async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction.collection('plain').doc('b').get();
    await db
      .collection('plain')
      .doc('a')
      .update({ data: { amount: 7 } });
    await transaction
      .collection('plain')
      .doc('a')
      .update({ data: { amount: 8 } });
  });
  expect(failure.message).toContain('TransactionConflict');
  expect(await amounts()).toEqual({ a: 7, b: 0 });
});

test('a transaction that met a conflict has ended', async () => {
  const failure = await probeFailure(simulator(), async ({ db }) => {
    const transaction = await db.startTransaction();
    await db
      .collection('plain')
      .doc('a')
      .update({ data: { amount: 7 } });
    await transaction
      .collection('plain')
      .doc('a')
      .update({ data: { amount: 8 } })
      .catch(() => undefined);
    await transaction
      .collection('plain')
      .doc('b')
      .update({ data: { amount: 9 } });
  });
  expect(failure.message).toContain('TransactionNotExist');
});

test('with conflicts at commit, runTransaction begins anew until it is through', async () => {
  await simulator().client.options({ transactionConflict: 'commit' });
  const runs = await probe(simulator(), async ({ db, _ }) => {
    let count = 0;
    await db.runTransaction(async (transaction) => {
      count += 1;
      await transaction.collection('plain').doc('b').get();
      if (count === 1)
        await db
          .collection('plain')
          .doc('a')
          .update({ data: { amount: 50 } });
      await transaction
        .collection('plain')
        .doc('a')
        .update({ data: { amount: _.inc(1) } });
    });
    return count;
  });
  expect(runs).toBe(2);
  expect(await amounts()).toEqual({ a: 51, b: 0 });
});

test('a write outside waits for the transaction that holds the document', async () => {
  const order = await probe(simulator(), async ({ db, _ }) => {
    const happened: string[] = [];
    const transaction = await db.startTransaction();
    await transaction
      .collection('plain')
      .doc('a')
      .update({ data: { amount: 10 } });
    const outside = db
      .collection('plain')
      .doc('a')
      .update({ data: { amount: _.inc(1) } })
      .then(() => happened.push('outside'));
    await db.collection('plain').doc('b').get();
    happened.push('commit');
    await transaction.commit();
    await outside;
    return happened;
  });
  expect(order).toEqual(['commit', 'outside']);
  expect(await amounts()).toEqual({ a: 11, b: 0 });
});

test('where().update with a transaction at hand runs outside of it, as in the real SDK', async () => {
  await probe(simulator(), async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction
      .collection('plain')
      .where({ _id: 'a' })
      .update({ data: { amount: 3 } });
    await transaction.rollback();
  });
  expect(await amounts()).toEqual({ a: 3, b: 0 });
});

test('twenty parallel transfers with one retry helper keep the sum', async () => {
  await probe(simulator(), async ({ db, _ }) => {
    const transfer = async (): Promise<void> => {
      for (;;) {
        try {
          await db.runTransaction(async (transaction) => {
            await transaction
              .collection('plain')
              .doc('a')
              .update({ data: { amount: _.inc(-1) } });
            await transaction
              .collection('plain')
              .doc('b')
              .update({ data: { amount: _.inc(1) } });
          });
          return;
        } catch (error) {
          const { errMsg = '' } = error as { errMsg?: string };
          if (!errMsg.includes('TransactionConflict')) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, transfer));
  });
  expect(await amounts()).toEqual({ a: 80, b: 20 });
});
