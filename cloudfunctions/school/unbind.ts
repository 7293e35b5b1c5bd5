import type { InferOutput } from 'valibot';
import type { Call } from '../shared/define-function';
import { isRefusal } from '../shared/refusal';
import { changedMeanwhile, notBound } from './binding-refusals';
import type { bindingContract } from './contract-binding';
import { mayDisposeOfAccount } from './disposal';
import { beyondReach } from './grant-refusals';
import { changePerson, personById } from './people';

type Unbind = InferOutput<(typeof bindingContract)['unbind']['request']>;

/** Takes the WeChat account from a person; from then on it can do nothing, and another one can be bound. */
export async function unbind({ personId, rev }: Unbind, call: Call) {
  const { caller, now, attemptId } = call;
  const held = await personById(personId);
  if (held && !(await mayDisposeOfAccount(held, call))) return beyondReach();
  const maker = { by: caller.personId, at: now, attemptId };
  const changed = await changePerson(personId, maker, (person) => {
    if (person.rev !== rev) return changedMeanwhile();
    return person.openid ? { kind: 'unbound', personal: { openid: null } } : notBound();
  });
  if (changed === null) throw new Error(`person ${personId} was there a moment ago`);
  return isRefusal(changed) ? changed : { rev: changed.rev };
}
