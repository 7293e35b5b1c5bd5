/** @jest-environment jsdom */
import { together } from '../../miniprogram/cloud/answers';
import type { Answer, Failure } from '../../miniprogram/cloud/outcomes';
import { simulatedWx } from './wx';

/** The modules, read when `wx` is there; imported, they would bring WeChat's globals into all tools. */
const { confirmed } = jest.requireActual<{
  confirmed: (question: {
    title: string;
    content: string;
    confirmText: string;
    isFinal?: boolean;
  }) => Promise<boolean>;
}>('../../miniprogram/school/shared/confirm');
const { leave } = jest.requireActual<{ leave: (page: object, delta: number) => Promise<void> }>(
  '../../miniprogram/school/shared/leave',
);
const { sendForm } = jest.requireActual<{
  sendForm: (
    page: object,
    sending: {
      send: () => Promise<Answer<string>>;
      done: string;
      stale?: string;
      next?: () => Promise<unknown>;
    },
  ) => Promise<void>;
}>('../../miniprogram/school/shared/send-form');

/** What WeChat was told, in order. */
let told: string[];
let stack: object[];

/** A form as its page is, with what it shows. */
function formPage() {
  return {
    data: { busy: false, said: '' },
    setData(change: object) {
      Object.assign(this.data, change);
    },
    load: () => {
      told.push('load');
      return Promise.resolve();
    },
  };
}

const failure = (code: string): Failure => ({
  ...{ ok: false, code, message: '号码已经有了', details: {}, requestId: '' },
});

beforeEach(() => {
  told = [];
  stack = [{}];
  (globalThis as { getCurrentPages?: () => object[] }).getCurrentPages = () => stack;
  const tell = (what: string) => {
    told.push(what);
    return Promise.resolve();
  };
  simulatedWx({
    showToast: ({ title }: { title: string }) => tell(title),
    navigateBack: ({ delta }: { delta: number }) => tell(`back ${delta}`),
    switchTab: ({ url }: { url: string }) => tell(url),
    vibrateShort: () => Promise.resolve(),
  });
});

describe('a form', () => {
  /** Sends it; the answer comes when `answer` is called. */
  function sending(
    page: ReturnType<typeof formPage>,
    extra: { stale?: string; next?: () => Promise<unknown> } = {},
  ) {
    let answer: (one: Answer<string>) => void = () => undefined;
    let sent = 0;
    const send = () => {
      sent += 1;
      return new Promise<Answer<string>>((resolve) => {
        answer = resolve;
      });
    };
    const press = () => sendForm(page, { send, done: '已改好', ...extra });
    return {
      press,
      answer: (one: Answer<string>) => {
        answer(one);
      },
      sent: () => sent,
    };
  }
  const opened = () => {
    const page = formPage();
    stack.push(page);
    return page;
  };

  test('tapped twice is sent once, also while the page is going away', async () => {
    const page = opened();
    const form = sending(page);
    const first = form.press();
    await form.press();
    form.answer({ ok: true, data: '' });
    await first;
    await form.press();
    expect(form.sent()).toBe(1);
    expect(told).toEqual(['已改好', 'back 1']);
  });

  test.each([[{}], [{ next: () => Promise.resolve(told.push('next')) }]])(
    'left before the answer moves nobody from where they are now: %j',
    async (extra) => {
      const page = opened();
      const form = sending(page, extra);
      const pressed = form.press();
      stack.pop();
      form.answer({ ok: true, data: '' });
      await pressed;
      expect(told).toEqual(['已改好']);
    },
  );

  test('refused says why and may be sent again', async () => {
    const page = opened();
    const form = sending(page);
    const pressed = form.press();
    form.answer(failure('SCHOOL.NUMBER_TAKEN'));
    await pressed;
    expect([page.data, told]).toEqual([{ busy: false, said: '号码已经有了' }, []]);
    void form.press();
    expect(form.sent()).toBe(2);
  });

  test('refused after it was left is told all the same', async () => {
    const page = opened();
    const form = sending(page);
    const pressed = form.press();
    stack.pop();
    form.answer(failure('SCHOOL.NUMBER_TAKEN'));
    await pressed;
    expect(told).toEqual(['没有办成：号码已经有了']);
  });

  test.each([
    [{ stale: '已经刷新' }, '已经刷新'],
    [{}, '号码已经有了'],
  ])('with somebody faster is read anew first: %j', async (extra, said) => {
    const page = opened();
    const form = sending(page, extra);
    const pressed = form.press();
    form.answer(failure('SCHOOL.CHANGED_MEANWHILE'));
    await pressed;
    expect([page.data.said, told]).toEqual([said, ['load']]);
  });
});

describe('leaving a page', () => {
  test.each([
    [1, 1, '/pages/me/index'],
    [2, 1, 'back 1'],
    [2, 2, '/pages/me/index'],
    [3, 2, 'back 2'],
  ])('of %i pages by %i', async (depth, delta, where) => {
    const page = {};
    stack = [...Array.from({ length: depth - 1 }, () => ({})), page];
    await leave(page, delta);
    expect(told).toEqual([where]);
  });
});

test('a page that was left already is not left again', async () => {
  stack = [{}, {}];
  await leave({}, 1);
  expect(told).toEqual([]);
});

describe('a question', () => {
  const question = { title: '删除？', content: '', confirmText: '删除' };

  test('is asked once, however fast somebody taps, and again afterwards', async () => {
    const dialogs: ((answer: { confirm: boolean }) => void)[] = [];
    simulatedWx({
      showModal: () =>
        new Promise((resolve) => {
          dialogs.push(resolve);
        }),
    });
    const first = confirmed(question);
    expect(await confirmed(question)).toBe(false);
    dialogs[0]?.({ confirm: true });
    expect(await first).toBe(true);
    const later = confirmed(question);
    dialogs[1]?.({ confirm: false });
    expect(await later).toBe(false);
    expect(dialogs).toHaveLength(2);
  });

  test('that WeChat doesn’t show is not agreed to, and what can’t be undone is red', async () => {
    const asked: object[] = [];
    simulatedWx({
      showModal: (options: object) => {
        asked.push(options);
        return Promise.reject(new Error('showModal:fail'));
      },
    });
    expect(await confirmed({ ...question, isFinal: true })).toBe(false);
    expect(await confirmed(question)).toBe(false);
    expect(asked).toEqual([{ ...question, confirmColor: '#C42B2B' }, question]);
  });
});

test('calls at once are answered together, or by the first failure', async () => {
  const answer = <T>(data: T): Promise<Answer<T>> => Promise.resolve({ ok: true, data });
  expect(await together(answer(1), answer('a'))).toEqual({ ok: true, data: [1, 'a'] });
  const refused: Promise<Answer<number>> = Promise.resolve(failure('AUTH.DENIED'));
  expect(await together(answer(1), refused, answer(2))).toMatchObject({ code: 'AUTH.DENIED' });
});
