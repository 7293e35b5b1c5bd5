import type { Anchor } from '../../cloudfunctions/shared/history/anchors';
import type { AnchoredLengths } from './anchored';
import { type Chain, nameOf } from './chains';
import type { Finding } from './finding';

/** What the anchors say nothing about yet: removed without a trace it would not be missed. */
export interface OpenWindow {
  /** Every event up to this moment (milliseconds) is anchored; 0 if there is no anchor. */
  since: number;
  /** The anchor that says so, 0 if there is none. */
  anchor: number;
  /** Things with events that are not anchored, and how many they have. */
  things: { name: string; events: number }[];
}

/** The window that is open, by the last anchor that completed a round. */
export function openWindow(
  chains: ReadonlyMap<string, Chain>,
  anchors: readonly Anchor[],
  lengths: AnchoredLengths,
): OpenWindow {
  const last = anchors.findLast(({ rest }) => rest === null);
  const things = [...chains.values()].flatMap(({ collection, id, macs }) => {
    const name = nameOf(collection, id);
    const events = macs.length - (lengths.get(name) ?? 0);
    return events > 0 ? [{ name, events }] : [];
  });
  return { since: last?.to ?? 0, anchor: last?.number ?? 0, things };
}

/** Events that were there when an anchor was taken, by their own time, and are in none. */
export function overlooked(
  chains: ReadonlyMap<string, Chain>,
  { since, anchor }: OpenWindow,
  lengths: AnchoredLengths,
): Finding[] {
  return [...chains.values()].flatMap(({ collection, id, times }) => {
    const name = nameOf(collection, id);
    const anchored = lengths.get(name) ?? 0;
    const early = times.findIndex((at, index) => index >= anchored && at <= since);
    if (early === -1) return [];
    const message = `is older than anchor ${anchor} and in no anchor, so it was hidden from it or put in later`;
    return [{ code: 'NOT_ANCHORED', where: `${name} event ${early + 1}`, message }];
  });
}

const LONGEST_PAUSE = 48 * 60 * 60_000;

/** Nights without an anchor: between two anchors, and between the last one and the newest event. */
export function missingNights(chains: ReadonlyMap<string, Chain>, anchors: readonly Anchor[]): Finding[] {
  const times = [...chains.values()].flatMap((chain) => chain.times);
  if (times.length === 0) return [];
  const [oldest, newest] = times.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, 0],
  );
  const moments = [anchors[0] ? [] : [oldest], anchors.map(({ takenAt }) => takenAt), [newest]].flat();
  return moments.flatMap((moment, index) => {
    const before = moments[index - 1] ?? moment;
    if (moment - before <= LONGEST_PAUSE) return [];
    const message = `no anchor was taken until ${new Date(moment).toISOString()}`;
    return [{ code: 'ANCHOR_OVERDUE', where: `after ${new Date(before).toISOString()}`, message }];
  });
}
