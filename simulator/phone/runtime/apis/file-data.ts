import { bytesOf } from '../files/codings';
import { FILE_ERRORS as ERRORS } from './file-errors';

/** What is to be written, as bytes. @throws when it is neither text nor bytes, or not in the coding. */
export function bytesToWrite(data: string | ArrayBuffer, coding: string): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (typeof data !== 'string') throw ERRORS.badArgument();
  const bytes = bytesOf(data, coding);
  if (!bytes) throw coding === 'base64' ? ERRORS.badBase64() : ERRORS.badArgument();
  return bytes;
}
