import type { ClassToday, SectionTimes } from '../../typings/cloud-api';
import { missingWord } from './section-words';

type Counts = ClassToday['counts'];

/** One number of a class at a section: a tap on it shows who that is. */
export interface Figure {
  key: keyof Counts;
  tone: string;
  count: number;
  name: string;
}

/** How many are there, late and missing; before a section opens only how many are expected. */
export function figuresOf(counts: Counts, phase: SectionTimes['phase']): Figure[] {
  const expected: Figure = { key: 'expected', tone: 'plain', count: counts.expected, name: '应到' };
  if (phase === 'upcoming') return [expected];
  return [
    expected,
    { key: 'present', tone: 'present', count: counts.present, name: '已到' },
    { key: 'late', tone: 'late', count: counts.late, name: '迟到' },
    {
      key: 'missing',
      tone: phase === 'closed' ? 'missing' : 'plain',
      count: counts.missing,
      name: missingWord(phase),
    },
  ];
}
