import { page, script, type ContractCase } from './case';

const source = page('database/Database.runTransaction');
const conflict = 'observed: reports of errCode -501001 with [ResourceUnavailable.TransactionConflict]';
const code = 'observed: the SDK’s code sends no transactionId there';
const ACCOUNTS = {
  plain: [
    { _id: 'a', amount: 100 },
    { _id: 'b', amount: 0 },
  ],
};

/** Both answers of the cloud to a conflict are tested in transactions.test.ts; here it is the default. */
export const transactions: ContractCase[] = [
  {
    name: 'a transaction writes all of its documents at once',
    source,
    given: ACCOUNTS,
    run: async ({ db, _ }) => {
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
      return [outside, inside, (await db.collection('plain').doc('a').get()).data.amount];
    },
    outcome: { value: [100, 90, 90] },
  },
  {
    name: 'runTransaction gives what its work gives',
    source,
    given: ACCOUNTS,
    run: ({ db }) =>
      db.runTransaction(
        async (transaction) => (await transaction.collection('plain').doc('a').get()).data.amount,
      ),
    outcome: { value: 100 },
  },
  {
    name: 'rollback writes nothing and gives its reason',
    source: page('database/transaction/Transaction.rollback'),
    given: ACCOUNTS,
    run: async ({ db }) => {
      const reason = await db
        .runTransaction(async (transaction) => {
          await transaction.collection('plain').add({ data: { _id: 'c', amount: 1 } });
          await transaction.collection('plain').doc('a').remove();
          await transaction.rollback('no money');
        })
        .catch((error: unknown) => error);
      return [reason, (await db.collection('plain').get()).data.length];
    },
    outcome: { value: ['no money', 2] },
  },
  {
    name: 'work that throws is rolled back',
    source,
    given: ACCOUNTS,
    run: async ({ db }) => {
      await db
        .runTransaction(async (transaction) => {
          await transaction.collection('plain').doc('a').remove();
          throw new Error('no');
        })
        .catch(() => undefined);
      return (await db.collection('plain').count()).total;
    },
    outcome: { value: 2 },
  },
  {
    name: 'a transaction reads what was there when it began',
    source: page('database/Database.startTransaction'),
    given: ACCOUNTS,
    run: async ({ db }) => {
      const transaction = await db.startTransaction();
      await db
        .collection('plain')
        .doc('a')
        .update({ data: { amount: 1 } });
      const { data } = await transaction.collection('plain').doc('a').get();
      await transaction.rollback();
      return data.amount;
    },
    outcome: { value: 100 },
  },
  {
    name: 'set in a transaction creates what is not there',
    source: page('database/transaction/Transaction.collection'),
    given: ACCOUNTS,
    run: async ({ db }) => {
      await db.runTransaction(async (transaction) => {
        await transaction
          .collection('plain')
          .doc('c')
          .set({ data: { amount: 5 } });
      });
      return (await db.collection('plain').doc('c').get()).data.amount;
    },
    outcome: { value: 5 },
  },
  {
    name: 'a conflict is raised at the write, and runTransaction does not begin anew',
    source: conflict,
    given: ACCOUNTS,
    run: async ({ db }) => {
      let runs = 0;
      const first = await db.startTransaction();
      await first
        .collection('plain')
        .doc('a')
        .update({ data: { amount: 1 } });
      const failed = await db
        .runTransaction(async (transaction) => {
          runs += 1;
          await transaction
            .collection('plain')
            .doc('a')
            .update({ data: { amount: 2 } });
        })
        .catch((error: unknown) => (error as { errCode: number }).errCode);
      await first.commit();
      return [runs, failed, (await db.collection('plain').doc('a').get()).data.amount];
    },
    outcome: { value: [1, -501001, 1] },
  },
  {
    name: 'a write over something newer than the snapshot is a conflict',
    source: conflict,
    given: ACCOUNTS,
    run: async ({ db }) => {
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
    },
    outcome: { errCode: -501001, message: 'TransactionConflict' },
  },
  {
    name: 'a transaction that met a conflict has ended',
    source: 'guess: MongoDB aborts it',
    given: ACCOUNTS,
    run: async ({ db }) => {
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
    },
    outcome: { errCode: -501001, message: 'TransactionNotExist' },
  },
  {
    name: 'two transactions cannot both bring the same unique key',
    source: 'guess: the second one learns of it at commit, as of a conflict',
    run: async ({ db }) => {
      const one = await db.startTransaction();
      const other = await db.startTransaction();
      await one.collection('people').add({ data: { _id: 'p', number: 7 } });
      await other.collection('people').add({ data: { _id: 'q', number: 7 } });
      await one.commit();
      const failed = await other.commit().then(
        () => 'committed',
        (error: unknown) => (error as Error).message.includes('TransactionConflict'),
      );
      return [failed, (await db.collection('people').get()).data];
    },
    outcome: { value: [true, [{ _id: 'p', number: 7 }]] },
  },
  {
    name: 'a committed transaction takes nothing more',
    source: page('database/transaction/Transaction.commit'),
    given: ACCOUNTS,
    run: async ({ db }) => {
      const transaction = await db.startTransaction();
      await transaction.commit();
      await transaction
        .collection('plain')
        .doc('b')
        .update({ data: { amount: 9 } });
    },
    outcome: { errCode: -501001, message: 'TransactionNotExist' },
  },
  {
    name: 'a write outside waits for the transaction that holds the document',
    source: 'guess: as MongoDB, which retries it until the transaction ends',
    given: ACCOUNTS,
    run: async ({ db, _ }) => {
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
      return [...happened, (await db.collection('plain').doc('a').get()).data.amount];
    },
    outcome: { value: ['commit', 'outside', 11] },
  },
  {
    name: 'where().update with a transaction at hand runs outside of it',
    source: code,
    given: ACCOUNTS,
    run: async ({ db }) => {
      const transaction = await db.startTransaction();
      await transaction
        .collection('plain')
        .where({ _id: 'a' })
        .update({ data: { amount: 3 } });
      await transaction.rollback();
      return (await db.collection('plain').doc('a').get()).data.amount;
    },
    outcome: { value: 3 },
  },
  ...[
    ['a second document under one id', `plain.add({ data: { _id: 'a' } })`],
    ['a sum with a text', `plain.doc('text').update({ data: { amount: _.inc(1) } })`],
  ].map(([what = '', write = '']): ContractCase => ({
    name: `a transaction is lost with a write that fails: ${what}`,
    source: 'MongoDB manual: Transactions (an error of an operation aborts the transaction)',
    given: { plain: [...ACCOUNTS.plain, { _id: 'text', amount: 'x' }] },
    run: script(`async ({ db, _ }) => {
        const transaction = await db.startTransaction();
        const plain = transaction.collection('plain');
        await plain.doc('b').update({ data: { amount: 7 } });
        const first = await ${write}.then(() => 'made', () => 'refused');
        const then = await plain.doc('a').update({ data: { amount: 7 } }).then(() => 'made', (error) => error.errCode);
        const last = await transaction.commit().then(() => 'committed', () => 'refused');
        return [first, then, last, (await db.collection('plain').doc('b').get()).data.amount];
      }`),
    outcome: { value: ['refused', -501001, 'refused', 0] },
  })),
];
