import type { Cloud } from '../cloud/cloud';
import { noCounters } from '../cloud/counting';
import type { Context, FindRequest } from '../cloud/database/database';
import { isPlainObject } from '../cloud/database/document';
import { fromRelaxed } from '../cloud/database/ejson';
import { DatabaseError } from '../cloud/database/errors';
import { toStorable } from '../cloud/database/storable';
import { HttpError, type Handler, type Request } from './http';
import type { Route } from './router';

/** The control API's routes for the data itself. Nothing here is counted or needs an index. */
export function documentRoutes(cloud: Cloud, now: () => number): Route[] {
  const { database } = cloud;
  const path = '/control/documents/:collection';
  const on = (work: (collection: string, body: unknown) => unknown): Handler =>
    refusing(async (request) => {
      const body = fromRelaxed(await request.json(), now());
      return { json: await work(request.params.collection ?? '', body) };
    });
  const find = (collection: string, request: FindRequest) =>
    database.find(collection, request, uncounted()).map(toStorable);
  return [
    { method: 'GET', path: '/control/collections', handler: () => ({ json: sizes(cloud) }) },
    { method: 'GET', path, handler: on((collection) => find(collection, { filter: {} })) },
    {
      method: 'POST',
      path,
      handler: on(async (collection, body) => {
        if (!Array.isArray(body) || !body.every(isPlainObject))
          throw new HttpError(400, 'A list of documents is expected');
        database.storage.create(collection);
        const ids = await database.insert(collection, body, uncounted());
        return { inserted: ids.length };
      }),
    },
    {
      method: 'POST',
      path: `${path}/find`,
      handler: on((collection, body) => find(collection, { ...fields(body), filter: filterOf(body) })),
    },
    {
      method: 'POST',
      path: `${path}/count`,
      handler: on((collection, body) => database.count(collection, filterOf(body), uncounted())),
    },
    {
      method: 'POST',
      path: `${path}/remove`,
      handler: on((collection, body) => database.remove(collection, filterOf(body), true, uncounted())),
    },
    ...snapshotRoutes(cloud),
  ];
}

function snapshotRoutes(cloud: Cloud): Route[] {
  return [
    { method: 'GET', path: '/control/snapshots', handler: () => ({ json: cloud.database.storage.marks() }) },
    {
      method: 'PUT',
      path: '/control/snapshots/:name',
      handler: ({ params }) => {
        cloud.database.storage.mark(params.name ?? '');
        return { json: null };
      },
    },
    {
      method: 'POST',
      path: '/control/snapshots/:name/restore',
      handler: async ({ params }) => {
        const name = params.name ?? '';
        if (!(await cloud.restore(name))) throw new HttpError(404, `There is no snapshot ${name}`);
        return { json: null };
      },
    },
  ];
}

function uncounted(): Context {
  return { counters: noCounters(), unindexed: 'allow' };
}

function sizes({ database }: Cloud): Record<string, number> {
  const { store } = database.storage;
  return Object.fromEntries(
    store
      .names()
      .filter(isVisible)
      .map((name) => [name, store.collection(name).size]),
  );
}

/** Names with a dollar sign belong to the cloud itself. */
function isVisible(name: string): boolean {
  return !name.startsWith('$');
}

function fields(body: unknown): Partial<FindRequest> {
  return isPlainObject(body) ? body : {};
}

function filterOf(body: unknown): Record<string, unknown> {
  const { filter } = fields(body);
  return isPlainObject(filter) ? filter : {};
}

/** What the database refuses is the fault of whoever asked. */
function refusing(handler: (request: Request) => ReturnType<Handler>): Handler {
  return async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      throw error instanceof DatabaseError ? new HttpError(400, error.message) : error;
    }
  };
}
