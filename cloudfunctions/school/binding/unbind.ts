import type { InferOutput } from 'valibot';
import type { Call } from '../../shared/define-function';
import { notBound } from './refusals';
import { changeShown } from '../people/change-shown';
import type { bindingContract } from './contract';
import { mayDisposeOfAccount } from '../people/disposal';
import { beyondReach } from '../grants/refusals';
import { personById } from '../people/people';

type Unbind = InferOutput<(typeof bindingContract)['unbind']['request']>;

/** Takes the WeChat account from a person; from then on it can do nothing, and another one can be bound. */
export async function unbind({ personId, rev }: Unbind, call: Call) {
  const held = await personById(personId);
  if (held && !(await mayDisposeOfAccount(held, call))) return beyondReach();
  return changeShown({ personId, rev }, call, ({ openid }) =>
    openid ? { kind: 'unbound', personal: { openid: null } } : notBound(),
  );
}
