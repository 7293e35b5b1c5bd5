import type { CloudApi, TemplateQuota } from '../../../typings/cloud-api';

export type Me = CloudApi['school']['me']['reply'];

/** A line that opens a page. */
export interface Entry {
  key: string;
  title: string;
  text: string;
  url: string;
}

/** What 我的 shows of who somebody is, and the pages that are for them. */
export function meView(me: Me) {
  return {
    name: me.name,
    initial: me.name.slice(0, 1),
    roles: rolesOf(me),
    entries: entriesOf(me),
    isStudent: holds(me, 'student'),
    kept: `打卡时的坐标保存 ${me.coordinateDays} 天，之后删掉，只留距离和结果。`,
  };
}

/** The roles as lines; whoever teaches many classes has one line for all of them. */
function rolesOf({ roles }: Me): { key: string; title: string; scope: string }[] {
  const [taught, others] = [roles.filter(isTeaching), roles.filter((held) => !isTeaching(held))];
  const [first] = taught;
  const teaching = first
    ? [{ title: first.title, scope: [...new Set(taught.map(({ scope }) => scope))].join('、') }]
    : [];
  return [...others, ...teaching].map(({ title, scope }, index) => ({ key: `${index}`, title, scope }));
}

function isTeaching({ role }: Me['roles'][number]): boolean {
  return role === 'subjectTeacher';
}

/** Whether somebody has lessons of their own to see. */
export function teaches({ roles }: Pick<Me, 'roles'>): boolean {
  return roles.some(isTeaching);
}

/** The pages for somebody with these roles, those first that are opened most often. */
export function entriesOf(me: Me): Entry[] {
  return [
    ...ofClasses(me, rosterOfClass),
    ...ofCadres(me),
    ...(isReader(me) ? [rosterFor(me)] : []),
    ...ofLessons(me),
    ...ofDepartments(me, 'duty', '值班表', '每晚谁值班'),
    ...(isOfficer(me) || holds(me, 'secretary') || holds(me, 'dormKeeper') ? [dormitory] : []),
    calendar,
    ...ofClasses(me, classCode),
    ...(isOfficer(me)
      ? ofDepartments(me, 'import', '导入名单', '从 Excel 或 CSV 导入学生、教职工、课表')
      : []),
    ...(isOfficer(me) ? [lessonTimes, deadLetters] : []),
  ];
}

const isOfficer = (me: Me) => holds(me, 'officer');
const isReader = (me: Me) => isOfficer(me) || holds(me, 'secretary') || holds(me, 'counsellor');

/** The timetables of the own class, of the classes somebody is head teacher of, and whatever somebody teaches. */
function ofLessons(me: Me): Entry[] {
  const own = me.roles.find(({ role }) => role === 'student')?.classId ?? null;
  return [
    ...(own === null ? [] : [timetableEntry(own, '课表')]),
    ...ofClasses(me, (classId, named) => timetableEntry(classId, named('课表'))),
    ...(teaches(me) ? [ownLessons] : []),
  ];
}

function timetableEntry(classId: string, title: string): Entry {
  const url = `/school/timetable/index?classId=${classId}`;
  return { key: `timetable-${classId}`, title, text: '班里每天上什么课', url };
}

const ownLessons: Entry = {
  key: 'lessons',
  title: '我的课',
  text: '你这一周给哪些班上课',
  url: '/school/timetable/index',
};

const calendar: Entry = {
  key: 'calendar',
  title: '校历',
  text: '上课日、放假和调休',
  url: '/school/calendar/index',
};

/** The classes whose names a person sees, and nothing more. */
function ofCadres({ roles }: Me): Entry[] {
  return roles
    .filter(({ role, classId }) => role === 'classCadre' && classId !== null)
    .map(({ classId, scope }): Entry => ({
      key: `class-${classId}`,
      title: `${scope}名单`,
      text: '本班同学的学号和姓名',
      url: `/school/class/index?classId=${classId}`,
    }));
}

/** A page for a class; `named` adds the name of the class where the title alone would stand twice. */
type OfClass = (classId: string, named: (title: string) => string) => Entry;

function ofClasses(me: Me, entryOf: OfClass): Entry[] {
  const heads = me.roles.filter(({ role }) => role === 'headTeacher');
  const severalRosters = heads.length > 1 || isReader(me);
  return heads.flatMap(({ classId, scope }) => {
    if (classId === null) return [];
    return [entryOf(classId, (title) => (severalRosters ? `${title} · ${scope}` : title))];
  });
}

const rosterOfClass: OfClass = (classId, named) => ({
  key: `class-${classId}`,
  title: named('花名册'),
  text: '学生、班干部和联系人',
  url: `/school/class/index?classId=${classId}`,
});

const classCode: OfClass = (classId, named) => ({
  key: `code-${classId}`,
  title: named('班级码'),
  text: '让学生绑定微信，谁还没绑',
  url: `/school/class-code/index?classId=${classId}`,
});

function rosterFor(me: Me): Entry {
  return {
    key: 'roster',
    title: '花名册',
    text: isOfficer(me) ? '查人、授予身份、发绑定码' : '查学生和班级',
    url: '/school/roster/index',
  };
}

const dormitory: Entry = {
  key: 'dormitory',
  title: '宿舍',
  text: '哪间住着谁',
  url: '/school/dormitory/index',
};

const lessonTimes: Entry = {
  key: 'lesson-times',
  title: '作息时间',
  text: '每节课从几点到几点',
  url: '/school/lesson-times/index',
};

const deadLetters: Entry = {
  key: 'dead-letters',
  title: '发不出去的消息',
  text: '微信没有收下的提醒，为什么，怎么改',
  url: '/school/dead-letters/index',
};

function ofDepartments({ departments }: Me, page: string, title: string, text: string): Entry[] {
  return departments.map(({ departmentId, name }): Entry => ({
    key: `${page}-${departmentId}`,
    title: departments.length > 1 ? `${title} · ${name}` : title,
    text,
    url: `/school/${page}/index?departmentId=${departmentId}`,
  }));
}

function holds({ roles }: Me, role: Me['roles'][number]['role']): boolean {
  return roles.some((held) => held.role === role);
}

/** How many messages of a kind can still be sent; none stands out. */
export function quotaView(templates: readonly TemplateQuota[]) {
  return templates.map(({ templateId, title, left }) => ({
    templateId,
    title,
    words: `还可收 ${left} 条`,
    tone: left > 0 ? 'plain' : 'late',
  }));
}

/** WeChat's font size in words. */
export function fontInWords(scale: number): string {
  if (scale > 1.2) return '大';
  if (scale > 1) return '偏大';
  return scale < 1 ? '偏小' : '标准';
}
