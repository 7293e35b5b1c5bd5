import type { Cloud } from '../cloud/cloud';
import type { Devices } from './devices';
import { throughNetwork } from './phone-network';
import type { Route } from './router';
import { phoneCall, readJson } from './schemas';

/** `POST /phones/:id/call`: a phone calls a function through its own network. */
export function phoneCallRoutes(devices: Devices, cloud: Cloud): Route[] {
  return [
    {
      method: 'POST',
      path: '/phones/:id/call',
      handler: throughNetwork(devices, async (request, { openid }) => {
        const { name, data } = await readJson(request, phoneCall);
        return { json: await cloud.call({ name, data, openid, source: 'wx_client' }) };
      }),
    },
  ];
}
