import type { Call } from '../shared/define-function';
import { type Grant, type Role, roleTitles } from '../shared/grants';
import { schoolConfig } from '../shared/config/school-config';
import { allDepartments, departmentById } from '../shared/units';
import type { DepartmentView, MeReplies, RoleView } from './contract-me';
import { scopeName } from './grants/scope-name';

/** Roles that do something with a department as a whole. */
const OVER_DEPARTMENTS: readonly Role[] = ['officer', 'secretary', 'dutyTeacher'];

/** Who the caller is, in words. A request for each unit that was not asked for within a minute. */
export async function me(_data: unknown, { caller: { name, grants } }: Call): Promise<MeReplies['me']> {
  const [roles, departments] = await Promise.all([
    Promise.all(grants.map(roleView)),
    departmentsOf(grants.filter(({ role }) => OVER_DEPARTMENTS.includes(role))),
  ]);
  return { name, roles, departments, coordinateDays: schoolConfig.policies.privacy.coordinateDays };
}

async function roleView({ role, scope }: Grant): Promise<RoleView> {
  return {
    role,
    title: roleTitles[role],
    scope: await scopeName(scope),
    classId: 'classId' in scope ? scope.classId : null,
    departmentId: 'departmentId' in scope ? scope.departmentId : null,
    buildingId: 'buildingId' in scope ? scope.buildingId : null,
  };
}

async function departmentsOf(grants: readonly Grant[]): Promise<DepartmentView[]> {
  const ids = grants.flatMap(({ scope }) => (scope.kind === 'department' ? [scope.departmentId] : []));
  const found = grants.some(({ scope }) => scope.kind === 'school')
    ? await allDepartments()
    : await Promise.all([...new Set(ids)].map((id) => departmentById(id)));
  return found.flatMap((unit) => (unit ? [{ departmentId: unit._id, name: unit.name }] : []));
}
