import type { AnchorDocument } from '../../../cloudfunctions/shared/history/anchors';
import type { HistoryEvent, Thing } from '../../../cloudfunctions/shared/history/history';
import { fieldsSetBy } from '../../../cloudfunctions/shared/history/event';
import { commitmentTo, keyIdIn, plainHash } from '../../../cloudfunctions/shared/history/hash';
import type { Random } from '../../support/random';
import type { MemoryCloud } from './history-cloud';
import type { School } from './history-school';
import { stored } from './history-slips';

/**
 * What somebody may do who has the database to himself, and copies of what it was before, but neither
 * the key nor the files: everything that can be computed without the key is computed again, so that
 * nothing is found but by the key. Each changes `school.cloud` and may find nothing to change.
 */
export type Attack = (school: School, random: Random) => void;

/** A thing with where it lies. */
interface Found {
  list: Thing[];
  index: number;
  thing: Thing;
}

function anyThing({ cloud }: School, { pick }: Random): Found | null {
  const all = [...cloud.things.values()].flatMap((list) =>
    list.map((thing, index) => ({ list, index, thing })),
  );
  return all.length === 0 ? null : pick(all);
}

const onThing =
  (edit: (thing: Thing, random: Random) => void): Attack =>
  (school, random) => {
    const found = anyThing(school, random);
    if (!found || found.thing.events.length === 0) return;
    edit(found.thing, random);
  };

const onEvent = (edit: (event: HistoryEvent, thing: Thing, random: Random) => void): Attack =>
  onThing((thing, random) => {
    edit(random.pick(thing.events), thing, random);
    recompute(thing);
  });

/** Everything beside the macs that follows from the events. */
function recompute(thing: Thing): void {
  const seqs = new Set(thing.events.map(({ seq }) => seq));
  thing.rev = thing.events.length;
  thing.changedAt = new Date(thing.events.at(-1)?.at ?? 0);
  thing.texts = thing.texts.filter(({ seq }) => seqs.has(seq));
  Object.assign(thing, fieldsSetBy(thing.events));
}

function renumber(thing: Thing): void {
  const numbers = new Map(thing.events.map(({ seq }, index) => [seq, index + 1]));
  thing.events.forEach((event, index) => (event.seq = index + 1));
  for (const text of thing.texts) text.seq = numbers.get(text.seq) ?? text.seq;
}

const editsOfEvents: Record<string, Attack> = {
  'another person acted': onEvent((event) => (event.by = event.by === 'officer' ? 'li-lei' : 'officer')),
  'another kind of event': onEvent((event) => (event.kind = 'rejected')),
  'at another time': onEvent((event, _, { int }) => (event.at += int(0, 1) ? 1 : -3_600_000)),
  'another intention': onEvent((event) => (event.attemptId = 'another-attempt')),
  'other data': onEvent((event) => (event.data = { ...event.data, tier: 9 })),
  'another state': onEvent((event) => (event.sets = { ...event.sets, state: 'REVOKED' })),
  'a mac of another event': onEvent((event, thing, { pick }) => (event.mac = pick(thing.events).mac)),
  'an unkeyed mac': onEvent(
    (event) => (event.mac = `${keyIdIn(event.mac)}.${plainHash({ ...event, mac: '' })}`),
  ),
  'another number': onEvent((event) => (event.seq += 1)),
  'a field more': onEvent((event) => Object.assign(event, { note: 'x' })),
  'another text with its commitment': onThing((thing, { pick }) => {
    if (thing.texts.length === 0) return;
    const text = pick(thing.texts);
    text.text = '从未请过假';
    const event = thing.events.find(({ seq }) => seq === text.seq);
    if (event) event.commitments = { ...event.commitments, [text.field]: commitmentTo(text.text, text.salt) };
    if ('reason' in thing && text.field === 'reason') thing.reason = text.text;
  }),
};

const editsOfOrder: Record<string, Attack> = {
  'an event is removed': onThing((thing, { int }) => {
    thing.events.splice(int(0, thing.events.length - 1), 1);
    if (int(0, 1)) renumber(thing);
    recompute(thing);
  }),
  'the end is cut off': onThing((thing, { int }) => {
    thing.events.splice(int(1, thing.events.length));
    recompute(thing);
  }),
  'an event is invented': onThing((thing, { int, pick }) => {
    const at = int(0, thing.events.length);
    const model = stored(pick(thing.events));
    thing.events.splice(at, 0, { ...model, kind: 'approved', attemptId: 'invented', mac: plainHash([at]) });
    renumber(thing);
    recompute(thing);
  }),
  'an event is there twice': onThing((thing, { int, pick }) => {
    thing.events.splice(int(0, thing.events.length), 0, stored(pick(thing.events)));
    if (int(0, 1)) renumber(thing);
    recompute(thing);
  }),
  'events change places': onThing((thing, { int }) => {
    thing.events.reverse();
    if (int(0, 1)) renumber(thing);
    recompute(thing);
  }),
};

