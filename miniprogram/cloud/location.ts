import { reasonOf } from './no-fix';
import type { LocationResult } from './outcomes';
import { within } from './within';

/** A fix takes a few seconds; the rest is for the person to answer WeChat's question. */
const PATIENCE = 60_000;

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
    const { latitude, longitude, accuracy } = await within(
      wx.getLocation({ type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: 4000 }),
      PATIENCE,
    );
    return { fix: { latitude, longitude, accuracy } };
  } catch (error) {
    return { noFix: reasonOf(error) };
  }
}

/** Opens WeChat's settings page of this mini program; true if location is allowed afterwards. */
export async function askInSettings(): Promise<boolean> {
  const { authSetting } = await wx.openSetting();
  return authSetting['scope.userLocation'] === true;
}
