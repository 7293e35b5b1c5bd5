import { messageOf } from '../../shared/message';
import { messages } from '../../shared/messages-store';
import { now } from '../../shared/now';
import type { ImportDocument } from './document';

/** An import ends once, so there is one message of it, however often it is told. */
const THE_END = 1;

/** How an import that was begun ended; `failed` is the class that was there otherwise. */
export type ImportEnd = 'done' | { failed: string };

const fileNames = { student: '学生花名册', staff: '教职工名单', timetable: '课表' } as const;

/** Tells whoever began an import that it is over. The message has a fixed id: told again, it is there already. */
export async function announceImport(
  { _id, departmentId, kind, what, by, report, total, conflicts }: ImportDocument,
  end: ImportEnd,
): Promise<void> {
  const at = now();
  const unit = kind === 'timetable' ? '个班' : '人';
  const { entering, changing } = report.counts;
  const fields = {
    what: what === 'graduation' ? '年级毕业' : fileNames[kind],
    result: end !== 'done' ? '没有写入' : `新增 ${entering} ${unit}，修改 ${changing} ${unit}`,
    rows: total,
    at,
    note: end !== 'done' ? `${end.failed} 刚建在别的年级，请重新上传` : noteOf(conflicts.length, kind),
  };
  const source = { collection: 'imports', thingId: _id, seq: THE_END, at };
  const page = `school/import-report/index?departmentId=${departmentId}&importId=${_id}`;
  const notice = { kind: 'importFinished', to: { personId: by }, fields, page } as const;
  await messages.insertMissing([messageOf(source, notice)]);
}

function noteOf(conflicts: number, kind: ImportDocument['kind']): string {
  if (conflicts === 0) return '全部写入';
  // A class of which somebody changed the timetable, or of which the lessons have been held by now.
  return kind === 'timetable'
    ? `${conflicts} 个班没有写入，请看结果`
    : `${conflicts} 行已被别人改过，没有写入`;
}
