import { countUnit, newUnits, numberTitle, type Report } from './groups';

/** Beyond this share of a department a file is taken for the wrong one, or for one with its columns moved. */
const LARGE_SHARE = 1 / 3;

/** What the button that begins says, and the line above it: how many are written. */
export function applyWords(report: Report): { button: string; line: string } {
  const { what, counts } = report;
  const count = counts.entering + counts.changing;
  // The timetables are what they were, but somebody's rights don't follow from them yet.
  if (count === 0) return { button: '写入', line: '更新任课教师的权限' };
  const button = `写入 ${count} ${countUnit(report)}`;
  return { button, line: what === 'graduation' ? '改为毕业' : inWords(report) };
}

function inWords(report: Report): string {
  const { entering, changing } = report.counts;
  const unit = countUnit(report);
  const parts = [
    entering > 0 ? `新增 ${entering} ${unit}` : '',
    changing > 0 ? `修改 ${changing} ${unit}` : '',
  ];
  return parts.filter(Boolean).join('，');
}

/**
 * What has to be agreed to before an import begins; empty where the figures on the button are enough. It asks
 * for what can't be taken back, what may overwrite somebody, and what changes much of a department.
 */
export function whatToAgreeTo(report: Report): string {
  if (report.what === 'graduation')
    return `${report.counts.changing} 名学生改为毕业，账号不能再用学生身份。写入后不能撤回。`;
  const doubts = doubtsOf(report);
  return doubts.length === 0 ? '' : [...doubts, whatIsWritten(report), '都对就写入'].join('\n');
}

function doubtsOf(report: Report): string[] {
  const { counts, lookalikes, oddGrades, oddNumbers, unreadSheets, timetables } = report;
  const replacing = timetables.filter(({ replaced }) => replaced.length > 0);
  const [first] = lookalikes;
  return [
    counts.renaming > 0 ? `有 ${counts.renaming} 人${numberTitle(report)}相同、姓名不同` : '',
    oddNumbers.length > 0 ? `有 ${oddNumbers.length} 人${numberTitle(report)}里有字母` : '',
    oddGrades.length > 0 ? `新年级“${oddGrades.slice(0, 3).join('、')}”的名称不常见` : '',
    first ? `新班级“${first.name}”${lookalikes.length > 1 ? '等' : ''}和别的班很像` : '',
    unreadSheets.length > 0 ? `还有 ${unreadSheets.length} 张工作表没有读` : '',
    replacing.length > 0 ? `有 ${replacing.length} 个班原定以后换的课表不再用` : '',
    isLarge(report) ? `现有 ${counts.present} 人，这次要改 ${counts.changing} 人` : '',
  ].filter(Boolean);
}

function isLarge({ kind, counts: { changing, present } }: Report): boolean {
  return kind !== 'timetable' && changing > present * LARGE_SHARE;
}

function whatIsWritten(report: Report): string {
  const units = newUnits(report);
  const { rooms } = report.counts;
  const named =
    units.length > 4
      ? `${units.slice(0, 4).join('、')} 等 ${units.length} 个年级、班级和楼`
      : units.join('、');
  return [inWords(report), units.length > 0 ? `新建 ${named}` : '', rooms > 0 ? `新建 ${rooms} 间宿舍` : '']
    .filter(Boolean)
    .join('，');
}
