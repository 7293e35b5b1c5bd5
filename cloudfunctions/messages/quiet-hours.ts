import { addDays, dayOf, type MinuteOfDay, momentOf } from '../shared/clock';

/** From which minute of the day to which nobody is disturbed; may pass midnight. */
export interface QuietHours {
  from: MinuteOfDay;
  to: MinuteOfDay;
}

/** The first moment from `moment` on (milliseconds) that is not in the quiet hours; equal minutes mean none. */
export function afterQuietHours(moment: number, { from, to }: QuietHours): number {
  const day = dayOf(moment);
  // A quiet time that holds the moment began today or yesterday.
  for (const begins of [addDays(day, -1), day]) {
    const end = momentOf(from <= to ? begins : addDays(begins, 1), to);
    if (from !== to && momentOf(begins, from) <= moment && moment < end) return end;
  }
  return moment;
}
