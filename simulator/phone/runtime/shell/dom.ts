/** An element with a class, optional text and children; what the shell is made of. */
export function element(className: string, content: string | Node[] = [], tag = 'div'): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

/** An inline drawing of `width` × `height` units from trusted markup. */
export function drawing(width: number, height: number, markup: string): Element {
  const holder = document.createElement('div');
  holder.innerHTML = `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">${markup}</svg>`;
  return holder.firstElementChild ?? holder;
}
