import type { InferOutput } from 'valibot';
import { addDays } from '../shared/clock';
import type { Call } from '../shared/define-function';
import { isRefusal, refuse } from '../shared/refusal';
import { makerOf } from './change-shown';
import type { DutyNightView, grantsContract } from './contract-grants';
import { changeNight, type DutyNight, nightsBetween } from './duty-nights';
import { peopleByIds } from './people';

type Request<Action extends 'dutyRoster' | 'setDutyNight'> = InferOutput<
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
export async function setDutyNight(change: Request<'setDutyNight'>, call: Call) {
  if (change.date < call.today) return refuse('DUTY.PAST', '已过去的日子不能改值班安排');
  const night = await changeNight(change, makerOf(call));
  if (isRefusal(night)) return night;
  const [view] = await viewsOf([night]);
  if (!view) throw new Error('one night has one view');
  return { night: view };
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
