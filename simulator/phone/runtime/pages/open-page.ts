import type { Root } from 'glass-easel-miniprogram-adapter';
import type { Code } from '../framework/code';
import type { ComponentNode, Instance } from '../framework/glass';
import { callMethod } from '../framework/glass';
import type { EventChannel } from './event-channel';
import type { SetDataCount } from './set-data-meter';
import type { PageUrl } from './url';

/** One page of the stack with its part of the document. */
export class OpenPage {
  readonly id: string;
  readonly query: Record<string, string>;
  readonly instance: Instance;
  /** Fills the screen between the bars and scrolls. */
  readonly layer: HTMLElement;
  readonly setData: SetDataCount = { calls: 0, bytes: 0 };
  readonly #code: Code;
  readonly #root: Root;
  readonly #tabBarId: string | null;
  #tabBar: Root | undefined;
  #shown = false;

  /** Makes the page and puts it, hidden, into `pages`; nothing of it has run but `created`. */
  constructor(
    code: Code,
    url: PageUrl,
    pages: HTMLElement,
    channel: EventChannel,
    tabBarId: string | null = null,
  ) {
    code.load(url.id);
    this.id = url.id;
    this.query = url.query;
    this.#code = code;
    this.#tabBarId = tabBarId;
    this.#root = code.backend.createRoot('page', code.codeSpace, `/${url.id}?${url.search}`);
    this.instance = this.#root.get() as unknown as Instance;
    Object.assign(this.instance, {
      route: url.id,
      __route__: url.id,
      options: url.query,
      getOpenerEventChannel: () => channel,
    });
    this.layer = makeLayer(url.id);
    pages.append(this.layer);
  }

  /** Everything up to onReady, in WeChat's order. */
  start(): void {
    const placeholder = document.createElement('div');
    this.layer.append(placeholder);
    // Components may measure themselves as soon as they are attached.
    this.layer.hidden = false;
    this.#root.attach(this.layer as never, placeholder as never);
    this.#element().setAttribute('wx-page', this.id);
    this.call('onLoad', this.query);
    this.#addTabBar();
    this.show();
    this.#code.ready.flush();
    this.call('onReady');
    this.#listenToScroll();
  }

  show(): void {
    if (this.#shown) return;
    this.#shown = true;
    this.layer.hidden = false;
    this.node().triggerPageLifetime('show', []);
    this.call('onShow');
  }

  hide(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.node().triggerPageLifetime('hide', []);
    this.call('onHide');
    this.layer.hidden = true;
  }

  /** Takes the page off the screen for good. WeChat does not call onHide before onUnload. */
  unload(): void {
    this.call('onUnload');
    this.#root.release();
    this.#tabBar?.release();
    this.layer.remove();
  }

  /** Calls one of the page's own functions; an error in it is reported and goes no farther. */
  call(name: string, ...args: unknown[]): unknown {
    try {
      return callMethod(this.instance, name, ...args);
    } catch (error) {
      reportError(error);
      return undefined;
    }
  }

  has(name: string): boolean {
    return typeof this.instance[name] === 'function';
  }

  node(): ComponentNode {
    return this.#root.getComponent();
  }

  /** The app's own tab bar on this page, from its first onShow on. */
  get tabBar(): Instance | null {
    return (this.#tabBar?.get() as unknown as Instance | undefined) ?? null;
  }

  config(): Record<string, unknown> {
    return this.#code.config(this.id);
  }

  /** Each tab page has a tab bar of its own; a root of its own keeps the page's lifetimes from it, as in WeChat. */
  #addTabBar(): void {
    if (this.#tabBarId === null) return;
    this.#code.load(this.#tabBarId);
    this.#tabBar = this.#code.backend.createRoot('div', this.#code.codeSpace, `/${this.#tabBarId}`);
    const placeholder = document.createElement('div');
    this.layer.append(placeholder);
    this.#tabBar.attach(this.layer as never, placeholder as never);
  }

  #element(): HTMLElement {
    return this.node().getBackendElement() as unknown as HTMLElement;
  }

  #listenToScroll(): void {
    let wasAtBottom = false;
    this.layer.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.layer;
      if (this.has('onPageScroll')) this.call('onPageScroll', { scrollTop });
      const distance = Number(this.config().onReachBottomDistance ?? 50);
      const isAtBottom = scrollHeight - clientHeight - scrollTop <= distance;
      if (isAtBottom && !wasAtBottom) this.call('onReachBottom');
      wasAtBottom = isAtBottom;
    });
  }
}

function makeLayer(route: string): HTMLElement {
  const layer = document.createElement('div');
  layer.className = 'phone-page';
  layer.dataset.route = route;
  layer.hidden = true;
  return layer;
}
