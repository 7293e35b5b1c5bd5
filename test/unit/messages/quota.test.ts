import fc from 'fast-check';
import {
  accept,
  doubt,
  exhaust,
  noQuota,
  type Quota,
  quotaId,
  release,
  reserve,
  settle,
} from '../../../cloudfunctions/messages/quota';
import { fcParameters } from '../../support/random';

const NOW = Date.UTC(2026, 10, 24, 4);
const nothing = noQuota('openid', 'template');
const accepted = (times: number) =>
  Array.from({ length: times }).reduce<Quota>(
    (quota, _, index) => accept(quota, `attempt-${index}`, NOW),
    nothing,
  );
const reservedFor = (quota: Quota, ...ids: string[]) =>
  ids.reduce((before, id) => reserve(before, id, NOW) ?? before, quota);
const counts = ({ left, uncertain, reserved }: Quota) => ({ left, uncertain, reserved: reserved.length });

test('an account that accepted nothing has nothing to reserve', () => {
  expect(reserve(nothing, 'm', NOW)).toBeNull();
});

test('acceptances add up, each intention once', () => {
  expect(accepted(3).left).toBe(3);
  const again = accepted(3);
  expect(accept(again, 'attempt-1', NOW)).toBe(again);
});

test.each([
  ['settled', settle, { left: 1, uncertain: 0, reserved: 0 }],
  ['released', release, { left: 2, uncertain: 0, reserved: 0 }],
  ['doubted', doubt, { left: 1, uncertain: 1, reserved: 0 }],
  ['exhausted', exhaust, { left: 0, uncertain: 0, reserved: 0 }],
])('of two accepted, one that is reserved and %s leaves', (_what, end, expected) => {
  const reserved = reservedFor(accepted(2), 'm');
  expect(counts(reserved)).toEqual({ left: 1, uncertain: 0, reserved: 1 });
  expect(counts(end(reserved, 'm'))).toEqual(expected);
});

test('what nobody reserved can neither be settled nor given back', () => {
  const quota = accepted(1);
  for (const end of [settle, release, doubt, exhaust]) expect(end(quota, 'm')).toBe(quota);
});

test('a sending of which nobody heard may be tried once more, and comes from what is uncertain', () => {
  const doubted = doubt(reservedFor(accepted(1), 'm'), 'm');
  const again = reservedFor(doubted, 'm');
  expect(counts(again)).toEqual({ left: 0, uncertain: 0, reserved: 1 });
  expect(counts(release(again, 'm'))).toEqual({ left: 0, uncertain: 1, reserved: 0 });
});

test('what was accepted after the reservation outlives a 43101', () => {
  const reserved = reservedFor(accepted(3), 'm');
  expect(counts(exhaust(accept(reserved, 'later', NOW), 'm'))).toEqual({
    left: 1,
    uncertain: 0,
    reserved: 0,
  });
});

test('after a 43101 nothing is certain of what others had reserved', () => {
  const after = exhaust(reservedFor(accepted(2), 'm', 'other'), 'm');
  expect(counts(release(after, 'other'))).toEqual({ left: 0, uncertain: 1, reserved: 0 });
});

test('quotas of different templates or accounts of one length are different ones', () => {
  expect(quotaId('o_1', 'tpl')).not.toBe(quotaId('o_2', 'tpl'));
  expect(quotaId('o_1', '2_tpl')).not.toBe(quotaId('o_1', '3_tpl'));
});

test('after a sending by what was uncertain, one acceptance may have been used up before it is counted', () => {
  const again = reservedFor(doubt(reservedFor(accepted(1), 'm'), 'm'), 'm');
  expect(counts(accept(settle(again, 'm'), 'later', NOW))).toEqual({ left: 0, uncertain: 1, reserved: 0 });
  expect(counts(accept(release(again, 'm'), 'later', NOW))).toEqual({ left: 1, uncertain: 1, reserved: 0 });
});

test('an hour after such a sending no acceptance is uncounted any more, so that the account is right again', () => {
  const hour = 60 * 60_000;
  const sent = settle(reservedFor(doubt(reservedFor(accepted(1), 'm'), 'm'), 'm'), 'm');
  expect(counts(accept(sent, 'later', NOW + hour - 1))).toEqual({ left: 0, uncertain: 1, reserved: 0 });
  expect(counts(accept(sent, 'later', NOW + hour))).toEqual({ left: 1, uncertain: 0, reserved: 0 });
});

/** What may happen to a quota, several messages being on the way at once; WeChat's own count goes along. */
const happenings = fc.array(
  fc.record({
    what: fc.constantFrom('accept', 'count', 'reserve', 'reserve', 'send', 'send', 'end', 'end', 'lose'),
    id: fc.integer({ min: 1, max: 4 }).map((id) => `m${id}`),
  }),
  { minLength: 20, maxLength: 80, size: 'max' },
);

type Underway = 'reserved' | 'taken' | 'refused';

/** A ledger beside the count of WeChat that it follows. */
class Ledger {
  quota = nothing;
  real = 0;
  /** The lowest number that ever stood in the ledger. */
  lowest = 0;
  readonly #uncounted: string[] = [];
  readonly #underway = new Map<string, Underway>();
  #accepts = 0;

  happens(what: string, id: string): void {
    const state = this.#underway.get(id);
    if (what === 'accept') {
      this.real += 1;
      this.#uncounted.push(`attempt-${(this.#accepts += 1)}`);
    } else if (what === 'count') this.#count();
    else if (what === 'reserve' && !state) this.#reserve(id);
    else if (what === 'send' && state === 'reserved') this.#send(id);
    else if (what === 'end' && state) this.#end(id, state);
    else if (what === 'lose' && state) this.#finish(id, doubt);
    this.lowest = Math.min(this.lowest, this.quota.left, this.quota.uncertain, this.quota.overdrawn);
  }

  /** Lets everything come to its end. */
  settles(): void {
    while (this.#uncounted.length > 0) this.#count();
    for (const [id, state] of this.#underway) this.#end(id, state);
  }

  #count(): void {
    const attempt = this.#uncounted.shift();
    if (attempt) this.quota = accept(this.quota, attempt, NOW);
  }

  #reserve(id: string): void {
    const reserved = reserve(this.quota, id, NOW);
    if (reserved) this.#underway.set(id, 'reserved');
    this.quota = reserved ?? this.quota;
  }

  #send(id: string): void {
    this.#underway.set(id, this.real > 0 ? 'taken' : 'refused');
    this.real = Math.max(0, this.real - 1);
  }

  #end(id: string, state: Underway): void {
    this.#finish(id, { reserved: release, taken: settle, refused: exhaust }[state]);
  }

  #finish(id: string, end: typeof settle): void {
    this.quota = end(this.quota, id);
    this.#underway.delete(id);
  }
}

test('whatever happens at once, WeChat’s own count lies between what is certain and what is possible', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const ledger = new Ledger();
      for (const { what, id } of all) ledger.happens(what, id);
      ledger.settles();
      expect(ledger.lowest).toBe(0);
      expect(ledger.real).toBeGreaterThanOrEqual(ledger.quota.left);
      expect(ledger.real).toBeLessThanOrEqual(ledger.quota.left + ledger.quota.uncertain);
    }),
    fcParameters(5000),
  );
});
