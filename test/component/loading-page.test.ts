/** @jest-environment jsdom */
import type { Failure } from '../../miniprogram/cloud/outcomes';
import { simulatedWx } from './wx';

/** What every page does that loads: beginning, failing, trying again. */
interface Loading {
  pageStyle: string;
  status: 'loading' | 'ready' | 'empty' | 'error';
  failure: Failure | null;
}

/** The module, read when `wx` is there; imported, it would bring WeChat's globals into all tools. */
interface LoadingModule {
  loadAtSight: () => Promise<void>;
  loadingData: Loading;
  loadingPage: {
    onPullDownRefresh: () => Promise<void>;
    retry: () => Promise<void>;
    loadIfFailed: () => Promise<void>;
    fail: (failure: Failure) => void;
  };
}

const { loadAtSight, loadingData, loadingPage } = jest.requireActual<LoadingModule>(
  '../../miniprogram/shared/loading-page',
);
const failure: Failure = { ok: false, code: 'INTERNAL', message: '出错了', details: {}, requestId: 'r1' };
const toasts: string[] = [];
const stopped: string[] = [];

beforeAll(() => {
  simulatedWx({
    getAppBaseInfo: () => ({ fontSizeScaleFactor: 1.4 }),
    showToast: ({ title }: { title: string }) => toasts.push(title),
    stopPullDownRefresh: () => Promise.resolve(stopped.push('stopped')),
  });
});
beforeEach(() => {
  toasts.length = 0;
  stopped.length = 0;
});

/** A page in a state, and what became of it. */
function pageIn(status: Loading['status']) {
  const page = {
    data: { ...loadingData, status },
    loads: 0,
    setData: (change: Partial<Loading>) => Object.assign(page.data, change),
    load: () => Promise.resolve((page.loads += 1)),
    ...loadingPage,
  };
  return page;
}

test.each([
  ['loading', 'error', []],
  ['error', 'error', []],
  ['ready', 'ready', ['出错了']],
  ['empty', 'empty', ['出错了']],
] as const)('a failure while %s leaves the page %s, and toasts say %j', (before, after, said) => {
  const page = pageIn(before);
  page.fail(failure);
  expect(page.data.status).toBe(after);
  expect(page.data.failure).toEqual(after === 'error' ? failure : null);
  expect(toasts).toEqual(said);
});

test('nothing stays of whoever is bound no more', () => {
  const page = pageIn('ready');
  page.fail({ ...failure, code: 'AUTH.NOT_BOUND' });
  expect(page.data).toMatchObject({ status: 'error', failure: { code: 'AUTH.NOT_BOUND' } });
  expect(toasts).toEqual([]);
});

test('trying again shows the skeleton and loads', async () => {
  const page = pageIn('error');
  await page.retry();
  expect([page.data.status, page.loads]).toEqual(['loading', 1]);
});

test.each([
  ['error', 1],
  ['ready', 0],
] as const)(
  'back on the network, a page that is %s loads %d times, so that a form keeps its fields',
  async (status, loads) => {
    const page = pageIn(status);
    await page.loadIfFailed();
    expect(page.loads).toBe(loads);
  },
);

test('pulling down loads and lets go; coming into sight loads in WeChat’s font size', async () => {
  const page = pageIn('ready');
  await page.onPullDownRefresh();
  expect([page.loads, stopped]).toEqual([1, ['stopped']]);
  await loadAtSight.call(page);
  expect([page.loads, page.data.pageStyle]).toEqual([2, '--scale: 1.4']);
});
