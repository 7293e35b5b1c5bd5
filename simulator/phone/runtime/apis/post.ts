import { ApiError } from './define';

/** Posts JSON through the phone's network and reads the JSON that comes back. @throws when none comes. */
export async function postJson<Reply>(address: string, body: unknown): Promise<Reply> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Reply;
  } catch {
    // The connection broke before an answer; code and wording as public reports show them (a guess).
    throw new ApiError('Error: errCode: -1  | errMsg: request:fail ', { errCode: -1 });
  }
}
