import type { InferOutput } from 'valibot';
import { hasOpenImports } from '../import/store';
import type { roomsContract } from '../rooms/contract';
import type { unitsContract } from './contract-units';
import { notEmpty, planNeedsIt } from './refusals';
import { removeUnit as removeOne, unitThere, type UnitKind, usageOf } from './usage';

type RemoveUnit = InferOutput<(typeof unitsContract)['removeUnit']['request']>;
type RemoveDormitory = InferOutput<(typeof roomsContract)['removeDormitory']['request']>;

/** Removes a grade or a class that was made by mistake. What lies in another department is as good as gone. */
export async function removeUnit({ departmentId, kind, unitId }: RemoveUnit) {
  const unit = await unitThere(kind, unitId);
  const isOwn = unit !== null && 'departmentId' in unit && unit.departmentId === departmentId;
  return isOwn ? removed(kind, unitId, departmentId) : { removed: true };
}

/** Removes a building or a room that was made by mistake. */
export async function removeDormitory({ kind, unitId }: RemoveDormitory) {
  return (await unitThere(kind, unitId)) ? removed(kind, unitId, null) : { removed: true };
}

/**
 * Removes what nobody is, was or will be in, and nothing names; at most eleven requests. What is gone already is removed,
 * so that a repeat is answered the same. History and plans of imports name units by id, so those that they need stay.
 * @param departmentId whose plans may name it; null for those of all.
 */
async function removed(kind: UnitKind, unitId: string, departmentId: string | null) {
  const isPlanned = () => hasOpenImports(departmentId);
  if (await isPlanned()) return planNeedsIt({ ofAny: departmentId === null });
  const usage = await usageOf(kind, unitId);
  if (usage !== null) return notEmpty(kind, usage);
  const late = await removeOne(kind, unitId, isPlanned);
  if (late === null) return { removed: true };
  return late === 'plans' ? planNeedsIt({ ofAny: departmentId === null }) : notEmpty(kind, late);
}
