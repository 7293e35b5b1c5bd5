import type { PhoneParts } from '../phone-parts';
import type { NeedListener } from '../privacy';
import { asyncApis } from './define';

type Body = (options: never) => unknown;

/** Asking about privacy, and asking for consent. */
export function privacyApis({ privacy }: PhoneParts): object {
  return {
    ...asyncApis({
      getPrivacySetting: () => ({
        needAuthorization: privacy.needsConsent(),
        privacyContractName: privacy.guide,
      }),
      requirePrivacyAuthorize: () => privacy.require('requirePrivacyAuthorize'),
    }),
    /** The last listener counts, as in WeChat. */
    onNeedPrivacyAuthorization: (listener: NeedListener) => {
      privacy.ask = listener;
    },
  };
}

/** The bodies of APIs that WeChat carries out only after consent to the privacy guide. */
export function afterConsent<Bodies extends Record<string, Body>>(
  { privacy }: PhoneParts,
  bodies: Bodies,
): Record<keyof Bodies, Body> {
  const guarded = Object.entries(bodies).map(([name, body]) => [
    name,
    async (options: never) => {
      await privacy.require(name);
      return body(options);
    },
  ]);
  return Object.fromEntries(guarded) as Record<keyof Bodies, Body>;
}
