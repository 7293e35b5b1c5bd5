import type { Keys } from '../../cloudfunctions/shared/history/hash';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import type { Finding } from './finding';

/** What is kept of a thing once its own chain was verified: little, since a school has many. */
export interface Chain {
  collection: string;
  id: string;
  /** Of each event in order: its mac and its time in milliseconds. */
  macs: string[];
  times: number[];
}

/** What is known of the things of an export. */
export interface Chains {
  chains: Map<string, Chain>;
  findings: Finding[];
}

/** One name for a thing. */
export const nameOf = (collection: string, id: string) => `${collection}/${id}`;

/** Verifies one document of a collection of things by its own chain and adds it to what is known. */
export function examine(known: Chains, collection: string, document: unknown, keys: Keys): void {
  const { _id: id, events } = parts(document);
  const name = nameOf(collection, id);
  for (const { code, seq, message } of verifyChain(document, { ...keys, collection }))
    known.findings.push({ code, where: seq === null ? name : `${name} event ${seq}`, message });
  if (known.chains.has(name))
    known.findings.push({ code: 'DUPLICATE', where: name, message: 'is in the export twice' });
  known.chains.set(name, {
    collection,
    id,
    macs: events.map(({ mac }) => mac),
    times: events.map(({ at }) => at),
  });
}

/** Id and events of whatever stands there; what can't be read has already been found to be malformed. */
function parts(document: unknown): { _id: string; events: { mac: string; at: number }[] } {
  const { _id, events } = (document ?? {}) as { _id?: unknown; events?: unknown };
  const list: unknown[] = Array.isArray(events) ? events : [];
  return { _id: typeof _id === 'string' ? _id : JSON.stringify(_id ?? null), events: list.map(endOf) };
}

function endOf(event: unknown): { mac: string; at: number } {
  const { mac, at } = (event ?? {}) as { mac?: unknown; at?: unknown };
  return { mac: typeof mac === 'string' ? mac : '', at: typeof at === 'number' ? at : 0 };
}
