import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link allows: to read what lies at a path, or to put something there. */
export type Right = 'get' | 'put';

export interface LinksOptions {
  /** Address of the simulator. */
  url: () => string;
  /** Makes the signatures. */
  secret: string;
  /** The simulated time, by which links expire. */
  now: () => number;
}

/** Signed addresses of files. Whoever has one may use it until it expires, as in WeChat. */
export class Links {
  constructor(private readonly options: LinksOptions) {}

  /** The address of a path. @param owner who is to own what is put there */
  make(right: Right, path: string, maxAgeSeconds: number, owner = ''): string {
    const expires = Math.floor(this.options.now() / 1000) + maxAgeSeconds;
    const query = new URLSearchParams({ t: String(expires) });
    if (owner !== '') query.set('owner', owner);
    query.set('sign', this.#sign(right, path, query.get('t') ?? '', owner));
    // The SDK encodes an address it reads from, but not one it writes to.
    const address = right === 'put' ? encodeURI(path) : path;
    return `${this.options.url()}/files/${address}?${query.toString()}`;
  }

  /** Why a link is of no use; null when it is good. */
  refusal(right: Right, path: string, query: URLSearchParams): string | null {
    const expires = query.get('t') ?? '';
    const expected = Buffer.from(this.#sign(right, path, expires, query.get('owner') ?? ''));
    const given = Buffer.from(query.get('sign') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'SignatureDoesNotMatch';
    return Number(expires) * 1000 < this.options.now() ? 'AccessDenied: Request has expired' : null;
  }

  #sign(right: Right, path: string, expires: string, owner: string): string {
    const text = JSON.stringify([right, path, expires, owner]);
    return createHmac('sha256', this.options.secret).update(text).digest('hex').slice(0, 32);
  }
}
