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

const nothing = noQuota('openid', 'template');
const accepted = (times: number) =>
  Array.from({ length: times }).reduce<Quota>(
    (quota, _, index) => accept(quota, `attempt-${index}`),
    nothing,
  );
const reservedFor = (quota: Quota, ...ids: string[]) =>
  ids.reduce((before, id) => reserve(before, id) ?? before, quota);
const counts = ({ left, uncertain, reserved }: Quota) => ({ left, uncertain, reserved: reserved.length });

test('an account that accepted nothing has nothing to reserve', () => {
  expect(reserve(nothing, 'm')).toBeNull();
});

test('acceptances add up, each intention once', () => {
  expect(accepted(3).left).toBe(3);
  const again = accepted(3);
  expect(accept(again, 'attempt-1')).toBe(again);
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
  expect(counts(exhaust(accept(reserved, 'later'), 'm'))).toEqual({ left: 1, uncertain: 0, reserved: 0 });
});

test('after a 43101 nothing is certain of what others had reserved', () => {
  const after = exhaust(reservedFor(accepted(2), 'm', 'other'), 'm');
  expect(counts(release(after, 'other'))).toEqual({ left: 0, uncertain: 1, reserved: 0 });
});

test('quotas of different templates or accounts of one length are different ones', () => {
  expect(quotaId('o_1', 'tpl')).not.toBe(quotaId('o_2', 'tpl'));
  expect(quotaId('o_1', '2_tpl')).not.toBe(quotaId('o_1', '3_tpl'));
});

/** What may happen to a quota; WeChat's own count goes along. */
const steps = fc.array(
  fc.record({
    what: fc.constantFrom('accept', 'send', 'send', 'sendUnheard', 'neverSent', 'reject'),
    id: fc.integer({ min: 1, max: 4 }).map((id) => `m${id}`),
  }),
  { maxLength: 60 },
);

test('whatever happens, WeChat’s own count lies between what is certain and what is possible', () => {
  fc.assert(
    fc.property(steps, (happenings) => {
      let [quota, real] = [nothing, 0];
      for (const [index, { what, id }] of happenings.entries()) {
        if (what === 'accept') {
          real += 1;
          quota = accept(quota, `attempt-${index}`);
        } else {
          const reserved = reserve(quota, id);
          if (!reserved) {
            expect(real).toBe(0);
            continue;
          }
          const taken = what !== 'neverSent' && what !== 'reject' && real > 0;
          if (taken) real -= 1;
          const heard = taken ? settle : what === 'reject' ? release : exhaust;
          quota = (what === 'sendUnheard' || what === 'neverSent' ? doubt : heard)(reserved, id);
        }
        expect(quota.left).toBeGreaterThanOrEqual(0);
        expect(quota.uncertain).toBeGreaterThanOrEqual(0);
        expect(real).toBeGreaterThanOrEqual(quota.left);
        expect(real).toBeLessThanOrEqual(quota.left + quota.uncertain);
      }
    }),
    fcParameters(2000),
  );
});
