/** How the local cloud writes what a mini program code says. */
export const WX_CODE = 'weixin://wxacode?';

/** Page and query that a mini program code leads to; `home` is the page of one that names none. */
export function wxCodeTarget(text: string, home: string): string {
  const said = new URLSearchParams(text.slice(WX_CODE.length));
  const page = said.get('page') ?? home;
  return `${page.replace(/^\//, '')}?scene=${encodeURIComponent(said.get('scene') ?? '')}`;
}
