import { request } from 'node:http';
import { launchSimulator, ControlError } from '../../../simulator/client';
import { clearData, FIXTURE, resultOf, temporaryFolder, useSimulator } from './support';

const simulator = useSimulator();

beforeEach(() => clearData(simulator()));

/** A request with headers that `fetch` does not let one choose. */
function statusWith(
  address: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('phones', () => {
  test('a new phone is online, has no place and belongs to an account of its own', async () => {
    expect(await simulator().client.putPhone('p1', { name: '张三' })).toEqual({
      id: 'p1',
      openid: 'p1',
      name: '张三',
      note: '',
      location: null,
      locationConsent: 'unasked',
      network: 'online',
      clockSkewMs: 0,
      theme: 'light',
      fontScale: 1,
    });
  });

  test('a change leaves the rest as it was', async () => {
    const { client } = simulator();
    await client.putPhone('p2', { name: '李雷', openid: 'o2' });
    const location = { latitude: 31.2, longitude: 121.4, accuracy: 15 };
    expect(await client.putPhone('p2', { location })).toMatchObject({ name: '李雷', openid: 'o2', location });
  });

  test.each([
    ['theme', 'blue'],
    ['network', 'slow'],
    ['fontScale', 3],
    ['location', { latitude: 1 }],
    ['colour', 'red'],
  ])('refuses %s %j', async (field, value) => {
    await expect(simulator().client.putPhone('p3', { [field]: value })).rejects.toMatchObject({
      status: 400,
    });
  });

  test('a removed phone is gone', async () => {
    const { client } = simulator();
    await client.putPhone('p4', {});
    await client.removePhone('p4');
    const { phones } = await client.state();
    expect(phones.map(({ id }) => id)).not.toContain('p4');
    await expect(client.removePhone('p4')).rejects.toBeInstanceOf(ControlError);
  });
});

describe('the clock', () => {
  const put = (path: string, field: string, value: string) =>
    fetch(simulator().url + path, { method: 'PUT', body: `{"${field}":${value}}` });

  test.each(['1e20', '-1', '1e999', '1767225600000.5', '946684799999', '4102444800001', '"2026"', 'null'])(
    'does not take %s as a time and says why',
    async (value) => {
      const before = await simulator().client.clock();
      const response = await put('/control/clock', 'now', value);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: expect.stringMatching(/^now: .{10}/) as unknown });
      expect((await simulator().client.clock()).now - before.now).toBeLessThan(60_000);
    },
  );

  test.each(['946684800000', '4102444800000'])('takes %s', async (value) => {
    expect((await put('/control/clock', 'now', value)).status).toBe(200);
    await simulator().client.setClock({ now: Date.now(), running: true });
  });

  test.each(['400000000000', '-400000000000', '0.5'])('of a phone is not wrong by %s', async (value) => {
    expect((await put('/control/phones/p9', 'clockSkewMs', value)).status).toBe(400);
  });
});

describe('the network of a phone', () => {
  const insert = (id: string) =>
    simulator().client.callFromPhone('caller', 'insert', { document: { _id: id } });

  test('online: the call runs for the owner of the phone', async () => {
    await simulator().client.putPhone('caller', { openid: 'owner', network: 'online' });
    const result = resultOf(await simulator().client.callFromPhone('caller', 'whoami', { round: 1 }));
    expect(result).toMatchObject({ before: { OPENID: 'owner', SOURCE: 'wx_client' } });
  });

  test('offline: the line is cut and nothing runs', async () => {
    await simulator().client.putPhone('caller', { network: 'offline' });
    await expect(insert('off')).rejects.toThrow('fetch failed');
    expect(await simulator().client.count('plain')).toBe(0);
  });

  test('replyLost: the function runs, the answer never arrives', async () => {
    await simulator().client.putPhone('caller', { network: 'replyLost' });
    await expect(insert('lost')).rejects.toThrow('fetch failed');
    expect(await simulator().client.find('plain')).toEqual([{ _id: 'lost' }]);
  });

  test('a phone cannot call as somebody else', async () => {
    await simulator().client.putPhone('caller', { network: 'online' });
    const response = await fetch(`${simulator().url}/phones/caller/call`, {
      method: 'POST',
      body: JSON.stringify({ name: 'whoami', openid: 'somebody', data: {} }),
    });
    expect(response.status).toBe(400);
  });
});

