import type { Day, GrantView, PersonView, RoleView } from '../../../typings/cloud-api';
import { addDays } from '../../shared/time';
import { dayLabel, spanInWords } from '../shared/days';
import { isPresent, statusWord } from '../shared/enrol-words';
import { givable, giverOf } from '../shared/roles';

/** Somebody to call: the person, or a guardian. */
export interface Contact {
  who: string;
  phone: string;
}

/** A grant as a line. */
export interface GrantRow {
  grantId: string;
  title: string;
  scope: string;
  span: string;
  /** 将开始, or empty while in force. */
  tag: string;
  canEnd: boolean;
  isUpcoming: boolean;
}

/** What the person who looks may do here. The server decides again. */
export interface Rights {
  give: boolean;
  move: boolean;
  /** Says where a student sleeps. */
  room: boolean;
  unbind: boolean;
  /** Makes the one-time code with which a member of staff binds. */
  staffCode: boolean;
  /** Corrects whom to call. */
  contacts: boolean;
  /** Corrects the name. */
  rename: boolean;
}

/** What the one who looks may do to a person. */
export function rightsOver(person: PersonView, roles: readonly RoleView[]): Rights {
  const over = rolesOver(person, roles);
  const isOfficer = over.some(({ role }) => role === 'officer');
  const isStudent = person.kind === 'student';
  return {
    give: givable(giverOf(over), person).length > 0,
    move: isOfficer && isStudent,
    room: over.length > 0 && isStudent,
    unbind: person.bound && over.length > 0,
    staffCode: isOfficer && !isStudent && !person.bound,
    contacts: over.length > 0,
    rename: isOfficer,
  };
}

/**
 * What an officer reads about erasing somebody: `possible` after leaving, `grantsFirst` for staff who still
 * hold roles; null where it isn't offered. The server decides again.
 */
export function erasingOf(
  person: PersonView,
  roles: readonly RoleView[],
  grants: readonly Pick<GrantView, 'grantId' | 'state'>[],
): 'possible' | 'grantsFirst' | 'lessonsFirst' | null {
  const isOfficer = rolesOver(person, roles).some(({ role }) => role === 'officer');
  const isErased = person.name === '';
  if (!isOfficer || isErased) return null;
  if (person.kind === 'student')
    return person.status === 'withdrawn' || person.status === 'graduated' ? 'possible' : null;
  const left = grants.filter(({ state }) => state !== 'ended');
  if (left.length === 0) return 'possible';
  return left.every(isByTimetable) ? 'lessonsFirst' : 'grantsFirst';
}

/** Whether somebody teaches by the timetable, and so until another one is imported. */
function isByTimetable({ grantId }: Pick<GrantView, 'grantId'>): boolean {
  return grantId.startsWith('lessons-');
}

/** The roles of the one who looks by which something may be changed: head teacher of the class, officer of the department. */
function rolesOver({ classId, departmentId }: PersonView, roles: readonly RoleView[]): RoleView[] {
  return roles.filter((held) => {
    if (held.role === 'headTeacher') return held.classId !== null && held.classId === classId;
    return held.role === 'officer' && (held.departmentId === null || held.departmentId === departmentId);
  });
}

/** The grants that are in force or to come, and in how many words those that ended. */
export function grantRows(
  grants: readonly GrantView[],
  { person, roles, today }: { person: PersonView; roles: readonly RoleView[]; today: Day },
): { rows: GrantRow[]; ended: { key: string; words: string }[] } {
  const givableRoles = new Set<string>(
    givable(giverOf(rolesOver(person, roles)), person).map(({ role }) => role),
  );
  const rows = grants
    .filter(({ state }) => state !== 'ended')
    .map(({ grantId, role, title, scope, from, to, state }) => ({
      grantId,
      title,
      scope,
      span: spanInWords(from, to, today) + (isByTimetable({ grantId }) ? ' · 由课表决定' : ''),
      tag: state === 'upcoming' ? '还没开始' : '',
      // Lessons end with the timetable, where they come from.
      canEnd: givableRoles.has(role) && !isByTimetable({ grantId }),
      isUpcoming: state === 'upcoming',
    }));
  const ended = grants
    .filter(({ state }) => state === 'ended')
    .map(({ grantId, title, scope, from, to }) => ({
      key: grantId,
      words: `${scope} ${title} ${spanInWords(from, to, today)}`,
    }));
  return { rows: withLessonsLast(rows), ended };
}

