import type { InferOutput } from 'valibot';
import { bindings } from '../../shared/caller';
import type { Day } from '../../shared/clock';
import type { StrangerCall } from '../../shared/define-function';
import { eventOfAttempt, type Json } from '../../shared/history/event';
import { classOn, hasLeft } from '../../shared/placement';
import { isRefusal } from '../../shared/refusal';
import { alreadyBound, locked, refused, taken } from './refusals';
import { type BindingCode, findCode } from './codes';
import type { bindingContract } from './contract';
import { AccountTaken, changePerson, personById, studentsByNumber } from '../people/people';
import type { Person } from '../people/person';
import { tellOf } from '../people/person-messages';
import { forgetTries, takeTry } from './tries';

type Request<Action extends 'bindStudent' | 'bindStaff'> = InferOutput<
  (typeof bindingContract)[Action]['request']
>;

/** Binds the calling WeChat account to a student, by class code, 学号 and name. */
export function bindStudent({ code, number, name }: Request<'bindStudent'>, call: StrangerCall) {
  return bind('student', call, async () => {
    const [found, students] = await Promise.all([findCode(code, call.now), studentsByNumber(number)]);
    const meant = students.find(
      (student) => isStudentOf(student, found, call.today) && student.name === name,
    );
    return meant && { personId: meant._id, data: {} };
  });
}

function isStudentOf(student: Person, code: BindingCode | null, today: Day): boolean {
  const classId = classOn(student, today);
  return classId !== null && classId === code?.classId && !hasLeft(student, today);
}

/** Binds the calling WeChat account to a member of staff, by the one-time code and name. */
export function bindStaff({ code, name }: Request<'bindStaff'>, call: StrangerCall) {
  return bind('staff', call, async () => {
    const found = await findCode(code, call.now);
    const person = found?.personId ? await personById(found.personId) : null;
    if (!person || !found || person.name !== name || isUsed(person, found)) return undefined;
    return { personId: person._id, data: { codeBy: found.madeBy } };
  });
}

/** A one-time code has served when its person was bound after it was made. */
function isUsed({ events }: Person, { madeAt }: BindingCode): boolean {
  return events.some(({ kind, at }) => kind === 'bound' && at >= madeAt.getTime());
}

/** Who is to be bound, and what the event says of it. */
interface Meant {
  personId: string;
  data: Record<string, Json>;
}

/**
 * Takes a try, finds the person that was meant, and binds. Whoever is bound already by this attempt gets
 * the same answer again; by another one, is told to whom.
 */
async function bind(
  form: 'student' | 'staff',
  call: StrangerCall,
  findPerson: () => Promise<Meant | undefined>,
) {
  const bound = await boundAlready(call);
  if (bound) return bound;
  const triesLeft = await takeTry(call.openid, call.now);
  if (triesLeft === null) return locked();
  const meant = await findPerson();
  if (!meant) return refused(triesLeft, form);
  const answer = await bindPerson(meant, call);
  // A refusal was a try: whoever knows one right answer must not guess on for ever.
  if (!isRefusal(answer)) await forgetTries(call.openid);
  return answer;
}

async function boundAlready({ openid, attemptId }: StrangerCall) {
  const binding = await bindings.findById(openid);
  if (!binding) return null;
  const { personId, name } = binding;
  const person = await personById(personId);
  return person && eventOfAttempt(person, { by: personId, attemptId }) ? { name } : alreadyBound(name);
}

async function bindPerson({ personId, data }: Meant, { openid, attemptId, now }: StrangerCall) {
  const maker = { by: personId, at: now, attemptId };
  try {
    const changed = await changePerson(personId, maker, (person) =>
      person.openid && person.openid !== openid
        ? taken()
        : { kind: 'bound', data, personal: { openid }, isTold: true },
    );
    if (changed === null) throw new Error(`person ${personId} was there a moment ago`);
    if (isRefusal(changed)) return changed;
    await tellOf(changed);
    return { name: changed.name };
  } catch (error) {
    // Two phones of one account at once, for two people: the other one was faster.
    if (error instanceof AccountTaken) return alreadyBound(error.binding.name);
    throw error;
  }
}
