import type { Answer } from './outcomes';

/**
 * The answers to several calls at once, in their order; or the first failure among them.
 *
 * @example
 * const found = await together(call('school', 'me', {}), call('school', 'units', {}));
 * if (found.ok) show(...found.data);
 */
export async function together<T extends unknown[]>(
  ...calls: { [Index in keyof T]: Promise<Answer<T[Index]>> }
): Promise<Answer<T>> {
  const data: unknown[] = [];
  for (const answer of (await Promise.all(calls)) as Answer<unknown>[]) {
    if (!answer.ok) return answer;
    data.push(answer.data);
  }
  return { ok: true, data: data as T };
}
