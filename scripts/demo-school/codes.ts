import type { BindingCode } from '../../cloudfunctions/school/binding/codes';
import { DAY } from '../../cloudfunctions/shared/clock';

/** The class code that the first class's head teacher made the day before the demo begins at `now`. */
export function classCode(classId: string, madeBy: string, now: number): BindingCode {
  const madeAt = now - DAY;
  return {
    _id: `class_${classId}`,
    code: 'K7M2QX',
    classId,
    personId: null,
    madeAt: new Date(madeAt),
    expiresAt: new Date(madeAt + 7 * DAY),
    madeBy,
    made: [],
  };
}
