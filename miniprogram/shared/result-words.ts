import type { Result } from '../../typings/cloud-api';
import { clockTime } from './time';

/** A state in words: its tone is the token it is coloured with; colour never stands alone. */
export interface ResultWords {
  tone: 'present' | 'late' | 'missing';
  /** `正常 07:12`, `迟到 8 分钟`, `未打卡` … */
  title: string;
  /** How it is known: `定位 · 教学楼A 38 米`. */
  how: string;
}

/** A result as every page words it. */
export function resultWords(result: Result): ResultWords {
  return { tone: result.state, title: title(result), how: how(result) };
}

function title({ state, minutesLate, at, kind }: Result): string {
  const time = at === null ? '' : ` ${clockTime(at)}`;
  if (state === 'present') return `${kind === 'field' ? '外勤' : '正常'}${time}`;
  if (state === 'late') return `迟到 ${minutesLate} 分钟${time}`;
  return kind === 'outside' ? `地点异常${time}` : '未打卡';
}

function how({ state, kind, placeName, distance, note }: Result): string {
  switch (kind) {
    case 'in':
      return `定位 · ${placeName} ${distance} 米`;
    case 'field':
      // The title of a late one is taken by its minutes.
      return `${state === 'late' ? '外勤 · ' : ''}距 ${placeName} ${distance} 米 · ${note}`;
    case 'outside':
      return `在范围外 · 距 ${placeName} ${distance} 米`;
    case null:
      return '';
  }
}
