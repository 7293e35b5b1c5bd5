import * as v from 'valibot';
import type { Cloud } from '../cloud/cloud';
import { noCounters } from '../cloud/counting';
import type { Context, Database } from '../cloud/database/database';
import { isPlainObject } from '../cloud/database/document';
import { fromRelaxed } from '../cloud/database/ejson';
import { DatabaseError } from '../cloud/database/errors';
import { toStorable } from '../cloud/database/storable';
import { HttpError, type Handler, type Request } from './http';
import type { Route } from './router';
import { readJson } from './schemas';

const object = v.record(v.string(), v.unknown());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const filtered = v.optional(v.strictObject({ filter: v.optional(object) }), {});
const search = v.optional(
  v.strictObject({
    filter: v.optional(object),
    sort: v.optional(v.record(v.string(), v.picklist([1, -1]))),
    skip: v.optional(count),
    limit: v.optional(count),
    projection: v.optional(object),
  }),
  {},
);
const anything = v.unknown();

/** The control API's routes for the data itself. Nothing here is counted or needs an index. */
export function documentRoutes(cloud: Cloud, now: () => number): Route[] {
  const { database } = cloud;
  const path = '/control/documents/:collection';
  const on = <Body>(
    schema: v.GenericSchema<unknown, Body>,
    work: (collection: string, body: Body) => unknown,
  ): Handler =>
    refusing(async (request) => {
      const body = fromRelaxed(await readJson(request, schema), now()) as Body;
      return { json: await work(request.params.collection ?? '', body) };
    });
  return [
    { method: 'GET', path: '/control/collections', handler: () => ({ json: sizes(cloud) }) },
    { method: 'GET', path, handler: on(filtered, (collection) => find(database, collection, {})) },
    { method: 'POST', path, handler: on(anything, (collection, body) => insert(database, collection, body)) },
    {
      method: 'POST',
      path: `${path}/find`,
      handler: on(search, (collection, body) => find(database, collection, body)),
    },
    {
      method: 'POST',
      path: `${path}/count`,
      handler: on(filtered, (collection, { filter = {} }) => database.count(collection, filter, uncounted())),
    },
    {
      method: 'POST',
      path: `${path}/remove`,
      handler: on(filtered, (collection, { filter = {} }) =>
        database.remove(collection, filter, true, uncounted()),
      ),
    },
  ];
}

function find(database: Database, collection: string, request: v.InferOutput<typeof search>): unknown[] {
  return database.find(collection, { ...request, filter: request.filter ?? {} }, uncounted()).map(toStorable);
}

async function insert(database: Database, collection: string, body: unknown): Promise<{ inserted: number }> {
  if (!Array.isArray(body) || !body.every(isPlainObject))
    throw new HttpError(400, 'A list of documents is expected');
  database.storage.create(collection);
  const ids = await database.insert(collection, body, uncounted());
  return { inserted: ids.length };
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
