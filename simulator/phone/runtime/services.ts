import type { Services } from './components/services';
import type { PhoneParts } from './phone-parts';
import { openSettingsPage } from './shell/settings-page';
import { chooseFromWheels } from './shell/wheel-sheet';

/** What the built-in elements get from the phone. */
export function makeServices(phone: PhoneParts): Services {
  const { stack, device } = phone;
  const placeListeners = new Set<() => void>();
  device.onChange(() => placeListeners.forEach((listener) => listener()));
  const routes: Record<string, ((url: string, delta: number) => void) | undefined> = {
    navigate: (url) => void stack.navigateTo(url),
    redirect: (url) => stack.redirectTo(url),
    switchTab: (url) => stack.switchTab(url),
    reLaunch: (url) => stack.reLaunch(url),
    navigateBack: (_, delta) => stack.navigateBack(delta),
  };
  return {
    navigate: (openType, url, delta) => {
      const go = routes[openType];
      if (!go) throw new Error(`navigator open-type="${openType}" is not available in the simulator`);
      go(url, delta);
    },
    open: (openType, tell, target) => open(phone, openType, tell, target),
    place: () => (device.phone.locationConsent === 'granted' ? device.phone.location : null),
    onPlace: (listener) => {
      placeListeners.add(listener);
      return () => placeListeners.delete(listener);
    },
    now: () => device.clock.now(),
    choose: (wheels) => chooseFromWheels(phone.screen.overlays, wheels),
    pageMeta: (layer, meta) => phone.fontSize.setMeta(layer, meta),
  };
}

function open(
  phone: PhoneParts,
  openType: string,
  tell: (event: string, detail: object) => void,
  target: object,
): void {
  if (openType === 'share') {
    void phone.sharing.toFriend(target);
    return;
  }
  if (openType === 'openSetting') {
    void openSettingsPage(phone.screen.overlays, phone.permissions).then(() =>
      tell('opensetting', { errMsg: 'openSetting:ok', authSetting: phone.permissions.answers }),
    );
    return;
  }
  if (openType !== 'agreePrivacyAuthorization')
    throw new Error(`button open-type="${openType}" is not available in the simulator`);
  phone.privacy.agree();
  tell('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
}
