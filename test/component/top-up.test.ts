/** @jest-environment jsdom */
import { simulatedWx } from './wx';

/** Read as a module: imported, it would bring WeChat's globals into all tools. */
const { topUp } = jest.requireActual<{
  topUp: (templateIds: readonly string[]) => Promise<{ said: string; templates: unknown[] | null }>;
}>('../../miniprogram/shared/top-up');

const counted = { ok: true, data: { templates: [] } };

/** A person who accepts; what comes back of each sending, null where nothing does. The attempt of each is kept. */
function acceptingWith(answers: (object | null)[]): string[] {
  const attempts: string[] = [];
  simulatedWx({
    requestSubscribeMessage: () => Promise.resolve({ 'template-a': 'accept' }),
    getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
    cloud: {
      callFunction: ({ data }: { data: { attemptId: string } }) => {
        attempts.push(data.attemptId);
        const result = answers.shift();
        return result ? Promise.resolve({ result }) : Promise.reject(new Error('lost'));
      },
    },
  });
  return attempts;
}

test('a consent without an answer is sent once more, as the same one', async () => {
  const attempts = acceptingWith([null, counted]);
  expect(await topUp(['template-a'])).toEqual({ said: '好了，多收 1 条', templates: [] });
  expect(attempts).toEqual([attempts[0], attempts[0]]);
});

test('the next consent is another one, also when nothing was heard of the last', async () => {
  const attempts = acceptingWith([null, null, counted]);
  expect((await topUp(['template-a'])).templates).toBeNull();
  expect((await topUp(['template-a'])).templates).toEqual([]);
  expect(new Set(attempts).size).toBe(2);
});
