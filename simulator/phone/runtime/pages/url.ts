/** An address inside the mini program: a page and what it is told. */
export interface PageUrl {
  id: string;
  query: Record<string, string>;
  /** The query as written, without `?`. */
  search: string;
}

/**
 * Reads an address as `wx.navigateTo` takes it, relative to the page `from` (an id). Values of the query stay as they
 * are written: WeChat's documentation has pages decode them (a guess for navigateTo, documented for `scene`).
 */
export function parseUrl(url: string, from: string): PageUrl {
  const [path = '', search = ''] = url.split('?', 2);
  const id = new URL(path, `file:///${from}`).pathname.slice(1);
  const pairs = search.split('&').filter((part) => part !== '');
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  return { id, query, search };
}
