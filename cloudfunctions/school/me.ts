import type { Call } from '../shared/define-function';
import { roleTitles, type Scope } from '../shared/grants';
import type { Replies } from './contract';
import { classById, departmentById } from './people';

/** Who the caller is, in words. */
export async function me(_data: unknown, { caller }: Call): Promise<Replies['me']> {
  const roles = await Promise.all(
    caller.grants.map(async ({ role, scope }) => ({
      role,
      title: roleTitles[role],
      scope: await scopeName(scope),
    })),
  );
  return { name: caller.name, roles };
}

async function scopeName(scope: Scope): Promise<string> {
  const unit =
    scope.kind === 'department' ? await departmentById(scope.departmentId) : await classById(scope.classId);
  return unit?.name ?? '';
}
