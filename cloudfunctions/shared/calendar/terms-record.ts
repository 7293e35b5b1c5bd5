import type { Thing } from '../history/event';
import type { StoredTerm } from './terms';

/** The one document of what the school has once: its terms, its times of day. */
export const THE_SCHOOL = 'school';

/** All terms: one document, so that two officers can't enter terms that overlap. */
export interface TermsRecord extends Thing {
  _id: typeof THE_SCHOOL;
  /** In the order of time. */
  terms: StoredTerm[];
}
