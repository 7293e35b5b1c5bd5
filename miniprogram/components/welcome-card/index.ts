import type { TemplateQuota } from '../../../typings/cloud-api';
import { call } from '../../cloud/call';
import { toAskFor } from '../../shared/to-ask-for';
import { topUp } from '../../shared/top-up';

/** Greets somebody who was bound a moment ago, and offers messages of WeChat; refusing them blocks nothing. */
Component({
  properties: {
    name: { type: String, value: '' },
  },
  data: {
    /** What WeChat will be asked for; known before the tap, which can't wait for it. */
    templates: [] as TemplateQuota[],
    /** Whether there is something to ask for, taken for granted until that is known. */
    offers: true,
    busy: false,
  },
  lifetimes: {
    attached() {
      void call('messages', 'quota', {}).then((answer) => {
        const templates = answer.ok ? answer.data.templates : [];
        this.setData({ templates, offers: templates.length > 0 });
      });
    },
  },
  methods: {
    async allow() {
      if (this.data.busy || this.data.templates.length === 0) return;
      const asking = topUp(toAskFor(this.data.templates));
      this.setData({ busy: true });
      const { said } = await asking;
      void wx.showToast({ title: said, icon: 'none' });
      this.done();
    },
    done() {
      this.triggerEvent('done');
    },
  },
});
