/** Tells `listener` now and at every change whether the phone has a network; returns how to stop that. */
export function followNetwork(listener: (connected: boolean) => void): () => void {
  const onChange: WechatMiniprogram.OnNetworkStatusChangeCallback = ({ isConnected }) => {
    listener(isConnected);
  };
  wx.onNetworkStatusChange(onChange);
  void wx.getNetworkType().then(({ networkType }) => {
    listener(networkType !== 'none');
  });
  return () => {
    wx.offNetworkStatusChange(onChange as unknown as WechatMiniprogram.OffNetworkStatusChangeCallback);
  };
}
