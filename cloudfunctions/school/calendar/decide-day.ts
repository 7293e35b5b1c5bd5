import type { TextVerdict } from '../../shared/contract-content';
import { appendEvent, beginThing } from '../../shared/history/history';
import { eventOfAttempt } from '../../shared/history/event';
import type { Seal } from '../../shared/history/hash';
import type { CalendarRecord } from './records';
import type { calendarContract } from './contract';
import type { InferOutput } from 'valibot';
import type { Maker } from '../people/person-change';

/** What an officer says of a day. */
export type Decision = InferOutput<(typeof calendarContract)['setCalendarDays']['request']>['days'][number];

/** A decision with what is known of its note, if that is a new one. */
export type JudgedDecision = Decision & { noteVerdict?: TextVerdict | null };

/**
 * What is to be stored for a decision: the record with one event more, null if it says so already (also
 * by this very attempt), or `stale` if the day was changed after the page was read.
 */
export function decidedDay(
  record: CalendarRecord | null,
  decision: JudgedDecision,
  maker: Maker,
  seal: Seal,
): CalendarRecord | null | 'stale' {
  const { date, kind, note, follows, rev } = decision;
  if (record && eventOfAttempt(record, maker)) return null;
  const said = record ?? { kind: 'asPublished', note: '', follows: null };
  const words = kind === 'asPublished' ? '' : note;
  if (said.kind === kind && said.note === words && said.follows === follows) return null;
  if ((record?.rev ?? 0) !== rev) return 'stale';
  const event = { ...maker, kind: 'decided', sets: { kind, follows }, texts: { note: words } };
  const text = { note: words, noteVerdict: verdictOn(words, record, decision) };
  if (!record) return beginThing<CalendarRecord>(date, { kind, follows, ...text }, event, seal);
  return { ...appendEvent<CalendarRecord>(record, event, seal), ...text };
}

function verdictOn(words: string, record: CalendarRecord | null, { noteVerdict = null }: JudgedDecision) {
  if (words === '') return null;
  return words === record?.note ? record.noteVerdict : noteVerdict;
}
