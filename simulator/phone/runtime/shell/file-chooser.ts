/**
 * Lets the person choose files of the computer; resolves to none when that is cancelled. `accept` as in HTML.
 * Must be called in the turn of a tap, or the browser refuses.
 */
export function chooseComputerFiles(accept: string, isMany: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', accept, multiple: isMany });
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
