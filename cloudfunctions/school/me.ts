import type { Call } from '../shared/define-function';
import { roleTitles } from '../shared/grants';
import type { MeReplies } from './contract-me';
import { scopeName } from './scope-name';

/** Who the caller is, in words. */
export async function me(_data: unknown, { caller }: Call): Promise<MeReplies['me']> {
  const roles = await Promise.all(
    caller.grants.map(async ({ role, scope }) => ({
      role,
      title: roleTitles[role],
      scope: await scopeName(scope),
    })),
  );
  return { name: caller.name, roles };
}
