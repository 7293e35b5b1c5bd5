import type { CloudApi, InboxMessage } from '../../../typings/cloud-api';
import { call, callOnce } from '../../cloud/call';
import { followFont, loadingData, loadingPage } from '../../shared/loading-page';
import { openPage } from '../../shared/open-page';
import { endOf, messageViews, type MessageView, unreadIds } from './view';

/** More would make a page too heavy for an old phone; what is older takes their place. */
const MOST_SHOWN = 100;

/** 消息: everything the school told this person, newest first; what was shown counts as read. */
Page({
  ...loadingPage,
  onShow: followFont,

  data: {
    ...loadingData,
    messages: [] as MessageView[],
    more: false,
    busy: false,
    /** Whether newer messages than these were left behind. */
    isOlder: false,
  },

  last: [] as InboxMessage[],

  async onLoad() {
    await this.load();
  },

  async onReachBottom() {
    if (this.data.more && this.data.messages.length < MOST_SHOWN) await this.loadMore();
  },

  /** The newest messages, in the place of all that were shown. */
  async load() {
    const answer = await call('messages', 'inbox', {});
    if (answer.ok) this.replace(answer.data, false);
    else this.fail(answer);
  },

  async loadMore() {
    const before = endOf(this.last);
    if (this.data.busy || !before) return;
    this.setData({ busy: true });
    const answer = await call('messages', 'inbox', { before });
    this.setData({ busy: false });
    if (!answer.ok) void wx.showToast({ title: answer.message, icon: 'none' });
    // Pulled down meanwhile: what was asked for continues another list.
    else if (endOf(this.last)?.messageId !== before.messageId) return;
    else if (this.data.messages.length < MOST_SHOWN) this.append(answer.data);
    else this.replace(answer.data, true);
  },

  replace({ messages, more }: CloudApi['messages']['inbox']['reply'], isOlder: boolean) {
    const status = messages.length > 0 || isOlder ? 'ready' : 'empty';
    this.setData({ messages: messageViews(messages, Date.now()), more, isOlder, status });
    if (isOlder) void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    this.shown(messages);
  },

  append({ messages, more }: CloudApi['messages']['inbox']['reply']) {
    const { length } = this.data.messages;
    const added: Record<string, MessageView> = {};
    messageViews(messages, Date.now()).forEach((view, index) => {
      added[`messages[${length + index}]`] = view;
    });
    this.setData({ ...added, more });
    this.shown(messages);
  },

  /** The marks stay on the screen until the next look, so that one sees what is new. */
  shown(messages: InboxMessage[]) {
    this.last = messages;
    const messageIds = unreadIds(messages);
    if (messageIds.length > 0) void callOnce('messages', 'markRead', { messageIds }, 'markRead');
  },

  async open({ currentTarget }: WechatMiniprogram.BaseEvent<object, { page: string }>) {
    await openPage(currentTarget.dataset.page);
  },
});
