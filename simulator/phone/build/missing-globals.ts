import globals from 'globals';

/** What WeChat's script engine offers beside the language; everything else that a browser has is missing there. */
const OFFERED = ['console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'];

/** Of the language, and yet not everywhere: WeChat runs no code from texts, and on Android has no `Intl`. */
const WITHHELD = ['eval', 'Intl'];

/** Names that mean something in a browser and nothing in a mini program: using one must fail here too. */
export const MISSING_GLOBALS = [...Object.keys(globals.browser), ...WITHHELD].filter(
  (name) => !OFFERED.includes(name) && (WITHHELD.includes(name) || !(name in globals.builtin)),
);
