import type { InferOutput } from 'valibot';
import type { Call } from '../shared/define-function';
import { notBound } from './binding-refusals';
import { changeShown } from './change-shown';
import type { bindingContract } from './contract-binding';
import { mayDisposeOfAccount } from './disposal';
import { beyondReach } from './grant-refusals';
import { personById } from './people';

type Unbind = InferOutput<(typeof bindingContract)['unbind']['request']>;

/** Takes the WeChat account from a person; from then on it can do nothing, and another one can be bound. */
export async function unbind({ personId, rev }: Unbind, call: Call) {
  const held = await personById(personId);
  if (held && !(await mayDisposeOfAccount(held, call))) return beyondReach();
  return changeShown({ personId, rev }, call, ({ openid }) =>
    openid ? { kind: 'unbound', personal: { openid: null } } : notBound(),
  );
}
