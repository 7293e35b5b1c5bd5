import { checkText, recheckLater, type TextOwner } from '../../shared/content-safety';
import type { Call } from '../../shared/define-function';
import { eventOfAttempt } from '../../shared/history/event';
import { isRefusal } from '../../shared/refusal';
import { calendarDays, decidedOn } from './calendar';
import { makerOf } from '../people/change-shown';
import type { Decision, JudgedDecision } from './decide-day';

/**
 * The decisions with what WeChat says of the notes that are new in them; the same words are judged once,
 * those of a repeat not again. One request, and one question to WeChat for each text.
 * Refuses as `checkText` does.
 */
export async function withJudgedNotes(days: readonly Decision[], call: Call) {
  const decided = new Map((await decidedOn(days.map(({ date }) => date))).map((one) => [one._id, one]));
  const isNew = ({ date, kind, note }: Decision) => {
    const record = decided.get(date);
    const isRepeat = record && eventOfAttempt(record, makerOf(call));
    return kind !== 'asPublished' && note !== '' && note !== record?.note && !isRepeat;
  };
  const fresh = days.filter(isNew);
  const judged = new Map<Decision, JudgedDecision>();
  for (const note of new Set(fresh.map((day) => day.note))) {
    const verdict = await checkText(note, call.caller.openid);
    if (isRefusal(verdict)) return verdict;
    for (const day of fresh.filter((one) => one.note === note)) {
      if (verdict === 'unchecked') await recheckLater(noteOf(day.date), waiting(call));
      judged.set(day, { ...day, noteVerdict: verdict });
    }
  }
  return days.map((day) => judged.get(day) ?? day);
}

const noteOf = (documentId: string) => ({ collection: 'calendarDays', documentId, field: 'note' }) as const;

const waiting = ({ caller: { openid }, now }: Call) => ({ openid, now });

/** The notes of days, for looking again at those without a verdict. */
export const calendarNotes: TextOwner = {
  collection: 'calendarDays',
  textOf: async (id) => (await calendarDays.findById(id))?.note ?? null,
  judged: async (id, _field, noteVerdict, note) => {
    await calendarDays.changeIf(id, { noteVerdict: 'unchecked', note }, { noteVerdict });
  },
};
