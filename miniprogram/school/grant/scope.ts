import type { GrantScope, UnitsView } from '../../../typings/cloud-api';
import type { ScopeKind } from '../shared/roles';
import type { Chosen } from '../shared/units';

export type Building = UnitsView['buildings'][number];

/** What is chosen on the page of a role's scope, as far as it is chosen. */
export interface ScopeChoice {
  kind: ScopeKind | '';
  unit: Chosen & { name: string };
  building: Building | null;
}

/** The scope that is chosen; null while it isn't. */
export function scopeOf({ kind, unit, building }: ScopeChoice): GrantScope | null {
  const { classId, gradeId, departmentId } = unit;
  switch (kind) {
    case 'class':
      return classId ? { kind, classId } : null;
    case 'grade':
      return gradeId ? { kind, gradeId } : null;
    case 'department':
      return departmentId ? { kind, departmentId } : null;
    case 'building':
      return building && { kind, buildingId: building.buildingId };
    case 'school':
      return { kind };
    case 'inspection':
    case '':
      return null;
  }
}

/** What it is called: 机电2402班, 综职系, 3栋, 全校. Empty while it isn't chosen. */
export function scopeInWords(choice: ScopeChoice): string {
  if (scopeOf(choice) === null) return '';
  if (choice.kind === 'school') return '全校';
  return choice.kind === 'building' ? (choice.building?.name ?? '') : choice.unit.name;
}