const editsOfFields: Record<string, Attack> = {
  'the state alone': onThing((thing) => Object.assign(thing, { state: 'REVOKED' })),
  'a field is taken away': onThing((thing) => Reflect.deleteProperty(thing, 'studentId')),
  'the reason alone': onThing((thing) => Object.assign(thing, { reason: '从未请过假' })),
  'rev alone': onThing((thing) => (thing.rev += 1)),
  'changedAt alone': onThing((thing) => (thing.changedAt = new Date(0))),
  'a text': onThing((thing) => thing.texts.forEach((text) => (text.text += '。'))),
  'a salt': onThing((thing) => thing.texts.forEach((text) => (text.salt += 'A'))),
  'a text is taken away': onThing((thing) => thing.texts.pop()),
  'all texts are taken away': onThing((thing) => (thing.texts = [])),
  'a text is added': onThing((thing) => thing.texts.push({ seq: 1, field: 'note', salt: 'A', text: '补' })),
  'texts of two events change places': onThing((thing) => {
    const [one, other] = thing.texts;
    if (one && other)
      [one.text, other.text, one.salt, other.salt] = [other.text, one.text, other.salt, one.salt];
  }),
};

const editsOfThings: Record<string, Attack> = {
  'a thing is removed': (school, random) => {
    const found = anyThing(school, random);
    found?.list.splice(found.index, 1);
  },
  'a thing gets another id': onThing((thing) => (thing._id = `${thing._id}-2`)),
  'a thing is copied': (school, random) => {
    const found = anyThing(school, random);
    if (found) found.list.push({ ...stored(found.thing), _id: random.pick(['invented', found.thing._id]) });
  },
  'a thing moves into another collection': (school, random) => {
    const found = anyThing(school, random);
    if (!found) return;
    found.list.splice(found.index, 1);
    [...school.cloud.things.values()].find((list) => list !== found.list)?.push(found.thing);
  },
  'two things swap their histories': (school, random) => {
    const [one, other] = [anyThing(school, random), anyThing(school, random)];
    if (!one || !other) return;
    const [first, second] = [one.thing, other.thing];
    [first._id, second._id] = [second._id, first._id];
  },
  'a thing is put back to an older copy': (school, random) => {
    const found = anyThing(school, random);
    const before = anyThing({ ...school, cloud: random.pick(school.past) }, random);
    if (!found) return;
    const copies = school.past
      .flatMap(({ things }) => [...things.values()].flat())
      .filter(({ _id }) => _id === found.thing._id);
    found.list[found.index] = stored(
      copies.length > 0 ? random.pick(copies) : (before?.thing ?? found.thing),
    );
  },
  'everything is put back to an older copy, anchors too': (school, random) => {
    const { things, anchors } = stored(random.pick(school.past));
    Object.assign(school.cloud, { things, anchors });
  },
  'all things are put back to an older copy': (school, random) => {
    school.cloud.things = stored(random.pick(school.past)).things;
  },
};

const onAnchor =
  (edit: (anchor: AnchorDocument, cloud: MemoryCloud, random: Random) => void): Attack =>
  ({ cloud }, random) => {
    if (cloud.anchors.length > 0) edit(random.pick(cloud.anchors), cloud, random);
  };

const editsOfAnchors: Record<string, Attack> = {
  'an anchor is removed from the database': onAnchor((anchor, { anchors }) =>
    anchors.splice(anchors.indexOf(anchor), 1),
  ),
  'all anchors are removed from the database': ({ cloud }) => (cloud.anchors = []),
  'an anchor promises more': onAnchor((anchor) => (anchor.to += 86_400_000)),
  'an anchor has another number': onAnchor((anchor) => (anchor.number += 1)),
  'an anchor has another time': onAnchor((anchor) => (anchor.takenAt += 1)),
  'an anchor is for another file': onAnchor((anchor) => (anchor.fileId = 'cloud://elsewhere.json')),
  'an anchor has an unkeyed mac': onAnchor(
    (anchor) => (anchor.mac = `${keyIdIn(anchor.mac)}.${plainHash({ ...anchor, mac: '' })}`),
  ),
  'an anchor holds nothing': onAnchor((anchor) =>
    Object.assign(anchor, { digest: plainHash([]), count: 0, things: [] }),
  ),
  'an anchor is invented': onAnchor((anchor, { anchors }) =>
    anchors.push({ ...stored(anchor), _id: '00000099', number: 99, previous: anchor.mac }),
  ),
};

/** All of them by name. */
export const attacks: Record<string, Attack> = {
  ...editsOfEvents,
  ...editsOfOrder,
  ...editsOfFields,
  ...editsOfThings,
  ...editsOfAnchors,
};
