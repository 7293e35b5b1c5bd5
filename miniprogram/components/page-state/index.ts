import type { Failure } from '../../cloud/outcomes';

/** What a page shows instead of its content: a skeleton, an error with retry, or an empty state. */
Component({
  properties: {
    /** `loading`, `error`, `empty`, or `ready`: the content in the slot. */
    status: { type: String, value: 'loading' },
    /** What went wrong; shown while the status is `error`. */
    failure: { type: Object, value: {} as Failure },
    emptyTitle: { type: String, value: '' },
    /** What to do next, when there is nothing to show. */
    emptyMessage: { type: String, value: '' },
  },
  methods: {
    /** Whoever isn't bound can do nothing here; the page loads anew when shown again. */
    bindAccount() {
      void wx.navigateTo({ url: '/school/bind/index' });
    },
    retry() {
      this.triggerEvent('retry');
    },
  },
});
