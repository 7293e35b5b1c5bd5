import type { Day } from '../../../typings/cloud-api';

/** `11月24日`, with the year where it isn't this one: `2027年1月22日`. */
export function dayLabel(day: Day, today: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  const here = `${String(month)}月${String(date)}日`;
  return day.slice(0, 4) === today.slice(0, 4) ? here : `${String(year)}年${here}`;
}

/** `11月24日起`, or `11月24日 – 2027年1月22日`: the second day is read in the year of the first. */
export function spanInWords(from: Day, to: Day | null, today: Day): string {
  const begins = dayLabel(from, today);
  return to === null ? `${begins}起` : `${begins} – ${dayLabel(to, from)}`;
}
