import type { Project } from '../project';
import type { EventHub } from './events';
import type { Handler, Reply } from './http';
import { HttpError } from './http';
import type { PageHandler } from './page-handler';
import type { Route } from './router';

/**
 * The routes of phone and desk. Both are loaded when first asked for, so that the cloud alone starts fast.
 * `events` tells open phones to reload whenever files of the project's pages have changed; `signal` ends what they
 * keep open.
 */
export function pageRoutes(project: Project, events: EventHub, signal: AbortSignal): Route[] {
  const phone = lazy(async () =>
    (await import('../phone/serve')).createPhoneHandler(project, events, signal),
  );
  const desk = lazy(async () => (await import('../desk/serve')).createDeskHandler(project));
  return [
    { method: 'GET', path: '/phone/*', handler: phone },
    { method: 'GET', path: '/desk/*', handler: desk },
    { method: 'GET', path: '/', handler: desk },
  ];
}

function lazy(create: () => Promise<PageHandler>): Handler {
  let handler: Promise<PageHandler> | undefined;
  return async ({ pathname }): Promise<Reply> => {
    handler ??= create();
    const reply = await (await handler)(pathname);
    if (!reply) throw new HttpError(404, `There is no ${pathname}`);
    return reply;
  };
}
