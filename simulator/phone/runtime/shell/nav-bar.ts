import { drawing, element } from './dom';

/** How the bar over a page looks. */
export interface NavBarLook {
  title: string;
  /** CSS colour. */
  background: string;
  textStyle: 'black' | 'white';
  /** The page draws its own bar and reaches to the top of the screen. */
  custom: boolean;
  /** What the upper left corner offers. */
  leading: 'back' | 'home' | 'none';
  loading: boolean;
}

const BACK =
  '<path d="M10 2 2 10l8 8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>';
const HOME =
  '<path d="M2 9 10 2l8 7v9h-6v-5H8v5H2z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/>';
const DOTS =
  '<g fill="currentColor"><circle cx="3" cy="9" r="2"/><circle cx="10" cy="9" r="3.2"/><circle cx="17" cy="9" r="2"/></g>';
const TARGET =
  '<circle cx="9" cy="9" r="7.5" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="9" cy="9" r="3" fill="currentColor"/>';

/** The navigation bar with title, back or home, and WeChat's capsule. */
export class NavBar {
  readonly element = element('phone-nav');
  readonly #title = element('phone-nav-title');
  readonly #spinner = element('phone-spinner phone-nav-spinner');
  readonly #back = element('phone-nav-back', [drawing(12, 20, BACK)], 'button');
  readonly #home = element('phone-nav-back', [drawing(20, 20, HOME)], 'button');

  constructor(actions: Record<'back' | 'home' | 'menu' | 'close', () => void>) {
    this.#back.setAttribute('aria-label', '返回');
    this.#home.setAttribute('aria-label', '回首页');
    this.#back.addEventListener('click', actions.back);
    this.#home.addEventListener('click', actions.home);
    const middle = element('phone-nav-middle', [this.#spinner, this.#title]);
    const capsule = element('phone-capsule', [
      capsuleButton('菜单', drawing(20, 18, DOTS), actions.menu),
      element('phone-capsule-line'),
      capsuleButton('关闭小程序', drawing(18, 18, TARGET), actions.close),
    ]);
    this.element.append(this.#back, this.#home, middle, capsule);
  }

  show(look: NavBarLook): void {
    this.#title.textContent = look.title;
    this.#spinner.hidden = !look.loading;
    this.#back.hidden = look.leading !== 'back';
    this.#home.hidden = look.leading !== 'home';
    this.element.classList.toggle('is-custom', look.custom);
    this.element.style.background = look.custom ? 'transparent' : look.background;
    this.element.style.color = look.textStyle === 'white' ? '#fff' : '#000';
  }
}

function capsuleButton(name: string, picture: Element, act: () => void): HTMLElement {
  const button = element('phone-capsule-button', [picture], 'button');
  button.setAttribute('aria-label', name);
  button.addEventListener('click', act);
  return button;
}
