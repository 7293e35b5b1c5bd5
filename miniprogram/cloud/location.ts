import type { LocationResult, NoFix } from './outcomes';

/** Whether the person has already allowed location, so that asking again shows no popup. */
export async function locationAllowed(): Promise<boolean> {
  const { authSetting } = await wx.getSetting();
  return authSetting['scope.userLocation'] === true;
}

/**
 * Where the phone is now, or why that can't be known. WeChat answers from its last fix if asked again
 * within 30 seconds.
 */
export async function locate(): Promise<LocationResult> {
  try {
    const { latitude, longitude, accuracy } = await wx.getLocation({
      type: 'gcj02',
      isHighAccuracy: true,
      highAccuracyExpireTime: 4000,
    });
    return { fix: { latitude, longitude, accuracy } };
  } catch (error) {
    return { noFix: reasonOf(error) };
  }
}

function reasonOf(error: unknown): NoFix {
  const text = typeof error === 'object' && error && 'errMsg' in error ? String(error.errMsg) : '';
  if (/system permission|ERROR_NOCELL|location service|GPS/i.test(text)) return 'off';
  return /auth|deny|denied/i.test(text) ? 'denied' : 'failed';
}

/** Opens WeChat's settings page of this mini program; true if location is allowed afterwards. */
export async function askInSettings(): Promise<boolean> {
  const { authSetting } = await wx.openSetting();
  return authSetting['scope.userLocation'] === true;
}
