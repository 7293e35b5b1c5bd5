import { fontScaleStyle } from '../cloud/device';
import type { Failure } from '../cloud/outcomes';

/** What a page knows of its loading, for `page-state`. */
export interface Loading {
  pageStyle: string;
  status: 'loading' | 'ready' | 'empty' | 'error';
  failure: Failure | null;
}

/** A page that shows something loaded from the server. */
interface LoadingPage {
  data: Loading;
  setData(change: Partial<Loading>): void;
  load(): Promise<unknown>;
}

/** How every page that loads begins: with its skeleton. Spread it into `data`. */
export const loadingData: Loading = { pageStyle: '', status: 'loading', failure: null };

/** The page follows WeChat's font size. */
export function followFont(this: LoadingPage): void {
  this.setData({ pageStyle: fontScaleStyle() });
}

/** The page loads anew whenever it is seen, in WeChat's font size. */
export async function loadAtSight(this: LoadingPage): Promise<void> {
  this.setData({ pageStyle: fontScaleStyle() });
  await this.load();
}

/** What every page with a `load` of its own can do; spread it into the page. */
export const loadingPage = {
  /** Pulled down, it loads anew. */
  async onPullDownRefresh(this: LoadingPage): Promise<void> {
    await this.load();
    await wx.stopPullDownRefresh();
  },

  /** After a failure: the skeleton, and another try. */
  async retry(this: LoadingPage): Promise<void> {
    this.setData({ status: 'loading' });
    await this.load();
  },

  /** Back on the network only what failed is loaded: what somebody is filling in stays. */
  async loadIfFailed(this: LoadingPage & { retry(): Promise<void> }): Promise<void> {
    if (this.data.status === 'error') await this.retry();
  },

  /**
   * Loading failed. What is shown stays, and the failure is only said; otherwise it takes the page. Of whoever is bound no
   * more nothing stays: what was shown isn't theirs to see.
   */
  fail(this: LoadingPage, failure: Failure): void {
    const { status } = this.data;
    const isTheirs = failure.code !== 'AUTH.NOT_BOUND';
    if (isTheirs && (status === 'ready' || status === 'empty'))
      void wx.showToast({ title: failure.message, icon: 'none' });
    else this.setData({ status: 'error', failure });
  },
};
