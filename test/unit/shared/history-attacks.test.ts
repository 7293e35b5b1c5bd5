import type { Thing } from '../../../cloudfunctions/shared/history/history';
import type { Anchor } from '../../../cloudfunctions/shared/history/anchors';
import { random } from '../../support/random';
import { attacks } from './history-attacks';
import type { MemoryCloud } from './history-cloud';
import { aSchool, auditOf, type School } from './history-school';
import { stored } from './history-slips';

const SCHOOLS = 20;
const ATTACKS_ON_EACH = 25;

/** A thing as text, whatever order its fields are in. */
const textOf = (value: unknown) => JSON.stringify(value, (_, member: unknown) => sorted(member));

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the anchors' files promise, read without any code of the product. */
function promises({ files }: MemoryCloud) {
  const anchors = [...files.values()].map((text) => JSON.parse(text) as Anchor);
  const lengths = new Map<string, number>();
  for (const [collection, id, seq] of anchors.flatMap(({ things }) => things))
    lengths.set(`${collection}/${id}`, Math.max(seq, lengths.get(`${collection}/${id}`) ?? 0));
  const complete = anchors.filter(({ rest }) => rest === null).sort((a, b) => a.number - b.number);
  const last = complete.at(-1);
  return { lengths, since: last?.to ?? 0, anchor: last?.number ?? 0 };
}

/** What the command has to say about the window. */
function windowOf(cloud: MemoryCloud) {
  const { lengths, ...last } = promises(cloud);
  const things = [...byName(cloud)].map(([name, { events }]) => ({
    name,
    events: events.length - (lengths.get(name) ?? 0),
  }));
  return { ...last, things: things.filter(({ events }) => events > 0) };
}

const byName = ({ things }: MemoryCloud): Map<string, Thing> =>
  new Map(
    [...things].flatMap(([collection, list]) => list.map((thing) => [`${collection}/${thing._id}`, thing])),
  );

/**
 * What an attack that was not found has done that it should not have been able to do: everything but
 * the loss of events, at the end of a thing, that no anchor holds.
 */
function unnoticed(truth: School, cloud: MemoryCloud): string[] {
  const { lengths, since } = promises(truth.cloud);
  const copies = new Set(
    truth.past.flatMap((past) => [...byName(past)].map(([name, thing]) => name + textOf(thing))),
  );
  const [before, after] = [byName(truth.cloud), byName(cloud)];
  const strange = [...after]
    .filter(([name, thing]) => !copies.has(name + textOf(thing)))
    .map(([name]) => name);
  const lost = [...before].filter(([name, { events }]) => {
    const kept = after.get(name)?.events.length ?? 0;
    return kept < (lengths.get(name) ?? 0) || events.slice(kept).some(({ at }) => at <= since);
  });
  const same = textOf(truth.cloud.anchors) === textOf(cloud.anchors);
  return [...strange, ...lost.map(([name]) => name), ...(same ? [] : ['anchors'])];
}

test('what somebody without the key changes is found, all but what lies in the stated window', async () => {
  const choice = random('attacks');
  const names = Object.keys(attacks);
  const outcome = { found: 0, withinWindow: 0 };
  for (let n = 0; n < SCHOOLS; n += 1) {
    const truth = await aSchool(random(`school ${n}`));
    expect(auditOf(truth.cloud).findings).toEqual([]);
    for (let made = 0; made < ATTACKS_ON_EACH;) {
      const school = { ...truth, cloud: stored(truth.cloud) };
      const chosen = Array.from({ length: choice.int(1, 3) }, () => choice.pick(names));
      for (const name of chosen) attacks[name]?.(school, choice);
      // Some find nothing to change, or undo each other.
      if (
        textOf([...school.cloud.things, school.cloud.anchors]) ===
        textOf([...truth.cloud.things, truth.cloud.anchors])
      )
        continue;
      made += 1;
      const { findings, window } = auditOf(school.cloud);
      if (findings.length > 0) outcome.found += 1;
      else {
        outcome.withinWindow += 1;
        expect([chosen, unnoticed(truth, school.cloud)]).toEqual([chosen, []]);
        expect(window).toEqual(windowOf(school.cloud));
      }
    }
  }
  const all = SCHOOLS * ATTACKS_ON_EACH;
  expect(outcome.found + outcome.withinWindow).toBe(all);
  process.stdout.write(`${all} attacks: ${outcome.found} found, ${outcome.withinWindow} within the window\n`);
});
