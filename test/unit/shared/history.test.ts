import fc from 'fast-check';
import {
  appendEvent,
  eraseTexts,
  eventOfAttempt,
  textOf,
} from '../../../cloudfunctions/shared/history/history';
import { verifyChain } from '../../../cloudfunctions/shared/history/verify';
import { fcParameters } from '../../support/random';
import { aSlip, decided, MORNING, seal, type Slip, stored } from './history-slips';

const erasure = { at: MORNING + 120_000, by: 'officer', attemptId: 'erase-it' };

test('an event is appended with the next number, and the thing that was given stays as it was', () => {
  const slip = aSlip();
  const before = structuredClone(slip);
  const next = decided(slip);
  expect(slip).toEqual(before);
  expect(next).toMatchObject({ rev: 2, state: 'APPROVED', changedAt: new Date(MORNING + 60_000) });
  expect(next.events.map(({ seq, kind, by }) => [seq, kind, by])).toEqual([
    [1, 'submitted', 'li-lei'],
    [2, 'approved', 'han-teacher'],
  ]);
});

test('a text is found by event and field, and stands in no event', () => {
  const slip = decided(aSlip());
  expect(textOf(slip, 1, 'reason')).toBe('李雷发烧去医院');
  expect(textOf(slip, 2, 'note')).toBe('注意休息，回来找韩老师销假');
  expect(textOf(slip, 2, 'reason')).toBeNull();
  expect(JSON.stringify(slip.events)).not.toMatch(/\p{Script=Han}/u);
});

test('the same text has another salt and another commitment each time', () => {
  const [one, other] = [aSlip(), aSlip()].map(({ events }) => events[0]?.commitments.reason);
  expect(one).not.toBe(other);
});

test('a repeated intention finds its event; the same attempt id of somebody else finds none', () => {
  const slip = decided(aSlip());
  const attemptId = 'slip-1-decide-1';
  expect(eventOfAttempt(slip, { by: 'han-teacher', attemptId })?.seq).toBe(2);
  expect(eventOfAttempt(slip, { by: 'li-lei', attemptId })).toBeNull();
});

test.each<[string, Parameters<typeof decided>[1]]>([
  ['a name in data', { data: { who: '李雷' } }],
  ['a sentence in data', { data: { note: 'went home' } }],
  ['a name deep in data', { data: { list: [{ who: '李雷' }] } }],
  ['a name as a field', { data: { 李雷: 1 } }],
  ['a name in a field of the document', { sets: { state: '已批准' } }],
  ['a path as a field', { data: { 'a.b': 1 } }],
  ['a prototype as a field', { data: JSON.parse('{"__proto__": 1}') as Record<string, never> }],
  ['a name as the one who acts', { by: '韩老师' }],
  ['a moment as a Date', { data: { until: new Date() as unknown as string } }],
  ['nothing', { data: { until: undefined as unknown as string } }],
  ['no number', { data: { count: Number.NaN } }],
])('%s is refused before it is sealed for ever', (_, change) => {
  expect(() => decided(aSlip(), change)).toThrow(/histor|texts/);
});

test('a thing whose events were cut is not built upon', () => {
  const slip = decided(aSlip());
  expect(() => decided({ ...slip, rev: 1 })).toThrow('rev 1, but 2 events');
  expect(() => decided({ ...slip, events: slip.events.slice(1) })).toThrow(
    'leaveSlips slip-1: rev 2, but 1 events',
  );
});

test('half an emoji at the end of a text is as the database would give it back', () => {
  const cut = aSlip('slip-1', { reason: '牙疼😀'.slice(0, 3) });
  const asUtf8 = { ...cut, reason: textOf(cut, 1, 'reason') ?? '' };
  expect(asUtf8.reason).toBe('牙疼\ufffd');
  expect(verifyChain(stored(asUtf8), seal)).toEqual([]);
});

test('erased: the chain is valid and the words are nowhere', () => {
  const slip = eraseTexts(decided(aSlip()), erasure, seal);
  expect(verifyChain(stored(slip), seal)).toEqual([]);
  expect(JSON.stringify(slip)).not.toMatch(/\p{Script=Han}/u);
  expect(slip).toMatchObject({ rev: 3, reason: '', texts: [] });
  expect(textOf(slip, 1, 'reason')).toBeNull();
});

test('only some texts are erased: the others stay', () => {
  const slip = eraseTexts(decided(aSlip()), erasure, seal, ({ field }) => field === 'note');
  expect(verifyChain(slip, seal)).toEqual([]);
  expect(slip.reason).toBe('李雷发烧去医院');
  expect(textOf(slip, 2, 'note')).toBeNull();
});

test('an earlier reason is erased: the field keeps the one that holds', () => {
  const slip = aSlip();
  const event = { kind: 'amended', at: MORNING, by: 'li-lei', attemptId: 'amend', texts: { reason: '牙疼' } };
  const amended = { ...appendEvent<Slip>(slip, event, seal), reason: '牙疼' };
  const erased = eraseTexts(amended, erasure, seal, ({ seq }) => seq === 1);
  expect(erased.reason).toBe('牙疼');
  expect(verifyChain(erased, seal)).toEqual([]);
});

test('erasing twice changes nothing more', () => {
  const once = eraseTexts(aSlip(), erasure, seal);
  expect(eraseTexts(once, erasure, seal)).toBe(once);
});

test.each(['prototype', 'constructor', '__proto__'])('a field named %s is refused', (field) => {
  const texts = JSON.parse(`{"${field}": "x"}`) as Record<string, string>;
  expect(() => decided(aSlip(), { texts })).toThrow(/field name/);
});

test('whatever is appended, the thing is valid, erased or not, and the words go', () => {
  const code = fc.stringMatching(/^[a-z0-9-]{1,10}$/);
  const value = fc.oneof(
    code,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(code),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const name = code.filter((text) => !['prototype', 'constructor'].includes(text));
  const anEvent = fc.record({
    data: fc.dictionary(name, value),
    texts: fc.dictionary(name, fc.string({ unit: 'binary' }), { maxKeys: 3 }),
    sets: fc.record({ state: code }),
  });
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 8 }), (events) => {
      const slip = events.reduce<Slip>((thing, event) => decided(thing, event), aSlip());
      expect(verifyChain(stored(slip), seal)).toEqual([]);
      const erased = eraseTexts(slip, erasure, seal);
      expect(verifyChain(stored(erased), seal)).toEqual([]);
      expect(erased.texts).toEqual([]);
    }),
    fcParameters(1000),
  );
});
