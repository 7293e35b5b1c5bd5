import type { Scope } from '../../shared/grants';
import { buildingById, classById, departmentById, gradeById } from '../../shared/units';

/** What a grant is for, in words: 机电2401班, 综职系, 全校. Units are remembered for a minute. */
export async function scopeName(scope: Scope): Promise<string> {
  switch (scope.kind) {
    case 'self':
    case 'class':
      return nameOf(classById(scope.classId));
    case 'grade':
      return nameOf(gradeById(scope.gradeId));
    case 'department':
      return nameOf(departmentById(scope.departmentId));
    case 'building':
      return nameOf(buildingById(scope.buildingId));
    case 'inspection':
      return `${scope.classIds.length} 个班的检查`;
    case 'school':
      return '全校';
  }
}

async function nameOf(unit: Promise<{ name: string } | null>): Promise<string> {
  return (await unit)?.name ?? '';
}
