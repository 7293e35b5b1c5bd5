import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { HttpError, sendReply, wrapRequest, type Reply } from './http';
import { createRouter, type Route, type Router } from './router';

const LOOPBACK_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where requests change something or tell what only the desk may know. */
const STEERING = /^\/(control|phones|admin)(\/|$)/;

/** Idle connections of the SDK and of phones stay open, so that a warm call never waits for a handshake. */
const KEEP_ALIVE_MS = 60_000;

/**
 * Serves a route table on 127.0.0.1.
 * @param port 0 picks a free one.
 * @returns the listening server and its address, e.g. `http://127.0.0.1:4000`.
 * @throws when the port is taken.
 */
export async function serve(routes: Route[], port: number): Promise<{ server: Server; url: string }> {
  const router = createRouter(routes);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, response) => {
    void respond(router, incoming, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

async function respond(router: Router, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    sendReply(response, await route(router, incoming));
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500;
    if (status === 500) console.error(error);
    const message = error instanceof Error ? error.message : String(error);
    if (response.headersSent) response.destroy();
    else sendReply(response, { status, json: { error: message } });
  }
}

function route(router: Router, incoming: IncomingMessage): Promise<Reply> | Reply {
  if (!isLoopback(incoming.headers.host)) throw new HttpError(403, 'Only this machine may use the simulator');
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  if (STEERING.test(url.pathname) && isForeign(incoming)) {
    throw new HttpError(403, 'Pages of other origins may not steer the simulator');
  }
  const match = router(incoming.method ?? 'GET', url.pathname);
  if (match === 'not found') throw new HttpError(404, `There is no ${url.pathname}`);
  if (match === 'wrong method')
    throw new HttpError(405, `${incoming.method ?? ''} does not fit ${url.pathname}`);
  return match.handler(wrapRequest(incoming, match.params, url));
}

/** A page open in the same browser can send requests here; the browser says where it comes from. */
function isForeign({ headers }: IncomingMessage): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  return headers.origin !== undefined && headers.origin !== `http://${headers.host ?? ''}`;
}

/** A page of the open internet could resolve its own name to 127.0.0.1; its Host header gives it away. */
function isLoopback(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK_HOSTS.has(host.replace(/:\d+$/, ''));
}
