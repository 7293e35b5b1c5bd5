import type { Anchor } from '../../cloudfunctions/shared/history/anchors';
import { DAY } from '../../cloudfunctions/shared/clock';
import { keyIdIn, keyIdOf, type Keys } from '../../cloudfunctions/shared/history/hash';
import { type Chain, nameOf } from './chains';
import type { Finding } from './finding';

/** So long the functions may seal with either key: one after the other is deployed with the new one. */
const CHANGE_TAKES = DAY;

/**
 * Events and anchors sealed with a key that had been replaced by then: a key is changed because somebody
 * may have it, and whoever has it could go on sealing. From when on a key was replaced is told by the first
 * anchor that was sealed with a newer one.
 */
export function sealedTooLate(
  chains: ReadonlyMap<string, Chain>,
  anchors: readonly Anchor[],
  { key, oldKeys = [] }: Keys,
): Finding[] {
  const newestFirst = [key, ...oldKeys].map(keyIdOf);
  const ends = new Map<string, number>();
  for (const [age, id] of newestFirst.entries()) {
    const newer = anchors.find(({ mac }) => newestFirst.slice(0, age).includes(keyIdIn(mac)));
    if (newer) ends.set(id, newer.takenAt + CHANGE_TAKES);
  }
  const isLate = (mac: string, at: number) => at > (ends.get(keyIdIn(mac)) ?? Infinity);
  return [
    ...[...chains.values()].flatMap((chain) => lateEvents(chain, isLate)),
    ...anchors
      .filter(({ mac, takenAt }) => isLate(mac, takenAt))
      .map(({ number }) => late(`anchor ${number}`)),
  ];
}

function lateEvents({ collection, id, macs, times }: Chain, isLate: (mac: string, at: number) => boolean) {
  return macs.flatMap((mac, index) =>
    isLate(mac, times[index] ?? 0) ? [late(`${nameOf(collection, id)} event ${index + 1}`)] : [],
  );
}

function late(where: string): Finding {
  return { code: 'OLD_KEY', where, message: 'is sealed with a key that had been replaced by then' };
}
