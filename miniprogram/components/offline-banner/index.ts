import { followNetwork } from '../../cloud/network';

/** How each banner stops following the network; a function can't live in `data`. */
const stops = new WeakMap<object, () => void>();

/** Says that the phone has no network, for as long as it has none; tells the page when it is back. */
Component({
  data: { offline: false },
  lifetimes: {
    attached() {
      const follow = (connected: boolean) => {
        this.follow(connected);
      };
      stops.set(this, followNetwork(follow));
    },
    detached() {
      stops.get(this)?.();
    },
  },
  methods: {
    follow(connected: boolean) {
      const isBack = connected && this.data.offline;
      if (this.data.offline === connected) this.setData({ offline: !connected });
      if (isBack) this.triggerEvent('online');
    },
  },
});
