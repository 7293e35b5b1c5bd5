import { invalidParameter } from './database/errors';
import { readMultipart } from './multipart';

/** A request of the SDK: an action and its parameters, as they came. */
export type AdminRequest = Record<string, unknown> & { action: string };

/**
 * Reads a request: JSON, or the form in which open APIs are called.
 * @throws {DatabaseError} when the body is no request of the SDK.
 */
export function readAdminRequest(body: Buffer, type: string): AdminRequest {
  if (type.startsWith('multipart/form-data')) return readForm(body, type);
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw invalidParameter('the body is not JSON');
  }
  if (
    typeof parsed !== 'object' ||
    parsed === null ||
    !('action' in parsed) ||
    typeof parsed.action !== 'string'
  ) {
    throw invalidParameter('a request needs an action');
  }
  return parsed as AdminRequest;
}

/** The fields of the form are texts, but for the protobuf in `requestData`. */
function readForm(body: Buffer, type: string): AdminRequest {
  const { requestData, ...parts } = readMultipart(body, type);
  const texts = Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('utf8')] as const);
  const fields = Object.fromEntries(texts);
  if (fields.action === undefined) throw invalidParameter('a request needs an action');
  return { ...fields, action: fields.action, requestData };
}

/** A text parameter. @throws {DatabaseError} when it is missing. */
export function textParameter(request: AdminRequest, name: string): string {
  const value = request[name];
  if (typeof value !== 'string' || value === '') throw invalidParameter(`${name} must be a text`);
  return value;
}

/** A whole number, or `undefined` where none was sent. @throws {DatabaseError} when it is anything else. */
export function countParameter(request: AdminRequest, name: string): number | undefined {
  const value = request[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalidParameter(`${name} must be a whole number`);
  }
  return value;
}
