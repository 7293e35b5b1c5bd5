import { CurrentWindowBackendContext } from 'glass-easel';
import { BUILT_IN_TAGS } from '../../built-in-tags';

const builtIn = new Set<string>(BUILT_IN_TAGS);

/** glass-easel's browser back end with the phone's element names and without its own event handling. */
export class PhoneBackendContext extends CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => document.createElement(builtIn.has(tag) ? `wx-${tag}` : tag),
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as CurrentWindowBackendContext['document'];

  /** Events come from gestures.ts alone; listening to the document's as well would run handlers twice. */
  override setListenerStats(): void {
    // Nothing to do.
  }

  /** Not by animation frame, which a hidden or covered phone never gets. */
  override render(callback: (error: Error | null) => void): void {
    setTimeout(() => callback(null), 0);
  }
}
