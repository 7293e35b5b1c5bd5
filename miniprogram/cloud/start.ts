import { environment } from './environment';

/** Opens the line to the cloud functions; once, before the first call. */
export function startCloud(): void {
  // User traces stay off: the records are the school's own.
  wx.cloud.init({ traceUser: false, ...(environment === null ? {} : { env: environment }) });
}
