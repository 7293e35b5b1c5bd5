import type { School, WireReply } from './school';

/**
 * Runs the second call while the first one waits before a request of the database, as a rule its write: it has
 * read what is there and not yet written.
 */
export async function whileFirstWaits(
  school: School,
  request: number,
  first: () => Promise<WireReply>,
  second: () => Promise<unknown>,
): Promise<WireReply> {
  const { client } = school.simulator;
  await client.setFaults({ next: { kind: 'slow', request, function: 'school' }, slowMs: 1500 });
  const slow = first();
  while ((await client.faults()).fired.length === 0) await Promise.resolve();
  await second();
  await client.clearFaults();
  return slow;
}

/** Two calls at once, the second while the first is about to write; their replies. */
export async function bothAtOnce(
  school: School,
  request: number,
  first: () => Promise<WireReply>,
  second: () => Promise<WireReply>,
): Promise<WireReply[]> {
  const fast: WireReply[] = [];
  const slow = await whileFirstWaits(school, request, first, async () => fast.push(await second()));
  return [slow, ...fast];
}
