import type { PersonView } from '../../../typings/cloud-api';

/** What goes and what stays, before somebody is erased; each a line. */
export function consequencesOf({
  kind,
  number,
  bound,
}: Pick<PersonView, 'kind' | 'number' | 'bound'>): string[] {
  const what = kind === 'student' ? '姓名、电话、监护人、宿舍' : '姓名、电话';
  return [
    `删掉：${what}，以及所有提到这个人的消息`,
    ...(bound ? ['微信绑定一起解除，这个微信马上不能再用'] : []),
    `保留：以前的考勤等记录，只剩号码 ${number}，看不到是谁`,
    '删除以后不能恢复',
  ];
}

/** Whether the name that was typed is the one of the person; the server compares again. */
export function isTheName(typed: string, { name }: Pick<PersonView, 'name'>): boolean {
  return name !== '' && typed.trim() === name;
}