describe('documents', () => {
  test('dates travel both ways', async () => {
    const { client } = simulator();
    await client.insert('plain', [
      { _id: 'early', at: new Date(1000) },
      { _id: 'late', at: new Date(2000) },
    ]);
    const found = await client.find('plain', { filter: { at: { $gt: new Date(1500) } } });
    expect(found).toEqual([{ _id: 'late', at: new Date(2000) }]);
  });

  test('are counted and removed by a filter', async () => {
    const { client } = simulator();
    await client.insert('plain', [{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(await client.count('plain', { n: { $gte: 2 } })).toBe(2);
    expect(await client.remove('plain', { n: 2 })).toEqual({ deleted: 1 });
    expect(await client.count('plain')).toBe(2);
  });

  test.each([
    ['remove', { fliter: { n: 1 } }],
    ['remove', { filter: 'n' }],
    ['count', { query: {} }],
    ['find', { sort: { n: 'asc' } }],
    ['find', { limit: -1 }],
  ])('%s does not take %j', async (what, body) => {
    await simulator().client.insert('plain', [{ n: 1 }, { n: 2 }]);
    const address = `${simulator().url}/control/documents/plain/${what}`;
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
    expect(response.status).toBe(400);
    expect(await simulator().client.count('plain')).toBe(2);
  });

  test('a refusal of the database is the fault of whoever asked', async () => {
    const { client } = simulator();
    await client.insert('plain', [{ _id: 'a' }]);
    await expect(client.insert('plain', [{ _id: 'a' }])).rejects.toMatchObject({ status: 400 });
    await expect(client.find('plain', { filter: { $nothing: 1 } })).rejects.toMatchObject({ status: 400 });
  });
});

describe('personas', () => {
  const person = { openid: 'zhao', name: '赵老师', note: '机电2401 班主任' };

  test('are those that were put last', async () => {
    const { client } = simulator();
    await client.putPersonas([{ openid: 'old', name: '', note: '' }]);
    expect(await client.putPersonas([person])).toEqual([person]);
    expect(await client.personas()).toEqual([person]);
  });

  test.each([
    ['twice the same', [person, person]],
    ['without an openid', [{ ...person, openid: '' }]],
    ['with something else', [{ ...person, age: 3 }]],
  ])('are refused: %s', async (_what, list) => {
    await expect(simulator().client.putPersonas(list)).rejects.toMatchObject({ status: 400 });
  });
});

test('clock, phones, campus and personas are there again after a restart', async () => {
  const options = { project: FIXTURE, data: temporaryFolder() };
  const first = await launchSimulator(options);
  await first.client.setClock({ now: Date.UTC(2026, 0), running: false });
  await first.client.putPhone('kept', { note: '机电2401' });
  await first.client.putCampus([{ name: '校门', latitude: 31, longitude: 121, radius: 0, kind: 'gate' }]);
  const people = await first.client.putPersonas([{ openid: 'zhao', name: '赵', note: '' }]);
  const before = await first.client.state();
  await first.kill();
  const second = await launchSimulator(options);
  expect(await second.client.state()).toEqual(before);
  expect(await second.client.personas()).toEqual(people);
  await second.stop();
});

describe('the door', () => {
  test.each(['evil.example', 'evil.example:80', '192.168.1.2'])('is closed to the host %s', async (host) => {
    expect(await statusWith(`${simulator().url}/control/state`, { host })).toBe(403);
  });

  test.each(['localhost:4000', '127.0.0.1'])('is open to the host %s', async (host) => {
    expect(await statusWith(`${simulator().url}/control/state`, { host })).toBe(200);
  });

  test.each([
    ['GET', '/control/state'],
    ['POST', '/control/reset'],
    ['POST', '/phones/caller/call'],
    ['POST', '/admin'],
  ])('is closed to pages of other origins: %s %s', async (method, path) => {
    const address = simulator().url + path;
    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null']) {
      expect(await statusWith(address, { origin }, method)).toBe(403);
    }
    expect(await statusWith(address, { 'sec-fetch-site': 'cross-site' }, method)).toBe(403);
  });

  test('is open to its own pages', async () => {
    const { url } = simulator();
    expect(await statusWith(`${url}/control/state`, { origin: url })).toBe(200);
    expect(await statusWith(`${url}/control/recycle`, { origin: url }, 'POST')).toBe(200);
  });

  test('says what is not there and what does not fit', async () => {
    const { url } = simulator();
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect((await fetch(`${url}/control/clock`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${url}/control/clock`, { method: 'PUT', body: '{' })).status).toBe(400);
  });
});
