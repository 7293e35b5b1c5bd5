import { localAddress } from '../files/local-address';

/** Schemes that the browser fetches itself. */
const DIRECT = /^(data:|blob:|https?:|\/\/)/i;

/**
 * The browser's address of a picture or other file as WXML names it: from the project's root or relative to
 * the file with the id `owner`, or a file in the cloud, which the phone's owner must be allowed to read, or a
 * file that the app keeps on the phone.
 */
export function browserAddress(source: string, owner: string): string {
  if (source === '' || DIRECT.test(source)) return source;
  if (source.startsWith('wxfile://')) return localAddress(source);
  if (source.startsWith('cloud://')) return cloudAddress(source);
  return `/phone/project${new URL(source, `file:///${owner}`).pathname}`;
}

function cloudAddress(fileId: string): string {
  const phone = new URLSearchParams(location.search).get('phone') ?? '';
  return `/phones/${encodeURIComponent(phone)}/files?fileID=${encodeURIComponent(fileId)}`;
}
