/** Schemes that the browser fetches itself. */
const DIRECT = /^(data:|blob:|https?:|\/\/)/i;

/**
 * The browser's address of a picture or other file as WXML names it: from the project's root or relative to
 * the file with the id `owner`.
 */
export function browserAddress(source: string, owner: string): string {
  if (source === '' || DIRECT.test(source)) return source;
  return `/phone/project${new URL(source, `file:///${owner}`).pathname}`;
}
