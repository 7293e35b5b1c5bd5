import * as v from 'valibot';
import type { Cloud } from '../cloud/cloud';
import type { Route } from './router';
import { callRequest, readJson } from './schemas';

const options = v.partial(
  v.strictObject({
    unindexed: v.picklist(['error', 'allow']),
    transactionConflict: v.picklist(['operation', 'commit']),
  }),
);

/** The SDK's endpoint, and the control API's routes for functions, counters, logs and the cloud's options. */
export function cloudRoutes(cloud: Cloud): Route[] {
  return [
    {
      method: 'POST',
      path: '/admin',
      handler: async (request) => ({
        status: 200,
        ...(await cloud.admin(await request.body(), request.type)),
      }),
    },
    {
      method: 'POST',
      path: '/control/call',
      handler: async (request) => ({ json: await cloud.call(await readJson(request, callRequest)) }),
    },
    { method: 'POST', path: '/control/recycle', handler: done(() => cloud.functions.recycle()) },
    { method: 'POST', path: '/control/forget', handler: done(() => cloud.functions.forget()) },
    { method: 'POST', path: '/control/reset', handler: done(() => cloud.reset()) },
    { method: 'GET', path: '/control/counters', handler: () => ({ json: cloud.counters.read() }) },
    { method: 'GET', path: '/control/timings', handler: () => ({ json: cloud.timings.read() }) },
    {
      method: 'DELETE',
      path: '/control/counters',
      handler: done(() => {
        cloud.counters.reset();
        cloud.timings.reset();
      }),
    },
    { method: 'GET', path: '/control/logs', handler: () => ({ json: cloud.logs.read() }) },
    { method: 'DELETE', path: '/control/logs', handler: done(() => cloud.logs.clear()) },
    { method: 'GET', path: '/control/options', handler: () => ({ json: optionsOf(cloud) }) },
    {
      method: 'PUT',
      path: '/control/options',
      handler: async (request) => {
        const { unindexed, transactionConflict } = await readJson(request, options);
        if (unindexed) cloud.database.unindexed = unindexed;
        if (transactionConflict) cloud.database.transactions.mode = transactionConflict;
        return { json: optionsOf(cloud) };
      },
    },
  ];
}

function optionsOf({ database }: Cloud): object {
  return { unindexed: database.unindexed, transactionConflict: database.transactions.mode };
}

function done(work: () => Promise<void> | void): Route['handler'] {
  return async () => {
    await work();
    return { json: null };
  };
}
