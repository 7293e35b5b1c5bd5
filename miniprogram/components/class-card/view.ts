import type { ClassToday } from '../../../typings/cloud-api';
import { figuresOf } from '../../shared/figures';
import { missingWord, sectionInWords } from '../../shared/section-words';
import { clockTime } from '../../shared/time';

/** While a section runs most are still on their way; once it is over everybody who is missing is named. */
const NAMES_WHILE_OPEN = 12;

/** What the card of a class shows. */
export function classCardView({ className, now, section, counts, missing, field }: ClassToday) {
  if (!section)
    return { className, section: '今天没有打卡时段', figures: [], missing: [], field: [], more: '' };
  const isOver = section.phase === 'closed';
  const named = isOver ? missing : missing.slice(0, NAMES_WHILE_OPEN);
  return {
    className,
    section: `${sectionInWords(section)} · 截至 ${clockTime(now)}`,
    figures: figuresOf(counts, section.phase),
    missingWord: missingWord(section.phase),
    isOver,
    missing: named,
    more: named.length < missing.length ? `等 ${missing.length} 人` : '',
    field,
  };
}
