import { ENVIRONMENT_ID } from '../functions/environment';

/** Where the files of the one environment lie, as a `fileID` names it. */
const BUCKET = `${ENVIRONMENT_ID}.local-${ENVIRONMENT_ID}-1250000000`;
const PREFIX = `cloud://${BUCKET}/`;

/** Tencent's limit for the name of an object. */
const MAX_PATH_BYTES = 850;

/** The `fileID` of a file: `cloud://env.bucket/path`. */
export function fileIdOf(path: string): string {
  return PREFIX + path;
}

/** The path in a `fileID`; null when it belongs to another environment or is none at all. */
export function pathOf(fileId: string): string | null {
  if (!fileId.startsWith(PREFIX)) return null;
  const path = fileId.slice(PREFIX.length);
  return path === '' ? null : path;
}

/** What is wrong with a path; null when WeChat takes it (文件名命名限制). */
export function faultOfPath(path: string): string | null {
  if (path === '') return 'cloudPath is empty';
  if (path.startsWith('/')) return 'cloudPath must not begin with /';
  if (path.endsWith('/')) return 'cloudPath must not end with /';
  if (path.includes('//')) return 'cloudPath must not contain //';
  if (path.split('/').includes('..')) return 'cloudPath must not contain ..';
  // An address has no place for them: whoever asks for a/./b asks for a/b.
  if (path.split('/').includes('.')) return 'cloudPath must not contain . as a folder';
  if (path.includes('\\')) return 'cloudPath must not contain \\';
  // WeChat may take them, but the SDK cannot download what has them in its name.
  if (/[?#%]/.test(path)) return 'cloudPath must not contain ?, # or %';
  if (hasControlCharacter(path)) return 'cloudPath must not contain control characters';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `cloudPath is longer than ${MAX_PATH_BYTES} bytes`;
  return null;
}

function hasControlCharacter(path: string): boolean {
  return Array.from(path).some((character) => character < ' ' || character === '\u007f');
}
