import { schoolConfig } from '../../shared/config/school-config';
import type { Day } from '../../shared/clock';
import { refuse } from '../../shared/refusal';
import type { Unreadable } from './parse-table';

const { mostRows, mostMegabytes } = schoolConfig.policies.imports;

const whyUnreadable: Readonly<Record<Unreadable, string>> = {
  empty: '文件是空的，一行名单也没有，请选对文件后再传',
  oldExcel: '这是旧版 Excel（.xls）或 WPS（.et）的文件，请在 Excel 或 WPS 里另存为 .xlsx 后再传',
  encrypted: '这个 Excel 文件要密码才能打开，请在 Excel 里去掉密码，保存后再传',
  noExcel: '这不是 Excel 表，可能是 Word 文档或压缩包；请用 Excel 打开名单，另存为 .xlsx 后再传',
  damagedExcel: '这个 Excel 文件打不开，可能已损坏，请在 Excel 里另存为新的 .xlsx 后再传',
  tooLarge: `这个 Excel 文件太大，请只留人员名单，最多 ${mostRows} 行`,
  webPage: '这其实是一个网页，只是名字像 Excel；请用 Excel 打开它，另存为 .xlsx 后再传',
  plainText: '这是一段文字，没有分成列；请把名单放进 Excel 的列里（可打开模板对照），另存为 .xlsx 后再传',
  encoding: '这不是表格，或者认不出文字编码；请在 Excel 里打开名单，另存为 .xlsx 后再传',
  quotes: 'CSV 里有没配对的引号，请在 Excel 里另存为 .xlsx 后再传',
};

export const unreadable = (why: Unreadable) => refuse('SCHOOL.FILE_UNREADABLE', whyUnreadable[why], { why });

export const fileGone = () => refuse('SCHOOL.FILE_GONE', '没有找到上传的文件，请重新选择文件上传');

export const tooManyBytes = () =>
  refuse('SCHOOL.FILE_TOO_LARGE', `文件超过 ${mostMegabytes} MB，请只留人员名单，或分成几个文件`, {
    mostMegabytes,
  });

export const tooManyRows = (rows: number) =>
  refuse('SCHOOL.FILE_TOO_LARGE', `文件有 ${rows} 行，最多 ${mostRows} 行，请分成几个文件`, {
    rows,
    mostRows,
  });

export const noSuchImport = () =>
  refuse('SCHOOL.NO_SUCH_IMPORT', '没有这次导入，或已过期，请重新上传文件检查');

export const hasMistakes = (mistakes: number) =>
  refuse('SCHOOL.IMPORT_HAS_MISTAKES', `文件里还有 ${mistakes} 处要改，改好后重新上传`, { mistakes });

/** Without their term nobody would ever see the timetables. */
export const termGone = (from: Day) =>
  refuse(
    'SCHOOL.NO_TERM',
    `检查之后学期改过，${from} 已不在那个学期里，没有写入；请看过校历，再重新上传检查`,
    {
      from,
    },
  );

export const anotherRunning = (importId: string) =>
  refuse('SCHOOL.IMPORT_RUNNING', '另一次导入正在进行，等它完成后再来；进度在导入页可以看到', { importId });

export const alreadyBegun = () =>
  refuse('SCHOOL.IMPORT_RUNNING', '这次导入已经开始写入，不能再取消；完成后可用新的文件更正');
