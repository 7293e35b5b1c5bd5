/** Opens the line to the cloud functions; once, before the first call. */
export function startCloud(): void {
  // The environment is the one chosen in DevTools; user traces stay off, the records are our own.
  wx.cloud.init({ traceUser: false });
}
