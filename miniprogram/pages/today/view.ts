import type { CheckInReply, CloudApi, SectionCard, SectionTimes } from '../../../typings/cloud-api';
import { resultWords } from '../../shared/result-words';
import { isDone, phaseAt, windowInWords } from '../../shared/section-words';
import { clockTime, dayFrom, dayInWords } from '../../shared/time';
import { lessonLines } from './lessons';
import { nightLines, setUpSteps } from './own-work';

export type Today = CloudApi['attendance']['today']['reply'];

/** One line of a list: a section and how it went, or when it comes. */
export interface Line {
  key: string;
  name: string;
  when: string;
  words: string;
  tone: string;
  how: string;
}

/** What 今日 shows of an answer at a moment. `main` is the section the large card is about. */
export function todayView({ date, student, classes, lessons, nights, office }: Today, now: number) {
  const sections = student?.sections ?? [];
  const main = mainSection(sections, now);
  return {
    headline: [dayInWords(date), student?.className].filter(Boolean).join(' · '),
    main,
    others: sections.filter((card) => card !== main).map((card) => otherLine(card, now)),
    recent: (student?.recent ?? []).map((past) => ({
      ...resultLine(past),
      when: dayFrom(past.date, date),
    })),
    next: !main && student?.next ? nextInWords(student.next, date) : '',
    isStudent: student !== null,
    classes,
    lessons: lessons && lessonLines(lessons),
    nights: nightLines(nights),
    steps: setUpSteps(office),
    sheets: sheetsOf(classes),
  };
}

/** The buttons for the thumb; of several classes each is named. */
function sheetsOf(classes: Today['classes']): { classId: string; title: string }[] {
  return classes.map(({ classId, className }) => ({
    classId,
    title: classes.length > 1 ? className : '看日表',
  }));
}

/** The section to act on: open and not done, else open, else the next to come, else the last that was. */
export function mainSection(sections: readonly SectionCard[], now: number): SectionCard | null {
  const isOpen = (card: SectionCard) => ['onTime', 'late'].includes(phaseAt(card, now));
  return (
    sections.find((card) => isOpen(card) && !isDone(card)) ??
    sections.find(isOpen) ??
    sections.find((card) => phaseAt(card, now) === 'upcoming') ??
    sections[sections.length - 1] ??
    null
  );
}

/** The answer as it stands after a check-in, without asking the server again. */
export function afterCheckIn(today: Today, { section, result }: CheckInReply): Today {
  if (!today.student) return today;
  const sections = today.student.sections.map((card) =>
    card.sectionId === section.sectionId && card.date === section.date ? { ...card, result } : card,
  );
  return { ...today, student: { ...today.student, sections } };
}

function otherLine(card: SectionCard, now: number): Line {
  const isOver = phaseAt(card, now) === 'closed' || isDone(card);
  if (isOver) return { ...resultLine(card), when: clockTime(card.opensAt) };
  const words = `${clockTime(card.opensAt)} 开始`;
  return { key: card.sectionId, name: card.name, when: '', words, tone: 'plain', how: windowInWords(card) };
}

function resultLine({
  sectionId,
  date,
  name,
  result,
}: Pick<SectionCard, 'sectionId' | 'date' | 'name' | 'result'>) {
  const { tone, title, how } = resultWords(result);
  return { key: `${date}-${sectionId}`, name, when: '', words: title, tone, how };
}

function nextInWords({ name, date, opensAt }: SectionTimes, today: string): string {
  return `下一次：${dayFrom(date, today)} ${clockTime(opensAt)} ${name}`;
}
