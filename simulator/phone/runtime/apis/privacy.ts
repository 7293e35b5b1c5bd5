import type { PhoneParts } from '../phone-parts';
import type { NeedListener } from '../privacy';
import { element } from '../shell/dom';
import { openShellPage } from '../shell/shell-page';
import { asyncApis } from './define';

/** The guide itself is written in WeChat's console, which a simulator can't read. */
const GUIDE = '指引的内容在微信公众平台填写';

type Body = (options: never) => unknown;

/** Asking about privacy, and asking for consent. */
export function privacyApis({ privacy, screen }: PhoneParts): object {
  return {
    ...asyncApis({
      getPrivacySetting: () => ({
        needAuthorization: privacy.needsConsent(),
        privacyContractName: privacy.guide,
      }),
      openPrivacyContract: () => {
        void openShellPage(screen.overlays, privacy.guide, [element('phone-hint', GUIDE)]);
      },
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
