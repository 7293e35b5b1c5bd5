/** What a page shows instead of its content: a skeleton, an error with retry, or an empty state. */
Component({
  properties: {
    /** `loading`, `error`, `empty`, or `ready`: the content in the slot. */
    status: { type: String, value: 'loading' },
    title: { type: String, value: '' },
    message: { type: String, value: '' },
    /** For support, shown under an error. */
    requestId: { type: String, value: '' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
