import { troubles } from '../../../miniprogram/school/dead-letters/view';
import { endOf, messageViews, unreadIds } from '../../../miniprogram/school/inbox/view';
import type { InboxMessage } from '../../../typings/cloud-api';
import { at } from '../../support/rules';

const day = '2026-11-24';
const now = at(day, '10:00');

const message: InboxMessage = {
  messageId: 'm-1',
  kind: 'grantChanged',
  title: '身份变更',
  lines: [
    { label: '身份', value: '班干部 机电2401班' },
    { label: '变更', value: '新增' },
  ],
  page: 'pages/me/index',
  at: at(day, '09:05'),
  read: false,
  delivery: 'sent',
  why: '',
};

test('a message says what, when and how it came', () => {
  expect(messageViews([message], now)).toEqual([
    {
      messageId: 'm-1',
      title: '身份变更',
      when: '今天 09:05',
      lines: '身份：班干部 机电2401班\n变更：新增',
      delivery: '已发微信提醒',
      isInboxOnly: false,
      unread: true,
      page: 'pages/me/index',
    },
  ]);
});

test.each([
  ['pending', '', '稍后发微信提醒', false],
  ['sent', '', '已发微信提醒', false],
  ['inboxOnly', '当时没有剩余的提醒条数', '只在这里：当时没有剩余的提醒条数', true],
] as const)('delivery %s reads %s', (delivery, why, words, isInboxOnly) => {
  expect(messageViews([{ ...message, delivery, why }], now)).toMatchObject([
    { delivery: words, isInboxOnly },
  ]);
});

test('only what was unread is marked, and the next page begins after the last', () => {
  const read = { ...message, messageId: 'm-2', read: true, at: at(day, '08:00') };
  expect(unreadIds([message, read])).toEqual(['m-1']);
  expect(endOf([message, read])).toEqual({ at: read.at, messageId: 'm-2' });
  expect(endOf([])).toBeUndefined();
});

test('messages that one change would mend are one trouble, the latest first', () => {
  const letter = (title: string, reason: string, time: string) => ({
    messageId: `${title}${time}`,
    title,
    at: at(day, time),
    reason,
    advice: '改模板',
  });
  const letters = [
    letter('身份变更', '47003', '09:00'),
    letter('导入完成', 'NO_ANSWER', '08:30'),
    letter('身份变更', '47003', '08:00'),
  ];
  expect(troubles(letters).map(({ title, count, latest, reason }) => [title, count, latest, reason])).toEqual(
    [
      ['身份变更', '2 条', '最近一次 周二 11月24日 09:00', '微信错误码 47003'],
      ['导入完成', '1 条', '最近一次 周二 11月24日 08:30', '没有答复'],
    ],
  );
});
