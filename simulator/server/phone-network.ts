import type { Phone } from '../protocol';
import { knownPhone } from './device-routes';
import type { Devices } from './devices';
import type { Handler, Reply, Request } from './http';

/**
 * A route that a phone uses through its own network. Offline, the line is cut and nothing happens;
 * `replyLost`, it happens and the line is cut before the answer.
 */
export function throughNetwork(
  devices: Devices,
  work: (request: Request, phone: Phone) => Promise<Reply> | Reply,
): Handler {
  return async (request): Promise<Reply> => {
    const phone = knownPhone(devices, request.params.id);
    if (phone.network === 'offline') return { drop: true };
    const reply = await work(request, phone);
    return phone.network === 'replyLost' ? { drop: true } : reply;
  };
}
