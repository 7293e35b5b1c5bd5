import { invalidParameter } from './database/errors';

/** A request of the SDK: an action and its parameters, as they came. */
export type AdminRequest = Record<string, unknown> & { action: string };

/** @throws {DatabaseError} when the body is no request of the SDK. */
export function readAdminRequest(body: Buffer): AdminRequest {
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
