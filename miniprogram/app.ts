import { startCloud } from './cloud/start';

App({
  onLaunch() {
    startCloud();
  },
});
