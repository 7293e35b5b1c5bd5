import type { InferOutput } from 'valibot';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { grantsOn } from '../../shared/grants';
import type { KnownPerson } from '../import/plan-person';
import { headTeachersEver } from '../roster/queries';
import type { grantsContract, HeadTeacherView } from './contract';

type Request = InferOutput<(typeof grantsContract)['headTeachers']['request']>;

/** Who is head teacher of a class today or will be, and since when; one request. */
export async function headTeachers({ classId }: Request, { today }: Call) {
  const found = await headTeachersEver(classId);
  return { headTeachers: found.flatMap((person) => viewsOf(person, classId, today)) };
}

function viewsOf({ _id, name, grants }: KnownPerson, classId: string, today: Day): HeadTeacherView[] {
  return grants
    .filter(
      ({ role, scope, to }) =>
        role === 'headTeacher' &&
        'classId' in scope &&
        scope.classId === classId &&
        (to === null || to >= today),
    )
    .map(({ from, to }) => ({ personId: _id, name, from, to }));
}

/** Whom to call about a student of a class today: its head teachers; one request, none without a class. */
export async function headTeachersToCall(
  classId: string | null,
  today: Day,
): Promise<{ name: string; phone: string }[]> {
  if (classId === null) return [];
  const found = await headTeachersEver(classId);
  return found
    .filter(({ grants }) =>
      grantsOn(grants, today).some(
        ({ role, scope }) => role === 'headTeacher' && 'classId' in scope && scope.classId === classId,
      ),
    )
    .map(({ name, phone }) => ({ name, phone }));
}
