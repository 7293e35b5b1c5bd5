import type { Code } from '../framework/code';
import type { Instance } from '../framework/glass';
import { EventChannel } from './event-channel';
import { OpenPage } from './open-page';
import type { PageUrl } from './url';
import { parseUrl } from './url';

/** WeChat opens no more pages than this on top of each other. */
const MAX_DEPTH = 10;

/** Where the stack works and whom it tells. */
export interface StackOptions {
  pageIds: string[];
  tabIds: string[];
  /** The component that draws the tab bar of each tab page, if the app has its own. */
  tabBarId: string | null;
  /** The part of the screen between the bars. */
  pages: HTMLElement;
  /** Called when another page has come to the top, before its first lifecycle function. */
  onTop: (page: OpenPage) => void;
}

/** The pages that are open. Tab pages stay alive when another tab is chosen, as in WeChat. */
export class PageStack {
  readonly #code: Code;
  readonly #options: StackOptions;
  readonly #tabs = new Map<string, OpenPage>();
  #stack: OpenPage[] = [];

  constructor(code: Code, options: StackOptions) {
    this.#code = code;
    this.#options = options;
  }

  /** The open pages, the visible one last. */
  get pages(): readonly OpenPage[] {
    return this.#stack;
  }

  /** @throws while no page is open. */
  get top(): OpenPage {
    const top = this.#stack.at(-1);
    if (!top) throw new Error('no page is open');
    return top;
  }

  isTab(id: string): boolean {
    return this.#options.tabIds.includes(id);
  }

  /** Reads an address relative to the visible page. @throws when there is no such page. */
  parse(url: string): PageUrl {
    const parsed = parseUrl(url, this.#stack.at(-1)?.id ?? '');
    if (!this.#options.pageIds.includes(parsed.id)) throw new Error(`page "${parsed.id}" is not found`);
    return parsed;
  }

  /** @throws when the page is a tab or too many are open. @returns the line to the new page. */
  navigateTo(url: string): EventChannel {
    const target = this.#parseNonTab(url, 'navigateTo');
    if (this.#stack.length >= MAX_DEPTH) throw new Error('webview count limit exceed');
    const channel = new EventChannel();
    this.#stack.at(-1)?.hide();
    this.#push(target, channel);
    return channel;
  }

  /** @throws when the page is a tab. */
  redirectTo(url: string): void {
    const target = this.#parseNonTab(url, 'redirectTo');
    this.#drop(this.#stack.length - 1);
    this.#push(target, new EventChannel());
  }

  /** Closes `delta` pages, but never the last one. @throws when only one is open. */
  navigateBack(delta: number): void {
    if (this.#stack.length < 2) throw new Error('cannot navigate back at first page');
    this.#drop(Math.max(1, this.#stack.length - delta));
    this.#reveal(this.top);
  }

  /** @throws when the page is no tab. */
  switchTab(url: string): void {
    const target = this.parse(url);
    if (!this.isTab(target.id)) throw new Error('can not switch to no-tabBar page');
    this.#drop(1);
    const current = this.#stack[0];
    if (current?.id === target.id) {
      this.#reveal(current);
      return;
    }
    if (current) this.#leaveBottom(current);
    this.#stack = [];
    const open = this.#tabs.get(target.id);
    if (!open) {
      this.#push(target, new EventChannel());
      return;
    }
    this.#stack = [open];
    this.#reveal(open);
  }

  /** Closes everything and opens one page. */
  reLaunch(url: string): void {
    const target = this.parse(url);
    const open = new Set([...this.#stack.toReversed(), ...this.#tabs.values()]);
    for (const page of open) page.unload();
    this.#tabs.clear();
    this.#stack = [];
    this.#push(target, new EventChannel());
  }

  /** Adds to the counters of the page that an instance belongs to. */
  countSetData(instance: Instance, bytes: number): void {
    const page = this.pageOf(instance);
    if (!page) return;
    page.setData.calls += 1;
    page.setData.bytes += bytes;
  }

  /** The open page that a page's or component's instance belongs to. */
  pageOf(instance: Instance): OpenPage | undefined {
    const open = new Set([...this.#stack, ...this.#tabs.values()]);
    return [...open].find(({ layer }) => layer.contains(elementAround(instance)));
  }

  #parseNonTab(url: string, api: string): PageUrl {
    const target = this.parse(url);
    if (this.isTab(target.id)) throw new Error(`can not ${api} a tabbar page`);
    return target;
  }

  #push(target: PageUrl, channel: EventChannel): void {
    const tabBarId = this.isTab(target.id) ? this.#options.tabBarId : null;
    const page = new OpenPage(this.#code, target, this.#options.pages, channel, tabBarId);
    this.#stack.push(page);
    if (this.isTab(page.id)) this.#tabs.set(page.id, page);
    this.#options.onTop(page);
    page.start();
  }

  #reveal(page: OpenPage): void {
    this.#options.onTop(page);
    page.show();
  }

  /** Closes all pages from `length` on, the upper ones first. */
  #drop(length: number): void {
    for (const page of this.#stack.splice(length).reverse()) {
      this.#tabs.delete(page.id);
      page.unload();
    }
  }

  #leaveBottom(page: OpenPage): void {
    if (this.#tabs.has(page.id)) page.hide();
    else page.unload();
  }
}

/** A component may have no element of its own (`virtualHost`); then its parent's is as good. */
function elementAround(instance: Instance): Node | null {
  for (let node = instance._$ as unknown as Parented | null; node; node = node.parentNode ?? ownerOf(node)) {
    const element = node.getBackendElement() as Node | null;
    if (element) return element;
  }
  return null;
}

interface Parented {
  parentNode: Parented | null;
  ownerShadowRoot?: { getHostNode: () => Parented } | null;
  getBackendElement: () => unknown;
}

function ownerOf(node: Parented): Parented | null {
  return node.ownerShadowRoot?.getHostNode() ?? null;
}
