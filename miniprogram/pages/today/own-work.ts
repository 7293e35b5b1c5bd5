import type { CloudApi } from '../../../typings/cloud-api';

type Today = CloudApi['attendance']['today']['reply'];

/** Something that is this person's today, as a line that opens a page. */
export interface WorkLine {
  key: string;
  title: string;
  text: string;
  url: string;
}

/** The nights on duty and the buildings that are somebody's, as lines. */
export function nightLines(nights: Today['nights']): WorkLine[] {
  return nights.map(({ name, departmentId, buildingId, isLast }, index): WorkLine => {
    const key = `night-${index}`;
    if (buildingId !== null)
      return {
        key,
        title: `${name} 今晚住宿名单`,
        text: '每间住着谁，按房间查寝时对照',
        url: `/school/dormitory/index?buildingId=${buildingId}`,
      };
    const which = isLast ? '昨晚到今天早上' : '今晚';
    const query = departmentId === null ? '' : `?departmentId=${departmentId}`;
    return {
      key,
      title: `${which}你值班 · ${name}`,
      text: isLast ? '值到 06:00' : '从今晚到明天早上',
      url: `/school/duty/index${query}`,
    };
  });
}

/** What an officer still has to do before the school can begin, in the order of the guide. */
export function setUpSteps(office: Today['office']): WorkLine[] {
  if (!office) return [];
  const { departmentId, hasClass, hasTerm } = office;
  const query = departmentId === null ? '' : `?departmentId=${departmentId}`;
  const list = { key: 'import', title: '导入名单', url: `/school/import/index${query}` };
  const term = { key: 'term', title: '添加学期', url: '/school/term/index' };
  return [
    ...(hasClass ? [] : [{ ...list, text: '先导入学生，再导入教职工；导入后授予班主任' }]),
    ...(hasTerm ? [] : [{ ...term, text: '有了学期，才有第几周和寒暑假，课表也才能导入' }]),
  ];
}
