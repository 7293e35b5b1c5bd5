import type { CloudApi } from '../../../typings/cloud-api';
import { clockTime, dayFrom, dayOf } from '../../shared/time';

export type Progress = CloudApi['school']['imports']['reply']['imports'][number];
export type Kind = Progress['kind'];

/** What can be imported, and what a row of the file is about. */
export const kinds: readonly { kind: Kind; title: string; text: string }[] = [
  { kind: 'student', title: '学生', text: '班级、宿舍、监护人' },
  { kind: 'staff', title: '教职工', text: '工号、姓名、电话' },
  { kind: 'timetable', title: '课表', text: '班级、节次、课程、教师' },
];

/** What a day is chosen for before a file of a kind is checked; empty where it means nothing. */
export const fromTitles: Readonly<Record<Kind, string>> = {
  student: '转班和状态从哪天起',
  staff: '',
  timetable: '课表从哪天起',
};

const fileNames: Readonly<Record<Kind, string>> = {
  student: '学生花名册',
  staff: '教职工名单',
  timetable: '课表',
};

/** Endings of files that WeChat lets one choose; the old Excel's too, so that somebody who has one is told why not. */
export const endings = ['xlsx', 'csv', 'txt', 'xls'];

/** An earlier import as a line: what, when, and how it went. */
export interface Line {
  importId: string;
  title: string;
  when: string;
  words: string;
  tone: string;
}

/** Earlier imports, and among them the one that is being written. */
export function importsView(imports: readonly Progress[], now: number) {
  const lines = imports.map((one) => lineOf(one, now));
  const running = imports.findIndex(({ state }) => state === 'applying');
  return { running: lines[running] ?? null, lines: lines.filter((_, index) => index !== running) };
}

function lineOf(one: Progress, now: number): Line {
  const when = `${dayFrom(dayOf(one.madeAt), dayOf(now))} ${clockTime(one.madeAt)}`;
  return { importId: one.importId, title: titleOf(one), when, ...stateInWords(one) };
}

/** 学生花名册, 教职工名单, 课表 or 毕业. */
export function titleOf({ kind, what }: Pick<Progress, 'kind' | 'what'>): string {
  return what === 'graduation' ? '毕业' : fileNames[kind];
}

function stateInWords({ state, counts, done, total }: Progress): { words: string; tone: string } {
  switch (state) {
    case 'planning':
      return { words: '没有检查完，请重新上传', tone: 'plain' };
    case 'mistakes':
      return { words: `${counts.mistakes} 处要改`, tone: 'late' };
    case 'ready':
      return counts.entering + counts.changing === 0
        ? { words: '没有变化，不用写入', tone: 'plain' }
        : { words: '检查好了，还没写入', tone: 'late' };
    case 'applying':
      return { words: `正在写入 ${done}/${total}`, tone: 'brand' };
    case 'done':
      return { words: `新增 ${counts.entering} · 修改 ${counts.changing}`, tone: 'present' };
    case 'failed':
      return { words: '没有写入', tone: 'missing' };
  }
}

/**
 * The path in cloud storage for a file of this name, or a sentence why it can't be imported.
 * @param id names the upload; 8 to 64 letters, digits and dashes
 */
export function storagePath(fileName: string, id: string): { path: string } | { refusal: string } {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (ending === 'xls') return { refusal: '这是旧版 Excel（.xls），请在 Excel 里另存为 .xlsx 后再选' };
  if (!endings.includes(ending)) return { refusal: '请选择 .xlsx 或 .csv 文件' };
  return { path: `imports/${id}.${ending}` };
}
