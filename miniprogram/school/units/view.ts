import type { RoleView, UnitsView } from '../../../typings/cloud-api';

/** What can be added and renamed here. */
export type UnitKind = 'department' | 'grade' | 'class';

/** A grade with its classes, also with none. */
export interface GradeRow {
  gradeId: string;
  name: string;
  classes: { classId: string; name: string }[];
}

/** The grades of a department with their classes, in the server's order. */
export function gradeRows(units: UnitsView, departmentId: string): GradeRow[] {
  return units.grades
    .filter((grade) => grade.departmentId === departmentId)
    .map(({ gradeId, name }) => ({
      gradeId,
      name,
      classes: units.classes
        .filter((one) => one.gradeId === gradeId)
        .map((one) => ({ classId: one.classId, name: one.name })),
    }));
}

/** What somebody with these roles may change; the server decides again. */
export function unitRights(roles: readonly RoleView[]): { edit: boolean; addDepartment: boolean } {
  const offices = roles.filter(({ role }) => role === 'officer');
  return {
    edit: offices.length > 0,
    // Only an office for the whole school adds to the school.
    addDepartment: offices.some(({ departmentId }) => departmentId === null),
  };
}

/** The departments that somebody with these roles may change: all, or those of the offices. */
export function ownDepartments(
  { departments }: UnitsView,
  roles: readonly RoleView[],
): UnitsView['departments'] {
  const offices = roles.filter(({ role }) => role === 'officer');
  return departments.filter((one) =>
    offices.some(({ departmentId }) => departmentId === null || departmentId === one.departmentId),
  );
}

/** What the sheet is about: a unit to rename (`id`), or a new one under `parentId`. */
export interface Editing {
  kind: UnitKind;
  id: string;
  parentId: string;
  /** The name as the page shows it; empty for a new one. */
  was: string;
}

const words: Record<UnitKind, { name: string; example: string; hint: string }> = {
  department: { name: '系部', example: '综职系', hint: '' },
  grade: { name: '年级', example: '2026级', hint: '用入学的年份，以后升年级不用改名' },
  class: { name: '班级', example: '机电2601班', hint: '和学校发的名单写法一样，导入时才对得上' },
};

/** What the sheet says. */
export function sheetWords({ kind, id, was }: Editing, parentName: string) {
  const { name, example, hint } = words[kind];
  const isNew = id === '';
  return {
    title: isNew ? `新增${name}` : `改${name}名称`,
    text: isNew
      ? parentName
        ? `在 ${parentName} 里`
        : ''
      : `现在是 ${was}，改名后以前的记录都跟着显示新名称`,
    placeholder: `例如 ${example}`,
    hint: isNew ? hint : '',
    removes: isNew || kind === 'department' ? '' : `删除这个${name}`,
    save: isNew ? `新增${name}` : '保存',
    done: isNew ? `已新增${name}` : '已改名',
  };
}

/** The longest name of a unit, as the contract has it. */
const LONGEST = 30;

/** Why a name can't be saved yet, or null. A long one is said here: cut by the field, nobody would notice. */
export function nameFault(name: string, { was }: { was: string }): string | null {
  const { length } = name.trim();
  if (length === 0) return '请填名称';
  if (length > LONGEST) return `名称最多 ${LONGEST} 个字，现在有 ${length} 个，请写短一些`;
  return name.trim() === was ? '和原来一样，不用改' : null;
}
