import type { Instance } from '../framework/glass';
import type { PhoneParts } from '../phone-parts';
import { createAnimation } from './animation';
import { canvasApis } from './canvas';
import { cloudApi } from './cloud';
import { documentApis } from './documents';
import { downloadApis } from './download-file';
import { errorApis } from './errors';
import { fileSystemApis } from './file-system';
import { hardwareApis } from './hardware';
import { interactionApis } from './interaction';
import { PhoneIntersectionObserver } from './intersection';
import { locationApis } from './location';
import { createMapContext } from './map';
import { mediaApis } from './media';
import { messageFileApis } from './message-files';
import { navigationApis } from './navigation';
import { networkApis } from './network';
import { pageMenuApis } from './page-menu';
import { pageWindowApis } from './page-window';
import { privacyApis } from './privacy';
import { scanApis } from './scan';
import { SelectorQuery } from './selector-query';
import { storageApis } from './storage';
import { subscribeApis } from './subscribe';
import { systemApis } from './system';
import { updateApis } from './update';

/** Everything under `wx`. */
export function makeApis(phone: PhoneParts): Record<string, unknown> {
  const apis: Record<string, unknown> = {
    ...navigationApis(phone),
    ...systemApis(phone),
    ...interactionApis(phone),
    ...pageWindowApis(phone),
    ...locationApis(phone),
    ...networkApis(phone.device),
    ...storageApis(phone.kept.storage),
    ...fileSystemApis(phone.files, () => phone.device.clock.now()),
    ...hardwareApis(phone),
    ...mediaApis(phone),
    ...messageFileApis(phone),
    ...documentApis(phone),
    ...downloadApis(phone),
    ...scanApis(phone),
    ...pageMenuApis(phone),
    ...updateApis(),
    ...errorApis(phone),
    ...privacyApis(phone),
    ...subscribeApis(phone),
    ...canvasApis(),
    cloud: cloudApi(phone.device),
    createAnimation,
    createMapContext: (id: string, component?: Instance) => createMapContext(phone, id, component),
    createSelectorQuery: () => new SelectorQuery(phone),
    createIntersectionObserver: (component: Instance, options?: object) =>
      new PhoneIntersectionObserver(phone, component, options),
  };
  apis.canIUse = (schema: string) => (schema.split('.')[0] ?? '') in apis;
  return apis;
}

/** Functions that every page and component has of its own. */
export function instanceApis(phone: PhoneParts): object {
  return {
    createSelectorQuery(this: Instance) {
      return new SelectorQuery(phone, this);
    },
    createIntersectionObserver(this: Instance, options?: object) {
      return new PhoneIntersectionObserver(phone, this, options);
    },
  };
}
