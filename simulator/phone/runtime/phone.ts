import { instanceApis, makeApis } from './apis';
import type { AppCode } from './app-code';
import type { AppHolder } from './app-globals';
import { defineBuiltIns } from './components';
import { listenToDesk } from './desk-requests';
import { Back } from './back';
import type { Device } from './device';
import { Entry, SCENES } from './entry';
import type { Kept } from './files/kept-map';
import { showFilesOf } from './files/local-address';
import type { LocalFile } from './files/local-files';
import { LocalFiles } from './files/local-files';
import { framesOf } from './frames';
import { Code } from './framework/code';
import { listenToGestures } from './framework/gestures';
import type { ShareCard } from './neighbours';
import { Neighbours } from './neighbours';
import type { OpenPage } from './pages/open-page';
import { PageStack } from './pages/page-stack';
import { tabBarApi } from './pages/tab-bar-api';
import { meterSetData } from './pages/set-data-meter';
import type { PhoneParts } from './phone-parts';
import { Permissions } from './permissions';
import { Privacy } from './privacy';
import { Scanner } from './scanner';
import { makeServices } from './services';
import { Sharing } from './sharing';
import { listenToBack } from './shell/back-gesture';
import { openCapsuleMenu } from './shell/capsule-menu';
import { FontSize } from './shell/font-size';
import { showHomeScreen } from './shell/home-screen';
import { NavBar } from './shell/nav-bar';
import { showNotice } from './shell/notice';
import { lookOf } from './shell/page-look';
import { PullDown } from './shell/pull-down';
import { Screen } from './shell/screen';
import { cardView } from './shell/share-sheet';
import { StatusBar } from './shell/status-bar';
import { showServiceNotice } from './shell/service-notice';
import { TapTurn } from './shell/tap-turn';
import { TabBar } from './shell/tab-bar';
import { Theme } from './shell/theme';
import { Toast } from './shell/toast';
import { exposeToTests } from './test-hooks';

/** One phone with the app running on it: puts the parts together. */
export class Phone implements PhoneParts {
  readonly code: Code;
  readonly stack: PageStack;
  readonly files: LocalFiles;
  readonly theme: Theme;
  readonly screen = new Screen();
  readonly tabs: TabBar;
  readonly taps = new TapTurn(this.screen.root);
  readonly toast = new Toast(this.screen.overlays);
  readonly pullDown = new PullDown();
  readonly fontSize: FontSize;
  readonly privacy: Privacy;
  readonly permissions: Permissions;
  readonly back: Back;
  readonly entry: Entry;
  readonly scanner: Scanner;
  readonly sharing: Sharing;
  readonly log: string[] = [];
  readonly #status: StatusBar;
  readonly #nav: NavBar;
  readonly #window: Record<string, unknown>;
  #apis: Record<string, unknown> | undefined;

  constructor(
    readonly device: Device,
    readonly appCode: AppCode,
    readonly app: AppHolder,
    readonly kept: Kept<LocalFile>,
  ) {
    const { manifest } = appCode;
    this.files = new LocalFiles(kept.files);
    showFilesOf(this.files);
    this.#window = (manifest.app.window ?? {}) as Record<string, unknown>;
    this.theme = new Theme(device, manifest);
    this.fontSize = new FontSize(device);
    this.privacy = new Privacy(device, this.screen.overlays, Boolean(manifest.app.__usePrivacyCheck__));
    this.permissions = new Permissions(device, this.screen.overlays, manifest.app);
    this.code = new Code(appCode);
    this.#status = new StatusBar(device.clock);
    this.#nav = new NavBar({
      back: () => void this.back.press(),
      home: () => this.stack.reLaunch(`/${this.homeId}`),
      menu: () => void openCapsuleMenu(this),
      close: () => this.#close(),
    });
    this.tabs = new TabBar(manifest, this.theme, (index) => this.#chooseTab(index));
    this.stack = new PageStack(this.code, {
      pageIds: manifest.pages,
      tabIds: this.tabs.ids,
      tabBarId: manifest.tabBarId,
      pages: this.screen.pages,
      onTop: (page) => this.#bringUp(page),
    });
    const neighbours = this.#makeNeighbours();
    this.back = new Back(this.stack, this.screen.overlays);
    this.entry = new Entry(this.homeId, app, this.stack);
    this.scanner = new Scanner(this.screen.overlays, neighbours);
    this.sharing = new Sharing(this, neighbours);
  }

  /** The page the app opens with. */
  get homeId(): string {
    return this.appCode.manifest.pages[0] ?? '';
  }

  /** Everything under `wx`. */
  apis(): Record<string, unknown> {
    return (this.#apis ??= makeApis(this));
  }

  /** Draws the screen, launches the app and opens its first page. */
  start(): void {
    this.screen.fill(this.#status.element, this.#nav.element, this.tabs.element);
    document.documentElement.dataset.style = this.appCode.manifest.app.style === 'v2' ? 'v2' : '';
    defineBuiltIns(this.code.space, makeServices(this));
    Object.assign(this.code.instancePrototype, instanceApis(this), tabBarApi(this.stack));
    meterSetData(this.code.instancePrototype, (instance, bytes) => this.stack.countSetData(instance, bytes));
    listenToGestures(this.screen.pages);
    listenToBack(this.screen.pages, this.back);
    this.#followDevice();
    exposeToTests(this, this.apis());
    this.appCode.scripts.app?.();
    this.entry.start();
  }

  showBars(page: OpenPage = this.stack.top): void {
    const isHome = this.stack.isTab(page.id) || page.id === this.homeId;
    const leading = this.stack.pages.length > 1 ? 'back' : isHome ? 'none' : 'home';
    const look = lookOf(page, this.#window, this.theme, leading);
    this.#nav.show(look);
    this.#status.element.style.color = look.textStyle === 'white' ? '#fff' : '#000';
    this.tabs.show(page.id);
  }

  #bringUp(page: OpenPage): void {
    this.showBars(page);
    this.fontSize.show(page.layer);
    const { enablePullDownRefresh = false } = { ...this.#window, ...page.config() };
    this.pullDown.listen(page, Boolean(enablePullDownRefresh));
  }

  #makeNeighbours(): Neighbours {
    const { device, screen } = this;
    const me = () => ({ id: device.phone.id, name: device.phone.name });
    const receive = (card: ShareCard) =>
      showNotice(screen.overlays, card.from, [cardView(card)], () =>
        this.entry.enter(card.path, SCENES.card),
      );
    return new Neighbours(me, () => framesOf(screen.root), receive);
  }

  #close(): void {
    this.entry.leave();
    showHomeScreen(this.screen.overlays, this.device.appName, () => this.entry.comeBack());
  }

  #chooseTab(index: number): void {
    const item = this.tabs.item(index);
    if (!item) return;
    this.stack.switchTab(`/${item.pagePath}`);
    this.stack.top.call('onTabItemTap', { index, pagePath: item.pagePath, text: item.text });
  }

  #followDevice(): void {
    const showNetwork = () => this.#status.showNetwork(this.device.phone.network !== 'offline');
    showNetwork();
    this.device.onChange(showNetwork);
    const openPage = (page: string) => this.entry.enter(page, SCENES.message);
    this.device.onMessage((message) =>
      showServiceNotice(this.screen.overlays, this.device.appName, message, openPage),
    );
    listenToDesk(openPage);
    this.theme.onChange((theme) => {
      this.showBars();
      this.app.call('onThemeChange', { theme });
    });
  }
}
