import type { Day } from '../../../typings/cloud-api';

/** A page on which somebody chooses from which day on something holds. */
interface DayPage {
  data: { days: readonly { day: Day }[] };
  setData(change: { from: Day; isOtherDay: boolean; said: string }): void;
  /** Says what would happen now. */
  review(): void;
}

/** A quick choice of a day, or any other one; spread it into the page. */
export const choosingDay = {
  chooseDay(this: DayPage, { currentTarget }: WechatMiniprogram.TouchEvent): void {
    const { day } = currentTarget.dataset as { day: Day };
    this.setData({ from: day, isOtherDay: false, said: '' });
    this.review();
  },

  changeDay(this: DayPage, { detail }: WechatMiniprogram.PickerChange): void {
    const from = detail.value as Day;
    this.setData({ from, isOtherDay: !this.data.days.some(({ day }) => day === from), said: '' });
    this.review();
  },
};
