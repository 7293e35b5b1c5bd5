import type { Instance } from '../framework/glass';
import type { Phone } from '../phone';
import { cloudApi } from './cloud';
import { navigationApis } from './navigation';
import { SelectorQuery } from './selector-query';
import { systemApis } from './system';

/** Everything under `wx`. */
export function makeApis(phone: Phone): Record<string, unknown> {
  const apis: Record<string, unknown> = {
    ...navigationApis(phone.stack),
    ...systemApis(phone),
    cloud: cloudApi(phone.device),
    createSelectorQuery: () => new SelectorQuery(phone),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
  apis.canIUse = (schema: string) => (schema.split('.')[0] ?? '') in apis;
  return apis;
}

/** Functions that WeChat gives to every page and component. */
export function instanceApis(phone: Phone): Record<string, (this: Instance) => unknown> {
  return {
    createSelectorQuery() {
      return new SelectorQuery(phone, this);
    },
  };
}
