import type { ClassToday } from '../../../typings/cloud-api';
import { missingWord, sectionInWords } from '../../shared/section-words';
import { clockTime } from '../../shared/time';

const NAMES_SHOWN = 6;

/** One number of the headline. */
interface Figure {
  tone: string;
  count: number;
  name: string;
}

/** What the card of a class shows. */
export function classCardView({ className, now, section, counts, missing, field }: ClassToday) {
  if (!section)
    return { className, section: '今天没有打卡时段', figures: [], missing: [], field: [], more: '' };
  const figures: Figure[] = [
    { tone: 'plain', count: counts.expected, name: '应到' },
    { tone: 'present', count: counts.present, name: '已到' },
    { tone: 'late', count: counts.late, name: '迟到' },
    {
      tone: section.phase === 'closed' ? 'missing' : 'plain',
      count: counts.missing,
      name: missingWord(section.phase),
    },
  ];
  return {
    className,
    section: `${sectionInWords(section)} · 截至 ${clockTime(now)}`,
    figures: section.phase === 'upcoming' ? figures.slice(0, 1) : figures,
    missingWord: missingWord(section.phase),
    isOver: section.phase === 'closed',
    missing: missing.slice(0, NAMES_SHOWN),
    more: missing.length > NAMES_SHOWN ? `等 ${missing.length} 人` : '',
    field,
  };
}
