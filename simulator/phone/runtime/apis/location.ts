import type { PhoneParts } from '../phone-parts';
import { askConsent } from '../shell/consent';
import { ApiError, asyncApis } from './define';
import { afterConsent } from './privacy';

/** WeChat gives the same fix again to whoever asks within this time. */
const REPEAT_MS = 30_000;

const SCOPE = 'scope.userLocation';
const NOT_AUTHORIZED = 'auth deny';
/** The system's switch is off, or WeChat itself may not use the location (wording as public reports show it). */
const SYSTEM_OFF = 'system permission denied';

interface Fix {
  latitude: number;
  longitude: number;
  accuracy: number;
}

/** Where the phone is, and whether its owner lets the app know. */
export function locationApis(phone: PhoneParts): object {
  const { device } = phone;
  let last: { at: number; type: string; fix: Fix } | null = null;
  const locate = (type: string): Fix => {
    // The phone's own clock may be changed by hand; how long a fix holds is the system's business.
    const at = device.clock.simulated();
    if (last?.type === type && at >= last.at && at - last.at < REPEAT_MS) return last.fix;
    const place = device.phone.location;
    if (!place) throw new ApiError('ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', { errCode: 2 });
    last = { at, type, fix: { ...place } };
    return last.fix;
  };
  const getLocation = async ({ type = 'wgs84' }: { type?: string }) => {
    checkDeclared(phone, 'getLocation');
    await consent(phone);
    const { latitude, longitude, accuracy } = locate(type);
    return {
      latitude,
      longitude,
      accuracy,
      speed: -1,
      altitude: 0,
      verticalAccuracy: 0,
      horizontalAccuracy: accuracy,
    };
  };
  return asyncApis({
    ...afterConsent(phone, { getLocation }),
    authorize: async ({ scope }: { scope: string }) => {
      if (scope !== SCOPE) throw new Error(`wx.authorize ${scope} is not available in the simulator`);
      await consent(phone);
    },
    getSetting: () => ({ authSetting: settingOf(phone) }),
    openSetting: async () => {
      await openSettings(phone);
      return { authSetting: settingOf(phone) };
    },
  });
}

/** WeChat refuses location APIs that app.json doesn't declare. */
function checkDeclared({ appCode }: PhoneParts, name: string): void {
  const declared = (appCode.manifest.app.requiredPrivateInfos ?? []) as string[];
  if (!declared.includes(name))
    throw new ApiError(`the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`);
}

async function consent(phone: PhoneParts): Promise<void> {
  const { device } = phone;
  if (device.phone.locationConsent === 'unasked') await ask(phone);
  const answer = device.phone.locationConsent;
  if (answer === 'off') throw new ApiError(SYSTEM_OFF, { errCode: 2 });
  if (answer !== 'granted') throw new ApiError(NOT_AUTHORIZED);
}

async function ask(phone: PhoneParts): Promise<void> {
  const permission = phone.appCode.manifest.app.permission as Record<string, { desc?: string }> | undefined;
  const isGranted = await askConsent(phone.screen.overlays, {
    appName: phone.device.appName,
    what: '获取你的位置信息',
    purpose: permission?.[SCOPE]?.desc ?? '你的位置信息将用于小程序的位置接口',
  });
  await phone.device.change({ locationConsent: isGranted ? 'granted' : 'denied' });
}

/** WeChat's page of switches, reduced to the one there is. */
export async function openSettings(phone: PhoneParts): Promise<void> {
  const { locationConsent } = phone.device.phone;
  if (locationConsent === 'off') return;
  const isGranted = await askConsent(phone.screen.overlays, {
    appName: `${phone.device.appName} 设置`,
    what: '位置信息',
    purpose: '允许小程序使用你的位置信息',
  });
  await phone.device.change({ locationConsent: isGranted ? 'granted' : 'denied' });
}

/** Only what was asked is in here, as in WeChat. */
function settingOf({ device }: PhoneParts): Record<string, boolean> {
  const { locationConsent } = device.phone;
  return locationConsent === 'unasked' || locationConsent === 'off'
    ? {}
    : { [SCOPE]: locationConsent === 'granted' };
}