/** What was given comes first; whoever teaches many classes by the timetable has one line for all of them. */
function withLessonsLast(rows: readonly GrantRow[]): GrantRow[] {
  const lessons = new Map<string, GrantRow>();
  for (const row of rows.filter(isByTimetable)) {
    const key = `${row.title} ${row.span} ${row.tag}`;
    const line = lessons.get(key);
    lessons.set(key, line ? { ...line, scope: `${line.scope}、${row.scope}` } : row);
  }
  return [...rows.filter((row) => !isByTimetable(row)), ...lessons.values()];
}

/** Who is to be called about somebody: the own number first. Without a number there is nobody to call. */
export function contactsOf({ kind, phone, guardians }: PersonView): Contact[] {
  const own = phone ? [{ who: kind === 'student' ? '本人' : '电话', phone }] : [];
  const others = guardians.map((guardian) => ({
    who: [guardian.relation, guardian.name].filter(Boolean).join(' '),
    phone: guardian.phone,
  }));
  return [...own, ...others];
}

/** Whom a dorm keeper calls about a student; who has no number is named all the same. */
export function headTeacherLines({ headTeachers }: Pick<PersonView, 'headTeachers'>): {
  named: string;
  contacts: Contact[];
} {
  const silent = headTeachers.filter(({ phone }) => !phone).map(({ name }) => name);
  return {
    named: silent.length === 0 ? '' : `班主任 ${silent.join('、')}（没有登记电话）`,
    contacts: headTeachers
      .filter(({ phone }) => phone)
      .map(({ name, phone }) => ({ who: `班主任 ${name}`, phone })),
  };
}

/** The head of the page. */
export function headOf({ kind, number, name, className, departmentName, status, boards, room }: PersonView) {
  const isStudent = kind === 'student';
  const place = isStudent ? className || '没有班级' : departmentName;
  return {
    initial: name.slice(0, 1),
    place: `${number} · ${place}`,
    isStudent,
    status: isStudent ? statusWord(status) : '教职工',
    tone: isStudent && status !== 'enrolled' ? 'late' : 'present',
    // Who has left, or is still to come, sleeps nowhere; the history below tells where they did.
    room:
      isStudent && isPresent(status) ? (boards ? ['住校', room].filter(Boolean).join(' · ') : '走读') : '',
  };
}

/** Whether all of a person is shown: a dorm keeper sees who it is, and where that is. */
export function isWhole(person: PersonView | Pick<PersonView, 'name'>): person is PersonView {
  return 'memberships' in person;
}

/** The classes, rooms and statuses of all times, newest first. */
export function historyOf({ memberships, lodgings, enrolments }: PersonView, today: Day) {
  return {
    rooms: [...lodgings].reverse().map(({ room, from, to }) => ({
      key: from,
      words: room || '住校，房间未定',
      span: spanInWords(from, to, today),
    })),
    classes: [...memberships].reverse().map(({ className, from, to }) => ({
      key: from,
      words: className,
      span: spanInWords(from, to, today),
    })),
    statuses: [...enrolments].reverse().map(({ status, from }) => ({
      key: from,
      words: statusWord(status),
      span: `${dayLabel(from, today)}起`,
    })),
  };
}

/** Since when the account is bound, in words. */
export function boundInWords({ bound, boundAt }: PersonView, today: Day): string {
  if (!bound) return '还没有绑定微信';
  return boundAt === null ? '已绑定微信' : `已绑定微信（${dayLabel(boundAt, today)}起）`;
}

/** The last days a grant can end with, as quick choices; 立即 is yesterday. */
export function endChoices({ isUpcoming }: GrantRow, today: Day): { label: string; to: Day }[] {
  const yesterday = addDays(today, -1);
  if (isUpcoming) return [{ label: '取消这项身份', to: yesterday }];
  return [
    { label: '今天是最后一天', to: today },
    { label: '立即结束', to: yesterday },
  ];
}

/** What ending a grant means, in a sentence. */
export function endingInWords(name: string, { title, scope, isUpcoming }: GrantRow): string {
  return isUpcoming
    ? `${name} 还没开始任 ${scope} ${title}。取消后不会开始，对方会收到消息。`
    : `结束以后，${name} 不再是 ${scope} ${title}，对方会收到消息。以前做的记录都保留。`;
}
