import type { InferOutput } from 'valibot';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { withinTerms } from '../../shared/grants';
import { ERASED } from '../../shared/history/event';
import { messages } from '../../shared/messages-store';
import type { StoredTerm } from '../../shared/calendar/terms';
import { termsOfSchool } from '../../shared/terms';
import { statusOn } from '../../shared/placement';
import { isRefusal, refuse } from '../../shared/refusal';
import { changeShown } from './change-shown';
import type { erasureContract } from './contract';
import { grantsOf, type Person } from './person';

type Erase = InferOutput<(typeof erasureContract)['erasePerson']['request']>;

/** Erases who a person was. The history holds as before; nothing in it told a name. */
export async function erasePerson({ personId, rev, name }: Erase, call: Call) {
  const terms = await termsOfSchool();
  const changed = await changeShown({ personId, rev }, call, (person) => {
    if (person.texts.length === 0) return refuse('SCHOOL.ERASED', '这个人的个人信息已经删除');
    if (isStillHere(person, terms, call.today))
      return refuse('SCHOOL.STILL_HERE', '还在校或还有身份的人不能删除，请先办理离校或结束身份');
    if (person.name !== name)
      return refuse('SCHOOL.NAME_DIFFERS', '姓名和要删除的人不一致，请核对后再输一遍');
    return { kind: ERASED };
  });
  if (isRefusal(changed)) return changed;
  // Also on a repeat: a crash may have come between. Messages about the person lie behind its id.
  await messages.removeAll({ personId });
  await messages.removeAll({ _id: { $gte: `people_${personId}_`, $lt: `people_${personId}\`` } });
  return changed;
}

/** Somebody with any grant today or later, or a student who has not left for good: 休学 come back. */
function isStillHere(person: Person, terms: readonly StoredTerm[], today: Day): boolean {
  const grants = withinTerms(grantsOf(person), terms);
  const isGranted = grants.some(({ to }) => to === null || to >= today);
  return isGranted || (person.kind === 'student' && !hasLeftForGood(person, today));
}

function hasLeftForGood(person: Person, today: Day): boolean {
  const status = statusOn(person, today);
  return status === 'withdrawn' || status === 'graduated';
}
