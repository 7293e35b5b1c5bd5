import type { CalendarDayView, CloudApi, Day, DutyNightView } from '../../../typings/cloud-api';
import { addDays, dayInWords } from '../../shared/time';

type NightWanted = CloudApi['school']['setDutyNights']['request']['nights'][number];

/** How the empty nights are filled: the chosen staff in turn, or whoever was on duty a week before. */
export type Way = 'turn' | 'lastWeek';

/** Somebody who may be put on duty. */
export interface Staff {
  personId: string;
  name: string;
}

/** A night that could be arranged. */
export interface Night {
  date: Day;
  /** Whoever is on duty already, or null. */
  staff: Staff | null;
  rev: number;
  /** What is special about the day, or empty. */
  mark: string;
  /** Without lessons on the day and on the morning after. */
  isOff: boolean;
}

/**
 * The nights of the days from today on but for the last one, which only tells whether the night before it has lessons
 * in the morning.
 */
export function nightsFrom(
  { days, nights }: { days: readonly CalendarDayView[]; nights: readonly DutyNightView[] },
  today: Day,
): Night[] {
  const known = new Map(nights.map((night) => [night.date, night]));
  const isOff = (index: number) => days[index]?.kind === 'off';
  return days.slice(0, -1).flatMap(({ day, source, reason }, index) => {
    if (day < today) return [];
    const night = known.get(day);
    return {
      date: day,
      staff: night?.personId ? { personId: night.personId, name: night.name } : null,
      rev: night?.rev ?? 0,
      mark: source === 'weekday' || source === 'unpublished' ? '' : reason,
      // On the last evening of a weekend students come back.
      isOff: isOff(index) && isOff(index + 1),
    };
  });
}

/** What is chosen on the page. */
export interface Wish {
  way: Way;
  /** In the order of their turn. */
  staff: readonly Staff[];
  /** Nights between days without lessons are left as they are. */
  schoolDaysOnly: boolean;
}

/** A night with whom it would be given to; null: it stays as it is. */
export interface Planned extends Night {
  gets: Staff | null;
}

/** Fills the empty nights as wished. Whoever is on duty already stays, and nobody is put where nobody is known. */
export function planOf(nights: readonly Night[], before: readonly DutyNightView[], wish: Wish): Planned[] {
  const onDuty = new Map<Day, Staff>(
    before.flatMap(({ date, personId, name }): [Day, Staff][] =>
      personId ? [[date, { personId, name }]] : [],
    ),
  );
  let turn = 0;
  return nights.map((night) => {
    const isFree = night.staff === null && !(wish.schoolDaysOnly && night.isOff);
    const gets = isFree ? next(night.date) : null;
    const staff = night.staff ?? gets;
    // What was just planned repeats in the weeks after.
    if (staff) onDuty.set(night.date, staff);
    return { ...night, gets };
  });

  function next(date: Day): Staff | null {
    if (wish.way === 'lastWeek') return onDuty.get(addDays(date, -7)) ?? null;
    if (wish.staff.length === 0) return null;
    turn += 1;
    return wish.staff[(turn - 1) % wish.staff.length] ?? null;
  }
}

/** The nights to be stored. */
export function wantedNights(plan: readonly Planned[]): NightWanted[] {
  return plan.flatMap(({ date, gets, rev }) => (gets ? [{ date, personId: gets.personId, rev }] : []));
}

/** The plan as lines: what is new, what stays, what is left empty. */
export function planRows(plan: readonly Planned[]) {
  return plan.map(({ date, mark, isOff, staff, gets }) => ({
    date,
    day: dayInWords(date),
    mark,
    isOff,
    isNew: gets !== null,
    words: gets ? gets.name : staff ? `${staff.name}（已安排）` : '不安排',
  }));
}

/** What would be stored, in a sentence; or what is still to be chosen. */
export function planInWords(
  plan: readonly Planned[],
  { way, staff }: Wish,
): { ready: boolean; sentence: string } {
  const counts = new Map<string, number>();
  for (const { gets } of plan) if (gets) counts.set(gets.name, (counts.get(gets.name) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total > 0) {
    const each = [...counts].map(([name, count]) => `${name} ${count} 晚`).join('，');
    return { ready: true, sentence: `会安排 ${total} 晚：${each}。已经安排的不变` };
  }
  if (way === 'turn' && staff.length === 0) return { ready: false, sentence: '请选轮流值班的老师' };
  const why =
    way === 'turn' ? '这段时间每晚都安排好了' : '没有可以沿用的：上周同一天没有人值班，或已经安排好了';
  return { ready: false, sentence: why };
}
