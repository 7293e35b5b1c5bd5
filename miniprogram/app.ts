App({
  onLaunch() {
    // The environment is the one chosen in DevTools; user traces stay off, the records are our own.
    wx.cloud.init({ traceUser: false });
  },
});
