import { delayAfter, MOST_TRIES, outcomeOf } from '../../../cloudfunctions/messages/outcome';
import { MINUTE } from '../../../cloudfunctions/shared/clock';
import { refusalCode } from '../../../cloudfunctions/shared/wechat-answer';

test.each([
  [43101, { kind: 'refused' }],
  [47003, { kind: 'dead', code: 47003 }],
  [40037, { kind: 'dead', code: 40037 }],
  [45009, { kind: 'later', code: 45009 }],
  [-604101, { kind: 'later', code: -604101 }],
  [null, { kind: 'unknown' }],
])('the code %j of a sending means %j', (code, outcome) => {
  expect(outcomeOf({ ok: false, code })).toEqual(outcome);
});

test('an answer means that it was sent', () => {
  expect(outcomeOf({ ok: true, answer: {} })).toEqual({ kind: 'sent' });
});

test.each([
  [{ errCode: 43101 }, 43101],
  [{ errCode: -604101 }, -604101],
  [{ errCode: -1 }, null],
  [{ errCode: -504003 }, null],
  [{ errCode: '43101' }, null],
  [new Error('socket hang up'), null],
  [null, null],
])('the error %j is the refusal %j', (error, code) => {
  expect(refusalCode(error)).toBe(code);
});

test('each try waits longer than the one before, and there is a last one', () => {
  const delays = Array.from({ length: MOST_TRIES }, (_, index) => delayAfter(index + 1));
  const inMinutes = delays.map((delay) => delay && delay / MINUTE);
  expect(inMinutes).toEqual([1, 5, 15, 60, 240, null]);
});
