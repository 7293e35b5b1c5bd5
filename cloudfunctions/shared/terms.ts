import { cached } from './cache';
import type { StoredTerm } from './calendar/terms';
import { THE_SCHOOL, type TermsRecord } from './calendar/terms-record';
import { Store } from './database';

/** The only place with queries on `terms`. */
export const termLists = new Store<TermsRecord>('terms');

/** The terms as they are now, or null before the first; one request. */
export function termsNow(): Promise<TermsRecord | null> {
  return termLists.findById(THE_SCHOOL);
}

const remembered = cached(() => termsNow());

/** The terms in the order of time, at most a minute old. */
export async function termsOfSchool(): Promise<readonly StoredTerm[]> {
  return (await remembered(THE_SCHOOL))?.terms ?? [];
}
