import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EJSON } from 'bson';
import { DAY } from '../../cloudfunctions/shared/clock';
import { historyCollections } from '../../cloudfunctions/shared/history/anchors';
import { checkHistory } from '../../scripts/check-history/command';
import { root, run } from '../../scripts/process';
import { random } from '../support/random';
import { temporaryTree, type TemporaryTree } from '../support/temporary-tree';
import { aSchool, night } from '../unit/shared/history-school';
import { MORNING, seal } from '../unit/shared/history-slips';

let tree: TemporaryTree;

/** An export as WeChat's console makes it: one document a line. */
const lines = (documents: readonly object[]) => documents.map((one) => `${EJSON.stringify(one)}\n`).join('');

beforeAll(async () => {
  const { cloud } = await aSchool(random('check-history'), historyCollections);
  // A school of one day may have no anchor yet, and then there is no folder of them.
  if (cloud.files.size === 0) await night(cloud, MORNING + DAY);
  const collections = [...cloud.things].map(
    ([name, things]) => [`export/${name}.json`, lines(things)] as const,
  );
  tree = await temporaryTree({
    ...Object.fromEntries(collections),
    // As the local WeChat answers: a list, and dates in milliseconds.
    'export/anchors.json': JSON.stringify(cloud.anchors),
    ...Object.fromEntries([...cloud.files].map(([name, text]) => [`files/${name}`, text])),
  });
});

const keyBefore = process.env.HISTORY_KEY;
afterAll(async () => {
  if (keyBefore === undefined) delete process.env.HISTORY_KEY;
  else process.env.HISTORY_KEY = keyBefore;
  await tree.remove();
});

function check(words = ['--export', folder('export'), '--anchors', folder('files')], key = seal.key) {
  process.env.HISTORY_KEY = key;
  return checkHistory(words);
}

const folder = (name: string) => path.join(tree.folder, name);

test('an untouched export: says how much it looked at, finds nothing and ends with 0', async () => {
  const { code, output } = await check();
  expect(output).toMatch(
    /^Looked at \d+ things? with \d+ events?, and \d+ anchors?\.\n[^]*\nFound nothing\.$/,
  );
  expect(code).toBe(0);
});

test('with another key it finds everything and ends with 1', async () => {
  const { code, output } = await check(undefined, 'another key of more than 32 characters');
  expect(output).toMatch(/ {2}EVENT_CHANGED \w+\/thing-\d+ event 1: /);
  expect(code).toBe(1);
});

test('a collection that is missing is a finding; what is no JSON keeps it from looking and ends with 2', async () => {
  await rm(path.join(folder('export'), 'people.json'));
  expect(await check()).toMatchObject({
    code: 1,
    output: expect.stringContaining('COLLECTION_MISSING people') as string,
  });
  await writeFile(path.join(folder('export'), 'people.jsonl'), '\n{"_id": oops}\n');
  const { code, output } = await check();
  expect(output).toMatch(/people\.jsonl, line 2 is no JSON/);
  expect(code).toBe(2);
});

test('the script prints that and ends with that code', async () => {
  const script = path.join(root, 'scripts', 'check-history.ts');
  const words = ['--export', folder('files'), '--anchors', folder('files')];
  const env = { HISTORY_KEY: seal.key };
  const { code, output } = await run(process.execPath, ['--import', 'tsx', script, ...words], { env });
  expect(output).toContain('COLLECTION_MISSING people: has no file in the export\n');
  expect(code).toBe(1);
});

test.each([
  ['without a key', undefined, '', 'HISTORY_KEY is not set'],
  ['without folders', [], seal.key, '--export and --anchors are needed'],
  [
    'with a folder that is not there',
    ['--export', 'nowhere', '--anchors', 'nowhere'],
    seal.key,
    "nowhere can't be read",
  ],
])('%s it says what to do and ends with 2', async (_, words, key, sentence) => {
  const { code, output } = await check(words, key);
  expect(output).toContain(sentence);
  expect(output).toContain('npm run check-history -- --export DIR');
  expect(code).toBe(2);
});
