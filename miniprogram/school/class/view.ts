import type { Day, RosterRow, RosterView } from '../../../typings/cloud-api';
import { dayLabel } from '../shared/days';
import { statusWord } from '../shared/enrol-words';

/** Which students are listed. */
export type Filter = 'all' | 'unbound' | 'away' | 'unplaced';

/** A student's line. */
export interface StudentRow {
  personId: string;
  number: string;
  name: string;
  /** 班干部, or empty. */
  office: string;
  /** What is not ordinary: 实习, 未绑定, 12月1日转入; empty otherwise. */
  note: string;
  room: string;
}

/** What is said of a boarder whose room isn't known. */
const noRoom = '未分房间';

/** What a cadre sees of a student: who it is, and nothing else. */
type Seen = Pick<RosterRow, 'personId' | 'number' | 'name'> & Partial<RosterRow>;

/** What the page shows of a class, of those that the filter lets through. */
export function classView({ className, gradeName, students }: RosterView, filter: Filter, today: Day) {
  const seen: readonly Seen[] = students;
  const isOpen = seen.every(({ bound }) => bound !== undefined);
  const enrolled = seen.filter((student) => isHere(student, today));
  const counts = {
    all: seen.length,
    unbound: seen.filter(isUnbound).length,
    away: seen.length - enrolled.length,
    unplaced: seen.filter(isUnplaced).length,
  };
  return {
    className,
    gradeName,
    /** Whether more than names is to be seen. */
    isOpen,
    headline: isOpen
      ? headline(enrolled.length, seen.filter(({ bound }) => bound).length)
      : `${seen.length} 人`,
    filters: isOpen ? filtersOf(counts) : [],
    rows: seen.filter((student) => passes(student, filter, today)).map((student) => rowOf(student, today)),
  };
}

function headline(enrolled: number, bound: number): string {
  return `在校 ${enrolled} · 已绑定 ${bound}`;
}

function filtersOf(counts: Record<Filter, number>): { key: Filter; label: string }[] {
  const some: { key: Filter; label: string; count: number }[] = [
    { key: 'unbound', label: `未绑定 ${counts.unbound}`, count: counts.unbound },
    { key: 'away', label: `不在校 ${counts.away}`, count: counts.away },
    { key: 'unplaced', label: `${noRoom} ${counts.unplaced}`, count: counts.unplaced },
  ];
  const useful = some.filter(({ count }) => count > 0).map(({ key, label }) => ({ key, label }));
  return useful.length === 0 ? [] : [{ key: 'all', label: `全部 ${counts.all}` }, ...useful];
}

function passes(student: Seen, filter: Filter, today: Day): boolean {
  if (filter === 'unbound') return isUnbound(student);
  if (filter === 'unplaced') return isUnplaced(student);
  return filter === 'all' || !isHere(student, today);
}

function isHere({ status, from }: Seen, today: Day): boolean {
  return status === 'enrolled' && (from === undefined || from <= today);
}

function isUnbound({ bound }: Seen): boolean {
  return bound === false;
}

/** Boards, but on the list of no building: nobody would miss them at night. */
function isUnplaced({ boards, room }: Seen): boolean {
  return boards === true && room === '';
}

function rowOf(student: Seen, today: Day): StudentRow {
  const { personId, number, name, isCadre } = student;
  const room = isUnplaced(student) ? noRoom : (student.room ?? '');
  return { personId, number, name, office: isCadre ? '班干部' : '', note: noteOf(student, today), room };
}

function noteOf({ status, from, bound }: Seen, today: Day): string {
  const comes = from !== undefined && from > today ? `${dayLabel(from, today)}转入` : '';
  const state = status === undefined || status === 'enrolled' ? '' : statusWord(status);
  return [comes, state, bound === false ? '未绑定' : ''].filter(Boolean).join(' · ');
}
