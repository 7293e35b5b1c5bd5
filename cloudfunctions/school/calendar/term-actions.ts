import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { eventOfAttempt } from '../../shared/history/event';
import { sealOf } from '../../shared/history/key';
import type { Refusal } from '../../shared/refusal';
import type { StoredTerm } from '../../shared/calendar/terms';
import { storeThing } from '../../shared/store-thing';
import { termLists, termsNow } from '../../shared/terms';
import { termHasLessons, termHasTimetables, termsChangedMeanwhile, termsOverlap } from './refusals';
import { termsView } from './view';
import { hasOpenTimetables } from '../import/store';
import { planNeedsIt } from '../roster/refusals';
import { countTimetables, wereLessonsBy } from '../lessons/timetables';
import { makerOf } from '../people/change-shown';
import type { calendarContract, TermsView } from './contract';
import { changedTerms } from './decide-terms';
import { lastDayLost, termIdOf, withoutTerm, withTerm } from './term-list';

type Request<Action extends 'setTerm' | 'removeTerm'> = InferOutput<
  (typeof calendarContract)[Action]['request']
>;

/** Enters a term or changes its days; one request more where days that are over would lie outside. */
export function setTerm({ rev, ...entered }: Request<'setTerm'>, call: Call) {
  const termId = termIdOf(entered);
  return changeTerms({ kind: 'termSet', termId, rev }, call, async (terms) => {
    const list = withTerm(terms, entered);
    if ('overlapped' in list) return termsOverlap(list.overlapped);
    const before = terms.find((term) => term.termId === termId);
    const lost = before ? lastDayLost(before, entered, call.today) : null;
    return lost !== null && (await wereLessonsBy(termId, lost)) ? termHasLessons(termId, lost) : list.terms;
  });
}

/** Takes a term away that was entered by mistake and that no timetable is or is to be of; what isn't there stays away. */
export async function removeTerm({ rev, ...which }: Request<'removeTerm'>, call: Call) {
  const termId = termIdOf(which);
  const [classes, isPlanned] = await Promise.all([countTimetables(termId), hasOpenTimetables(termId)]);
  return changeTerms({ kind: 'termRemoved', termId, rev }, call, (terms) => {
    const others = withoutTerm(terms, termId);
    if (others.length === terms.length) return null;
    if (classes > 0) return termHasTimetables(termId, classes);
    return isPlanned ? planNeedsIt({ ofAny: true }) : others;
  });
}

type Decision<Code extends string> = StoredTerm[] | Refusal<Code> | null;

/** Appends an event to the terms unless nothing changes; a repeat of the attempt answers the terms as they are. */
async function changeTerms<Code extends string>(
  { kind, termId, rev }: { kind: 'termSet' | 'termRemoved'; termId: string; rev: number },
  call: Call,
  decide: (terms: readonly StoredTerm[]) => Decision<Code> | Promise<Decision<Code>>,
): Promise<{ terms: TermsView } | Refusal<Code | 'SCHOOL.CHANGED_MEANWHILE'>> {
  const maker = makerOf(call);
  const before = await termsNow();
  if (before && eventOfAttempt(before, maker)) return { terms: termsView(before) };
  if ((before?.rev ?? 0) !== rev) return termsChangedMeanwhile();
  const terms = await decide(before?.terms ?? []);
  if (terms === null) return { terms: termsView(before) };
  if (!Array.isArray(terms)) return terms;
  const next = changedTerms(before, { kind, termId, terms }, maker, sealOf('terms'));
  return (await storeThing(termLists, before, next)) ? { terms: termsView(next) } : termsChangedMeanwhile();
}
