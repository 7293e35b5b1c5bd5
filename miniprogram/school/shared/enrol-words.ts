import type { PersonView } from '../../../typings/cloud-api';

export type EnrolStatus = NonNullable<PersonView['status']>;

/** 学籍状态 in the order of a list to choose from. */
export const enrolStatuses: readonly EnrolStatus[] = [
  'enrolled',
  'interning',
  'training',
  'suspended',
  'withdrawn',
  'graduated',
];

const words: Record<EnrolStatus, string> = {
  enrolled: '在校',
  interning: '实习',
  training: '集训',
  suspended: '休学',
  withdrawn: '退学',
  graduated: '毕业',
};

/** 在校, 实习, …; 未入学 before the first day. */
export function statusWord(status: EnrolStatus | null): string {
  return status === null ? '未入学' : words[status];
}

/** Whether somebody with a status belongs to the school now, and so sleeps in it or at home. */
export function isPresent(status: EnrolStatus | null): boolean {
  return status === 'enrolled' || status === 'interning' || status === 'training';
}

/** What the status means for the roll: who is in school counts, and nobody else. */
export function statusMeaning(status: EnrolStatus): string {
  switch (status) {
    case 'enrolled':
      return '计入应到';
    case 'interning':
    case 'training':
      return '不计入应到，微信仍可使用';
    case 'suspended':
    case 'withdrawn':
    case 'graduated':
      return '不计入应到，微信不能再用学生身份';
  }
}
