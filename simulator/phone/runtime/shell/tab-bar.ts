import type { AppCode } from '../app-code';
import { element } from './dom';
import type { Theme } from './theme';

interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

interface Tab extends TabItem {
  button: HTMLElement;
  icon: HTMLImageElement;
  label: HTMLElement;
  badge: HTMLElement;
}

const DEFAULTS = { color: '#8a8a8a', selectedColor: '#07c160', backgroundColor: '#f7f7f7' };

/** The tabs at the bottom, from app.json. */
export class TabBar {
  readonly element = element('phone-tabs');
  readonly ids: string[];
  readonly #config: Record<string, unknown>;
  readonly #theme: Theme;
  readonly #tabs: Tab[];
  /** The app draws its own: nothing that is set here can be seen. */
  readonly #isCustom: boolean;
  #selected = '';
  #isHidden = false;

  /** `choose` is called with the index of a tapped tab. */
  constructor(manifest: AppCode['manifest'], theme: Theme, choose: (index: number) => void) {
    this.#isCustom = manifest.tabBarId !== null;
    this.#config = (manifest.app.tabBar ?? {}) as Record<string, unknown>;
    this.#theme = theme;
    this.#tabs = ((this.#config.list ?? []) as TabItem[]).map((item, index) =>
      makeTab(item, () => choose(index)),
    );
    this.ids = this.#tabs.map(({ pagePath }) => pagePath);
    this.element.setAttribute('role', 'tablist');
    this.element.append(...this.#tabs.map(({ button }) => button));
    theme.onChange(() => this.show(this.#selected));
  }

  item(index: number): TabItem | undefined {
    return this.#tabs[index];
  }

  /** Shows the bar with this page's tab chosen, or no bar when the page is no tab. */
  show(id: string): void {
    this.#selected = id;
    this.element.hidden = this.#isCustom || this.#isHidden || !this.ids.includes(id);
    this.element.style.background = this.#colour('backgroundColor');
    this.element.style.borderTopColor =
      this.#theme.value(this.#config.borderStyle) === 'white' ? '#ffffff33' : '#00000018';
    for (const tab of this.#tabs) this.#draw(tab, tab.pagePath === id);
  }

  /** `wx.hideTabBar` and `wx.showTabBar`. */
  setHidden(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.show(this.#selected);
  }

  /** Text in the tab's badge; null takes it away, empty is a red dot. @throws for an unknown index. */
  setBadge(index: number, text: string | null): void {
    const tab = this.#tabs[index];
    if (!tab) throw new Error('invalid index');
    tab.badge.hidden = text === null;
    tab.badge.classList.toggle('is-dot', text === '');
    tab.badge.textContent = text ?? '';
  }

  /** `wx.setTabBarItem`. @throws for an unknown index. */
  setItem(index: number, change: Partial<TabItem>): void {
    const tab = this.#tabs[index];
    if (!tab) throw new Error('invalid index');
    Object.assign(tab, change);
    this.show(this.#selected);
  }

  #draw(tab: Tab, isSelected: boolean): void {
    tab.button.setAttribute('aria-selected', String(isSelected));
    tab.button.style.color = this.#colour(isSelected ? 'selectedColor' : 'color');
    tab.label.textContent = tab.text;
    const icon = this.#theme.value(isSelected ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath);
    tab.icon.hidden = icon === undefined;
    if (icon !== undefined) tab.icon.src = `/phone/project/${icon.replace(/^\//, '')}`;
  }

  #colour(name: keyof typeof DEFAULTS): string {
    return this.#theme.value(this.#config[name]) ?? DEFAULTS[name];
  }
}

function makeTab(item: TabItem, choose: () => void): Tab {
  const icon = document.createElement('img');
  icon.alt = '';
  const label = element('phone-tab-label');
  const badge = element('phone-tab-badge');
  badge.hidden = true;
  const button = element('phone-tab', [element('phone-tab-icon', [icon, badge]), label], 'button');
  button.setAttribute('role', 'tab');
  button.dataset.page = item.pagePath;
  button.addEventListener('click', choose);
  return { ...item, button, icon, label, badge };
}
