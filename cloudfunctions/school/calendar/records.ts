import type { CalendarDay } from '../../shared/calendar/calendar';
import type { Day } from '../../shared/clock';
import type { TextVerdict } from '../../shared/contract-content';
import type { Thing } from '../../shared/history/event';

/** What the school says of a day, with history; `asPublished` once it took its word back. `_id` is the day. */
export interface CalendarRecord extends Thing {
  _id: Day;
  kind: CalendarDay['kind'] | 'asPublished';
  note: string;
  /** What is known of the note; null without one. Not part of the history: WeChat said it, nobody here. */
  noteVerdict: TextVerdict | null;
  follows: number | null;
}
