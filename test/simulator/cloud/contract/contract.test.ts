import { clearData, resultOf, useSimulator } from '../support';
import { accumulators } from './accumulators';
import { arithmetic } from './arithmetic';
import { arrays } from './arrays';
import type { ContractCase } from './case';
import { cloudServices } from './cloud-services';
import { conditions } from './conditions';
import { dates } from './dates';
import { documents } from './documents';
import { errors } from './errors';
import { places } from './places';
import { rows } from './rows';
import { sets } from './sets';
import { stages } from './stages';
import { strings } from './strings';
import { transactions } from './transactions';
import { updates } from './updates';

/**
 * What the local cloud promises, case by case through the real SDK. A case that rests on nobody's word
 * is a guess and says so.
 */
const TOPICS: Record<string, ContractCase[]> = {
  documents,
  conditions,
  rows,
  updates,
  stages,
  arithmetic,
  strings,
  arrays,
  sets,
  dates,
  accumulators,
  places,
  transactions,
  'cloud services': cloudServices,
  errors,
};
const CASES = Object.values(TOPICS).flat();
const NOW = Date.UTC(2026, 8, 1);

const simulator = useSimulator({ env: { TZ: 'UTC' } });
const used = new Set<string>();

beforeAll(async () => {
  const { client } = simulator();
  await client.setClock({ now: NOW, running: false });
  await client.putPhone('anna', { openid: 'anna' });
});

interface Reply {
  value?: unknown;
  error?: { errCode?: number; message: string };
  used: string[];
}

async function runCase({ given = {}, run }: ContractCase): Promise<Reply> {
  const { client } = simulator();
  await clearData(simulator());
  for (const [collection, rows] of Object.entries(given)) await client.insert(collection, rows);
  const reply = await client.call('anna', 'contract', { script: run.toString(), action: 'contract' });
  return resultOf(reply) as Reply;
}

for (const [topic, cases] of Object.entries(TOPICS)) {
  describe(topic, () => {
    test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
      const { value, error, used: names } = await runCase(one);
      for (const name of names) used.add(name);
      if ('value' in one.outcome) {
        expect(error?.message).toBeUndefined();
        expect(value).toEqual(one.outcome.value);
      } else {
        const { errCode, message = '' } = one.outcome;
        expect(error).toEqual({ errCode, message: expect.stringContaining(message) as unknown });
      }
    });
  });
}

describe('the catalogue', () => {
  test('uses everything that the SDK offers for the database', async () => {
    const all = resultOf(await simulator().client.call('anna', 'contract', { list: true })) as string[];
    expect(all.length).toBeGreaterThan(180);
    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });

  test('names no case twice, and the source of each', () => {
    const names = Object.entries(TOPICS).flatMap(([topic, cases]) =>
      cases.map(({ name }) => `${topic}: ${name}`),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(
      CASES.filter(({ source }) => !/^(wxcloud|MongoDB manual|observed|guess): ?|^wxcloud\//.test(source)),
    ).toEqual([]);
  });

  test('is as large as it says', () => {
    const guesses = CASES.filter(({ source }) => source.startsWith('guess:')).length;
    process.stdout.write(`contract cases: ${CASES.length}, of them guesses: ${guesses}\n`);
    expect(CASES.length).toBeGreaterThanOrEqual(150);
  });
});
