import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { eventOfAttempt } from '../../shared/history/event';
import { sealOf } from '../../shared/history/key';
import type { Refusal } from '../../shared/refusal';
import { storeThing } from '../../shared/store-thing';
import { termLists, termsNow } from './calendar';
import { termsChangedMeanwhile, termsOverlap } from './refusals';
import { termsView } from './view';
import { makerOf } from '../people/change-shown';
import type { calendarContract, TermsView } from './contract';
import { changedTerms } from './decide-terms';
import { type StoredTerm, termIdOf, withoutTerm, withTerm } from './term-list';

type Request<Action extends 'setTerm' | 'removeTerm'> = InferOutput<
  (typeof calendarContract)[Action]['request']
>;

/** Enters a term or changes its days. */
export function setTerm({ rev, ...entered }: Request<'setTerm'>, call: Call) {
  return changeTerms({ kind: 'termSet', termId: termIdOf(entered), rev }, call, (terms) => {
    const list = withTerm(terms, entered);
    return 'overlapped' in list ? termsOverlap(list.overlapped) : list.terms;
  });
}

/** Takes a term away that was entered by mistake; what isn't there stays away. */
export function removeTerm({ rev, ...which }: Request<'removeTerm'>, call: Call) {
  const termId = termIdOf(which);
  return changeTerms<never>({ kind: 'termRemoved', termId, rev }, call, (terms) =>
    withoutTerm(terms, termId),
  );
}

/** Appends an event to the terms; a repeat of the attempt answers the terms as they are. */
async function changeTerms<Code extends string>(
  { kind, termId, rev }: { kind: 'termSet' | 'termRemoved'; termId: string; rev: number },
  call: Call,
  decide: (terms: readonly StoredTerm[]) => StoredTerm[] | Refusal<Code>,
): Promise<{ terms: TermsView } | Refusal<Code | 'SCHOOL.CHANGED_MEANWHILE'>> {
  const maker = makerOf(call);
  const before = await termsNow();
  if (before && eventOfAttempt(before, maker)) return { terms: termsView(before) };
  if ((before?.rev ?? 0) !== rev) return termsChangedMeanwhile();
  const terms = decide(before?.terms ?? []);
  if (!Array.isArray(terms)) return terms;
  const next = changedTerms(before, { kind, termId, terms }, maker, sealOf('terms'));
  return (await storeThing(termLists, before, next)) ? { terms: termsView(next) } : termsChangedMeanwhile();
}
