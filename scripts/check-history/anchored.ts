import type { Anchor } from '../../cloudfunctions/shared/history/anchors';
import { type Chain, nameOf } from './chains';
import type { Finding } from './finding';

/** By thing how many of its events are anchored. */
export type AnchoredLengths = Map<string, number>;

/**
 * Compares every thing with every anchor that names it.
 * @param collections those that the export holds; what is missing as a whole is told elsewhere.
 */
export function compareWithAnchors(
  chains: ReadonlyMap<string, Chain>,
  anchors: readonly Anchor[],
  collections: ReadonlySet<string>,
): { lengths: AnchoredLengths; findings: Finding[] } {
  const lengths: AnchoredLengths = new Map();
  const findings = new Map<string, Finding>();
  for (const { number, date, things } of anchors)
    for (const [collection, id, seq, mac] of things) {
      const name = nameOf(collection, id);
      lengths.set(name, Math.max(lengths.get(name) ?? 0, seq));
      if (!collections.has(collection)) continue;
      const finding = differs(chains.get(name), { name, seq, mac }, `anchor ${number} of ${date}`);
      // The last anchor that names a thing tells the most; the earlier ones would only repeat it.
      if (finding) findings.set(name, finding);
    }
  return { lengths, findings: [...findings.values()] };
}

function differs(
  chain: Chain | undefined,
  { name, seq, mac }: { name: string; seq: number; mac: string },
  anchor: string,
): Finding | null {
  if (!chain)
    return { code: 'REMOVED', where: name, message: `is gone; ${anchor} holds ${seq} events of it` };
  const length = chain.macs.length;
  if (length < seq) {
    const message = `has ${length} events; ${anchor} holds ${seq}, so its end was cut off or an older copy put back`;
    return { code: 'CUT_OFF', where: name, message };
  }
  if (chain.macs[seq - 1] === mac) return null;
  return { code: 'REPLACED', where: `${name} event ${seq}`, message: `is not the one that ${anchor} holds` };
}
