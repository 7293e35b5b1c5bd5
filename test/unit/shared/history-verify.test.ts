import type { Thing } from '../../../cloudfunctions/shared/history/history';
import { eraseTexts } from '../../../cloudfunctions/shared/history/history';
import { macOf, sealedOfEvent } from '../../../cloudfunctions/shared/history/hash';
import { verifyChain } from '../../../cloudfunctions/shared/history/verify';
import { aSlip, decided, MORNING, seal, type Slip, stored } from './history-slips';

type Draft = Slip & Record<string, unknown>;

const codesOf = (document: unknown) =>
  verifyChain(document, seal).map(({ code, seq }) => `${code} ${seq ?? '-'}`);

/** A slip with two events after somebody had the database to himself. */
function edited(edit: (slip: Draft) => void, slip: Slip = decided(aSlip())): Draft {
  const draft = stored(slip) as Draft;
  edit(draft);
  return draft;
}

/** The event at a place of a draft, which is known to have it. */
function eventAt(slip: Thing, index: number) {
  const event = slip.events[index];
  if (!event) throw new Error(`no event ${index}`);
  return event;
}

test('a slip as the functions left it has no problems', () => {
  expect(codesOf(decided(aSlip()))).toEqual([]);
});

test.each<[string, (slip: Draft) => void, string[]]>([
  ['who decided', (slip) => (eventAt(slip, 1).by = 'li-lei'), ['EVENT_CHANGED 2']],
  ['when it was filed', (slip) => (eventAt(slip, 0).at -= 1), ['EVENT_CHANGED 1']],
  ['the kind of an event', (slip) => (eventAt(slip, 1).kind = 'rejected'), ['EVENT_CHANGED 2']],
  ['the attempt', (slip) => (eventAt(slip, 1).attemptId = 'another-one'), ['EVENT_CHANGED 2']],
  ['data', (slip) => (eventAt(slip, 0).data = { tier: 3 }), ['EVENT_CHANGED 1']],
  [
    'what an event set',
    (slip) => (eventAt(slip, 1).sets = { state: 'REJECTED' }),
    ['EVENT_CHANGED 2', 'FIELD_CHANGED -'],
  ],
  [
    'what the event set and the field',
    (slip) => {
      eventAt(slip, 1).sets = { state: 'REJECTED' };
      slip.state = 'REJECTED';
    },
    ['EVENT_CHANGED 2'],
  ],
  ['the state alone', (slip) => (slip.state = 'REJECTED'), ['FIELD_CHANGED -']],
  ['days within a list', (slip) => slip.days.push('2026-11-25'), ['FIELD_CHANGED -']],
  ['the reason as shown', (slip) => (slip.reason = '回家'), ['FIELD_CHANGED -']],
  ['the state is gone', (slip) => Reflect.deleteProperty(slip, 'state'), ['FIELD_CHANGED -']],
  ['rev', (slip) => (slip.rev = 1), ['REV -']],
  ['changedAt, so that no anchor takes it', (slip) => (slip.changedAt = new Date(0)), ['CHANGED_AT -']],
  [
    'the first event is removed',
    (slip) => {
      slip.events.shift();
      slip.rev = 1;
    },
    ['ORDER 1', 'TEXT_ADDED 1'],
  ],
  [
    'events change places',
    (slip) => slip.events.reverse(),
    ['ORDER 1', 'ORDER 2', 'CHANGED_AT -', 'FIELD_CHANGED -'],
  ],
  [
    'an event twice',
    (slip) => {
      slip.events.push(eventAt(slip, 1));
      slip.rev = 3;
    },
    ['ORDER 3'],
  ],
  [
    'a text',
    (slip) => slip.texts.splice(1, 1, { seq: 2, field: 'note', salt: 'a', text: '不用回来' }),
    ['TEXT_CHANGED 2'],
  ],
  ['a text is taken away', (slip) => slip.texts.pop(), ['TEXT_GONE 2']],
  [
    'a text is added',
    (slip) => slip.texts.push({ seq: 2, field: 'reason', salt: 'a', text: '回家' }),
    ['TEXT_ADDED 2'],
  ],
  ['a text twice', (slip) => slip.texts.push(...slip.texts.slice(1)), ['TEXT_ADDED 2']],
  [
    'something beside the chain',
    (slip) => Object.assign(eventAt(slip, 1), { onBehalfOf: 'li-lei' }),
    ['MALFORMED -'],
  ],
  [
    'a Date where none belongs',
    (slip) => Object.assign(eventAt(slip, 1).data, { until: new Date(0) }),
    ['MALFORMED -'],
  ],
  ['no events', (slip) => (slip.events = []), ['MALFORMED -']],
  ['another id', (slip) => (slip._id = 'slip-2'), ['EVENT_CHANGED 1', 'EVENT_CHANGED 2']],
])('edited: %s', (_, edit, problems) => {
  expect(codesOf(edited(edit))).toEqual(problems);
});

test('sealed again with another key, or for another collection, an event is none of ours', () => {
  const foreign = edited((slip) => {
    const [event, previous] = [eventAt(slip, 1), eventAt(slip, 0).mac];
    event.sets = { state: 'REJECTED' };
    slip.state = 'REJECTED';
    const sealed = sealedOfEvent(slip._id, event, previous, seal);
    event.mac = macOf(sealed, 'somebody else’s key of enough characters');
  });
  expect(codesOf(foreign)).toEqual(['EVENT_CHANGED 2']);
  expect(verifyChain(aSlip(), { ...seal, collection: 'makeups' })).toHaveLength(1);
});

test('an event of a past that was put back doesn’t fit the events that follow', () => {
  const [filed, rejection] = [aSlip(), { kind: 'rejected', sets: { state: 'REJECTED' } }];
  const [approved, rejected] = [decided(filed), decided(filed, rejection)];
  const closed = decided(rejected, { kind: 'closed', sets: { state: 'CLOSED' } });
  const mixed = edited((slip) => {
    slip.events[1] = eventAt(approved, 1);
    slip.texts = [...approved.texts, ...closed.texts.slice(2)];
  }, closed);
  expect(codesOf(mixed)).toEqual(['EVENT_CHANGED 3']);
});

test('an erased text that is back is found, and so is one that was never erased', () => {
  const slip = decided(aSlip());
  const erased = eraseTexts(slip, { at: MORNING, by: 'officer', attemptId: 'erase-it' }, seal);
  const back = edited((draft) => {
    draft.texts = slip.texts;
    draft.reason = slip.reason;
  }, erased);
  expect(codesOf(back)).toEqual(['TEXT_ADDED 1', 'TEXT_ADDED 2']);
  expect(codesOf(edited((draft) => (draft.reason = slip.reason), erased))).toEqual(['FIELD_CHANGED -']);
});

test.each([[null], ['text'], [[]], [{}], [{ _id: 'slip-1', events: 'none' }], [{ ...aSlip(), texts: {} }]])(
  'what is no thing at all is said to be none: %j',
  (document) => {
    expect(codesOf(document)).toEqual(['MALFORMED -']);
  },
);
