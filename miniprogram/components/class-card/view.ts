import type { ClassToday, SectionTimes } from '../../../typings/cloud-api';
import { clockTime } from '../../shared/time';

const NAMES_SHOWN = 6;
const MINUTE = 60_000;

/** One number of the headline. */
interface Figure {
  tone: string;
  count: number;
  name: string;
}

/** `早读 06:40–07:10 进行中`. */
export function sectionInWords({ name, opensAt, lateFrom, phase }: SectionTimes): string {
  return `${name} ${clockTime(opensAt)}–${clockTime(lateFrom - MINUTE)} ${phaseNames[phase]}`;
}

export const phaseNames: Record<SectionTimes['phase'], string> = {
  upcoming: '未开始',
  onTime: '进行中',
  late: '迟到时段',
  closed: '已结束',
};

/** What the card of a class shows. */
export function classCardView({ className, section, counts, missing }: ClassToday) {
  if (!section) return { className, section: '今天没有打卡时段', figures: [], missing: '' };
  const figures: Figure[] = [
    { tone: 'plain', count: counts.expected, name: '应到' },
    { tone: 'present', count: counts.present, name: '已到' },
    { tone: 'late', count: counts.late, name: '迟到' },
    { tone: 'missing', count: counts.missing, name: '未到' },
  ];
  const hasOpened = section.phase !== 'upcoming';
  return {
    className,
    section: sectionInWords(section),
    figures,
    missing: hasOpened ? namesInWords(missing) : '',
  };
}

function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join('、');
  return names.length > NAMES_SHOWN ? `${shown} 等 ${names.length} 人` : shown;
}
