/** @jest-environment jsdom */
import type { Mounted } from './mount';
import { mount } from './mount';

const failure = { ok: false, code: 'INTERNAL', message: '服务器出了问题', details: {}, requestId: 'r-7' };
let state: Mounted;

afterEach(() => state.leave());

function show(properties: object): void {
  state = mount('components/page-state/index', properties);
}

test('while loading, vant draws the outline of what will come', () => {
  show({});
  expect(state.find('.van-skeleton--van-skeleton__row')).toBeTruthy();
  expect(state.text).toBe('');
});

test('an error says what happened, with its number, and a tap on retry tells the page', async () => {
  show({ status: 'error', failure });
  const retries = state.events('retry');
  expect(state.part('title').textContent).toBe('没有加载出来');
  expect(state.part('message').textContent).toBe(failure.message);
  expect(state.part('request').textContent).toBe('编号 r-7');
  await state.tap(state.part('retry'));
  expect(retries).toHaveLength(1);
});

test('who is not bound reads that, and no number without a request', () => {
  show({ status: 'error', failure: { ...failure, code: 'AUTH.NOT_BOUND', requestId: '' } });
  expect(state.part('title').textContent).toBe('还没有绑定姓名');
  expect(state.has('request')).toBe(false);
});

test('nothing to show says what to do next', () => {
  show({ status: 'empty', emptyTitle: '今天没有打卡', emptyMessage: '下一次是明天早上' });
  expect(state.text).toBe('✓今天没有打卡下一次是明天早上');
});

test('a status takes the place of the one before', () => {
  show({ status: 'error', failure });
  state.set({ status: 'ready' });
  expect(state.text).toBe('');
});
