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

/** The pages for somebody with these roles, those of the class first. */
export function entriesOf(me: Me): Entry[] {
  return [...ofClasses(me), ...ofCadres(me), ...ofLessons(me), ...ofSchool(me), calendar];
}

/** A student's class, and whatever a teacher teaches. */
function ofLessons(me: Me): Entry[] {
  const own = me.roles.find(({ role }) => role === 'student')?.classId ?? null;
  return [
    ...(own === null ? [] : [timetableEntry(own, '课表')]),
    ...(teaches(me)
      ? [{ key: 'lessons', title: '我的课', text: '这一周的课', url: '/school/timetable/index' }]
      : []),
  ];
}

function timetableEntry(classId: string, title: string): Entry {
  const url = `/school/timetable/index?classId=${classId}`;
  return { key: `timetable-${classId}`, title, text: '这一周的课', url };
}

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

function ofClasses({ roles }: Me): Entry[] {
  const heads = roles.filter(({ role, classId }) => role === 'headTeacher' && classId !== null);
  // With one class its name would only repeat what stands above.
  const named = (title: string, scope: string) => (heads.length > 1 ? `${title} · ${scope}` : title);
  return heads.flatMap(({ classId, scope }): Entry[] => [
    {
      key: `class-${classId}`,
      title: named('花名册', scope),
      text: '学生、班干部和联系人',
      url: `/school/class/index?classId=${classId}`,
    },
    {
      key: `code-${classId}`,
      title: named('班级码', scope),
      text: '让学生绑定微信，谁还没绑',
      url: `/school/class-code/index?classId=${classId}`,
    },
    timetableEntry(classId ?? '', named('课表', scope)),
  ]);
}

function ofSchool(me: Me): Entry[] {
  const isOfficer = holds(me, 'officer');
  const isReader = isOfficer || holds(me, 'secretary') || holds(me, 'counsellor');
  const roster: Entry = {
    key: 'roster',
    title: isOfficer ? '花名册与身份' : '花名册',
    text: isOfficer ? '查人、授予身份、发绑定码' : '查学生和班级',
    url: '/school/roster/index',
  };
  return [
    ...(isReader ? [roster] : []),
    ...(isOfficer || holds(me, 'secretary') || holds(me, 'dormKeeper') ? [dormitory] : []),
    ...(isOfficer ? ofDepartments(me, 'import', '导入名单', '从 Excel 或 CSV 导入学生、教职工、课表') : []),
    ...ofDepartments(me, 'duty', '值班表', '每晚谁值班'),
    ...(isOfficer ? [lessonTimes, deadLetters] : []),
  ];
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
  text: '模板配置不对时会列在这里',
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
