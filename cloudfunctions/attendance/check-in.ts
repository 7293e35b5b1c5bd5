import type { InferOutput } from 'valibot';
import { checkText, recheckLater } from '../shared/content-safety';
import type { Call } from '../shared/define-function';
import { ownClass } from '../shared/grants';
import { isRefusal } from '../shared/refusal';
import { classById } from '../shared/units';
import type { CheckInReply, contract, FactKind } from './contract';
import { type AttendanceFact, factId } from './fact';
import { acceptedFact, noteOf, record } from './facts';
import { judge, type Verdict } from './judge';
import type { Nearest } from './place';
import {
  closed,
  noPlace,
  noSection,
  notExpected,
  notOpenYet,
  noteNeeded,
  outOfRange,
  poorAccuracy,
} from './refusals';
import { rulesFor } from './rules';
import { type Occurrence, occurrencesOn } from './sections';
import { standingOf } from './states';
import { resultOf } from './view';

type CheckIn = InferOutput<(typeof contract)['checkIn']['request']>;

/** A check-in under way: what was asked, by whom, at which section. */
interface Attempt {
  data: CheckIn;
  call: Call;
  classId: string;
  occurrence: Occurrence;
}

/**
 * Checks the caller in (打卡). Time and place are decided here, by the server's clock and the rule in
 * force. However often and from however many phones it is called, the same thing is recorded once, and
 * whoever is checked in already gets that answer again.
 *
 * Two database requests when accepted (binding, insert), with rule and class cached.
 */
export async function checkIn(data: CheckIn, call: Call) {
  const own = ownClass(call.caller.grants);
  if (!own?.expected) return notExpected();
  const { classId } = own;
  const schoolClass = await classById(classId);
  const rules = schoolClass ? await rulesFor(schoolClass) : [];
  const occurrence = occurrencesOn(rules, data.date).find(({ section }) => section.id === data.sectionId);
  if (!occurrence) return noSection(data.date);

  const attempt = { data, call, classId, occurrence };
  const verdict = judge(occurrence, data.location, data.note, call.now);
  if ('record' in verdict && verdict.record === 'in')
    return answer(attempt, await record(factFor(attempt, verdict)));

  // Whoever is checked in already gets that answer, from wherever and whenever they press again: a
  // retry after a lost reply may come late, and a second phone from elsewhere.
  const accepted = await acceptedFact(call.caller.personId, occurrence.date, occurrence.section.id);
  if (accepted) return answer(attempt, accepted);
  if ('refuse' in verdict) return refusalFor(attempt, verdict);
  return verdict.record === 'field' ? recordField(attempt, verdict) : recordOutside(attempt, verdict);
}

/** Records a field check-in, if its note may be shown; one without a verdict is looked at again by the tick. */
async function recordField(attempt: Attempt, verdict: Extract<Verdict, { record: FactKind }>) {
  const { openid } = attempt.call.caller;
  const fact = factFor(attempt, verdict);
  const noteVerdict = await checkText(fact.note, openid);
  if (isRefusal(noteVerdict)) return noteVerdict;
  if (noteVerdict === 'unchecked') await recheckLater(noteOf(fact._id), { openid, now: attempt.call.now });
  return answer(attempt, await record({ ...fact, noteVerdict }));
}

/** Records being outside once, but answers with the distance of now. */
async function recordOutside(attempt: Attempt, verdict: Extract<Verdict, { record: FactKind }>) {
  const fact = factFor(attempt, verdict);
  const recorded = await record(fact);
  return answer(attempt, recorded.attemptId === fact.attemptId ? recorded : fact);
}

function factFor(
  { data, call, classId, occurrence }: Attempt,
  verdict: { record: FactKind; nearest: Nearest },
) {
  const studentId = call.caller.personId;
  const { rule, section, date } = occurrence;
  const { place, distance } = verdict.nearest;
  return {
    _id: factId(studentId, date, section.id, verdict.record),
    kind: verdict.record,
    studentId,
    classId,
    date,
    sectionId: section.id,
    ruleId: rule.ruleId,
    ruleVersion: rule.version,
    receivedAt: new Date(call.now),
    attemptId: call.attemptId,
    whereabouts: { ...data.location, placeId: place.id, placeName: place.name, distance },
    coordinatesSince: new Date(call.now),
    note: verdict.record === 'field' ? data.note : '',
    noteVerdict: null,
  };
}

function answer({ occurrence }: Attempt, fact: AttendanceFact): CheckInReply {
  const standing = standingOf(occurrence, [fact]);
  return {
    outcome: standing.state === 'missing' ? 'outside' : standing.state,
    section: { sectionId: occurrence.section.id, name: occurrence.section.name, date: occurrence.date },
    result: resultOf(standing),
  };
}

function refusalFor({ occurrence, data }: Attempt, verdict: Extract<Verdict, { refuse: string }>) {
  switch (verdict.refuse) {
    case 'tooEarly':
      return notOpenYet(occurrence);
    case 'closed':
      return closed(occurrence);
    case 'noPlace':
      return noPlace(occurrence);
    case 'poorAccuracy':
      return poorAccuracy(occurrence, data.location);
    case 'outOfRange':
      return outOfRange(verdict.nearest);
    case 'noteNeeded':
      return noteNeeded(verdict.nearest);
  }
}
