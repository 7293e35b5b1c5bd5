import { appendEvent, beginThing } from '../../shared/history/history';
import type { Seal } from '../../shared/history/hash';
import { THE_SCHOOL, type TermsRecord } from '../../shared/calendar/terms-record';
import type { StoredTerm } from '../../shared/calendar/terms';
import type { Maker } from '../people/person-change';

/** The terms with one event more; `before` is null ahead of the first. */
export function changedTerms(
  before: TermsRecord | null,
  { kind, termId, terms }: { kind: 'termSet' | 'termRemoved'; termId: string; terms: StoredTerm[] },
  maker: Maker,
  seal: Seal,
): TermsRecord {
  const event = { ...maker, kind, data: { termId }, sets: { terms } };
  return before
    ? appendEvent(before, event, seal)
    : beginThing<TermsRecord>(THE_SCHOOL, { terms }, event, seal);
}
