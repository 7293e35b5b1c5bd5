import type { Call } from '../shared/define-function';
import { roleTitles } from '../shared/grants';
import type { Replies } from './contract';
import { scopeName } from './scope-name';

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
