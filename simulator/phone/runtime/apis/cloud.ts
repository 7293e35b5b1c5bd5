import type { CallReply } from '../../../protocol';
import type { Device } from '../device';
import { cloudFileApis } from './cloud-files';
import { ApiError, asyncApi } from './define';
import { guarded } from './missing';
import { postJson } from './post';

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
          const address = `/phones/${device.phone.id}/call`;
          const reply = await postJson<CallReply>(address, { name, data: data ?? {} });
          // The cloud words its errors wholly, the prefix included.
          if ('error' in reply) throw new ApiError('', { ...reply.error });
          return { result: reply.result, requestID: reply.requestId };
        },
      ),
      ...cloudFileApis(device.phone.id),
    },
    'wx.cloud',
  );
}
