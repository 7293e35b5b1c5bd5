import type { CallReply } from '../../../protocol';
import type { Device } from '../device';
import { ApiError, asyncApi } from './define';
import { guarded } from './missing';

/** `wx.cloud`: functions run in the local cloud, reached through the phone's network. */
export function cloudApi(device: Device): object {
  let isReady = false;
  return guarded(
    {
      init: () => {
        isReady = true;
      },
      callFunction: asyncApi(
        'cloud.callFunction',
        async ({ name, data }: { name: string; data?: unknown }) => {
          // -601002 and its wording are a guess from public reports.
          if (!isReady)
            throw new ApiError("Cloud API isn't enabled, please call wx.cloud.init first", {
              errCode: -601002,
            });
          const reply = await post(`/phones/${device.phone.id}/call`, { name, data: data ?? {} });
          // The cloud words its errors wholly, the prefix included.
          if ('error' in reply) throw new ApiError('', { ...reply.error });
          return { result: reply.result, requestID: reply.requestId };
        },
      ),
    },
    'wx.cloud',
  );
}

async function post(address: string, body: unknown): Promise<CallReply> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as CallReply;
  } catch {
    // The connection broke before an answer; code and wording as public reports show them (a guess).
    throw new ApiError('Error: errCode: -1  | errMsg: request:fail ', { errCode: -1 });
  }
}
