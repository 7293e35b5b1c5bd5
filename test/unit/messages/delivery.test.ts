import { cases, random } from '../../support/random';
import { live, recover } from './delivery-life';
import { type DeliveryModel, ledgerOf, PEOPLE } from './delivery-model';

const SCHEDULES = cases(2000);

// What goes wrong on purpose is logged by the outbox, hundreds of times.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

/** Sendings that WeChat took and whose deliverer didn't get to write so. */
function unheard({ arrivals, markedSent }: DeliveryModel) {
  return arrivals.filter(
    ({ messageId, actor }) =>
      !markedSent.some((mark) => mark.messageId === messageId && mark.actor === actor),
  );
}

/** What went wrong with an actor at its sending or at the writes after it. */
function faultsFrom({ schedule }: DeliveryModel, actor: string, sending: number) {
  return schedule.faults.filter(
    ({ actor: who, request }) => who === actor && sending <= request && request <= sending + 2,
  );
}

test(`of ${SCHEDULES} schedules with crashes at any step none loses a message, and one arrives twice only where nobody heard WeChat`, async () => {
  const seen = { messages: 0, faults: 0, duplicates: 0, notSent: 0 };
  for (let number = 1; number <= SCHEDULES; number += 1) {
    const model = await live(random(`delivery ${number}`), 60);
    await recover(model);
    const messages = model.messages.all();
    expect(messages.map(({ _id }) => _id).sort()).toEqual(model.expectedMessages());
    for (const { _id, state } of messages) {
      const arrived = model.arrivals.filter(({ messageId }) => messageId === _id).length;
      expect(['sent', 'notSent', 'dead']).toContain(state);
      if (state === 'sent') expect(arrived).toBeGreaterThan(0);
      const unheardOf = unheard(model).filter(({ messageId }) => messageId === _id).length;
      expect(arrived - unheardOf).toBeLessThanOrEqual(1);
      seen.duplicates += Math.max(0, arrived - 1);
      if (state === 'notSent') seen.notSent += 1;
    }
    for (const { actor, request } of unheard(model))
      expect(faultsFrom(model, actor, request)).not.toEqual([]);
    seen.messages += messages.length;
    seen.faults += model.schedule.faults.length;
  }
  console.log(JSON.stringify(seen));
  expect(seen.faults).toBeGreaterThan(SCHEDULES);
  expect(seen.duplicates).toBeGreaterThan(0);
});

test('without faults nothing arrives twice and the ledger is WeChat’s own count', async () => {
  for (let number = 1; number <= cases(300); number += 1) {
    const model = await live(random(`calm delivery ${number}`), 0);
    await recover(model);
    const ids = model.arrivals.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const person of PEOPLE)
      expect(ledgerOf(model, person)).toMatchObject({ left: model.real(person), uncertain: 0 });
  }
});
