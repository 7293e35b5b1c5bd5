import type { PhoneParts } from '../phone-parts';
import { NAV_BAR_HEIGHT, STATUS_BAR_HEIGHT } from '../shell/screen';
import { asyncApis } from './define';

/** The version of the base library the phone claims to be; what it lacks says so when called. */
const SDK_VERSION = '3.8.9';
const WECHAT_VERSION = '8.0.60';

const CAPSULE = { width: 87, height: 32, right: 7, bottom: 6 };

/** What the phone tells about itself. */
export function systemApis(phone: PhoneParts): object {
  const device = () => ({
    abi: 'arm64',
    deviceAbi: 'arm64',
    benchmarkLevel: -1,
    brand: 'iPhone',
    model: 'iPhone 13',
    system: 'iOS 17.0',
    platform: 'ios',
    cpuType: 'unknown',
    memorySize: '4096',
  });
  const sync = {
    getDeviceInfo: device,
    getWindowInfo: () => windowInfo(phone),
    getAppBaseInfo: () => appInfo(phone),
    getSystemSetting: () => ({
      bluetoothEnabled: true,
      wifiEnabled: true,
      locationEnabled: phone.device.phone.locationConsent !== 'off',
      deviceOrientation: 'portrait',
    }),
    getSystemInfoSync: () => ({ ...device(), ...windowInfo(phone), ...appInfo(phone) }),
    getMenuButtonBoundingClientRect: () => capsule(),
    getAccountInfoSync: () => ({
      miniProgram: { appId: phone.device.appId, envVersion: 'develop', version: '' },
    }),
    getLaunchOptionsSync: () => phone.entry.launch,
    getEnterOptionsSync: () => phone.entry.last,
  };
  return {
    ...sync,
    ...asyncApis({ getSystemInfo: sync.getSystemInfoSync }),
    getSystemInfoAsync: asyncApis({ getSystemInfoAsync: sync.getSystemInfoSync }).getSystemInfoAsync,
    ...themeListening(phone),
    onWindowResize: (listener: (result: object) => void) =>
      window.addEventListener('resize', () => listener({ size: windowInfo(phone) })),
    nextTick: (callback: () => void) => {
      setTimeout(callback, 0);
    },
  };
}

/** The app's own listeners: what it stops listening to, the phone goes on following. */
function themeListening({ theme }: PhoneParts): object {
  const listeners = new Set<(result: { theme: string }) => void>();
  theme.onChange((name) => {
    for (const listener of [...listeners]) listener({ theme: name });
  });
  return {
    onThemeChange: (listener: (result: { theme: string }) => void) => void listeners.add(listener),
    offThemeChange: (listener?: (result: { theme: string }) => void) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
}

function windowInfo(phone: PhoneParts): Record<string, unknown> {
  const { clientWidth, clientHeight } = phone.screen.pages;
  const { innerWidth: width, innerHeight: height } = window;
  const bottom = height - phone.screen.safeBottom;
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: clientWidth,
    windowHeight: clientHeight,
    screenTop: phone.screen.pages.getBoundingClientRect().top,
    statusBarHeight: STATUS_BAR_HEIGHT,
    safeArea: {
      left: 0,
      right: width,
      top: STATUS_BAR_HEIGHT,
      bottom,
      width,
      height: bottom - STATUS_BAR_HEIGHT,
    },
  };
}

function appInfo(phone: PhoneParts): Record<string, unknown> {
  const { fontScale } = phone.device.phone;
  return {
    SDKVersion: SDK_VERSION,
    version: WECHAT_VERSION,
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' },
    fontSizeSetting: phone.fontSize.setting,
    fontSizeScaleFactor: fontScale,
    ...(phone.theme.isAdaptive ? { theme: phone.theme.name } : {}),
  };
}

function capsule(): Record<string, number> {
  const { width, height, right, bottom } = CAPSULE;
  const top = STATUS_BAR_HEIGHT + NAV_BAR_HEIGHT - bottom - height;
  const end = window.innerWidth - right;
  return { width, height, top, bottom: top + height, left: end - width, right: end };
}
