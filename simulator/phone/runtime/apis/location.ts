import gcoord from 'gcoord';
import type { PhoneParts } from '../phone-parts';
import type { Scope } from '../permissions';
import { SCOPES } from '../permissions';
import { openSettingsPage } from '../shell/settings-page';
import { ApiError, asyncApis } from './define';
import { afterConsent } from './privacy';
import { subscriptionsSetting } from './subscribe';

/** WeChat gives the same fix again to whoever asks within this time. */
const REPEAT_MS = 30_000;

interface Fix {
  latitude: number;
  longitude: number;
  accuracy: number;
}

/** Where the phone is, and whether its owner lets the app know. */
export function locationApis(phone: PhoneParts): object {
  const { device, permissions } = phone;
  let last: { at: number; type: string; fix: Fix } | null = null;
  const locate = (type: string): Fix => {
    // The phone's own clock may be changed by hand; how long a fix holds is the system's business.
    const at = device.clock.simulated();
    if (last?.type === type && at >= last.at && at - last.at < REPEAT_MS) return last.fix;
    const place = device.phone.location;
    if (!place) throw new ApiError('ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', { errCode: 2 });
    last = { at, type, fix: type === 'gcj02' ? { ...place } : asGps(place) };
    return last.fix;
  };
  const getLocation = async ({ type = 'wgs84' }: { type?: string }) => {
    checkDeclared(phone, 'getLocation');
    await permissions.require('scope.userLocation');
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
      if (!(scope in SCOPES)) throw new Error(`wx.authorize ${scope} is not available in the simulator`);
      await permissions.require(scope as Scope);
    },
    getSetting: ({ withSubscriptions = false }: { withSubscriptions?: boolean }) => ({
      authSetting: permissions.answers,
      ...(withSubscriptions ? { subscriptionsSetting: subscriptionsSetting(device.account) } : {}),
    }),
    openSetting: async () => {
      if (!phone.taps.isRunning) throw new ApiError('can only be invoked by user TAP gesture.');
      await openSettingsPage(phone.screen.overlays, permissions);
      return { authSetting: permissions.answers };
    },
  });
}

/** A phone's place is kept as maps show it (GCJ-02); in mainland China GPS says another one some 500 m away. */
function asGps({ latitude, longitude, accuracy }: Fix): Fix {
  const [gpsLongitude, gpsLatitude] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return { latitude: gpsLatitude, longitude: gpsLongitude, accuracy };
}

/** WeChat refuses location APIs that app.json doesn't declare. */
function checkDeclared({ appCode }: PhoneParts, name: string): void {
  const declared = (appCode.manifest.app.requiredPrivateInfos ?? []) as string[];
  if (!declared.includes(name))
    throw new ApiError(`the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`);
}
