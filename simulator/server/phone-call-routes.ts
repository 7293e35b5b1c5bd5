import type { Cloud } from '../cloud/cloud';
import { knownPhone } from './device-routes';
import type { Devices } from './devices';
import type { Reply } from './http';
import type { Route } from './router';
import { phoneCall, readJson } from './schemas';

/**
 * `POST /phones/:id/call`: a phone calls a function through its own network. Offline, nothing runs;
 * `replyLost`, the function runs and its answer is lost on the way.
 */
export function phoneCallRoutes(devices: Devices, cloud: Cloud): Route[] {
  return [
    {
      method: 'POST',
      path: '/phones/:id/call',
      handler: async (request): Promise<Reply> => {
        const phone = knownPhone(devices, request.params.id);
        if (phone.network === 'offline') return { drop: true };
        const { name, data } = await readJson(request, phoneCall);
        const reply = await cloud.call({ name, data, openid: phone.openid, source: 'wx_client' });
        return phone.network === 'replyLost' ? { drop: true } : { json: reply };
      },
    },
  ];
}
