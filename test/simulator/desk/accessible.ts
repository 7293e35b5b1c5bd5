import type { Page } from 'playwright-core';

const CONTROLS = 'button, input, select, a, summary, [tabindex="0"]';

/** The controls in `part` of the page that a screen reader would have no word for. */
export function namelessControls(page: Page, part = 'body'): Promise<string[]> {
  return page.locator(`${part} :is(${CONTROLS}, iframe, dialog)`).evaluateAll((controls) =>
    controls
      .filter((control) => {
        const labels = (control as HTMLInputElement).labels;
        return (
          !control.getAttribute('aria-label') &&
          !control.getAttribute('aria-labelledby') &&
          !control.getAttribute('title') &&
          !control.textContent &&
          !labels?.length
        );
      })
      .map((control) => control.outerHTML),
  );
}

/** The controls in `part` of the page that look the same with and without the keyboard's focus. */
export function unmarkedFocus(page: Page, part = 'body'): Promise<string[]> {
  return page.locator(`${part} :is(${CONTROLS}):not(:disabled)`).evaluateAll((controls) => {
    const lookOf = (element: Element) => {
      const shown = element.matches('[type=radio]') ? (element.closest('label') ?? element) : element;
      return [getComputedStyle(shown).outlineStyle, getComputedStyle(shown, '::before').outlineStyle].join();
    };
    return (controls as HTMLElement[])
      .filter((control) => {
        control.blur();
        const before = lookOf(control);
        control.focus({ focusVisible: true });
        return lookOf(control) === before;
      })
      .map((control) => control.outerHTML);
  });
}
