import { appendEvent, beginThing } from '../shared/history';
import { eventOfAttempt } from '../shared/history-event';
import type { Seal } from '../shared/history-hash';
import type { CalendarRecord } from './calendar-records';
import type { calendarContract } from './contract-calendar';
import type { InferOutput } from 'valibot';
import type { Maker } from './person-change';

/** What an officer says of a day. */
export type Decision = InferOutput<(typeof calendarContract)['setCalendarDays']['request']>['days'][number];

/**
 * What is to be stored for a decision: the record with one event more, null if it says so already (also
 * by this very attempt), or `stale` if the day was changed after the page was read.
 */
export function decidedDay(
  record: CalendarRecord | null,
  { date, kind, note, follows, rev }: Decision,
  maker: Maker,
  seal: Seal,
): CalendarRecord | null | 'stale' {
  if (record && eventOfAttempt(record, maker)) return null;
  const said = record ?? { kind: 'asPublished', note: '', follows: null };
  const words = kind === 'asPublished' ? '' : note;
  if (said.kind === kind && said.note === words && said.follows === follows) return null;
  if ((record?.rev ?? 0) !== rev) return 'stale';
  const event = { ...maker, kind: 'decided', sets: { kind, follows }, texts: { note: words } };
  if (!record) return beginThing<CalendarRecord>(date, { kind, follows, note: words }, event, seal);
  return { ...appendEvent<CalendarRecord>(record, event, seal), note: words };
}
