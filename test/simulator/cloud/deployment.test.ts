import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failureOf, FIXTURE, probe, resultOf, temporaryFolder, useSimulator } from './support';

describe('deployment', () => {
  const project = path.join(temporaryFolder(), 'project');
  cpSync(FIXTURE, project, { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'), 'junction');
  const changing = useSimulator({ project });
  const edit = (file: string, from: string, to: string) => {
    const whole = path.join(project, file);
    writeFileSync(whole, readFileSync(whole, 'utf8').replace(from, to));
  };
  const reloaded = async () => waitForEvent(await fetch(`${changing().url}/control/events`), '"reload"');

  test('a changed function runs at the next call, and listeners are told to reload', async () => {
    const { client } = changing();
    const reload = reloaded();
    await client.call('a', 'counter');
    edit('functions/counter/index.js', 'let calls = 0', 'let calls = 100');
    await reload;
    expect(resultOf(await client.call('a', 'counter'))).toMatchObject({ calls: 101 });
  });

  /** What a function of this code, as long as a bundle, answers to its first call. */
  const answerOf = async (code: string) => {
    const file = path.join(project, 'functions', 'large', 'index.js');
    const reload = reloaded();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `exports.main = () => ${code}; // ${'a bundle is long '.repeat(10_000)}`);
    await reload;
    return changing().client.call('a', 'large');
  };

  test('compiled code that was kept is not taken for that of another source of the same length', async () => {
    const answers = [];
    for (const code of ['1', '1', '2']) answers.push(resultOf(await answerOf(code)));
    expect(answers).toEqual([1, 1, 2]);
  });

  test('places in stack traces are those of the file, also in the first line', async () => {
    const { errMsg } = failureOf(await answerOf("{ throw new Error('told to'); }"));
    expect(errMsg).toContain(`${path.join('large', 'index.js')}:1:30`);
  });

  test('a newly declared index serves the data that is there', async () => {
    const { client } = changing();
    await client.insert(
      'plain',
      Array.from({ length: 400 }, (_, n) => ({ _id: `p${n}`, n })),
    );
    const query = () => probe(changing(), ({ db }) => db.collection('plain').where({ n: 7 }).get());
    await expect(query()).rejects.toThrow('No index of "plain"');
    const reload = reloaded();
    edit(
      'database.json',
      '"plain": { "indexes": [] }',
      '"plain": { "indexes": [{ "name": "n", "fields": { "n": 1 } }] }',
    );
    await reload;
    expect(await query()).toMatchObject({ data: [{ _id: 'p7', n: 7 }] });
  });
});

describe('a broken declaration', () => {
  const project = path.join(temporaryFolder(), 'project');
  cpSync(FIXTURE, project, { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'), 'junction');
  const broken = useSimulator({ project });
  const failed = () => logged((text) => text.startsWith('Not deployed'));
  const logged = async (wanted: (text: string) => boolean) => {
    const texts = (await broken().client.logs()).map(({ text }) => text);
    return texts.filter(wanted);
  };

  test.each(['database.json', 'functions/counter/config.json', 'storage.json'])(
    'of %s ends nothing, stands in the log, and what was deployed stays',
    async (name) => {
      const file = path.join(project, name);
      const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
      await broken().client.clearLogs();
      writeFileSync(file, '{ "half":');
      await until(async () => (await failed()).length > 0);
      expect((await failed())[0]).toContain(path.basename(name));
      expect(resultOf(await broken().client.call('a', 'counter'))).toHaveProperty('calls');
      const reload = waitForEvent(await fetch(`${broken().url}/control/events`), '"reload"');
      if (before === null) rmSync(file);
      else writeFileSync(file, before);
      await reload;
    },
  );

  test('an index that the data do not allow is left out and named in the log', async () => {
    const { client } = broken();
    await client.insert('plain', [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    const reload = waitForEvent(await fetch(`${broken().url}/control/events`), '"reload"');
    writeFileSync(
      path.join(project, 'database.json'),
      '{"plain":{"indexes":[{"name":"one_n","fields":{"n":1},"unique":true},{"name":"m","fields":{"m":1},"unique":true}]}}',
    );
    await reload;
    expect(await logged((text) => text.includes('Index'))).toEqual([
      expect.stringMatching(/^Index one_n of plain is left out: .*E11000/) as unknown,
      expect.stringMatching(/^Index m of plain is left out/) as unknown,
    ]);
    await client.insert('plain', [{ _id: 'c', n: 1 }]);
  });
});

/** Resolves when something has become true. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 20));
}

/** Resolves when a server-sent event with this text arrives. */
async function waitForEvent(response: Response, text: string): Promise<void> {
  if (!response.body) throw new Error('The response has no body');
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    if (decoder.decode(chunk).includes(text)) return;
  }
  throw new Error('The events ended');
}
