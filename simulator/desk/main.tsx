import { render } from 'preact';
import { controlApi } from './api';
import { DeskView } from './desk-view';
import { recall, remember } from './remembered';
import { DeskStore } from './store';

/** Starts the desk in the page that `page.ts` made. */
function main(): void {
  const root = document.getElementById('desk');
  if (!root) throw new Error('The page has no desk');
  const title = root.dataset.title ?? '';
  const store: DeskStore = new DeskStore(
    controlApi,
    (desk) => {
      remember('folded', desk.folded);
      remember('read', desk.read);
      render(<DeskView desk={desk} store={store} title={title} />, root);
    },
    { folded: recall('folded'), read: recall('read') },
  );
  store.start();
}

main();
