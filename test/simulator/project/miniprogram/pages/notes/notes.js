Page({
  data: { text: '', notes: [] },

  onLoad() {
    return this.load();
  },

  onInput(event) {
    this.setData({ text: event.detail.value });
  },

  async onAdd() {
    await wx.cloud.callFunction({ name: 'notes', data: { action: 'add', text: this.data.text } });
    this.setData({ text: '' });
    await this.load();
  },

  async load() {
    const { result } = await wx.cloud.callFunction({ name: 'notes', data: { action: 'list' } });
    this.setData({ notes: result });
  },
});
