import type { ClassToday } from '../../../typings/cloud-api';
import type { Figure } from '../../shared/figures';
import { classCardView } from './view';

/**
 * A class on the head teacher's 今日: how many are there, and who is missing. A tap opens the day sheet, a tap
 * on a number those whom it counts.
 */
Component({
  properties: { summary: { type: Object, value: {} as ClassToday } },
  data: { view: null as ReturnType<typeof classCardView> | null },
  observers: {
    summary(value: ClassToday) {
      if (value.classId) this.setData({ view: classCardView(value) });
    },
  },
  methods: {
    async open() {
      await wx.navigateTo({ url: `/attendance/day-sheet/index?classId=${this.data.summary.classId}` });
    },

    async openCounted({ currentTarget }: WechatMiniprogram.BaseEvent<object, Pick<Figure, 'key'>>) {
      const { classId } = this.data.summary;
      await wx.navigateTo({
        url: `/attendance/day-sheet/index?classId=${classId}&only=${currentTarget.dataset.key}`,
      });
    },
  },
});
