import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the routes see it; the body is read only when asked for. */
export interface Request {
  method: string;
  pathname: string;
  query: URLSearchParams;
  params: Record<string, string>;
  /** The content type, empty where none was sent. */
  type: string;
  /** Reads the body, at most `limit` bytes. @throws {HttpError} 413 beyond it. */
  body(limit?: number): Promise<Buffer>;
  /** Reads the body as JSON; an empty body is `undefined`. @throws {HttpError} 400 when it is not JSON. */
  json(): Promise<unknown>;
}

/** What a route answers: a value as JSON, bytes of a type, a cut line, or a stream it feeds itself. */
export type Reply =
  | { status?: number; json: unknown }
  | { status: number; type: string; body: string | Uint8Array }
  | { drop: true }
  | { stream: (response: ServerResponse) => void };

export type Handler = (request: Request) => Promise<Reply> | Reply;

/** A refusal with an HTTP status; its message is sent as `{error}`. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Enough for seeding tens of thousands of documents at once. */
const BODY_LIMIT_BYTES = 256 * 1024 * 1024;

/** Wraps a node request; `params` are filled in by the router. */
export function wrapRequest(incoming: IncomingMessage, params: Record<string, string>, url: URL): Request {
  const body = (limit = BODY_LIMIT_BYTES) => readBody(incoming, limit);
  return {
    method: incoming.method ?? 'GET',
    pathname: url.pathname,
    query: url.searchParams,
    params,
    type: incoming.headers['content-type'] ?? '',
    body,
    json: async () => parseJson(await body()),
  };
}

async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new HttpError(413, `The body is larger than ${limit} bytes`);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new HttpError(400, 'The body is not JSON');
  }
}

/** Sends a route's answer. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  if ('drop' in reply) {
    response.destroy();
  } else if ('stream' in reply) {
    reply.stream(response);
  } else {
    const [status, type, body] =
      'json' in reply
        ? [reply.status ?? 200, 'application/json; charset=utf-8', JSON.stringify(reply.json ?? null)]
        : [reply.status, reply.type, reply.body];
    response.writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      // What people uploaded is served from the address that steers the simulator.
      'x-content-type-options': 'nosniff',
      // The rest of a body that was too large lies in front of the next request.
      ...(isCutShort(response.req) ? { connection: 'close' } : {}),
    });
    response.end(body);
  }
}

/** Whether reading of the body was given up. */
function isCutShort(request: IncomingMessage): boolean {
  return request.destroyed && !request.readableEnded;
}
