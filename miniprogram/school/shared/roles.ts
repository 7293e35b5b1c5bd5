import type { GrantScope, RoleView } from '../../../typings/cloud-api';

type Role = RoleView['role'];
export type ScopeKind = GrantScope['kind'];

/** A role that can be given on the phone: what it is called, and what it may be given for. */
export interface GivableRole {
  role: Role;
  title: string;
  scopes: readonly ScopeKind[];
  /** What it is good for, in a line. */
  hint: string;
}

/** Of a student. Inspectors are appointed with their templates, in 汇报. */
export const studentRoles: readonly GivableRole[] = [
  {
    role: 'classCadre',
    title: '班干部',
    scopes: ['class'],
    hint: '可以看本班同学的姓名和到没到，看不到原因和电话',
  },
];

/** Of staff. Duty at night follows from the duty roster. */
export const staffRoles: readonly GivableRole[] = [
  { role: 'headTeacher', title: '班主任', scopes: ['class'], hint: '管这个班的一切，副班主任也选这个' },
  { role: 'subjectTeacher', title: '任课教师', scopes: ['class'], hint: '给自己的课点名，看谁请了假' },
  { role: 'counsellor', title: '辅导员', scopes: ['grade'], hint: '看整个年级，受托时审批' },
  {
    role: 'officer',
    title: '学工干事',
    scopes: ['department', 'school'],
    hint: '管花名册、校历、值班和身份',
  },
  { role: 'secretary', title: '系部书记', scopes: ['department', 'school'], hint: '看全部，收日报' },
  { role: 'dormKeeper', title: '宿管', scopes: ['building'], hint: '按房间查寝，看今晚谁不在' },
  { role: 'guard', title: '门卫', scopes: ['school'], hint: '核验假条，登记离校返校' },
  { role: 'healthReporter', title: '校医', scopes: ['school'], hint: '看症状和聚集，收复课证明' },
];

/** What somebody with roles may give away: where to, and whether the whole school. */
export interface Giver {
  /** Arranges departments, or the whole school. */
  isOfficer: boolean;
  isForSchool: boolean;
  classIds: readonly string[];
}

/** What a person with these roles may give. */
export function giverOf(roles: readonly RoleView[]): Giver {
  const offices = roles.filter(({ role }) => role === 'officer');
  return {
    isOfficer: offices.length > 0,
    isForSchool: offices.some(({ departmentId }) => departmentId === null),
    classIds: roles.flatMap(({ role, classId }) => (role === 'headTeacher' && classId ? [classId] : [])),
  };
}

/** Whom a role is for: a student with the class of today, or staff. */
export interface Receiver {
  kind: 'student' | 'staff';
  classId: string | null;
}

/** The roles that somebody may give to somebody, with the scopes they may give. The server decides again. */
export function givable(giver: Giver, { kind, classId }: Receiver): GivableRole[] {
  if (kind === 'student') {
    const isOwn = classId !== null && giver.classIds.includes(classId);
    return classId !== null && (giver.isOfficer || isOwn) ? [...studentRoles] : [];
  }
  if (!giver.isOfficer) return [];
  if (giver.isForSchool) return [...staffRoles];
  const within = (scope: ScopeKind) => scope !== 'school' && scope !== 'building';
  return staffRoles
    .map((one) => ({ ...one, scopes: one.scopes.filter(within) }))
    .filter(({ scopes }) => scopes.length > 0);
}
