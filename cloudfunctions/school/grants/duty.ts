import type { InferOutput } from 'valibot';
import { addDays } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { isRefusal, refuse } from '../../shared/refusal';
import { makerOf } from '../people/change-shown';
import type { DutyNightView, grantsContract } from './contract';
import { changeNights, type DutyNight, nightsBetween } from './duty-nights';
import { peopleByIds } from '../people/people';

type Request<Action extends 'dutyRoster' | 'setDutyNight' | 'setDutyNights'> = InferOutput<
  (typeof grantsContract)[Action]['request']
>;

const MOST_DAYS = 62;

/** Who is on duty in the nights of a department, from one day to another; nights that nobody was ever put in are left out. */
export async function dutyRoster({ departmentId, from, to }: Request<'dutyRoster'>) {
  if (to < from || addDays(from, MOST_DAYS) <= to)
    return refuse('DUTY.TOO_LONG', `一次最多看 ${MOST_DAYS} 天，请缩短日期`);
  const nights = await nightsBetween(departmentId, from, to);
  return { nights: (await viewsOf(nights)).sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** Puts somebody on duty for a night, or nobody. */
export async function setDutyNight({ departmentId, ...change }: Request<'setDutyNight'>, call: Call) {
  const changed = await setDutyNights({ departmentId, nights: [change] }, call);
  if (isRefusal(changed)) return changed;
  const [night] = changed.nights;
  if (!night) throw new Error('one night has one view');
  return { night };
}

/** Puts people on duty for many nights at once: all of them are stored, or none. */
export async function setDutyNights({ departmentId, nights }: Request<'setDutyNights'>, call: Call) {
  if (nights.some(({ date }) => date < call.today)) return refuse('DUTY.PAST', '已过去的日子不能改值班安排');
  const changed = await changeNights(departmentId, nights, makerOf(call));
  return isRefusal(changed) ? changed : { nights: await viewsOf(changed) };
}

async function viewsOf(nights: readonly DutyNight[]): Promise<DutyNightView[]> {
  const ids = nights.flatMap(({ personId }) => personId ?? []);
  const names = new Map((await peopleByIds(ids)).map(({ _id, name }) => [_id, name]));
  return nights.map(({ date, personId, rev }) => ({
    date,
    personId,
    rev,
    name: names.get(personId ?? '') ?? '',
  }));
}
