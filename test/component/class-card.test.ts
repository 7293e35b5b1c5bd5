/** @jest-environment jsdom */
import type { ClassToday } from '../../typings/cloud-api';
import { at } from '../support/rules';
import type { Mounted } from './mount';
import { mount } from './mount';
import { simulatedWx } from './wx';

const day = '2026-11-24';
const summary: ClassToday = {
  now: at(day, '07:05'),
  classId: 'c-24-1',
  className: '24 计算机 1 班',
  section: {
    sectionId: 'morning',
    name: '早读',
    date: day,
    opensAt: at(day, '06:40'),
    lateFrom: at(day, '07:11'),
    closesAt: at(day, '07:31'),
    phase: 'onTime',
  },
  counts: { expected: 42, present: 39, late: 1, missing: 2 },
  missing: ['李雷', '韩梅梅'],
  field: [],
};
let card: Mounted;

afterEach(() => card.leave());

test('a class shows how many are there and who is missing', () => {
  card = mount('components/class-card/index', { summary });
  expect(card.part('name').textContent).toBe('24 计算机 1 班');
  expect(card.part('section').textContent).toContain('早读 06:40–07:10 进行中');
  expect(card.part('figures').textContent).toMatch(/^42应到39已到1迟到2\D/);
  expect(card.marked('missing-names').textContent).toMatch(/李雷.*韩梅梅/);
});

test('a newer summary is drawn over the old one', () => {
  card = mount('components/class-card/index', { summary });
  card.set({ summary: { ...summary, missing: [] } });
  expect(card.text).not.toContain('李雷');
});

test('a day without sections says so', () => {
  card = mount('components/class-card/index', { summary: { ...summary, section: null } });
  expect(card.part('section').textContent).toBe('今天没有打卡时段');
  expect(card.has('figures')).toBe(false);
});

test.each([
  ['class-card', ''],
  ['figure-late', '&only=late'],
  ['figure-expected', '&only=expected'],
])('a tap on %s opens the day sheet once, showing whom it is about', async (mark, only) => {
  const opened: string[] = [];
  card = mount('components/class-card/index', { summary });
  simulatedWx({
    navigateTo: ({ url }: { url: string }) => {
      opened.push(url);
      return Promise.resolve();
    },
  });
  await card.tap(card.marked(mark));
  expect(opened).toEqual([`/attendance/day-sheet/index?classId=c-24-1${only}`]);
});
