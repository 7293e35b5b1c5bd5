/** @jest-environment jsdom */
import type { Mounted } from './mount';
import { mount, settled } from './mount';
import { simulatedWx } from './wx';

type Listener = (status: { isConnected: boolean }) => void;

const listeners = new Set<Listener>();
let banner: Mounted;

async function show(networkType: string): Promise<void> {
  simulatedWx({
    getNetworkType: () => Promise.resolve({ networkType }),
    onNetworkStatusChange: (listener: Listener) => listeners.add(listener),
    offNetworkStatusChange: (listener: Listener) => listeners.delete(listener),
  });
  banner = mount('components/offline-banner/index');
  await settled();
}

function turn(isConnected: boolean): void {
  for (const listener of listeners) listener({ isConnected });
}

test('with a network nothing is said', async () => {
  await show('wifi');
  expect(banner.text).toBe('');
  banner.leave();
});

test('a page that opens without network says so', async () => {
  await show('none');
  expect(banner.part('banner').textContent).toContain('没有网络');
  banner.leave();
});

test('the page is told once that the network is back, and the banner goes', async () => {
  await show('wifi');
  const returns = banner.events('online');
  turn(false);
  expect(banner.has('banner')).toBe(true);
  turn(true);
  turn(true);
  expect(banner.has('banner')).toBe(false);
  expect(returns).toHaveLength(1);
  banner.leave();
});

test('a banner that is gone no longer listens', async () => {
  await show('wifi');
  expect(listeners.size).toBe(1);
  banner.leave();
  expect(listeners.size).toBe(0);
});
