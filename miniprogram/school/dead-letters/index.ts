import { call } from '../../cloud/call';
import { loadAtSight, loadingData, loadingPage } from '../../shared/loading-page';
import { type Trouble, troubles } from './view';

/** 发不出去的消息: what an officer has to put right so that WeChat takes the school's messages. */
Page({
  ...loadingPage,
  onShow: loadAtSight,

  data: { ...loadingData, troubles: [] as Trouble[] },

  async load() {
    const answer = await call('messages', 'deadLetters', {});
    if (!answer.ok) {
      this.fail(answer);
      return;
    }
    const found = troubles(answer.data.letters);
    this.setData({ troubles: found, status: found.length > 0 ? 'ready' : 'empty' });
  },
});
