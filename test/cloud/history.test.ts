import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { type AnchorDocument, historyCollections } from '../../cloudfunctions/shared/history/anchors';
import {
  type CollectionDeclaration,
  type CollectionName,
  collections,
} from '../../cloudfunctions/shared/collections';
import { DAY } from '../../cloudfunctions/shared/clock';
import type { Thing } from '../../cloudfunctions/shared/history/history';
import { verifyChain } from '../../cloudfunctions/shared/history/verify';
import { audit } from '../../scripts/check-history/audit';
import { type Chains, examine } from '../../scripts/check-history/chains';
import { type LaunchedSimulator, launchSimulator } from '../../simulator/client';
import { temporaryTree, type TemporaryTree } from '../support/temporary-tree';
import type { Step } from './history-function';

const key = 'a key of the tests, longer than 32 characters';
const HOUR = 3_600_000;
const MORNING = Date.parse('2026-11-24T00:00:00Z');
const NIGHT = MORNING + 18 * HOUR;

let project: TemporaryTree;
let data: string;
let simulator: LaunchedSimulator;

beforeAll(async () => {
  const declared = [...historyCollections, 'anchors' as const].map((name) => [name, plain(name)] as const);
  project = await temporaryTree({
    'project.config.json': '{"cloudfunctionRoot":"functions/"}',
    'database.json': JSON.stringify(Object.fromEntries(declared)),
    'functions/history/config.json': '{"timeout":20}',
    'functions/history/package.json': '{"name":"history","main":"index.js"}',
  });
  const bundle = path.join(project.folder, 'functions', 'history', 'index.js');
  const entryPoints = [path.join(__dirname, 'history-function.ts')];
  await esbuild.build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', target: 'node18' });
  data = await mkdtemp(path.join(tmpdir(), 'history-'));
  simulator = await launchSimulator({ project: project.folder, data, env: { HISTORY_KEY: key } });
  await simulator.client.options({ unindexed: 'error' });
  for (const id of ['a', 'b', 'c', 'd', 'e']) await call({ action: 'begin', id, at: MORNING });
  await call({ action: 'change', id: 'a', at: MORNING + 1000 });
  await call({ action: 'erase', id: 'b', at: MORNING + 2000 });
  await simulator.client.snapshot('before the night');
});

afterAll(async () => {
  await simulator.stop();
  await project.remove();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

beforeEach(() => simulator.client.restore('before the night'));

/** The indexes of a collection but for the unique ones: the things of this test are nobody. */
function plain(name: CollectionName) {
  const declaration: CollectionDeclaration = collections[name];
  return { indexes: declaration.indexes.filter(({ unique }) => !unique) };
}

/** Calls the function. @throws when it failed. */
async function call(step: Step): Promise<unknown> {
  const reply = await simulator.client.call('anybody', 'history', step);
  if ('error' in reply) throw new Error(reply.error.errMsg);
  return reply.result;
}

/** The night of the timer, two things to an anchor. */
async function night(): Promise<void> {
  const next = () => call({ action: 'take', at: NIGHT, most: 2 }) as Promise<{ more: boolean }>;
  while ((await next()).more);
}

const people = () => simulator.client.find<Record<string, unknown> & Thing>('people');

/** What the anchors' files hold, by the anchors in the database. */
async function files(): Promise<{ name: string; text: string }[]> {
  const anchors = await simulator.client.find<AnchorDocument>('anchors', { sort: { _id: 1 } });
  const ids = anchors.flatMap(({ fileId }) => fileId ?? []);
  return Promise.all(
    ids.map(async (fileId) => ({ name: fileId, text: (await call({ action: 'read', fileId })) as string })),
  );
}

async function auditNow() {
  const known: Chains = { chains: new Map(), findings: [] };
  for (const person of await people()) examine(known, 'people', person, { key });
  return audit({
    known,
    collections: ['people'],
    exported: new Set(['people', 'anchors']),
    documents: await simulator.client.find('anchors'),
    files: await files(),
    keys: { key },
  });
}

test('a history comes back from the database as it was sealed, erased or not', async () => {
  const found = await people();
  const seal = { collection: 'people', key };
  expect(found.map(({ _id, events }) => `${_id} ${events.length}`)).toEqual([
    'a 2',
    'b 2',
    'c 1',
    'd 1',
    'e 1',
  ]);
  for (const person of found) expect(verifyChain(person, seal)).toEqual([]);
  expect(JSON.stringify(found[1])).not.toMatch(/\p{Script=Han}/u);
});

test('everything is anchored in a night, and an edit, a rollback and a removal are found', async () => {
  await night();
  expect(await auditNow()).toMatchObject({
    findings: [],
    window: { anchor: 3, things: [] },
    events: 7,
    anchors: 3,
  });
  const [a, , c] = await people();
  await simulator.client.remove('people', { _id: { $in: ['a', 'c', 'd'] } });
  const cut = {
    ...a,
    rev: 1,
    events: a?.events.slice(0, 1),
    grants: a?.events[0]?.sets.grants,
    changedAt: c?.changedAt,
  };
  await simulator.client.insert('people', [cut, { ...c, name: '韩梅梅' }]);
  const { findings } = await auditNow();
  expect(findings.map(({ code, where }) => `${code} ${where}`)).toEqual([
    'FIELD_CHANGED people/c',
    'REMOVED people/d',
    'CUT_OFF people/a',
  ]);
});

test('nights that fail at any one request are made good by the next run, and leave one anchor each', async () => {
  await simulator.client.resetCounters();
  await call({ action: 'take', at: NIGHT, most: 1000 });
  const { requests } = (await simulator.client.counters()).history?.take ?? { requests: 0 };
  let [nights, failed] = [1, 0];
  for (const kind of ['errorBeforeWrite', 'errorAfterWrite'] as const) {
    // What is written comes last: the anchor, its file and that it has one.
    for (let request = requests - 4; request <= requests; request += 1) {
      const at = NIGHT + nights * DAY;
      await call({ action: 'change', id: 'a', at: at - HOUR });
      await simulator.client.setFaults({ next: { kind, request, function: 'history' } });
      await call({ action: 'take', at, most: 1000 }).catch(() => null);
      failed += (await simulator.client.faults()).fired.length;
      await call({ action: 'take', at, most: 1000 });
      nights += 1;
    }
  }
  expect(failed).toBe(4);
  await simulator.client.clearFaults();
  expect(await auditNow()).toMatchObject({ findings: [], window: { things: [] }, anchors: nights });
});
