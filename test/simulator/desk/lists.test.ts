import { faultsInWords } from '../../../simulator/desk/cloud/fault-names';
import { chooseLines } from '../../../simulator/desk/cloud/log-lines';
import { usageOf } from '../../../simulator/desk/cloud/usage';
import { emptyDesk } from '../../../simulator/desk/desk';
import { unreadCount, withInbox, withInboxToggled, withMessage } from '../../../simulator/desk/inbox/unread';
import { freeId, strangersOpenid } from '../../../simulator/desk/people/new-phone';
import { findPeople } from '../../../simulator/desk/people/search';
import type { DeliveredMessage, FaultSettings, LogLine } from '../../../simulator/protocol';
import { aPhone, PEOPLE } from './campus';

describe('finding people', () => {
  const found = (text: string) => findPeople(PEOPLE, text).map(({ name }) => name);

  test('everybody is there in the order given until something is typed', () => {
    expect(found('  ')).toEqual(['安娜', '小安', '朵拉', '安东']);
  });

  test('every word counts, in the name, the note or the OPENID', () => {
    expect(found('食堂 安')).toEqual(['小安']);
    expect(found('OPENID-dora')).toEqual(['朵拉']);
    expect(found('没有这个人')).toEqual([]);
  });
});

test('a new phone gets an id and a stranger an OPENID that nobody has', () => {
  const phones = [aPhone({ id: 'x' }), aPhone({ id: 'x-2', openid: 'openid-new-1' })];
  expect([freeId('x', phones), freeId('y', phones)]).toEqual(['x-3', 'y']);
  expect(strangersOpenid(phones, [{ openid: 'openid-new-2', name: '', note: '' }])).toBe('openid-new-3');
});

describe('messages', () => {
  const anna = aPhone();
  const message = (id: string, openid = anna.openid): DeliveredMessage => ({
    id,
    openid,
    templateId: 't',
    title: '通知',
    at: 0,
    page: '',
    lines: [],
  });
  const desk = withMessage({ ...emptyDesk, phones: [anna] }, message('1'));

  test('a message counts once however often it is heard of, and not for others', () => {
    expect(unreadCount(withMessage(desk, message('1')), anna)).toBe(1);
    expect(unreadCount(withMessage(desk, message('2', 'openid-ben')), anna)).toBe(1);
  });

  test('looked at, it is read; so is one that arrives while somebody looks', () => {
    const open = withInboxToggled(desk, anna);
    expect([open.openInbox, unreadCount(open, anna)]).toEqual(['anna', 0]);
    expect(unreadCount(withMessage(open, message('2')), anna)).toBe(0);
    const closed = withInboxToggled(open, anna);
    expect([closed.openInbox, unreadCount(withMessage(closed, message('2')), anna)]).toEqual([null, 1]);
  });

  test('what is no longer there is not remembered as read', () => {
    const read = { ...desk, read: ['1', 'gone'] };
    expect(withInbox(read, [message('1'), message('3')])).toMatchObject({ read: ['1'] });
  });
});

test('usage is by function and action, with the milliseconds of one call', () => {
  const counters = {
    calls: 2,
    requests: 3,
    docsExamined: 4,
    keysExamined: 0,
    docsReturned: 0,
    bytesIn: 0,
    bytesOut: 0,
  };
  const timings = { a: { x: { calls: 2, milliseconds: 30 } } };
  expect(usageOf({ b: { '-': counters }, a: { y: counters, x: counters } }, timings)).toEqual([
    { function: 'a', action: 'x', calls: 2, requests: 3, docsExamined: 4, milliseconds: 15 },
    { function: 'a', action: 'y', calls: 2, requests: 3, docsExamined: 4, milliseconds: null },
    { function: 'b', action: '-', calls: 2, requests: 3, docsExamined: 4, milliseconds: null },
  ]);
});

test('of a long log the newest two hundred lines are shown, and no error is left out for a later line', () => {
  const line = (number: number, level: LogLine['level'] = 'log'): LogLine => ({
    at: number,
    function: 'bell',
    requestId: `request-${number}`,
    level,
    text: `line ${number}`,
  });
  const lines = [line(0, 'error'), ...Array.from({ length: 300 }, (_, index) => line(index + 1))];
  const chosen = chooseLines(lines, '');
  expect([chosen.length, chosen[0]?.text, chosen[1]?.text]).toEqual([200, 'line 0', 'line 300']);
  expect(chooseLines(lines, ' REQUEST-27 ').map(({ at }) => at)).toEqual([...range(279, 270), 27]);
});

test('everything that is to go wrong is said, a share of nothing is not', () => {
  const faults: FaultSettings = {
    seed: 's',
    rates: { slow: 0.125, timeout: 0 },
    next: { kind: 'conflict', request: 2 },
    slowMs: 200,
    timerTwice: true,
    timerLateMs: 1500,
  };
  expect(faultsInWords(faults)).toEqual([
    '变慢 12.5%',
    '下一次调用的第 2 个请求事务冲突',
    '定时器触发两次',
    '定时器晚 1.5 秒',
  ]);
});

/** The whole numbers from `high` down to `low`. */
function range(high: number, low: number): number[] {
  return Array.from({ length: high - low + 1 }, (_, index) => high - index);
}
