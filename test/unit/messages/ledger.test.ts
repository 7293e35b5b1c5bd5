import { cases, random } from '../../support/random';
import { acceptAgain, live, recover, useUp } from './delivery-life';
import { type DeliveryModel, ledgerOf, PEOPLE } from './delivery-model';

beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

const isExact = (model: DeliveryModel, person: string) => {
  const { left, uncertain } = ledgerOf(model, person);
  return left === model.real(person) && uncertain === 0;
};

/**
 * A sending whose answer nobody could write down leaves a doubt that no program can settle from the
 * database. Wherever there was none the ledger has to be WeChat's own count to the last message.
 */
test('the ledger is WeChat’s own count unless an answer was lost; then it claims no more, and is exact again when all is used up', async () => {
  const seen = { schedules: cases(1000), ledgers: 0, answered: 0, lost: 0, ofLostExactAtOnce: 0 };
  for (let number = 1; number <= seen.schedules; number += 1) {
    const model = await live(random(`ledger ${number}`), 60);
    await recover(model);
    for (const person of PEOPLE) {
      const [exact, { left, uncertain }] = [isExact(model, person), ledgerOf(model, person)];
      seen.ledgers += 1;
      if (model.answers.isKnown(person)) {
        seen.answered += 1;
        expect({ number, person, exact }).toEqual({ number, person, exact: true });
      } else {
        seen.lost += 1;
        seen.ofLostExactAtOnce += exact ? 1 : 0;
        expect(left + uncertain).toBeGreaterThanOrEqual(model.real(person));
      }
    }
    await useUp(model);
    expect(PEOPLE.filter((person) => !isExact(model, person))).toEqual([]);
    await acceptAgain(model);
    expect(PEOPLE.filter((person) => !isExact(model, person))).toEqual([]);
    // At no moment was there less than nothing, or more than WeChat would have sent.
    expect({ number, lowest: model.lowest, overclaimed: model.overclaimed }).toEqual({
      ...{ number, lowest: 0, overclaimed: 0 },
    });
  }
  console.log(JSON.stringify(seen));
  expect(seen.lost).toBeGreaterThan(0);
  expect(seen.answered).toBeGreaterThan(seen.lost);
});
