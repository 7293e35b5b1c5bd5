import { timingSafeEqual } from 'node:crypto';
import type { InferOutput } from 'valibot';
import { bindings } from '../../shared/caller';
import type { StrangerCall } from '../../shared/define-function';
import { Store } from '../../shared/database';
import { sealOf } from '../../shared/history/key';
import { newId } from '../../shared/ids';
import { departments } from '../../shared/units';
import { bindingOf } from './binding';
import { alreadyBound, locked, refused } from './refusals';
import type { bindingContract } from './contract';
import { newPerson } from '../people/new-person';
import { people } from '../people/people';
import { forgetTries, takeTry } from './tries';

type SetUp = InferOutput<(typeof bindingContract)['setUp']['request']>;

/** How the school was begun: by whom, and the ids chosen for it, so that an interrupted beginning is finished with them. */
interface BegunSchool {
  _id: 'school';
  openid: string;
  personId: string;
  departmentId: string;
  at: Date;
}

const setUps = new Store<BegunSchool>('setUps');

/**
 * Begins an empty school: its first department, and its first officer, who is the caller. Only with the
 * set-up code of the deployment (environment variable SETUP_CODE), and only once: afterwards the code is
 * worth nothing. Interrupted, it is finished when the same account tries again.
 */
export async function setUp(data: SetUp, call: StrangerCall) {
  const { openid, now } = call;
  const binding = await bindings.findById(openid);
  if (binding) return alreadyOr(binding, openid);
  const triesLeft = await takeTry(openid, now);
  if (triesLeft === null) return locked();
  if (!isSetUpCode(data.code)) return refused(triesLeft, 'setUp');
  const begun: BegunSchool = {
    _id: 'school',
    openid,
    personId: newId(),
    departmentId: newId(),
    at: new Date(now),
  };
  const { document: school } = await setUps.insertOnce(begun);
  if (school.openid !== openid) return refused(triesLeft, 'setUp');
  if (!(await begin(data, school, call))) return refused(triesLeft, 'setUp');
  await forgetTries(openid);
  return { name: data.name };
}

/** Whoever began the school is told so again; anybody else, whose account this is. */
async function alreadyOr({ personId, name }: { personId: string; name: string }, openid: string) {
  const school = await setUps.findById('school');
  return school?.openid === openid && school.personId === personId ? { name } : alreadyBound(name);
}

/**
 * Each step is harmless when done again, and the binding, by which all of it is reached, comes last. Whether
 * the officer has this account still: one that was released since is not brought back.
 */
async function begin(
  { departmentName, number, name }: SetUp,
  school: BegunSchool,
  call: StrangerCall,
): Promise<boolean> {
  const { personId, departmentId, openid } = school;
  await departments.insertOnce({ _id: departmentId, name: departmentName });
  const grant = {
    grantId: newId(),
    role: 'officer',
    scope: { kind: 'school' },
    from: call.today,
    to: null,
  } as const;
  const told = { _id: personId, kind: 'staff', number, name, departmentId, openid, grants: [grant] } as const;
  const maker = { by: personId, at: call.now, attemptId: call.attemptId };
  const { document: officer } = await people.insertOnce(
    newPerson({ ...told, grants: [...told.grants] }, maker, sealOf('people')),
  );
  if (officer.openid !== openid) return false;
  await bindings.insertOnce(bindingOf(officer, openid));
  return true;
}

function isSetUpCode(code: string): boolean {
  const expected = (process.env.SETUP_CODE ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '');
  // Short ones could be guessed by many accounts together; without one a school can't be begun at all.
  if (expected.length < 8 || code.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(code), Buffer.from(expected));
}
