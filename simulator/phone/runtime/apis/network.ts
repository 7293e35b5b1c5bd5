import type { Network } from '../../../protocol';
import type { Device } from '../device';
import { asyncApis } from './define';

type Listener = (result: { isConnected: boolean; networkType: string }) => void;

/** Whether the phone has a network. A network that loses replies looks like one. */
export function networkApis(device: Device): object {
  const listeners = new Set<Listener>();
  device.onChange((phone, before) => {
    const [now, then] = [stateOf(phone.network), stateOf(before.network)];
    if (now.isConnected !== then.isConnected) for (const listener of [...listeners]) listener(now);
  });
  return {
    ...asyncApis({ getNetworkType: () => ({ networkType: stateOf(device.phone.network).networkType }) }),
    onNetworkStatusChange: (listener: Listener) => listeners.add(listener),
    offNetworkStatusChange: (listener?: Listener) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
}

function stateOf(network: Network): { isConnected: boolean; networkType: string } {
  const isConnected = network !== 'offline';
  return { isConnected, networkType: isConnected ? 'wifi' : 'none' };
}
