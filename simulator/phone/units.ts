/** The width of every page in rpx, by definition. */
const PAGE_WIDTH_RPX = 750;

/**
 * Replaces WeChat's units by the browser's in a text that is known to hold no addresses, e.g. a `style`
 * attribute: rpx as a share of the page's width, vh as a share of the *page's* height (the browser's vh
 * includes the bars), safe areas as the phone sets them.
 */
export function browserUnits(text: string): string {
  return text
    .replace(/(-?\d*\.?\d+)rpx\b/g, (_, amount: string) => `${rpxToVw(Number(amount))}vw`)
    .replace(/(-?\d*\.?\d+)vh\b/g, '$1cqh')
    .replace(/\b(?:env|constant)\(\s*(safe-area-inset-\w+)/g, 'var(--$1');
}

function rpxToVw(rpx: number): number {
  return Number(((rpx / PAGE_WIDTH_RPX) * 100).toFixed(6));
}
