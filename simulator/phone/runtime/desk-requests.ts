import type { OpenPageRequest } from '../../protocol';

/** Calls `open` for every page that the desk around this phone asks for; what other origins send is no request. */
export function listenToDesk(open: (page: string) => void): void {
  addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
    if (origin === location.origin && isRequest(data)) open(data.page);
  });
}

function isRequest(data: unknown): data is OpenPageRequest {
  const { type, page } = (data ?? {}) as Partial<OpenPageRequest>;
  return type === 'openPage' && typeof page === 'string';
}
