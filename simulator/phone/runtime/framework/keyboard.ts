/** What is there to be pressed; a keyboard reaches these one after the other. */
const PRESSED = ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'option'];

/** Tells screen readers what an element is; what can be pressed can also be reached by Tab. Empty: nothing special. */
export function setRole(element: HTMLElement, role: string): void {
  if (role === '') element.removeAttribute('role');
  else element.setAttribute('role', role);
  if (PRESSED.includes(role)) element.tabIndex = 0;
  else element.removeAttribute('tabindex');
}

/** Enter and Space press what has the focus in `screen`; fields keep their keys. */
export function listenToKeys(screen: HTMLElement): void {
  screen.addEventListener('keydown', (event) => {
    const { key, target, repeat } = event;
    if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return;
    if (!PRESSED.includes(target.getAttribute('role') ?? '')) return;
    // Space would scroll the page.
    event.preventDefault();
    if (!repeat) target.click();
  });
}
