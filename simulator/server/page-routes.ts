import type { Project } from '../project';
import type { Handler, Reply } from './http';
import { HttpError } from './http';
import type { Route } from './router';

/** What the phone and the desk offer the server: a file for a path, or `null` where there is none. */
export type PageHandler = (pathname: string) => Promise<{
  status: number;
  type: string;
  body: string | Uint8Array;
} | null>;

type CreateHandler = (project: Project, onChange: () => void) => Promise<PageHandler>;

/**
 * The routes of phone and desk. Both are loaded when first asked for, so that the cloud alone starts fast.
 * `onChange` is called whenever files of the project's pages have changed.
 */
export function pageRoutes(project: Project, onChange: () => void): Route[] {
  const phone = lazy(() => import('../phone/serve').then((m) => m.createPhoneHandler), project, onChange);
  const desk = lazy(() => import('../desk/serve').then((m) => m.createDeskHandler), project, onChange);
  return [
    { method: 'GET', path: '/phone/*', handler: phone },
    { method: 'GET', path: '/desk/*', handler: desk },
    { method: 'GET', path: '/', handler: desk },
  ];
}

function lazy(load: () => Promise<CreateHandler>, project: Project, onChange: () => void): Handler {
  let handler: Promise<PageHandler> | undefined;
  return async ({ pathname }): Promise<Reply> => {
    handler ??= load().then((create) => create(project, onChange));
    const reply = await (await handler)(pathname);
    if (!reply) throw new HttpError(404, `There is no ${pathname}`);
    return reply;
  };
}
