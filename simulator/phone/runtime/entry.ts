import type { AppHolder } from './app-globals';
import type { PageStack } from './pages/page-stack';
import { parseUrl } from './pages/url';

/** WeChat's numbers for the ways into an app. */
export const SCENES = { list: 1001, card: 1007, message: 1014, code: 1047 };

/** How the app was opened, as `App.onLaunch` and `App.onShow` are told. */
export interface EnterOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: object;
}

/** The ways into the app: at first from WeChat's list, later by a card, a message or a code. */
export class Entry {
  readonly launch: EnterOptions;
  #last: EnterOptions;
  readonly #app: AppHolder;
  readonly #stack: PageStack;

  constructor(homeId: string, app: AppHolder, stack: PageStack) {
    this.launch = { path: homeId, query: {}, scene: SCENES.list, referrerInfo: {} };
    this.#last = this.launch;
    this.#app = app;
    this.#stack = stack;
  }

  /** How it was opened the last time. */
  get last(): EnterOptions {
    return this.#last;
  }

  /** The app is opened for the first time. */
  start(): void {
    this.#app.call('onLaunch', this.launch);
    this.#app.call('onShow', this.launch);
    this.#open(this.launch, `/${this.launch.path}`);
  }

  /** The person leaves the app, which goes on in the background. */
  leave(): void {
    this.#stack.top.hide();
    this.#app.call('onHide');
  }

  /** The person is back, without having been led to a page. */
  comeBack(): void {
    this.#last = { ...this.launch, path: this.#stack.top.id, query: this.#stack.top.query };
    this.#app.call('onShow', this.#last);
    this.#stack.top.show();
  }

  /** The person, somewhere else in WeChat, opens a page with its query; `address` from the app's root. */
  enter(address: string, scene: number): void {
    const url = `/${address.replace(/^\//, '')}`;
    const { id, query } = parseUrl(url, '');
    this.leave();
    this.#last = { path: id, query, scene, referrerInfo: {} };
    this.#app.call('onShow', this.#last);
    this.#open(this.#last, url);
  }

  /** Where there is no such page, the bundle still has to say why: an error would end it. */
  #open({ path, query }: EnterOptions, url: string): void {
    try {
      this.#stack.reLaunch(url);
    } catch (error) {
      this.#app.call('onPageNotFound', { path, query, isEntryPage: true });
      reportError(error);
    }
  }
}
