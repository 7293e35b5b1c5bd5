import type { ImportDocument, ImportSlice } from '../../cloudfunctions/school/import/document';
import type { RequestFaultKind } from '../../simulator/protocol';
import { random } from './random';
import type { School } from './school';

/** Where a function crashes, and how. */
export interface Crash {
  kind: RequestFaultKind;
  /** The first request of the function is 1. */
  request: number;
}

const errors: readonly RequestFaultKind[] = ['errorBeforeWrite', 'errorAfterWrite'];
const deaths: readonly RequestFaultKind[] = ['killBefore', 'killAfter'];
const WRITES = /insert|modify|remove|commit/;

/** What a call asks of the cloud, in order: a fault that is none tells it. */
export async function requestsOf(
  { simulator: { client } }: School,
  work: () => Promise<unknown>,
): Promise<string[]> {
  await client.setFaults({ rates: { slow: 1 }, slowMs: 0 });
  await work();
  const { fired } = await client.faults();
  await client.clearFaults();
  return fired.map(({ sdk }) => sdk);
}

/** Where to crash, and how: all there is in a deep run, otherwise a share that another seed chooses anew. */
export function crashesIn(requests: readonly string[]): Crash[] {
  const all = requests.flatMap((sdk, index) => {
    const kinds = WRITES.test(sdk) ? [...errors, ...deaths] : deaths;
    return kinds.map((kind): Crash => ({ kind, request: index + 1 }));
  });
  if (process.env.TEST_DEPTH === 'deep') return all;
  const chance = random(`crashes in ${all.length}`);
  return all.filter(() => chance.int(1, 10) === 1);
}

/** Does `work` with a fault at one of the requests that the school's function makes for it. */
export async function disturbed(school: School, crash: Crash, work: () => Promise<unknown>): Promise<void> {
  const { client } = school.simulator;
  await client.setFaults({ next: { ...crash, function: 'school' } });
  await work();
  const { fired } = await client.faults();
  expect(fired).toMatchObject([crash]);
  if (deaths.includes(crash.kind)) await endTransactions(school);
}

/** What a transaction held that was never ended is free after 30 seconds; going back to now frees it at once. */
export async function endTransactions({ simulator: { client } }: School): Promise<void> {
  await client.snapshot('crashed');
  await client.restore('crashed');
}

/** The one import that there is. */
export async function theImport(school: School): Promise<ImportDocument> {
  const [document] = await school.documents<ImportDocument>('imports');
  if (!document) throw new Error('there is no import');
  return document;
}

/**
 * Makes the one slice of the plan many, as a large file has them: more than are read in one request. What an
 * interrupted planning left stays there.
 */
export async function cutSlices(school: School): Promise<void> {
  const { client } = school.simulator;
  const document = await theImport(school);
  const slices = await school.documents<ImportSlice>('importSlices');
  const slice = slices.find(({ plan }) => plan === document.plan);
  if (!slice) throw new Error('nothing is planned');
  const parts = slice.writes.map((write, index) => ({
    ...slice,
    _id: `${slice._id}${index}`,
    index,
    writes: [write],
  }));
  await client.remove('importSlices', { _id: slice._id });
  await client.insert('importSlices', parts);
  await client.remove('imports');
  await client.insert('imports', [{ ...document, slices: parts.length }]);
}
