import type { DeadLetter } from '../../../typings/cloud-api';
import { clockTime, dayInWords, dayOf } from '../../shared/time';

/** Messages that WeChat never takes for one reason, which one change mends. */
export interface Trouble {
  key: string;
  title: string;
  count: string;
  advice: string;
  latest: string;
  reason: string;
}

/** What is wrong, each trouble once with how many messages it cost, the latest first. */
export function troubles(letters: readonly DeadLetter[]): Trouble[] {
  const keyOf = ({ title, reason }: DeadLetter) => `${title} ${reason}`;
  const groups = new Map<string, DeadLetter[]>();
  for (const letter of letters) groups.set(keyOf(letter), [...(groups.get(keyOf(letter)) ?? []), letter]);
  return [...groups].flatMap(([key, [latest, ...rest]]) =>
    latest ? [troubleOf(key, latest, 1 + rest.length)] : [],
  );
}

function troubleOf(key: string, { title, reason, advice, at }: DeadLetter, count: number): Trouble {
  return {
    key,
    title,
    count: `${count} 条`,
    advice,
    latest: `最近一次 ${dayInWords(dayOf(at))} ${clockTime(at)}`,
    reason: reason === 'NO_ANSWER' ? '没有答复' : `微信错误码 ${reason}`,
  };
}
