import { browserAddress } from './components/address';
import type { Device } from './device';
import type { Neighbours, ShareCard } from './neighbours';
import type { OpenPage } from './pages/open-page';
import type { PageStack } from './pages/page-stack';
import type { Screen } from './shell/screen';
import { chooseReceiver, confirmMoment } from './shell/share-sheet';
import type { Toast } from './shell/toast';

export type ShareMenu = 'shareAppMessage' | 'shareTimeline';

const HANDLERS = { shareAppMessage: 'onShareAppMessage', shareTimeline: 'onShareTimeline' } as const;
/** How long (ms) a page may think about what it shares. */
const THINKING_MS = 3000;

/** What a page may return from its handlers. */
interface Content {
  title?: string;
  path?: string;
  query?: string;
  imageUrl?: string;
  promise?: Promise<Content>;
}

/** What sharing needs of the phone. */
interface SharingPhone {
  readonly device: Device;
  readonly stack: PageStack;
  readonly screen: Screen;
  readonly toast: Toast;
  readonly log: string[];
}

/** Sending a page to somebody, or to the owner's friends at large. */
export class Sharing {
  readonly #phone: SharingPhone;
  readonly #neighbours: Neighbours;
  readonly #hidden = new WeakMap<OpenPage, Set<ShareMenu>>();

  constructor(phone: SharingPhone, neighbours: Neighbours) {
    this.#phone = phone;
    this.#neighbours = neighbours;
  }

  /** `wx.hideShareMenu` and `wx.showShareMenu`, for one page. */
  setHidden(page: OpenPage, menus: ShareMenu[], isHidden: boolean): void {
    const hidden = new Set(this.#hidden.get(page));
    for (const menu of menus) {
      if (isHidden) hidden.add(menu);
      else hidden.delete(menu);
    }
    this.#hidden.set(page, hidden);
  }

  /** Whether the menu offers it: only what the page has a handler for, and moments never alone. */
  isOffered(page: OpenPage, menu: ShareMenu): boolean {
    const isOpen = page.has(HANDLERS[menu]) && !this.#hidden.get(page)?.has(menu);
    return isOpen && (menu === 'shareAppMessage' || this.isOffered(page, 'shareAppMessage'));
  }

  /** Lets the person send the page; `target` is the button that was tapped, if there was one. */
  async toFriend(target?: object): Promise<void> {
    const { stack, screen, device, toast, log } = this.#phone;
    const page = stack.top;
    const from = target ? { from: 'button', target } : { from: 'menu' };
    const card = this.#card(page, await contentOf(page, 'onShareAppMessage', from));
    const receiver = await chooseReceiver(screen.overlays, card, this.#neighbours);
    if (!receiver) return;
    log.push(`shareAppMessage ${JSON.stringify({ title: card.title, path: card.path, to: receiver.name })}`);
    this.#neighbours.send(receiver.id, { ...card, from: device.phone.name });
    toast.show({ title: '已发送', icon: 'success', duration: 1500 });
  }

  async toMoments(): Promise<void> {
    const { stack, screen, log } = this.#phone;
    const page = stack.top;
    const content = await contentOf(page, 'onShareTimeline', {});
    const { query = searchOf(page) } = content;
    const card = this.#card(page, { ...content, path: withQuery(page.id, query) });
    if (!(await confirmMoment(screen.overlays, card))) return;
    log.push(`shareTimeline ${JSON.stringify({ title: card.title, query })}`);
  }

  #card(page: OpenPage, { title, path, imageUrl }: Content): ShareCard {
    return {
      title: title ?? this.#phone.device.appName,
      path: path ?? `/${withQuery(page.id, searchOf(page))}`,
      picture: imageUrl === undefined ? '' : new URL(browserAddress(imageUrl, page.id), location.href).href,
      from: '',
    };
  }
}

/** The query as the page got it: its values are still as they were written. */
function searchOf({ query }: OpenPage): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function withQuery(id: string, query: string): string {
  return query === '' ? id : `${id}?${query}`;
}

/** What the page says, or what its promise resolves to in time. */
async function contentOf(page: OpenPage, handler: string, how: object): Promise<Content> {
  const said = (page.call(handler, how) ?? {}) as Content;
  if (!said.promise) return said;
  const inTime = new Promise<Content>((resolve) => setTimeout(() => resolve(said), THINKING_MS));
  return Promise.race([said.promise, inTime]).catch(() => said);
}
