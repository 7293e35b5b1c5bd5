import { createHash } from 'node:crypto';
import type { Call } from '../shared/define-function';

/** The id of what an intention makes: the same for a repeat, so that it makes it once. Says nothing about anybody. */
export function idOfAttempt({ caller, attemptId }: Pick<Call, 'caller' | 'attemptId'>): string {
  return createHash('sha256').update(`${caller.personId} ${attemptId}`).digest('hex').slice(0, 20);
}
