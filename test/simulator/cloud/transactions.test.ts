import { clearData, probe, useSimulator } from './support';

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
